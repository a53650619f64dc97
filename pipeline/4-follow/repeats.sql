-- One row per statement that stands near word for word in the unit's report before. Likeness is the Jaccard index of word pairs, estimated
-- on bottom-16 sketches (A. Broder, SEQUENCES 1997); 0.8 and more is the same. Only pairs that share four hashes can be as like as that.
with ordered as (
  select report_id, lag(report_id) over (partition by unit_id order by from_date) as previous_id
  from coverage join periods using (period) where report_id is not null
),
hashes as (select report_id, statement_id, unnest(shingles) as hash from statements where len(shingles) >= 5),
pairs as (
  select this.statement_id, before.statement_id as before_id
  from ordered join hashes this using (report_id) join hashes before on before.report_id = previous_id and before.hash = this.hash
  group by all having count(*) >= 4
),
alike as (
  select statement_id, before_id, before.ordinal, likeness(this.shingles, before.shingles) as likeness
  from pairs join statements this using (statement_id) join statements before on before.statement_id = before_id
)
select statement_id, max_by(before_id, (likeness, -ordinal)) as before_id, max(likeness) as likeness
from alike where likeness >= 0.8
group by statement_id
order by statement_id

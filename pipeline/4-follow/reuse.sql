-- One row per report that has one before it: the share of its statements that stand in the one before, near word for word.
-- Likeness is the Jaccard index of word pairs, estimated on bottom-16 sketches (A. Broder, SEQUENCES 1997); 0.8 and more is the same.
with ordered as (
  select unit_id, period, report_id, lag(report_id) over (partition by unit_id order by from_date) as previous_id
  from coverage join periods using (period) where report_id is not null
),
long as (select report_id, statement_id, shingles from statements where len(shingles) >= 5)
select ordered.report_id, previous_id, count(*)::integer as statements,
  count(*) filter (is_same)::integer as same, count(*) filter (is_same) / count(*) as share
from ordered
join (
  select this.report_id, this.statement_id,
    bool_or(likeness(this.shingles, before.shingles) >= 0.8) as is_same
  from ordered join long this using (report_id) left join long before on before.report_id = previous_id
  where previous_id is not null
  group by all
) compared on compared.report_id = ordered.report_id
group by all
order by all

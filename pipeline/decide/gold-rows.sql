-- One row per statement that a person decided on, or that is of a candidate which a person gave to a matter: a labelled sentence. `label` is
-- the one decided; where none was, the one that stood when a person looked, `unsure`. `types` only where matters were decided ([] = none
-- fits). The clause before it, in the section, is its surroundings.
with given as (
  select statement_id, decision as matters from candidate_statements join candidates using (candidate_id)
  where decision not in ('accepted', 'rejected')
),
says as (
  select statement_id, bool_or(field = 'label') as has_label, bool_or(field = 'matter') as has_matters,
    max(value) filter (field = 'matter') as matters, max(value) filter (field = 'face') as face
  from (
    select statement_id, field, value from decided where field in ('label', 'matter', 'face')
    union all
    select statement_id, 'matter', matters from given where statement_id not in (select statement_id from decided where field = 'matter')
  ) group by all
),
placed as (
  select statement_id, coalesce(lag(text) over (partition by report_id, section order by ordinal), heading) as prev_text, heading
  from statements left join sections using (report_id, section)
  semi join (select report_id from says join statements using (statement_id)) using (report_id)
)
select statement_id as id, report_id as report, heading as section, prev_text, text,
  case when label = 'request' then 'solution' else label end as label, label = 'request' as request, not has_label as unsure,
  case when has_matters then coalesce(string_split(matters, ' '), []::varchar[]) end as types, coalesce(says.face, stands.face) as face
from says join claims using (statement_id) join placed using (statement_id)
left join (select statement_id, max_by(face, (confidence, face)) as face from claim_matters group by all) stands using (statement_id)
order by period, path, ordinal

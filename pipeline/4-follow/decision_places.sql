-- One row per decision and statement it speaks of. A decision stays with the words: in the report it was made on, when its bytes are gone in
-- the one that stands under its path now, and in the versions that replaced either.
with recursive versions as (
  (select decision_id, reports.report_id from decisions join reports using (report_id)
   union select decision_id, reports.report_id from decisions join reports using (path) where decisions.report_id not in (select report_id from reports))
  union
  select decision_id, superseded_by from versions join reports using (report_id) where superseded_by is not null
),
keyed as (
  select statement_id, report_id, text_key(text) as key, row_number() over (partition by report_id, text_key(text) order by ordinal) - 1 as nth
  from statements semi join versions using (report_id)
)
select decision_id, statement_id
from (select decision_id, text_key(text) as key, nth from decisions)
join versions using (decision_id) join keyed using (report_id, key, nth)
order by all

-- One row per unit and period in which it was asked or sent.
with sent as (
  select unit_id, called_period as period, count(*)::integer as reports,
    max_by(report_id, (issued_on, report_id)) as report_id, min(issued_on) as first_issued
  from standing_reports group by all
)
select unit_id, period, calls.unit_id is not null as is_asked, due, report_id, coalesce(reports, 0) as reports,
  try_cast(first_issued as date) > due as is_late
from (select unit_id, period, min(due) as due from calls group by all) calls full join sent using (unit_id, period)
order by unit_id, period

-- One row per unit asked or heard in the period ($1), with the report that stands.
select coverage.unit_id, is_asked, due::varchar as due, is_late, coverage.report_id, coverage.reports, number, path, issued_on, share as copied
from coverage left join reports using (report_id) left join reuse using (report_id)
where coverage.period = $1
order by coverage.unit_id

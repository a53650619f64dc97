-- Units asked in a period, with whether they sent and how late; $1 = period.
select coverage.unit_id, coalesce(units.name, coverage.unit_id) as unit_name, report_id is not null as is_sent, coalesce(is_late, false) as is_late
from coverage join periods using (period)
left join units on units.unit_id = coverage.unit_id and coalesce(valid_from, date '0001-01-01') <= to_date and to_date < coalesce(valid_to, date '9999-12-31')
where is_asked and period = $1
order by unit_name

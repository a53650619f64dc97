-- One row per report that has one before it: the share of its statements that stand in the one before, near word for word (repeats.sql).
with ordered as (
  select report_id, lag(report_id) over (partition by unit_id order by from_date) as previous_id
  from coverage join periods using (period) where report_id is not null
)
select report_id, previous_id, count(*)::integer as statements, count(before_id)::integer as same, count(before_id) / count(*) as share
from ordered join statements using (report_id) left join repeats using (statement_id)
where previous_id is not null and len(shingles) >= 5
group by all
order by all

-- One row per matter ever named and period of the calls: three denominators, never mixed.
-- Wilson interval: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212, z = 1.96; withheld when fewer than 5 units sent.
with asked as (
  select period, count(*) filter (is_asked) as asked, count(*) filter (report_id is not null) as sent
  from coverage where is_asked group by all
),
covering as (
  select period, theme, count(distinct unit_id) as covering
  from claims join claim_matters using (statement_id) semi join (from coverage where is_asked) using (unit_id, period)
  group by all
),
counts as (
  select matter, period,
    count(*) filter (face in ('weak', 'both')) as weak,
    count(*) filter (face = 'achieved') as achieved,
    count(*) filter (face = 'both') as weak_and_achieved,
    count(*) filter (state = 'chronic') as chronic,
    count(*) filter (state = 'resolved_claimed') as resolved,
    count(*) filter (state = 'relapsed') as relapsed
  from ledger semi join (from coverage where is_asked) using (unit_id, period)
  group by all
)
select matter, theme, period, asked::integer as asked, sent::integer as sent, coalesce(covering, 0)::integer as covering,
  coalesce(weak, 0)::integer as weak, coalesce(achieved, 0)::integer as achieved, coalesce(weak_and_achieved, 0)::integer as weak_and_achieved,
  coalesce(chronic, 0)::integer as chronic, coalesce(resolved, 0)::integer as resolved, coalesce(relapsed, 0)::integer as relapsed,
  (coalesce(covering, 0) - coalesce(weak, 0) - coalesce(achieved, 0))::integer as silent,
  case when sent >= 5 then (weak_low).low end as weak_low, case when sent >= 5 then (weak_low).high end as weak_high
from (
  select *, wilson(coalesce(weak, 0), sent) as weak_low
  from (select distinct matter from ledger) join matters using (matter) cross join asked
  left join covering using (period, theme) left join counts using (matter, period)
)
order by matter, period

-- One row per unit, matter and period of the calls, for every matter the unit ever named; states as in docs/architecture.md and the COMMENT of ledger.state.
-- A weakness counts when the unit names it of itself or of those below it, as a limitation or as a cause.
with faces as (
  select unit_id, period, matter, theme,
    bool_or(face = 'weak') as is_weak,
    bool_or(face = 'achieved') as is_achieved,
    bool_or(face = 'achieved' and status = 'resolved_claimed') as says_resolved
  from claims join claim_matters using (statement_id)
  where (face = 'weak' and label in ('limitation', 'cause') and holder is distinct from 'superior') or (face = 'achieved' and label = 'achievement')
  group by all
),
covered as (select distinct unit_id, period, theme from claims join claim_matters using (statement_id)),
named as (select distinct unit_id, matter, theme from faces),
grid as (
  select unit_id, matter, theme, period, from_date, report_id is not null as is_sent, covered.theme is not null as is_covered,
    coalesce(is_weak, false) as is_weak, coalesce(is_achieved, false) as is_achieved, coalesce(says_resolved, false) as says_resolved
  from named
  join (from coverage where period in (select period from calls)) asked using (unit_id)
  join periods using (period)
  left join covered using (unit_id, period, theme)
  left join faces using (unit_id, period, matter, theme)
),
-- Only reports that cover the theme count; a gap counts neither toward a streak nor against it.
counted as (
  select *, coalesce(sum((not is_weak)::integer) over (partition by unit_id, matter order by from_date), 0) as island,
    coalesce(bool_or(is_weak) over (before rows between 3 preceding and 1 preceding), false) as weak_lately,
    coalesce(bool_or(is_weak) over (before rows between unbounded preceding and 1 preceding), false) as weak_ever,
    last_value(case when is_weak then 'weak' when is_achieved then 'achieved' end ignore nulls)
      over (before rows between unbounded preceding and 1 preceding) as last_said
  from grid where is_sent and is_covered
  window before as (partition by unit_id, matter order by from_date)
),
streaks as (
  select *, sum(is_weak::integer) over running as streak, first_value(case when is_weak then period end ignore nulls) over running as weak_since
  from counted
  window running as (partition by unit_id, matter, island order by from_date rows unbounded preceding)
)
select unit_id, matter, grid.period,
  case when not grid.is_sent then 'no_report' when not grid.is_covered then 'uncovered'
    when grid.is_weak and grid.is_achieved then 'both' when grid.is_weak then 'weak' when grid.is_achieved then 'achieved' else 'silent' end as face,
  case when not grid.is_sent or not grid.is_covered then 'unknown'
    when grid.is_weak and streak >= 3 then 'chronic'
    when grid.is_weak and streak = 2 then 'persisting'
    when grid.is_weak and weak_ever and last_said = 'achieved' then 'relapsed'
    when grid.is_weak and weak_lately then 'recurring'
    when grid.is_weak then 'new'
    when grid.is_achieved and (last_said = 'weak' or grid.says_resolved) then 'resolved_claimed'
    when grid.is_achieved then 'achieved'
    else 'silent' end as state,
  case when grid.is_weak then coalesce(streak, 0)::integer else 0 end as streak,
  case when grid.is_weak then weak_since end as weak_since
from grid
left join streaks using (unit_id, matter, period)
order by unit_id, matter, grid.period

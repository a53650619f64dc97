-- What became in the period ($1) of each unit's weaknesses of the period before ($2): one row per matter and outcome.
select before.matter,
  case when now.face in ('weak', 'both') then 'still' when now.face = 'achieved' then 'overcome' when now.face = 'silent' then 'silent'
    when now.face = 'uncovered' then 'uncovered' else 'no_report' end as outcome,
  count(*) as units
from ledger before
left join ledger now on now.unit_id = before.unit_id and now.matter = before.matter and now.period = $1
where before.period = $2 and before.face in ('weak', 'both')
group by all
order by all

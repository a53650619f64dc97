-- The sentences behind a period's weaknesses, by matter, then unit; $1 = period.
select statement_id, mentions.matter, claims.unit_id, coalesce(units.name, claims.unit_id) as unit_name, claims.text, claims.number, claims.path, blocks.page, claims.block + 1 as paragraph,
  ledger.state, ledger.streak
from claims join mentions using (statement_id)
join blocks on blocks.report_id = claims.report_id and blocks.block = claims.block
join periods on periods.period = claims.period
left join ledger on ledger.unit_id = claims.unit_id and ledger.matter = mentions.matter and ledger.period = claims.period
left join units on units.unit_id = claims.unit_id and coalesce(valid_from, date '0001-01-01') <= to_date and to_date < coalesce(valid_to, date '9999-12-31')
where claims.period = $1 and mentions.face = 'weak' and claims.label in ('limitation', 'cause') and claims.holder is distinct from 'superior'
order by mentions.matter, unit_name, claims.ordinal

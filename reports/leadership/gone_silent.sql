-- One row per unit and matter weak in the period before ($2) of which the report of the period ($1) does not speak, with what was said then.
select before.unit_id, before.matter, now.face, claims.statement_id, claims.text, number, path, page, claims.block
from ledger before
join (
  select claims.unit_id, matter, min_by(claims.statement_id, (label != 'limitation', ordinal)) as statement_id
  from claims join claim_matters using (statement_id)
  where period = $2 and face = 'weak' and label in ('limitation', 'cause') and holder is distinct from 'superior'
  group by all
) said on said.unit_id = before.unit_id and said.matter = before.matter
join claims on claims.statement_id = said.statement_id
left join blocks on blocks.report_id = claims.report_id and blocks.block = claims.block
left join ledger now on now.unit_id = before.unit_id and now.matter = before.matter and now.period = $1
where before.period = $2 and before.face in ('weak', 'both') and coalesce(now.face, 'no_report') in ('silent', 'uncovered', 'no_report')
order by before.matter, before.unit_id

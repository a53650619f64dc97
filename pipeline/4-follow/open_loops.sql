-- One row per unit, period and matter weak in its report, without a solution on the matter in the same report.
select unit_id, period, matter, min_by(statement_id, ordinal) as statement_id
from claims join claim_matters using (statement_id)
where face = 'weak' and label = 'limitation'
  and not exists (
    from claims remedy join claim_matters answer on answer.statement_id = remedy.statement_id
    where remedy.label in ('solution', 'request') and remedy.unit_id = claims.unit_id and remedy.period = claims.period and answer.matter = claim_matters.matter)
group by all
order by all

-- One row per unit asked in the period ($1) and matter: those it ever named, and those it is silent on or whose theme it does not cover.
-- `before` is the face of the period before ($2); null when there is none.
with asked as (from coverage where period = $1 and is_asked),
covered as (
  select distinct unit_id, theme from claims join claim_matters using (statement_id) where period = $1
),
named as (select distinct matter from ledger)
select asked.unit_id, named.matter,
  coalesce(now.face, case when asked.report_id is null then 'no_report' when covered.theme is null then 'uncovered' else 'silent' end) as face,
  coalesce(now.state, case when asked.report_id is null or covered.theme is null then 'unknown' else 'silent' end) as state,
  coalesce(now.streak, 0) as streak, now.weak_since, before.face as before
from asked cross join named join matters on matters.matter = named.matter
left join covered on covered.unit_id = asked.unit_id and covered.theme = matters.theme
left join ledger now on now.unit_id = asked.unit_id and now.matter = named.matter and now.period = $1
left join ledger before on before.unit_id = asked.unit_id and before.matter = named.matter and before.period = $2
order by asked.unit_id, named.matter

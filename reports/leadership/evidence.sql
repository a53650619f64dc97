-- One row per statement of the period ($1) and matter it is about. `kind` says on which side of the ledger it counts (null: on neither).
select claims.statement_id, unit_id, text, subject, label, reviewed, claims.confidence, report_id, number, path, page, claims.block, ordinal, matter, matter_confidence,
  case when face = 'weak' and label in ('limitation', 'cause') and holder is distinct from 'superior' then 'weak'
    when face = 'achieved' and label = 'achievement' then 'achieved'
    when face = 'remedy' or label in ('solution', 'request') then 'remedy' end as kind
from claims
join (select statement_id, matter, max_by(face, (confidence, face)) as face, max(confidence) as matter_confidence from claim_matters group by all) mentions using (statement_id)
left join (select report_id, block, page from blocks) blocks using (report_id, block)
where period = $1
order by unit_id, report_id, ordinal, matter

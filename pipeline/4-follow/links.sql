-- One row per relation between two statements of a unit.
with claim as (select statement_id, report_id, unit_id, period, section, ordinal, label, matter, theme, face from claims join claim_matters using (statement_id))
select weak.statement_id as from_id, good.statement_id as to_id, 'same_matter_contrast' as kind, null::double as likeness
from claim weak join claim good using (report_id, matter)
where weak.face = 'weak' and weak.label = 'limitation' and good.face = 'achieved'
union
select cause.statement_id, fault.statement_id, 'cause_of', null
from claim cause join claim fault using (report_id, matter)
where cause.label = 'cause' and fault.label = 'limitation' and fault.face = 'weak'
union
select fault.statement_id, remedy.statement_id, 'remedied_by', null
from claim fault join claim remedy using (report_id, matter)
where fault.label = 'limitation' and fault.face = 'weak' and remedy.label = 'solution'
union all
select statement_id, before_id, 'repeats', likeness from repeats
order by all

-- One row per relation between two statements of a unit.
with claim as (select statement_id, report_id, unit_id, period, section, ordinal, label, matter, theme, face from claims join mentions using (statement_id)),
ordered as (
  select report_id, lag(report_id) over (partition by unit_id order by from_date) as previous_id
  from coverage join periods using (period) where report_id is not null
)
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
select this.statement_id, max_by(before.statement_id, (likeness(this.shingles, before.shingles), -before.ordinal)), 'repeats',
  max(likeness(this.shingles, before.shingles))
from ordered join statements this using (report_id) join statements before on before.report_id = previous_id
where len(this.shingles) >= 5 and len(before.shingles) >= 5 and likeness(this.shingles, before.shingles) >= 0.8
group by this.statement_id
order by all

-- One row per unit asked and matter it names as weak in the period ($1) without a solution on the matter.
select open_loops.unit_id, matter, statement_id
from open_loops semi join (from coverage where is_asked) asked on asked.unit_id = open_loops.unit_id and asked.period = open_loops.period
where open_loops.period = $1
order by matter, open_loops.unit_id

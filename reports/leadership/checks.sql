-- One row per question to a unit on the period ($1).
select unit_id, rule, place, actual, expected, question
from checks where period = $1
order by unit_id, rule, place

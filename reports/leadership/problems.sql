-- One row per thing wrong with a file that is not in the figures, as last seen.
select path, status, place, rule, actual, expected, action
from problems join files using (path)
where severity = 'error' and status in ('quarantined', 'refused')
order by path, ordinal

-- One row per unit with the name it bore on the last day of the period ($1), or else the one nearest in time.
select unit_id,
  min_by(name, (valid_from > to_date or valid_to <= to_date, abs(date_diff('day', to_date, coalesce(valid_from, valid_to, to_date))), name)) as name,
  min_by(coalesce(abbreviation, name), (valid_from > to_date or valid_to <= to_date, abs(date_diff('day', to_date, coalesce(valid_from, valid_to, to_date))), name)) as short_name,
  min_by(parent_id, (valid_from > to_date or valid_to <= to_date, name)) as parent_id
from units cross join (select to_date from periods where period = $1)
group by unit_id
order by unit_id

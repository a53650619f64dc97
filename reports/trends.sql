-- The weaknesses of a period, the most widespread first, with their past; $1 = period, $2 = how many.
select matter, weakness, themes.name as theme_name, weak, sent, asked, covering, chronic, resolved, weak_and_achieved, silent,
  (select list({period: past.period, name: periods.name, weak: past.weak, sent: past.sent} order by to_date)
   from trends past join periods using (period) where past.matter = trends.matter) as past
from trends join matters using (matter) join themes on themes.theme = matters.theme
where period = $1 and weak > 0
order by weak desc, chronic desc, matter
limit $2

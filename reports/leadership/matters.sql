-- One row per matter ever named, in the period ($1) and beside it the one before ($2; null when there is none).
select trends.matter, trends.theme, themes.name as theme_name, matters.name, matters.weakness,
  trends.asked, trends.sent, trends.covering, trends.weak, trends.achieved, trends.weak_and_achieved, trends.chronic, trends.resolved,
  trends.relapsed, trends.silent, before.weak as weak_before, before.sent as sent_before
from trends join matters using (matter) join themes on themes.theme = trends.theme
left join trends before on before.matter = trends.matter and before.period = $2
where trends.period = $1
order by trends.weak desc, trends.chronic desc, trends.resolved desc, trends.matter

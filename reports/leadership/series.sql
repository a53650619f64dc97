-- One row per matter and period: what the charts over time draw.
select matter, period, weak, sent, weak_low as low, weak_high as high
from trends
order by matter, period

-- One row per question to a unit about its figures: a question, not a verdict.
select unit_id, period, 'ratio-recomputed' as rule, place,
  format('{:.2f} %', value) as actual, format('{:.2f} % = {:.0f}/{:.0f}', recomputed, numerator, denominator) as expected,
  'Tỷ lệ nêu trong báo cáo khác tỷ lệ tính lại từ tử số và mẫu số; đề nghị đơn vị kiểm tra lại số nào đúng.' as question
from figures
where recomputed is not null and value is not null and unit = '%' and operator = '=' and abs(value - recomputed) > 0.5
union all
select unit_id, period, 'part-over-whole', place, format('{:.0f}/{:.0f}', numerator, denominator), 'tử số không lớn hơn mẫu số',
  'Tử số lớn hơn mẫu số; đề nghị đơn vị xem lại.'
from figures join metric_defs using (metric)
where numerator > denominator and type = 'ratio'
union all
select unit_id, period, 'two-values', string_agg(distinct place, '; ' order by place),
  string_agg(distinct format('{:g}', value), ' và ' order by format('{:g}', value)), null,
  'Cùng một chỉ tiêu, cùng kỳ, báo cáo nêu hai số khác nhau; đề nghị đơn vị cho biết số nào đúng.'
from figures join metric_defs using (metric)
where value is not null and operator = '=' and type = 'count_stock' and source = 'form'
group by unit_id, period, metric having count(distinct value) > 1
order by all

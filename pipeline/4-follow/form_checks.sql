-- One row per question to a unit about its figures: a question, not a verdict. Rules R01–R30 are those of data/taxonomy/metrics.yaml.
-- Figures of running text are asked about only by themselves here: a sentence may speak of a part of the unit (text_checks.sql).
with stated as (
  select figures.*, metric_defs.name, metric_defs.type, metric_defs.unit as usual_unit
  from figures left join metric_defs using (metric)
  where report_id is null or report_id in (select report_id from standing_reports)
),
form as (from form_figures join metric_defs using (metric)),
books as (
  select unit_id, period, map_from_entries(list((metric, value) order by metric)) as now, map_from_entries(list((metric, place) order by metric)) as places
  from form group by unit_id, period
),
-- With the figures of the period before, of the same kind; none across a merger, where they cannot be compared.
kinds as (select period, ordinal, from_date, to_date, regexp_replace(period, '[0-9]+', '', 'g') as kind from periods),
pairs as (
  select books.unit_id, books.period, books.now, books.places, kinds.from_date, kinds.to_date, case when joined.to_unit is null then earlier.now end as before
  from books left join kinds using (period)
  left join kinds last on last.kind = kinds.kind and last.ordinal = kinds.ordinal - 1
  left join books earlier on earlier.unit_id = books.unit_id and earlier.period = last.period
  left join (select to_unit, max(on_date) as on_date from unit_links group by all) joined
    on joined.to_unit = books.unit_id and joined.on_date between last.from_date and kinds.to_date
),
totals (rule, total, parts) as (
  values
    ('R01', 'so_tccsd', ['so_dang_bo_co_so', 'so_chi_bo_co_so']),
    ('R02', 'so_dang_vien', ['so_dv_chinh_thuc', 'so_dv_du_bi']),
    ('R10', 'so_tcd_danh_gia', ['so_tcd_htxsnv', 'so_tcd_httnv', 'so_tcd_htnv', 'so_tcd_khtnv']),
    ('R11', 'so_dv_danh_gia', ['so_dv_htxsnv', 'so_dv_httnv', 'so_dv_htnv', 'so_dv_khtnv']),
    ('R15', 'so_dv_ky_luat', ['so_dv_kl_khien_trach', 'so_dv_kl_canh_cao', 'so_dv_kl_cach_chuc', 'so_dv_kl_khai_tru'])
),
limits (rule, part, whole) as (
  values
    ('R03', 'so_dv_nu', 'so_dang_vien'), ('R03', 'so_dv_mien_sh', 'so_dang_vien'), ('R08', 'so_ky_shcd', 'so_ky_sh'),
    ('R12', 'so_tcd_danh_gia', 'so_tccsd'), ('R12', 'so_dv_danh_gia', 'so_dang_vien'),
    ('R16', 'so_tcd_kt_co_kd', 'so_tcd_kiem_tra'), ('R16', 'so_dv_kt_co_kd', 'so_dv_kiem_tra'),
    ('R16', 'so_tcd_dhvp_co_vp', 'so_tcd_kt_dhvp'), ('R16', 'so_dv_dhvp_co_vp', 'so_dv_kt_dhvp'),
    ('R18', 'so_don_giai_quyet', 'so_don_thuoc_tham_quyen'), ('R20', 'so_nguoi_ke_khai', 'so_nguoi_phai_ke_khai'),
    ('R21', 'so_han_che_da_khac_phuc', 'so_han_che_phai_khac_phuc')
),
-- The shares of the four grades: of 100 together, but for rounding.
grades (metric, parts) as (
  values
    ('ty_le_tcd_htxsnv', ['ty_le_tcd_htxsnv', 'ty_le_tcd_httnv', 'ty_le_tcd_htnv', 'ty_le_tcd_khtnv']),
    ('ty_le_dv_htxsnv', ['ty_le_dv_htxsnv', 'ty_le_dv_httnv', 'ty_le_dv_htnv', 'ty_le_dv_khtnv'])
),
-- Usual shares of inspections that find faults: planned ones, and those on signs of a breach (national figures of 2021–2023: 2–3 % and 52–75 %).
findings (part, whole, low, high) as (
  values
    ('so_tcd_kt_co_kd', 'so_tcd_kiem_tra', 0, 0.1), ('so_dv_kt_co_kd', 'so_dv_kiem_tra', 0, 0.1),
    ('so_tcd_dhvp_co_vp', 'so_tcd_kt_dhvp', 0.4, 0.9), ('so_dv_dhvp_co_vp', 'so_dv_kt_dhvp', 0.4, 0.9)
),
-- What a figure should be by others; null parts of a sum that says so are 0.
expectations as (
  select unit_id, period, 'R04' as rule, 'so_dang_vien' as metric, now['so_dang_vien'] as value,
    before['so_dang_vien'] + now['so_dv_ket_nap'] + now['so_dv_chuyen_den'] - now['so_dv_chuyen_di'] - coalesce(now['so_dv_tu_tran'], 0)
      - coalesce(now['so_dv_xoa_ten'], 0) - coalesce(now['so_dv_xin_ra'], 0) - coalesce(now['so_dv_kl_khai_tru'], 0) as expected, 0 as slack,
    'Số đảng viên cuối kỳ khác số kỳ trước cộng kết nạp, chuyển đến, trừ chuyển đi và giảm khác; đề nghị đơn vị đối chiếu biến động trong kỳ.' as question
  from pairs
  union all
  select unit_id, period, 'R07', 'ty_le_ket_nap', now['ty_le_ket_nap'], 100 * now['so_dv_ket_nap'] / nullif(before['so_dang_vien'], 0), 0.5,
    'Tỷ lệ kết nạp khác tỷ lệ tính trên số đảng viên đầu kỳ; đề nghị đơn vị cho biết mẫu số đã dùng.' from pairs
  union all
  select unit_id, period, 'R19', 'so_don_ton', now['so_don_ton'], before['so_don_ton'] + now['so_don_thuoc_tham_quyen'] - now['so_don_giai_quyet'], 0,
    'Số đơn tồn khác số kỳ trước cộng đơn thuộc thẩm quyền trừ đơn đã giải quyết; đề nghị đơn vị kiểm tra lại.' from pairs
  union all
  select unit_id, period, 'R20', 'ty_le_ke_khai', now['ty_le_ke_khai'], 100 * now['so_nguoi_ke_khai'] / nullif(now['so_nguoi_phai_ke_khai'], 0), 0.5,
    'Tỷ lệ kê khai khác tỷ lệ tính từ số người kê khai và số người phải kê khai; đề nghị đơn vị kiểm tra lại.' from pairs
),
-- The least or most a figure can be.
bounds as (
  select unit_id, period, 'R05' as rule, 'so_dang_vien' as metric, now['so_dang_vien'] as value,
    3 * (coalesce(now['so_chi_bo_tt'], 0) + coalesce(now['so_chi_bo_co_so'], 0)) as low, null::double as high,
    'Bình quân mỗi chi bộ dưới 3 đảng viên chính thức; đề nghị đơn vị kiểm tra lại số chi bộ hoặc số đảng viên.' as question
  from pairs
  union all
  select unit_id, period, 'R06', 'so_dang_vien', now['so_dang_vien'], null, 100 * (now['so_chi_bo_tt'] + coalesce(now['so_chi_bo_co_so'], 0)),
    'Bình quân mỗi chi bộ trên 100 đảng viên; đề nghị đơn vị kiểm tra lại số chi bộ.' from pairs
  union all
  select unit_id, period, 'R08', 'so_ky_sh', now['so_ky_sh'], null, date_diff('month', from_date, to_date) + 1 + 3,
    'Số kỳ sinh hoạt nhiều hơn số tháng của kỳ báo cáo; đề nghị đơn vị cho biết là số kỳ của một chi bộ hay của tất cả chi bộ.' from pairs
  union all
  select unit_id, period, 'R13', 'so_dv_htxsnv', now['so_dv_htxsnv'], null, ceil(0.2 * now['so_dv_httnv']),
    'Số hoàn thành xuất sắc vượt 20 % số hoàn thành tốt; đề nghị đơn vị cho biết căn cứ và mẫu số.' from pairs
  union all
  select unit_id, period, 'R18', 'so_don_giai_quyet', now['so_don_giai_quyet'], null, now['so_don_tiep_nhan'] + coalesce(before['so_don_ton'], 0),
    'Số đơn đã giải quyết nhiều hơn số đơn tiếp nhận và tồn kỳ trước; đề nghị đơn vị xem lại.' from pairs
  union all
  select unit_id, period, 'R18', 'so_don_thuoc_tham_quyen', now['so_don_thuoc_tham_quyen'], null, now['so_don_tiep_nhan'] + coalesce(before['so_don_ton'], 0),
    'Số đơn thuộc thẩm quyền nhiều hơn số đơn tiếp nhận và tồn kỳ trước; đề nghị đơn vị xem lại.' from pairs
),
asked as (
  select unit_id, period, 'ratio-recomputed' as rule, place, printed(value) || ' %' as actual,
    format('{} % = {}/{}', printed(recomputed), printed(numerator), printed(denominator)) as expected,
    'Tỷ lệ nêu trong báo cáo khác tỷ lệ tính lại từ tử số và mẫu số; đề nghị đơn vị kiểm tra lại số nào đúng.' as question
  from stated
  where recomputed is not null and value is not null and unit = '%' and operator = '=' and abs(value - recomputed) > 0.5
  union all
  select unit_id, period, 'part-over-whole', place, format('{}/{}', printed(numerator), printed(denominator)), 'tử số không lớn hơn mẫu số',
    'Tử số lớn hơn mẫu số; đề nghị đơn vị xem lại.'
  from stated where numerator > denominator and type = 'ratio'
  union all
  select unit_id, period, 'two-values', string_agg(distinct place, '; ' order by place),
    string_agg(distinct printed(value), ' và ' order by printed(value)), null,
    'Cùng một chỉ tiêu, cùng kỳ, báo cáo nêu hai số khác nhau; đề nghị đơn vị cho biết số nào đúng.'
  from stated where value is not null and operator = '=' and type = 'count_stock' and source = 'form'
  group by unit_id, period, metric having count(distinct value) > 1
  union all
  select unit_id, period, rule, places[total], printed(now[total]),
    format('{} = {}', printed(list_sum(list_transform(parts, lambda part: now[part]))), array_to_string(list_transform(parts, lambda part: printed(now[part])), ' + ')),
    'Tổng khác các phần cộng lại; đề nghị đơn vị kiểm tra lại số nào đúng.'
  from pairs, totals
  where len(list_filter(parts, lambda part: now[part] is null)) = 0 and now[total] <> list_sum(list_transform(parts, lambda part: now[part]))
  union all
  select unit_id, period, rule, places[part], printed(now[part]), format('không quá {} ({})', printed(now[whole]), places[whole]),
    'Bộ phận lớn hơn tổng; đề nghị đơn vị xem lại.'
  from pairs, limits
  where now[part] > now[whole]
  union all
  select unit_id, period, 'R14', places[metric], array_to_string(list_transform(parts, lambda part: printed(now[part])), ' + '),
    printed(list_sum(list_transform(parts, lambda part: now[part]))) || ' %, lẽ ra 100 %', 'Tỷ lệ bốn mức xếp loại cộng lại không bằng 100 %; đề nghị đơn vị xem lại mẫu số đã dùng.'
  from pairs, grades
  where len(list_filter(parts, lambda part: now[part] is null)) = 0 and not list_sum(list_transform(parts, lambda part: now[part])) between 99.8 and 100.2
  union all
  -- Only where the number inspected is large enough for the share to lie outside for certain (95 %).
  select unit_id, period, 'R17', places[part], format('{}/{}', printed(now[part]), printed(now[whole])),
    format('thường từ {} đến {} %', printed(100 * low), printed(100 * high)),
    'Tỷ lệ kiểm tra kết luận có vi phạm khác hẳn mức thường gặp; đề nghị đơn vị xác nhận số liệu và cách thống kê.'
  from pairs, findings
  where now[part] <= now[whole] and (wilson(now[part], now[whole]).low > high or wilson(now[part], now[whole]).high < low)
  union all
  select unit_id, period, rule, places[metric], printed(value), printed(expected), question
  from expectations join books using (unit_id, period) where abs(value - expected) > slack
  union all
  select unit_id, period, rule, places[metric], printed(value),
    case when value < low then format('từ {} trở lên', printed(low)) else 'không quá ' || printed(high) end, question
  from bounds join books using (unit_id, period) where value < low or value > high
  union all
  select unit_id, period, 'R09', place, printed(value) || ' %', 'từ 0 đến 100 %',
    'Tỷ lệ nằm ngoài khoảng 0–100 %; nếu là tỷ lệ so với chỉ tiêu, đề nghị đơn vị ghi rõ.'
  from stated where type = 'ratio' and unit = '%' and operator = '=' and not value between 0 and 100
  union all
  -- Only where every unit below that was asked stated the figure.
  select above.unit_id, above.period, 'R22', above.place, printed(above.value), format('{} = tổng {} đơn vị', printed(sum(below.value)), count(*)),
    'Số của cấp trên khác tổng các đơn vị trực thuộc; đề nghị đối chiếu.'
  from form above
  join (select distinct unit_id, parent_id from units) below_unit on below_unit.parent_id = above.unit_id
  join calls on calls.unit_id = below_unit.unit_id and calls.period = above.period
  left join form below on below.unit_id = below_unit.unit_id and below.period = above.period and below.metric = above.metric
  where above.type in ('count_stock', 'count_flow')
  group by above.unit_id, above.period, above.metric, above.place, above.value
  having count(below.value) = count(*) and sum(below.value) <> above.value
  union all
  select later.unit_id, later.period, 'R25', later.place, printed(later.value), format('từ {} trở lên ({})', printed(earlier.value), earlier.period),
    'Số lũy kế từ đầu năm nhỏ hơn số của kỳ ngắn hơn trong năm; đề nghị đơn vị kiểm tra lại.'
  from form later join kinds on kinds.period = later.period
  join form earlier on earlier.unit_id = later.unit_id and earlier.metric = later.metric
  join kinds shorter on shorter.period = earlier.period
  where later.type = 'count_flow' and shorter.from_date = kinds.from_date and shorter.to_date < kinds.to_date and later.value < earlier.value
  union all
  select unit_id, period, 'R26', 'biểu số liệu', format('{} số phát sinh trùng kỳ trước', count(*)), null,
    'Nhiều số phát sinh giống hệt kỳ trước; đề nghị đơn vị xác nhận đã cập nhật số liệu kỳ này.'
  from (select unit_id, period, unnest(map_keys(now)) as metric, now, before from pairs where before is not null) join metric_defs using (metric)
  where type = 'count_flow' and now[metric] >= 10 and now[metric] = before[metric]
  group by unit_id, period having count(*) >= 3
  union all
  select unit_id, period, 'R27', 'biểu số liệu', format('{}/{} số tròn 5, tròn 10', count(*) filter (value % 5 = 0), count(*)), null,
    'Phần lớn số liệu là số tròn; đề nghị đơn vị xem lại có phải số ước hay không.'
  from form where type in ('count_stock', 'count_flow') and value >= 10
  group by unit_id, period having count(*) >= 12 and count(*) filter (value % 5 = 0) > 0.8 * count(*)
  union all
  select unit_id, period, 'R28', place, printed(value), format('quanh {} như các kỳ trước', printed(middle)),
    'Số liệu khác hẳn các kỳ trước của đơn vị; đề nghị đơn vị xác nhận.'
  from (
    select form.unit_id, form.period, form.metric, form.place, form.value, median(earlier.value) as middle, mad(ln(earlier.value)) as spread, count(*) as periods
    from form join kinds on kinds.period = form.period
    join form earlier on earlier.unit_id = form.unit_id and earlier.metric = form.metric
    join kinds past on past.period = earlier.period and past.kind = kinds.kind and past.ordinal < kinds.ordinal
    where form.value >= 10 and earlier.value >= 10 and form.type <> 'ratio' group by all
  )
  where periods >= 4 and abs(ln(value / middle)) > greatest(4 * spread, ln(2))
  union all
  select unit_id, period, 'R29', place, unit, usual_unit, 'Đơn vị tính khác đơn vị của chỉ tiêu (lượt và người là hai cách đếm); đề nghị đơn vị cho biết đã đếm gì.'
  from stated
  where source = 'form' and ((unit ilike 'lượt%' and usual_unit in ('người', 'đảng viên')) or (unit in ('người', 'đảng viên', 'đồng chí') and usual_unit ilike 'lượt%'))
  union all
  select stated.unit_id, stated.period, 'R30', place, 'để trống', printed(before[metric]) || ' ở kỳ trước',
    'Kỳ trước có số, kỳ này để trống: đề nghị đơn vị ghi 0 nếu không phát sinh, ghi rõ nếu không thuộc diện.'
  from stated join pairs using (unit_id, period)
  where source = 'form' and state = 'not_reported' and coalesce(denominator, 1) <> 0 and before[metric] is not null and now[metric] is null
)
select distinct unit_id, period, rule, place, actual, expected, question from asked order by all

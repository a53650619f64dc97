-- One row per question to a unit about what its words say of figures: a question, not a verdict. Rules X01–X10 set words beside the
-- form of the same unit and period, R14, R23 and R24 the figures of one sentence beside each other; all are those of data/taxonomy/metrics.yaml.
with said as (
  select statement_id, report_id, sentence, ordinal, standing_reports.unit_id, standing_reports.period, claims.label, claims.holder, claims.text,
    lower(claims.text) as words, concat_ws(', ', 'tr. ' || page, 'đoạn ' || (block + 1)) as place
  from claims
  join (select report_id, unit_id, period from standing_reports) standing_reports using (report_id)
  join blocks using (report_id, block)
  where not is_ocr
),
held as (
  select *, ordinal = min(ordinal) over (partition by report_id, sentence) as opens from said where label in ('achievement', 'context')
),
form as (from form_figures join metric_defs using (metric)),
books as (
  select unit_id, period, map_from_entries(list((metric, value) order by metric)) as now,
    map_from_entries(list((metric, printed(value) || case when unit = '%' then ' %' else '' end || ' (' || place || ')') order by metric)) as seen
  from form group by unit_id, period
),
-- Words about all, by metric; a meeting on one topic, on the net or of one party of members is not all meetings.
all_of (metric, thing, unless) as (
  values
    ('ty_le_dv_du_sh', 'đảng viên.{0,40}(?:dự|tham gia)(?: \S+){0,3} (?:họp|sinh hoạt)', 'chuyên đề|trực tuyến|câu lạc bộ|đại hội'),
    ('ty_le_dv_hoc_nq', 'đảng viên.{0,40}(?:học tập|quán triệt).{0,30}(?:nghị quyết|chỉ thị)', 'quán triệt đến|phổ biến đến'),
    ('ty_le_dv_duoc_phan_cong', 'đảng viên.{0,40}phân công (?:nhiệm vụ|công tác)', '^$'),
    ('ty_le_dv_dang_ky_ng', 'đảng viên.{0,40}đăng ký.{0,40}(?:nêu gương|làm theo)', '^$'),
    ('ty_le_dv_dung_stdvdt', 'đảng viên.{0,40}(?:dùng|sử dụng).{0,20}sổ tay đảng viên điện tử', '^$'),
    ('ty_le_cb_du_ky', 'chi bộ.{0,40}sinh hoạt.{0,20}(?:đủ|đúng|đều).{0,10} kỳ', 'chuyên đề'),
    ('ty_le_hs_dung_han', 'hồ sơ.{0,60}(?:đúng|trước) (?:và đúng )?hạn', '^$'),
    ('ty_le_nv_dung_han', 'nhiệm vụ.{0,40}đúng (?:thời )?(?:hạn|tiến độ)', '^$'),
    ('ty_le_giai_quyet_don', '(?:đơn|đơn thư)(?: \S+){0,6} giải quyết', '^$'),
    ('ty_le_ke_khai', '(?:người|cán bộ|công chức|đảng viên).{0,60}kê khai tài sản', '^$')
),
-- What words say that a figure of the form may deny. A pattern that is not the same for all rows is compiled for each: those without
-- the words `about` are left out first.
denials (rule, about, says, unless) as (
  values
    ('X03', 'kết nạp', '(?:kết nạp|phát triển đảng viên).{0,60}(?:hoàn thành|vượt|đạt đủ|đạt và vượt).{0,12}(?:chỉ tiêu|kế hoạch)|(?:hoàn thành|vượt|đạt đủ|đạt và vượt) (?:chỉ tiêu|kế hoạch).{0,20}(?:kết nạp|phát triển đảng viên)', 'chưa|không|khó|phấn đấu'),
    ('X03', 'phát triển đảng viên', '(?:kết nạp|phát triển đảng viên).{0,60}(?:hoàn thành|vượt|đạt đủ|đạt và vượt).{0,12}(?:chỉ tiêu|kế hoạch)|(?:hoàn thành|vượt|đạt đủ|đạt và vượt) (?:chỉ tiêu|kế hoạch).{0,20}(?:kết nạp|phát triển đảng viên)', 'chưa|không|khó|phấn đấu'),
    ('X04', 'đơn', 'không (?:có|phát sinh|nhận được|tiếp nhận|để phát sinh)(?: trường hợp| đơn vị nào)? (?:đơn thư|đơn)(?:,? (?:và )?khiếu nại(?:,| và) tố cáo(?:(?:,| và) (?:kiến nghị|phản ánh))*)?\s*(?:[.,;]|$|(?:trong|của|tại) (?:kỳ|quý|năm|đơn vị|chi bộ|đảng bộ|cơ quan))', 'vượt cấp|kéo dài|tồn đọng'),
    ('X05', 'vi phạm', 'không (?:để xảy ra|có|phát sinh)(?: \S+){0,7} vi phạm(?: kỷ luật(?: của)?(?: đảng)?| điều lệ đảng| pháp luật| nào| (?:đến mức )?(?:phải|bị) (?:xử lý|thi hành)(?: kỷ luật)?)*\s*(?:[.,;]|$)', 'dấu hiệu vi phạm'),
    ('X06', 'kiểm tra', '(?:thực hiện (?:nghiêm(?: túc)?|đầy đủ|tốt)|hoàn thành(?: tốt| đầy đủ)?|bám sát) (?:\S+ ){0,3}(?:kế hoạch|chương trình) (?:công tác )?kiểm tra', 'chưa|xây dựng kế hoạch|phấn đấu'),
    ('X07', 'sinh hoạt', '(?:duy trì|giữ|thực hiện)(?: \S+){0,3} (?:nền|nề) nếp (?:\S+ )?sinh hoạt|(?:duy trì|thực hiện) (?:nghiêm(?: túc)?|tốt|đều đặn|đầy đủ) (?:\S+ ){0,2}(?:chế độ|lịch) sinh hoạt|sinh hoạt (?:chi bộ |đảng )?(?:định kỳ |thường kỳ )?(?:đủ|đều đặn) (?:12 )?kỳ', 'chưa|không|chuyên đề|phấn đấu'),
    ('X08', 'khắc phục', '(?:đã |cơ bản |được )khắc phục (?:xong |triệt để |hết |toàn bộ |đầy đủ )*(?:các |những |toàn bộ |tất cả )*(?:hạn chế|khuyết điểm|tồn tại)|(?:các|những|toàn bộ|mọi) (?:hạn chế|khuyết điểm|tồn tại).{0,60} (?:đã được|đã|được) khắc phục', 'chưa|một số|còn|phần lớn')
),
denied as (
  select rule, unit_id, period, place, text,
    case rule
      when 'X03' then case when now['ty_le_ket_nap_so_chi_tieu'] < 100 then seen['ty_le_ket_nap_so_chi_tieu'] end
      when 'X04' then case when now['so_don_tiep_nhan'] > 0 then seen['so_don_tiep_nhan'] end
      -- `không có tổ chức đảng vi phạm` says nothing of members, nor the other way round.
      when 'X05' then case when now['so_dv_ky_luat'] > 0 and (words like '%đảng viên%' or words not like '%tổ chức%') then seen['so_dv_ky_luat']
        when now['so_tcd_ky_luat'] > 0 and (words like '%tổ chức%' or words not like '%đảng viên%') then seen['so_tcd_ky_luat'] end
      when 'X06' then case when now['ty_le_hoan_thanh_ke_hoach_kt'] < 100 then seen['ty_le_hoan_thanh_ke_hoach_kt'] end
      when 'X07' then case when now['ty_le_cb_du_ky'] < 100 then seen['ty_le_cb_du_ky']
        when now['so_ky_sh'] < date_diff('month', from_date, to_date) + 1 then seen['so_ky_sh'] end
      when 'X08' then case when now['so_han_che_da_khac_phuc'] < now['so_han_che_phai_khac_phuc'] then seen['so_han_che_da_khac_phuc'] || ' trên ' || seen['so_han_che_phai_khac_phuc'] end
    end as seen
  from held join denials on contains(words, about) and regexp_matches(words, says) and not regexp_matches(words, unless || '|cùng kỳ|(?:kỳ|quý|năm|tháng) trước')
    -- `bổ nhiệm 9 cán bộ, không phát sinh đơn thư`: none about that.
    and (rule not in ('X04', 'X05') or (opens and regexp_matches(words, '^[^,;:]*không'))
      or regexp_matches(words, 'tố cáo|kỷ luật|trong (?:kỳ|quý|năm)(?: \S+){0,3},? (?:\S+ ){0,3}không|(?:đơn vị|chi bộ|đảng bộ|cơ quan) không'))
  join books using (unit_id, period) join periods using (period)
),
wordings (rule, question) as (
  values
    ('X03', 'Lời văn nêu hoàn thành hoặc vượt chỉ tiêu kết nạp, số liệu dưới 100 %; đề nghị đơn vị cho biết số nào đúng.'),
    ('X04', 'Lời văn nêu không có đơn thư, biểu có đơn tiếp nhận; đề nghị đơn vị cho biết các đơn ấy là đơn gì.'),
    ('X05', 'Lời văn nêu không có vi phạm, biểu có thi hành kỷ luật; đề nghị đơn vị cho biết phạm vi của nhận định.'),
    ('X06', 'Lời văn nêu thực hiện nghiêm kế hoạch kiểm tra, số liệu chưa đủ 100 % kế hoạch; đề nghị đơn vị đối chiếu.'),
    ('X07', 'Lời văn nêu giữ nền nếp sinh hoạt, số liệu cho thấy còn thiếu kỳ; đề nghị đơn vị đối chiếu.'),
    ('X08', 'Lời văn nêu đã khắc phục các hạn chế, số đã khắc phục ít hơn số phải khắc phục; đề nghị đơn vị cho biết còn việc nào.')
),
-- Figures of running text as a unit states them of itself, now: not of a part, another time, or a plan.
stated as (
  select held.*, figures.metric, figures.value, figures.operator, figures.place as quote
  from held join figures using (statement_id)
  where figures.metric is not null and figures.value is not null and figures.operator in ('=', '>', '>=', '<', '<=', '~') and not (figures.numerator is not null and figures.unit <> '%')
    and held.holder is distinct from 'subordinate_units' and held.holder is distinct from 'superior'
    and not regexp_matches(held.words, 'cùng kỳ|kỳ trước|quý trước|năm trước|so với|nhiệm kỳ|lũy kế|luỹ kế|đến nay|từ đầu năm|cả năm|(?:hai|ba|bốn|năm|\d) năm|phấn đấu|kế hoạch|dự kiến|chuyên đề|có nơi|một số|kích hoạt|cài đặt')
    and not regexp_matches(substr(held.text, 1, greatest(instr(held.text, figures.place), 1) - 1), '(?i:trong đó|riêng )|[Cc]hi bộ (?:\p{Lu}|\d|số)|(?:Phòng|Khoa|Trạm|Đội|Văn phòng|Xí nghiệp) ')
),
compared as (
  select stated.*, form.value as form_value, form.type, form.place as form_place, form.unit,
    case operator when '>' then form.value <= stated.value - 0.05 when '>=' then form.value < stated.value - 0.05
      when '<' then form.value >= stated.value + 0.05 when '<=' then form.value > stated.value + 0.05
      when '~' then abs(form.value - stated.value) > 0.05 * stated.value
      else abs(form.value - stated.value) > case when form.type in ('ratio', 'ratio_over') then 0.5 else 0 end end as differs
  from stated join form using (unit_id, period, metric)
  where form.type in ('ratio', 'ratio_over', 'count_stock')
),
-- The whole that words claim: `tất cả`, `100 %`, by the words of `all_of` or by a figure of 100.
wholes as (
  select report_id, unit_id, period, metric, place, text
  from (from held where regexp_matches(words, '100 ?%|tất cả|toàn thể|toàn bộ')) held, all_of
  where regexp_matches(words, '(?:100 ?%|tất cả|toàn thể|toàn bộ) (?:các |số )?' || thing) and not regexp_matches(words, unless)
    and not regexp_matches(words, 'phấn đấu|kế hoạch|một số|[Cc]hi bộ \p{Lu}') and held.holder is distinct from 'superior'
  union
  select report_id, unit_id, period, metric, place, text from stated where value = 100 and operator = '='
),
attendance as (
  select unit_id, period, min(value) as value, any_value(seen) as seen from (
    select unit_id, period, value, printed(value) || ' % (' || place || ')' as seen from form where metric = 'ty_le_dv_du_sh'
    union all
    select held.unit_id, held.period, value, null from held join figures using (statement_id) where metric = 'ty_le_dv_du_sh'
  ) group by all
),
peers as (select period, quantile_cont(value, 0.25) as low, count(*) as units from form where metric = 'ty_le_dv_du_sh' group by period),
-- Sentences whole, with what their figures are; a change is `giảm 714 lượt (20,42%)`.
sentences as (
  select report_id, sentence, unit_id, period, min_by(place, ordinal) as place, string_agg(text, ', ' order by ordinal) as text, lower(string_agg(text, ', ' order by ordinal)) as words
  from said group by all
),
inside as (
  select said.report_id, said.sentence, figures.value, figures.unit, figures.operator, figures.numerator, said.ordinal,
    instr(said.text, figures.place) as spot
  from said join figures using (statement_id) where figures.value is not null
),
changes as (
  select share.report_id, share.sentence, share.operator, share.numerator as moved, share.value as stated, number.unit
  from inside share join inside number on number.report_id = share.report_id and number.sentence = share.sentence
    and number.operator = share.operator and number.value = share.numerator and number.unit is distinct from '%'
  where share.operator in ('+', '-') and share.unit = '%' and share.numerator is not null
),
-- The level that a change led to: the only figure of its unit in the sentence.
levels as (
  select changes.*, any_value(level.value) as now
  from changes join inside level on level.report_id = changes.report_id and level.sentence = changes.sentence
    and level.unit = changes.unit and level.operator = '=' and level.numerator is null
  group by all having count(*) = 1
),
-- A change and its parts, all in one direction, the first being the total.
parts as (
  select report_id, sentence, operator, min_by(value, (ordinal, spot)) as total, sum(value) - min_by(value, (ordinal, spot)) as parts,
    list(printed(value) order by ordinal, spot)[2:] as listed
  from inside where operator in ('+', '-') and unit is distinct from '%' group by all
),
asked as (
  select unit_id, period, rule, place, '“' || text || '”' as actual, seen as expected, question from denied join wordings using (rule) where seen is not null
  union all
  select unit_id, period, 'X01', wholes.place, '“' || text || '”', printed(form.value) || ' % (' || form.place || ')',
    'Lời văn nêu 100 % hoặc tất cả, số liệu trong biểu thấp hơn; đề nghị đơn vị cho biết số nào đúng.'
  from wholes join form using (unit_id, period, metric) where form.unit = '%' and form.value < 99.95
  union all
  select unit_id, period, 'X02', held.place, '“' || text || '”', coalesce(attendance.seen || format('; một phần tư đơn vị thấp nhất: dưới {} %', printed(low)), 'chưa thấy số liệu'),
    case when attendance.value is null then 'Lời văn nêu dự sinh hoạt đạt tỷ lệ cao mà không có số; đề nghị đơn vị ghi rõ tỷ lệ.'
      else 'Lời văn nêu dự sinh hoạt đạt tỷ lệ cao, số liệu thuộc nhóm thấp của các đơn vị; đề nghị đơn vị xem lại cách nêu.' end
  from held left join attendance using (unit_id, period) left join peers using (period)
  where label = 'achievement'
    and regexp_matches(words, '(?:dự|tham gia)(?: \S+){0,3} (?:họp|sinh hoạt).{0,30}(?:tỷ lệ|ở mức) (?:\S+ )?cao|tỷ lệ (?:đảng viên )?(?:dự|tham gia)(?: \S+){0,3} (?:họp|sinh hoạt).{0,20} cao(?:[ .,;]|$)')
    and not regexp_matches(words, 'chưa|không|cao hơn|\d') and (attendance.value is null or (attendance.value < low and units >= 8))
  union all
  select unit_id, period, 'X03', held.place, '“' || text || '”', format('{} so với chỉ tiêu {} ({})', printed(form.value), printed(form.target), form.place), question
  from held join denials on rule = 'X03' and contains(words, about) and regexp_matches(words, says) and not regexp_matches(words, unless) join wordings using (rule)
  join form using (unit_id, period)
  where form.metric = 'so_dv_ket_nap' and form.value < form.target
  union all
  -- Weak for two periods or more, since a year before this one.
  select unit_id, period, 'X09', any_value(held.place), '“' || any_value(text) || '”', string_agg(distinct matters.name || ' (từ ' || since.name || ')', '; ' order by matters.name || ' (từ ' || since.name || ')'),
    'Đơn vị tự xếp loại hoàn thành xuất sắc trong khi báo cáo còn nêu hạn chế có từ năm trước; đề nghị đơn vị cho biết căn cứ.'
  from held join ledger using (unit_id, period) join matters using (matter) join periods since on since.period = weak_since
  where state in ('persisting', 'chronic') and left(weak_since, 4) < left(held.period, 4)
    and regexp_matches(words, 'tự (?:nhận|đánh giá|xếp loại|chấm).{0,60}hoàn thành xuất sắc nhiệm vụ') and not regexp_matches(words, '\d+ ?(?:%|đảng viên|đồng chí|chi bộ)')
  group by unit_id, period, held.report_id
  union all
  -- Not where the same report also states the figure of the form: then words speak of whole and part.
  select unit_id, period, 'X10', place, '“' || quote || '”: ' || text, format('{}{} ({})', printed(form_value), case when unit = '%' then ' %' else '' end, form_place),
    'Lời văn và biểu nêu hai số khác nhau cho cùng chỉ tiêu; đề nghị đơn vị cho biết số nào đúng.'
  from compared
  where differs and not (value = 100 and operator = '=')
    and not exists (from compared agreeing where agreeing.report_id = compared.report_id and agreeing.metric = compared.metric and not agreeing.differs)
  union all
  select unit_id, period, 'R14', place, '“' || text || '”', printed(sum(value)) || ' %, lẽ ra 100 %', 'Tỷ lệ bốn mức xếp loại cộng lại không bằng 100 %; đề nghị đơn vị xem lại mẫu số đã dùng.'
  from sentences join inside using (report_id, sentence)
  where unit = '%' and operator = '=' and regexp_matches(words, 'hoàn thành xuất sắc|htxsnv') and regexp_matches(words, 'hoàn thành tốt|httnv')
    and regexp_matches(words, '(?:^|[^k]\S* )hoàn thành nhiệm vụ|(?:^|[^k])htnv') and regexp_matches(words, 'không hoàn thành|khtnv') and not regexp_matches(words, 'của số|trên số|so với')
  group by all having count(*) = 4 and not sum(value) between 99.8 and 100.2
  union all
  select unit_id, period, 'R23', place, '“' || text || '”', format('{} % = {}/{}', printed(100 * moved / before), printed(moved), printed(before)),
    'Tỷ lệ tăng, giảm khác tỷ lệ tính từ số tăng, giảm và số kỳ này; đề nghị đơn vị xem lại số nào đúng.'
  from (select *, case operator when '-' then now + moved else now - moved end as before from levels) join sentences using (report_id, sentence)
  where before > 0 and abs(stated - 100 * moved / before) > 0.1
  union all
  -- `trong đó` may name some of the parts; those that `gồm` or `cụ thể` names are all of them.
  select unit_id, period, 'R24', place, '“' || text || '”', format('{} = {}, khác {}', printed(parts), array_to_string(listed, ' + '), printed(total)),
    'Số tăng, giảm chung khác các phần cộng lại; đề nghị đơn vị kiểm tra lại số nào đúng.'
  from parts join sentences using (report_id, sentence)
  where len(listed) >= 2 and regexp_matches(words, 'trong đó|gồm|cụ thể|:') and (parts > total or (parts < total and regexp_matches(words, 'gồm|cụ thể') and not regexp_matches(words, 'trong đó')))
)
select distinct unit_id, period, rule, place, actual, expected, question from asked order by all

-- An invented bloc on schema.sql: `bloc_units` units (at most 32) by `bloc_quarters` quarters (at most 8) up to 2025-Q4, every text made up.
-- set variable bloc_units = 12; set variable bloc_quarters = 6; before running it.

create temp macro dice(a, b, c) as (xor(xor((a::bigint + 17) * 73856093, (b::bigint + 5) * 19349663), (c::bigint + 3) * 83492791) % 997 * 31 + a * 7 + b * 13 + c * 11) % 1000;
create temp macro quarter_name(n) as (2024 + n // 4)::varchar || '-Q' || (n % 4 + 1)::varchar;

insert into runs values ('r0001', timestamp '2026-01-04 22:00:00', 'v1', 't1', 0, 0, 0);

insert into units
select 'khoi', 'Đảng ủy Khối Bình Lâm', 'ĐUKBL', 'khoi', null, null, null, []
union all
select 'u' || lpad(i::varchar, 2, '0'), name, 'ĐV' || i, 'co_quan', 'khoi', null, null, []
from (
  select unnest(range(1, 33)) as i, unnest([
    'Đảng bộ Sở Đường sông', 'Chi bộ Ban Bảo tồn Rừng ngập', 'Đảng bộ Sở Nghề và Việc làm', 'Đảng bộ Công ty Chiếu sáng Bình Lâm',
    'Chi bộ Trường Trung cấp Nghề gốm', 'Đảng bộ Bệnh viện Phục hồi Bình Lâm', 'Chi bộ Trung tâm Lưu trữ tỉnh', 'Đảng bộ Sở Kho bãi và Chợ',
    'Chi bộ Cơ quan Hội Làng nghề', 'Đảng bộ Công ty Cổ phần Đường và Bánh kẹo Sông Thương Bình Lâm', 'Chi bộ Ban Quản lý Bến xe', 'Đảng bộ Sở Khí hậu',
    'Chi bộ Báo Bình Lâm', 'Đảng bộ Công ty Nước sạch Bình Lâm', 'Chi bộ Quỹ Phát triển làng nghề', 'Đảng bộ Sở Thống kê và Dự báo',
    'Chi bộ Trung tâm Thủy văn', 'Đảng bộ Trường Cao đẳng Sông Thương', 'Chi bộ Ban Đối ngoại', 'Đảng bộ Công ty Vận tải Bình Lâm',
    'Chi bộ Bảo tàng Bình Lâm', 'Đảng bộ Sở Đất và Nhà', 'Chi bộ Trung tâm Giống cây', 'Đảng bộ Bệnh viện Mắt Bình Lâm',
    'Chi bộ Thư viện tỉnh', 'Đảng bộ Công ty In Bình Lâm', 'Chi bộ Ban Quản lý Chợ đầu mối', 'Đảng bộ Sở Du lịch và Lễ hội',
    'Chi bộ Đoàn Nghệ thuật Bình Lâm', 'Đảng bộ Công ty Môi trường Bình Lâm', 'Chi bộ Trung tâm Kiểm định', 'Đảng bộ Văn phòng Khối']) as name
)
where i <= getvariable('bloc_units');

insert into periods
select quarter_name(n), 'quý ' || ['I', 'II', 'III', 'IV'][n % 4 + 1] || '/' || (2024 + n // 4)::varchar,
  make_date(2024 + n // 4, n % 4 * 3 + 1, 1), (make_date(2024 + n // 4, n % 4 * 3 + 1, 1) + interval 3 month - interval 1 day)::date, n - 8 + getvariable('bloc_quarters')
from range(8 - getvariable('bloc_quarters'), 8) quarters(n);

insert into calls
select period, unit_id, 'Báo cáo ' || periods.name, (to_date + interval 10 day)::date from periods cross join units where unit_id != 'khoi';

insert into themes values ('SH', 'Sinh hoạt chi bộ', 'Meetings'), ('DV', 'Phát triển, quản lý đảng viên', 'Members'), ('KT', 'Kiểm tra, giám sát', 'Inspection'),
  ('HC', 'Cải cách hành chính', 'Administration'), ('DN', 'Doanh nghiệp', 'Enterprises'), ('TT', 'Tuyên truyền', 'Information');

create temp table shapes as
select row_number() over () as m, * from (values
  ('SH01', 'SH', 820, 'Phát biểu, thảo luận trong sinh hoạt', 'Đảng viên ít phát biểu ý kiến trong sinh hoạt', 'Ở {n} tổ đảng, đảng viên còn ngại nêu ý kiến, cuộc họp thường kết thúc sớm mà chưa bàn kỹ.', 'Không khí thảo luận ở các tổ đảng đã cởi mở hơn, hầu hết đảng viên đều góp ý.', 'Phân công trước {n} đảng viên chuẩn bị ý kiến cho mỗi kỳ họp.'),
  ('SH05', 'SH', 640, 'Sinh hoạt chuyên đề', 'Sinh hoạt chuyên đề ít, chất lượng thấp', 'Mới tổ chức được {n} buổi chuyên đề, nội dung còn sao chép tài liệu trên mạng.', 'Đã tổ chức đủ số buổi chuyên đề theo kế hoạch, có chủ đề gắn với việc của đơn vị.', 'Mỗi quý tổ chức {n} buổi chuyên đề, giao phó bí thư chuẩn bị nội dung.'),
  ('SH09', 'SH', 300, 'Điều hành sinh hoạt', 'Vai trò điều hành, gợi mở của người chủ trì sinh hoạt còn hạn chế', 'Người chủ trì ở {n} tổ đảng còn đọc văn bản là chính, ít gợi mở.', 'Việc điều hành cuộc họp đã gọn hơn, kết luận rõ việc.', 'Tập huấn kỹ năng điều hành cho {n} tổ trưởng.'),
  ('DV01', 'DV', 560, 'Kết nạp đảng viên', 'Kết nạp đảng viên chưa đạt chỉ tiêu, nguồn kết nạp ít', 'Cả quý mới kết nạp được {n} đảng viên, thấp hơn chỉ tiêu giao.', 'Đã kết nạp vượt chỉ tiêu {n} đảng viên.', 'Lập danh sách {n} quần chúng ưu tú để bồi dưỡng.'),
  ('DV04', 'DV', 380, 'Quản lý đảng viên đi làm xa', 'Quản lý đảng viên đi làm ăn xa chưa chặt chẽ', 'Còn {n} đảng viên đi làm xa chưa liên hệ được trong quý.', 'Đã lập nhóm liên lạc với toàn bộ đảng viên đi làm xa.', 'Rà soát nơi ở của {n} đảng viên đi làm xa, báo cáo trước ngày 15.'),
  ('DV07', 'DV', 200, 'Hồ sơ đảng viên', 'Hồ sơ đảng viên còn thiếu, bổ sung chậm', 'Vẫn còn {n} hồ sơ thiếu bản kê khai bổ sung.', 'Đã số hóa và bổ sung đủ hồ sơ đảng viên.', 'Bổ sung {n} hồ sơ còn thiếu.'),
  ('KT01', 'KT', 700, 'Tự kiểm tra, giám sát', 'Tự kiểm tra, giám sát chưa thường xuyên, còn nể nang', 'Trong quý chỉ kiểm tra được {n} tổ đảng, việc góp ý sau kiểm tra còn nể nang.', 'Đã hoàn thành chương trình kiểm tra, giám sát của quý.', 'Kiểm tra {n} tổ đảng, thông báo kết luận trong 10 ngày.'),
  ('KT03', 'KT', 340, 'Theo dõi sau kết luận kiểm tra', 'Việc khắc phục sau kết luận kiểm tra chậm, ít được theo dõi', 'Có {n} kết luận kiểm tra từ năm trước chưa thực hiện xong.', 'Các kết luận kiểm tra năm trước đã thực hiện xong.', 'Giao văn phòng theo dõi {n} kết luận, báo cáo hằng tháng.'),
  ('HC02', 'HC', 500, 'Giải quyết thủ tục hành chính', 'Thủ tục hành chính giải quyết chậm, trễ hạn, dịch vụ công trực tuyến thấp', 'Còn {n} hồ sơ quá hạn, người dân phải đi lại nhiều lần.', 'Không còn hồ sơ quá hạn trong quý.', 'Giảm thời gian giải quyết {n} loại thủ tục.'),
  ('HC05', 'HC', 260, 'Chuyển đổi số', 'Ứng dụng công nghệ thông tin, chuyển đổi số chậm', 'Mới có {n} loại việc làm trên phần mềm, số liệu nhập chưa đủ.', 'Toàn bộ văn bản đi đến đã xử lý trên phần mềm.', 'Đưa thêm {n} loại việc lên phần mềm.'),
  ('DN01', 'DN', 180, 'Tổ chức đảng trong doanh nghiệp', 'Vai trò hạt nhân chính trị trong doanh nghiệp, đơn vị sự nghiệp chưa rõ', 'Tổ đảng ở {n} phân xưởng chưa tham gia ý kiến vào kế hoạch sản xuất.', 'Cấp ủy đã cùng ban giám đốc bàn kế hoạch sản xuất từng quý.', 'Ký quy chế phối hợp với ban giám đốc ở {n} phân xưởng.'),
  ('TT01', 'TT', 420, 'Nắm tình hình tư tưởng', 'Chưa nắm chắc tình hình tư tưởng đảng viên, quần chúng', 'Có {n} vụ việc nội bộ mà cấp ủy biết sau dư luận.', 'Tình hình tư tưởng được nắm và phản ánh hằng tuần.', 'Giao {n} cộng tác viên phản ánh dư luận hằng tuần.'),
  ('TT05', 'TT', 150, 'Tuyên truyền phòng, chống tham nhũng', 'Tuyên truyền, phổ biến pháp luật về phòng, chống tham nhũng chưa thường xuyên', 'Mới phổ biến được {n} văn bản về phòng, chống tham nhũng trong quý.', 'Đã phổ biến đủ các văn bản về phòng, chống tham nhũng.', 'Phổ biến {n} văn bản trong quý tới.')
) shapes(matter, theme, pull, name, weakness, weak, achieved, remedy);
insert into matters select matter, theme, name, weakness, weakness from shapes;

create temp table sent as
select u, n, 'u' || lpad(u::varchar, 2, '0') as unit_id, quarter_name(n) as period, md5(u || '/' || n)[:16] as report_id,
  quarter_name(n) || '/bao-cao-' || lpad(u::varchar, 2, '0') || case when u % 2 = 0 then '.pdf' else '.docx' end as path
from range(1, getvariable('bloc_units') + 1) units(u), range(8 - getvariable('bloc_quarters'), 8) quarters(n)
where dice(u, n, 99) >= 60 and not (n = 7 and u in (3, 8));

insert into files
select path, md5(path), 20000 + u * 100, case when u % 2 = 0 then 'application/pdf' else 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' end, null, 'read', null, 'v1', 'r0001' from sent
union all select * from (values
  ('2025-Q4/quet-anh-03.pdf', md5('a'), 900000, 'application/pdf', null, 'quarantined', null, 'v1', 'r0001'),
  ('2025-Q4/bao cao khong ro don vi.docx', md5('b'), 18000, 'application/msword', null, 'quarantined', null, 'v1', 'r0001'),
  ('2025-Q4/tai-lieu-08.docx', md5('c'), 17000, 'application/msword', null, 'refused', null, 'v1', 'r0001'),
  ('2025-Q4/bao-cao-01 (1).docx', md5('2025-Q4/bao-cao-01.docx'), 20100, null, null, 'duplicate', '2025-Q4/bao-cao-01.docx', 'v1', 'r0001'));
insert into problems values
  ('2025-Q4/quet-anh-03.pdf', 0, 'tệp', 'no-text-layer', 'ảnh quét, không có chữ', 'tệp có lớp chữ', 'Đề nghị đơn vị gửi bản Word hoặc PDF xuất từ Word.', 'error'),
  ('2025-Q4/bao cao khong ro don vi.docx', 0, 'tệp', 'unknown-unit', 'ĐẢNG BỘ SỞ LÂM SẢN PHỤ', 'một đơn vị trong danh mục', 'Sửa tên đơn vị hoặc thêm cách viết này vào danh mục đơn vị.', 'error'),
  ('2025-Q4/tai-lieu-08.docx', 0, 'tệp', 'secrecy', null, null, 'Tài liệu có dấu chỉ độ mật; xử lý theo quy định, không đưa vào hệ thống này.', 'error'),
  ('2025-Q4/bao-cao-01.docx', 0, 'đoạn 4', 'no-date', null, null, 'Bổ sung ngày ban hành.', 'warning');

insert into reports
select report_id, path, unit_id, 'ĐƠN VỊ ' || u, 'ĐẢNG ỦY KHỐI BÌNH LÂM', (10 + n * 3 + u % 7)::varchar || '-BC/ĐU', 'BC', 'party',
  (to_date + case when dice(u, n, 98) < 120 then interval 14 day else interval 6 day end)::date::varchar, 'BÁO CÁO kết quả công tác ' || periods.name, sent.period, [], false, null, null, 't1'
from sent join periods using (period);

-- What a unit says of a matter: weak as its nature pulls, most of the time as before; better where its nature gives in.
create temp table said as
select sent.*, shapes.*, dice(u, m, 0) as nature, dice(u, m, n) as mood
from sent cross join shapes;
create temp table spoken as
select *, nature < pull and mood < 820 as is_weak,
  (nature < pull and mood between 780 and 900) or (nature >= pull and mood < 160) as is_achieved,
  nature < pull and mood % 10 < 6 as is_answered, (dice(u, m, n) + n) % 4 + 2 as k, dice(u, m, 7) < 500 as is_copied
from said;

create temp table lines as
select *, row_number() over (partition by report_id order by rank, m) - 1 as ordinal from (
  select *, 'achievement' as label, 'achieved' as face, achieved as template, 1 as rank from spoken where is_achieved
  union all select *, 'limitation', 'weak', weak, 2 from spoken where is_weak
  union all select *, 'cause', 'weak', 'Do cán bộ phụ trách kiêm nhiệm {n} việc nên chưa theo sát việc này.', 3 from spoken where is_weak and mood % 5 = 0
  union all select *, 'solution', 'remedy', remedy, 4 from spoken where is_weak and is_answered
);

insert into blocks
select report_id, ordinal + 9, 'paragraph', null, null, replace(template, '{n}', k::varchar), case when u % 2 = 0 then ordinal // 8 + 1 end, false from lines;
insert into sections select report_id, 0, null, 0, null, null, null from sent;
insert into statements
select report_id || '-' || ordinal, report_id, ordinal, 0, ordinal, ordinal + 9, 0, length(text), text, lower(strip_accents(text)), replace(text, ' ', '_'), null,
  label, 0.75 + mood % 20 / 100, 'mục', case when label = 'cause' then 'chu_quan' end, case when label = 'cause' then 'limitation' end,
  case when label in ('limitation', 'achievement') and u % 5 = 0 then 'subordinate_units' end,
  case when label = 'achievement' and nature < pull then 'resolved_claimed' when label = 'limitation' then 'persisting' end, null, null, null,
  case when label = 'solution' then mood % 4 end,
  case when label = 'solution' and mood % 4 in (2, 3) then 'Văn phòng cấp ủy' end,
  case when label = 'solution' and mood % 4 = 3 and n < 7 then quarter_name(n + 1) end,
  list_transform(range(1, 9), i -> (m * 100000 + rank * 10000 + case when is_copied then 0 else n * 100 + u end * 16 + i)::ubigint), u = 1
from (select *, replace(template, '{n}', k::varchar) as text from lines);
insert into mentions select report_id || '-' || ordinal, matter, theme, face, case when (u + ordinal) % 4 = 0 then 0.45 else 0.8 end, matter from lines;

insert into metric_defs values ('ty_le_hop', 'Tỷ lệ dự sinh hoạt', 'sinh_hoat', '%', 'ratio', 'up_good');
insert into metric_values
select path, report_id, unit_id, period, 'ty_le_hop', 96.5, 'reported', '=', '%', 41, 48, 100.0 * 41 / 48, null, 'form', null, 'bảng 1, hàng ' || u || ', cột "Tỷ lệ"', false
from sent where u % 6 = 1;

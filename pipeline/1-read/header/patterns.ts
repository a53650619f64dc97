/** Words of the two systems of official documents: HD 36-HD/VPTW (Party) and NĐ 30/2020/NĐ-CP, appendices I and III (State). */

/** Name of a type of document, folded, and its abbreviation. */
export const TYPES: readonly (readonly [string, string])[] = [
  ["báo cáo", "BC"],
  ["nghị quyết", "NQ"],
  ["quyết định", "QĐ"],
  ["kế hoạch", "KH"],
  ["chương trình", "CTr"],
  ["tờ trình", "TTr"],
  ["thông báo", "TB"],
  ["kết luận", "KL"],
  ["chỉ thị", "CT"],
  ["hướng dẫn", "HD"],
  ["công văn", "CV"],
  ["biên bản", "BB"],
  ["đề án", "ĐA"],
  ["thông tri", "TT"],
  ["quy chế", "QC"],
  ["quy định", "QyĐ"],
  ["phương án", "PA"],
];

export const PARTY_MOTTO = /đảng cộng sản việt nam\s*$/u;
export const STATE_MOTTO = /cộng hòa xã hội chủ nghĩa việt nam\s*$/u;
export const STATE_MOTTO_2 =
  /độc lập\s{0,3}[-–—.]\s{0,3}tự do\s{0,3}[-–—.]\s{0,3}hạnh phúc\s*[-–—_=]{0,60}$/u;
export const UNION_MOTTO = /^đoàn (?:tncs|thanh niên cộng sản) hồ chí minh$/u;

/** First words of a body's name, folded. */
export const UNIT_START =
  /^(?:đảng bộ|đảng ủy|đảng đoàn|ban cán sự|chi bộ|chi ủy|huyện ủy|tỉnh ủy|thành ủy|thị ủy|quận ủy|ban |sở |ủy ban|ubnd|hđnd|hội |phòng |trung tâm|trường |công ty|tổng công ty|tập đoàn|bệnh viện|liên đoàn|lđlđ|công đoàn|đoàn |cục |chi cục|tổng cục|bộ |văn phòng|viện |kho bạc|tòa án|công an|mặt trận|ủy ban mttq|học viện|ngân hàng|bảo hiểm|báo |đài |xã |phường |trạm |thanh tra|kiểm toán|nhà máy|xí nghiệp|hợp tác xã|quân |bcđ|bch |btv )/u;
/** First words of a line that goes on with the name above it. */
export const UNIT_GOES_ON =
  /^(?:tỉnh (?!ủy|đoàn)|huyện (?!ủy|đoàn)|xã |phường |thành phố|thị xã|thị trấn|quận (?!ủy)|và |các |khu vực |nhiệm kỳ|trực thuộc |việt nam|phát triển )/u;
/** A line that is only the first half of a name. */
export const UNIT_HALF =
  /(?:^(?:ủy ban nhân dân|hội đồng nhân dân|ban chấp hành|ban chỉ đạo|ban thường vụ|ban cán sự đảng|chi bộ|đảng ủy|đảng bộ)|(?:^| )(?:và|của|các|khối|cơ quan)|[,-])$/u;

/** A line that signs for a body: `T/M ĐẢNG ỦY`, `KT. CHỦ TỊCH`. */
export const AUTHORITY =
  /^(?:T\s?\/\s?M|TM|T\.M|K\s?\/\s?T|KT|T\s?\/\s?L|TL|T\s?\/?\s?U\s?\/?\s?Q|TUQ|Q)\s?[./]?\s?[\p{Lu} ,.()-]{3,100}$/u;
const POST_NAMES =
  "bí thư|chủ tịch|giám đốc|trưởng ban|trưởng phòng|chánh văn phòng|chủ nhiệm|chánh thanh tra|viện trưởng|chánh án|hiệu trưởng|tổng giám đốc|cục trưởng|chi cục trưởng|tổng cục trưởng|vụ trưởng|trưởng đoàn|đội trưởng|tổ trưởng|trạm trưởng|trưởng thôn|chỉ huy trưởng|bộ trưởng|thứ trưởng|ủy viên|trưởng công an|phó văn phòng|chính ủy|chính trị viên|trưởng trạm|trưởng khoa|thủ trưởng đơn vị|thủ trưởng|thư ký|kế toán";
/** A line that is a post and no more, folded. */
export const POST = new RegExp(
  `^(?:q\\.|quyền )?\\s?(?:phó )?(?:${POST_NAMES})(?: (?:thường trực|chuyên trách|chi bộ|đảng ủy|đảng bộ|thường vụ|ban thường vụ|ubnd|hđnd|kiêm [\\p{L} ]{1,40}))?$`,
  "u",
);
/** A post at the end of a line of recipients, where two columns were printed as one line. */
export const POST_AT_END = new RegExp(`\\s(?:phó )?(?:${POST_NAMES})(?: thường trực| chuyên trách)?$`, "u");

export const RECIPIENTS = /^nơi (?:nhận|gửi)\s?[:;]?/u;
/** Other lines of a foot, folded: stamps of signing, `(đã ký)`, who made the table. */
export const FOOT_LINE =
  /^(?:người (?:ký|lập|lập biểu|lập báo cáo|báo cáo|tổng hợp|viết báo cáo|ghi biên bản|thực hiện)(?:\s?:.*)?|thời gian ký.*|ký bởi.*|cơ quan ký.*|email\s?:.*|\(?\s?(?:đã ký|ký tên|ký|ký, ghi rõ họ(?:,)? (?:và )?tên|ký, đóng dấu|ký tên, đóng dấu|ký, ghi rõ họ tên, đóng dấu)\s?\)?|xác nhận của .{1,60}|đại diện .{1,60})$/u;
/** Where an annex begins, after the foot. */
export const ANNEX = /^(?:phụ lục|phụ biểu|biểu số|biểu mẫu|biểu \d|mẫu số|danh sách|bảng \d|đề cương)/u;
export const DRAFT =
  /^[([]?\s?dự thảo(?:\s?[-–:,]?\s?(?:lần|lần thứ|ngày)?\s?[\d./-]{0,12}(?:\s?[-–,(]?\s?(?:ngày|lần)?\s?[\d./-]{0,12})?)\s?[)\]]?$/u;

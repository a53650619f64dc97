/** Units and roles that can be given a task, in either case of the first letter; what `|`-lists after `(?!` are other words. */
const ROLES =
  "ủy ban kiểm tra|uỷ ban kiểm tra|ban Tổ chức|ban Kiểm tra|ban Giám sát|ban Thường vụ|ban Chấp hành|ban Chỉ đạo|bí thư|phó Bí thư|phó bí thư|thường trực|ban(?! hành)|văn phòng|ủy ban|uỷ ban|chi ủy|chi uỷ|đảng ủy|đảng uỷ|chi bộ|cấp ủy|cấp uỷ|tổ(?! chức)|phòng(?!,| chống| ngừa)|công đoàn|đoàn(?! kết)|hội(?! nghị| ý)|mặt trận|chủ nhiệm|thủ trưởng|trưởng|giám đốc|hiệu trưởng|chủ tịch|kế toán|bộ phận|UBKT|UBND|HĐND|BTV|trung tâm|sở|trạm|trường(?! hợp)|thanh tra|đảng bộ|ủy viên|uỷ viên|chi ủy viên|cấp ủy viên|cấp uỷ viên|đảng viên|cơ quan(?= \\p{Lu})";
const ROLE = ROLES.split("|")
  .map((role) =>
    /^\p{Ll}/u.test(role) && !/^ ?[|)]/u.test(role)
      ? `[${role[0]}${role[0]?.toUpperCase()}]${role.slice(1)}`
      : role,
  )
  .join("|");
const DOES =
  "chủ trì|phụ trách|chịu trách nhiệm|có trách nhiệm|nào cũng|sẽ|phải|tham mưu|hoàn thành|hoàn tất|hoàn thiện|rà soát|xây dựng|tổ chức|lập|ban hành|bố trí|mở|giao|phân công|phân bổ|lãnh đạo|chỉ đạo|theo dõi|kiểm tra|giám sát|soạn|biên soạn|thực hiện|phối hợp|báo cáo|thông báo|thông qua|đặt hàng|khảo sát|lựa chọn|họp|tiếp|cử|làm|đối chiếu|công khai|niêm yết|gửi|đôn đốc|hướng dẫn|dự|gặp|tập huấn|chuẩn bị|thẩm định|cập nhật|trình|lắp|mua|sửa|cấp|thu|duyệt|đưa|trực tiếp|đăng ký|ký|sơ kết|tổng kết|đối thoại|áp dụng|trả lời|xử lý|giải quyết|đề xuất|biểu dương|rút kinh nghiệm|luân chuyển|thay thế|bổ sung|định kỳ|mỗi|hằng|tiến hành|phúc tra|vận động|trang bị|chọn|góp ý|thí điểm|cùng|nâng cao|trong|trước|nghiêm túc|lấy|quyết định|tách|nghiệm thu|công bố|tiếp tục|tham gia|phát hành|nộp|dành|kiến nghị|phân định|đánh giá|quán triệt|triển khai|tuyên truyền|phổ biến|duy trì|đổi mới|tăng cường|chấn chỉnh|khắc phục|hỗ trợ|kết nạp|giới thiệu|đọc|ghi|viết|nêu|dùng|sử dụng";
const END = `(?= (?:${DOES}|trước|trong|xong|để|vào)(?!\\p{L})|[,;.:]|$)`;
const SOME = "(?:(?:đồng chí|đ/c|các đồng chí|mỗi|từng|các) )?";
const GIVEN = new RegExp(
  `(?<!\\p{L})(?:[Gg]iao|[Pp]hân công|[Gg]iao nhiệm vụ cho|[Yy]êu cầu)(?: cho)? (${SOME}(?:${ROLE})(?!\\p{L})[^,;.:]{0,60}?)${END}`,
  "u",
);
const BY = new RegExp(
  `(?<!\\p{L})do (${SOME}(?:${ROLE})(?!\\p{L})[^,;.:]{0,50}?) (?:chủ trì|phụ trách|thực hiện|chịu trách nhiệm|đảm nhiệm)(?!\\p{L})`,
  "u",
);
const IN_BRACKETS =
  /\((?:đơn vị |cơ quan )?(?:chủ trì|phụ trách|người phụ trách|phân công): ?([^)]{3,60})\)/iu;
/** At the head of the clause, after a mark of its list and a time. */
const SUBJECT = new RegExp(
  `^[^\\p{L}]*(?:(?:Trong|Từ|Trước|Đến|Hằng|Mỗi|Chậm nhất|Ngay) [^,;]{3,40}, )?((?:(?:[Đđ]ồng chí|[Đđ]/c|[Cc]ác|[Mm]ỗi) )?(?:${ROLE})(?!\\p{L})[^,;.:]{0,50}?) (?:${DOES})(?!\\p{L})`,
  "u",
);
/** Those whom a body sends or charges among its own are not who answers for it, when the body is named. */
const OWN_PEOPLE =
  /^(?:(?:đồng chí|các đồng chí|mỗi|từng|các) )?(?:ủy viên|uỷ viên|cấp ủy viên|cấp uỷ viên|chi ủy viên|đảng viên|cán bộ)(?!\p{L})/iu;
/** Everyone is no one. */
const EVERYONE =
  /^(?:(?:các|mỗi|từng) )?(?:cấp ủy|cấp uỷ|ban, ngành|đoàn thể|cán bộ|đảng viên)(?:,| và| các|$)|các cấp|các ngành|toàn đảng bộ|cả hệ thống/iu;

/** Who is to do it, a unit or a role as written (`Giao Văn phòng Đảng ủy chủ trì …`, `Chi ủy lập …`); null when nobody is named. */
export function ownerOf(text: string): string | null {
  const [given, by, in_brackets, subject] = [GIVEN, BY, IN_BRACKETS, SUBJECT].map((pattern) => {
    const owner = pattern.exec(text)?.[1]?.trim() ?? null;
    return owner === null || EVERYONE.test(owner) ? null : owner;
  });
  const is_own = given != null && subject != null && OWN_PEOPLE.test(given);
  return (is_own ? subject : given) ?? by ?? in_brackets ?? subject ?? null;
}

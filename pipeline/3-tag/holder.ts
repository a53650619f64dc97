import type {Clause, Label, Statement} from "../model.ts";
import {fold} from "../text.ts";

const ABOVE =
  "cấp trên|trung ương|chính phủ|các bộ|bộ, ngành|bộ ngành|ngành dọc|cấp tỉnh|tỉnh ủy|thành ủy|quốc hội";
/** `Hướng dẫn của cấp trên`, `Văn bản chỉ đạo của một số bộ, ngành Trung ương`. */
const FROM_ABOVE = new RegExp(
  `(?:hướng dẫn|văn bản|quy định|chỉ đạo|kế hoạch|kinh phí|phân bổ|định mức|chỉ tiêu|thông tư|nghị định|chính sách|quan tâm)(?: [\\p{L},]+){0,6} (?:${ABOVE})(?!\\p{L})`,
  "u",
);
const ABOVE_ACTS = new RegExp(
  `^(?:do |vì |tuy nhiên, |một số |các |ban thường vụ |cấp ủy |đảng ủy |cơ quan )*(?:${ABOVE})(?: \\p{L}+){0,3} (?:chưa|chậm|ban hành|còn|đã|phân bổ|giao|luôn|thường xuyên|quan tâm|kịp thời)(?!\\p{L})`,
  "u",
);
const SCOPE =
  "một số|một vài|nhiều|không ít|cá biệt|các|có|phần lớn|hầu hết|đa số|tất cả|từng|mỗi|toàn bộ|\\d+(?:/\\d+)?|hai|ba|bốn|năm|số ít|đại đa số|những";
const UNITS_BELOW =
  "chi bộ|cơ sở đảng|tổ chức cơ sở đảng|tổ chức đảng|đảng bộ|đảng ủy|đơn vị|cấp ủy|chi ủy|tổ đảng|cơ sở|xã|phường|thôn|bản|tổ dân phố|phòng|ban, ngành|trường|nơi|địa phương|cơ quan, đơn vị|cơ quan";
const BELOW = new RegExp(
  `(?:^|[ ,(])(?:${SCOPE}) (?:${UNITS_BELOW})(?!\\p{L}| viên| liên quan| khác| chức năng| bạn| cấp trên| quản lý nhà nước)`,
  "u",
);
const BELOW_PLACES =
  /(?:^| )(?:ở|tại|dưới|từ) (?:nhiều nơi|một số nơi|cơ sở|các chi bộ|chi bộ trực thuộc|các đơn vị|cấp dưới)(?!\p{L})|(?:chi bộ|đảng bộ|đơn vị|tổ chức đảng) trực thuộc/u;
/** Bodies that the reporting unit neither is nor leads in its line. */
const OTHERS =
  /^(?:do |vì |tuy nhiên, |một số |nhiều |các |phần lớn |có )*(?:sở |ngành |doanh nghiệp|chủ doanh nghiệp|chủ đầu tư|nhà thầu|đơn vị tư vấn|đơn vị thi công|ngân hàng|người dân|nhân dân|hộ dân|phụ huynh|mặt trận|công đoàn|đoàn thanh niên|đoàn thể|hội |ủy ban nhân dân|ubnd|hđnd|hội đồng nhân dân|chính quyền|tòa án|viện kiểm sát|công an|cơ quan chức năng|cơ quan liên quan|địa phương khác|đối tác|khách hàng|người lao động)/u;
const OTHERS_NAMED =
  /(?:sở|ngành|cơ quan|đơn vị|doanh nghiệp|địa phương) (?:khác|bạn|liên quan|phối hợp|chức năng)(?!\p{L})|chủ doanh nghiệp|nhà thầu/u;

/**
 * Whose a claim is, by the words for who acts or fails: a superior, units below, another body, and else the reporting unit itself.
 * The subject carried into a clause counts as its own. Null for contexts.
 */
export function holderOf(
  {text, subject}: Pick<Clause, "text" | "subject">,
  label: Label,
): Statement["holder"] {
  if (label === "context") return null;
  const folded = fold(subject === null ? text : `${subject} ${text}`);
  if (
    FROM_ABOVE.test(folded) &&
    /^(?:do|vì|việc|một số|các|nhiều|hướng|văn|quy|chính|kinh|chỉ|phân|định|kế|thông|nghị|tuy|bên|được|sự|nhờ|có|nguyên|công)/u.test(
      folded,
    ) &&
    label !== "solution"
  )
    return "superior";
  if (ABOVE_ACTS.test(folded) && label !== "solution") return "superior";
  if (OTHERS.test(folded)) return "other_body";
  if (BELOW.test(folded) || BELOW_PLACES.test(folded)) return "subordinate_units";
  return OTHERS_NAMED.test(folded) ? "other_body" : "own_unit";
}

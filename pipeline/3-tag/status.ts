import type {Label, Statement} from "../model.ts";
import {fold} from "../text.ts";

const HALF = /(?:đang|bước đầu|một phần)(?: \p{L}+){0,2} (?:khắc phục|giải quyết|chấn chỉnh)/u;
const RESOLVED = [
  /(?:đã|được|cơ bản|từng bước|dần)(?: [\p{L}\d/,]+){0,7} (?:khắc phục|chấn chỉnh|giải quyết dứt điểm|giải quyết xong|xử lý dứt điểm|tháo gỡ|xóa bỏ)(?!\p{L})/u,
  /(?:không còn|chấm dứt|xóa được|xử lý dứt điểm|giải quyết dứt điểm)(?: (?:được|cơ bản))?(?: (?:tình trạng|hiện tượng|việc|các?|tổ chức|chi bộ|trường hợp|đơn vị|nợ|hồ sơ|vụ việc))(?!\p{L})/u,
  /(?:khắc phục|chấn chỉnh)(?: (?:xong|được|dứt điểm|cơ bản))? \d+\/\d+/u,
  /(?:khắc phục|giải quyết|xử lý|sửa) (?:xong|dứt điểm|triệt để|hoàn toàn|hết)|(?:đã|được|cơ bản) chấm dứt|^[^\p{L}]*khắc phục (?:việc|tình trạng|được|hạn chế|chỗ)/u,
  /(?:nay|hiện)(?: \p{L}+){0,8} không còn(?!\p{L})|không còn[.;]?$|(?:xóa|hết|dứt) (?:được |hẳn )?(?:nợ|tồn đọng|tình trạng)/u,
  // What was once so, set against now: `trước đây chỉ hai, ba người nói, nay …`
  /(?:từng|trước đây|trước kia|năm trước|quý trước|kỳ trước|lâu nay|vốn|trước)(?: [\p{L}\d/,%“”"-]+){0,24} (?:nay|năm nay|quý này|kỳ này|đến nay)(?!\p{L})/u,
];
const UNRESOLVED =
  /(?:chưa|chậm|không|còn chậm)(?: được| kịp| thể)? (?:khắc phục|giải quyết|chấn chỉnh|tháo gỡ)/u;
const DIFFICULTY = /khắc phục (?:mọi |những |nhiều |các )?khó khăn|khắc phục hậu quả/u;
const NONE_FOUND =
  /không (?:có|còn|phát sinh|phát hiện|xảy ra|để xảy ra|để lộ)(?: [\p{L}\d]+){0,6} (?:vi phạm|đơn|đơn thư|khiếu nại|khiếu kiện|tố cáo|điểm nóng|tham nhũng|tiêu cực|lãng phí|mất đoàn kết|kỷ luật|trễ hạn|quá hạn|tồn đọng|lộ|lọt|sai phạm|bỏ sinh hoạt|yếu kém|vụ việc|trường hợp|nợ)(?!\p{L})|chưa (?:phát hiện|để xảy ra|ghi nhận)(?! được)(?!\p{L})/u;
const IMPROVED =
  /(?:có|tạo|tạo được)(?: \p{L}+){0,2} (?:chuyển biến|tiến bộ)|được (?:nâng lên|cải thiện|củng cố)|(?:cải thiện|giảm)(?: \p{L}+){0,3} so với|giảm (?:dần|hẳn|rõ rệt|còn|\d)|ngày càng|tăng lên so với|sôi nổi hơn|tốt hơn|đi vào nền nếp/u;
const RECURRING =
  /tái diễn|tái phạm|lặp lại|lặp đi lặp lại|tiếp tục (?:tồn tại|phát sinh|xảy ra)|nhiều (?:năm|kỳ)(?!\p{L})|năm nào cũng|kỳ nào cũng/u;
const NEW =
  /(?:^|[ ,])(?:đã|gần đây|còn|lại|nay) mới (?:nổi lên|phát sinh|xuất hiện|nảy sinh)|mới (?:nổi lên|xuất hiện|nảy sinh)|bắt đầu (?:xuất hiện|nảy sinh|phát sinh)|lần đầu (?:tiên|xuất hiện|phát sinh|có)|(?:quý|kỳ|năm) này (?:mới|phát sinh|nảy sinh|xuất hiện)/u;
const PERSISTING =
  /(?:^|[ ,;])vẫn(?!\p{L})|(?:^|[ ,;])tiếp tục là khâu yếu|còn tồn tại|chưa có chuyển biến|chậm chuyển biến|chưa được cải thiện|(?:từ|của|nêu) (?:quý|kỳ|năm) trước (?:chưa|còn|chuyển sang|đến nay)|kéo dài(?!\p{L})|(?:hai|ba|bốn|\d) (?:kỳ|quý|năm) (?:liền|liên tiếp|liên tục)|đến nay (?:chưa|còn)|suốt (?:từ|nhiều|mấy)/u;

/**
 * What a claim says of how a weakness stands: an achievement that it is resolved (as claimed), better, or that nothing was found; a
 * limitation or cause that it recurs, is new, or persists. Null when it does not say, and for what is only asked or planned.
 */
export function statusOf(text: string, label: Label): Statement["status"] {
  const folded = fold(text);
  if (label === "achievement") {
    if (HALF.test(folded)) return "improved";
    if (
      !UNRESOLVED.test(folded) &&
      !DIFFICULTY.test(folded) &&
      RESOLVED.some((pattern) => pattern.test(folded))
    )
      return "resolved_claimed";
    return NONE_FOUND.test(folded) ? "none_found" : IMPROVED.test(folded) ? "improved" : null;
  }
  if (label !== "limitation" && label !== "cause") return null;
  if (RECURRING.test(folded)) return "recurring";
  if (NEW.test(folded)) return "new";
  return UNRESOLVED.test(folded) || PERSISTING.test(folded) ? "persisting" : null;
}

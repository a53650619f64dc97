import type {Period} from "../model.ts";
import {fold} from "../text.ts";
import {dueOf} from "./due.ts";
import {ownerOf} from "./owner.ts";

/** What a solution commits to. */
export type Promised = {promise_strength: number; owner: string | null; due: string | null};

/** Things that can be seen to be done. */
const ACT =
  /(?<!\p{L})(?<!(?:công tác|kết quả|chất lượng|hiệu quả|về|sự|của|tăng cường|trong|đối với|việc) )(?:ban hành|xây dựng (?:kế hoạch|quy chế|đề án|chương trình|danh mục|bảng|nghị quyết|lộ trình|hướng dẫn|kịch bản|bộ|phần mềm)|lập|mở|tổ chức (?:\d|ít nhất|hội nghị|lớp|tập huấn|đối thoại|sinh hoạt|kiểm tra|giám sát|sơ kết|tổng kết|học bù|họp|hội thảo|gặp mặt|tiếp|diễn đàn|khảo sát)|rà soát|sửa đổi|bổ sung|kiện toàn|bố trí|tập huấn|bồi dưỡng|cử|giao|phân công|họp|sơ kết|tổng kết|công khai|niêm yết|hoàn thành|báo cáo|gửi|cập nhật|ký|đối thoại|tiếp công dân|thu hồi|kiểm tra|giám sát|phúc tra|thẩm định|mua|lắp|đăng ký|kết nạp|tách|sáp nhập|thành lập|số hóa|đưa [^,;.]{1,40} vào|gợi ý|chuẩn bị|chấm|khảo sát|in|phát hành|đăng|trả lời|giải quyết dứt điểm|xử lý dứt điểm|luân chuyển|chuyển đổi vị trí|bổ nhiệm|định kỳ|hằng tháng|hằng quý|mỗi (?:tháng|quý|kỳ|năm|tuần|chi bộ|đảng viên)|phấn đấu|ít nhất|tối thiểu|\d+(?:[.,]\d+)?\s?%)(?!\p{L})/u;
const EXHORTATION =
  /^(?:[-+*•\d.) ]*)(?:(?:tiếp tục|tập trung|chủ động|cần|phải|cần phải|thường xuyên|kịp thời|phấn đấu|quyết tâm|đồng thời|trong thời gian tới|thời gian tới),? )*(?:đẩy mạnh|tăng cường|nâng cao|phát huy|quan tâm|chú trọng|coi trọng|đề cao|quán triệt|làm tốt|thực hiện (?:tốt|nghiêm|có hiệu quả)|đổi mới|siết chặt|chấn chỉnh|khắc phục|củng cố|bám sát)(?!\p{L})/u;
const MEASURED =
  /\d+(?:[.,]\d+)?\s?%|ít nhất|tối thiểu|mỗi (?:tháng|quý|kỳ|năm)|hằng (?:tháng|quý)|\d+ (?:cuộc|lớp|kỳ|buổi|chi bộ|đảng viên|đồng chí|hội nghị|mô hình)/u;

/**
 * How firm a solution is: 0 exhortation, 1 names an act or a measure, 2 also who or by when, 3 both; with the owner as written, and due
 * as an ISO date or a period (see `dueOf`). An exhortation with a date but without an act stays 0. `subject` is what the clause takes over
 * from the one before; `after` the rest of its sentence, in which the date of one who is named may stand.
 */
export function promiseOf(
  text: string,
  period: Period | null,
  {subject = null, after = ""}: {subject?: string | null; after?: string} = {},
): Promised {
  const owner = ownerOf(text) ?? (subject === null ? null : ownerOf(`${subject} ${text}`));
  const due = dueOf(text, period) ?? (owner === null ? null : dueOf(after, period));
  const folded = fold(text);
  const is_urged = EXHORTATION.test(folded);
  const is_act = owner !== null || MEASURED.test(folded) || (!is_urged && (due !== null || ACT.test(folded)));
  return {promise_strength: is_act ? 1 + (owner === null ? 0 : 1) + (due === null ? 0 : 1) : 0, owner, due};
}

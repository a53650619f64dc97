import type {Role} from "../../model.ts";
import type {Analysis} from "./analyse.ts";

const FRAMES: readonly (readonly [Role, RegExp])[] = [
  [
    "context",
    /đặc điểm tình hình|tiêu chí|thang điểm|căn cứ|phạm vi điều chỉnh|giải thích từ ngữ|tổ chức thực hiện kế hoạch|khung xếp loại|đối tượng áp dụng|nguyên tắc chung|quan điểm chỉ đạo/u,
  ],
  ["cause", /nguyên nhân của (?:những |các )?(?:kết quả|ưu điểm|thành tích|thành công)/u],
  [
    "mixed",
    /(?:hạn chế|khuyết điểm|tồn tại|yếu kém|bất cập|kết quả|ưu điểm)(?: ,| và|) ?(?:và )?nguyên nhân|kết quả.{0,30} hạn chế|ưu điểm.{0,20}(?:hạn chế|khuyết điểm)|thực trạng/u,
  ],
  ["cause", /nguyên nhân|căn nguyên|vì sao|tại sao|là do|lý do/u],
  // Who is to do what follows: `1. Giao Giám đốc Sở:`, `Các sở, ban, ngành:`.
  [
    "solution",
    /^(?:giao|yêu cầu|phân công|đề nghị) .{3,100} :$|^(?:các |đồng chí )?(?:sở|ủy ban|uỷ ban|ban|bộ|văn phòng|thủ trưởng|chủ tịch|giám đốc|cấp ủy|đảng ủy|huyện ủy|chi bộ|công an|mặt trận|thường trực)(?: (?!đã|đang|chưa|còn|có|là)\p{L}+| ,){1,24} :$/u,
  ],
  [
    "achievement",
    /^(?:[^.]{0,12})(?:những )?kết quả|việc (?:đã )?làm được|mặt (?:đã )?(?:làm )?được|mặt mạnh|ưu điểm chính/u,
  ],
  ["request", /kiến nghị|đề xuất/u],
  [
    "solution",
    /phương hướng|nhiệm vụ|giải pháp|biện pháp|thời gian tới|năm tới|(?:cần|phải|yêu cầu|đề nghị|tập trung).{0,80}(?:sau|việc|nội dung|vấn đề)|bài học|khắc phục|yêu cầu|chỉ đạo|cần (?:tập trung|thực hiện|chú trọng|quan tâm)|việc cần làm|làm tốt/u,
  ],
  [
    "limitation",
    /hạn chế|tồn tại|khuyết điểm|yếu kém|bất cập|thiếu sót|chưa (?:được|làm được|tốt)|khó khăn|vướng mắc|vi phạm|sai phạm/u,
  ],
  ["achievement", /kết quả|ưu điểm|thành tựu|thành tích|nổi bật|tiến bộ|chuyển biến/u],
];

const known = new WeakMap<Analysis, Role>();

/** A sentence that names causes opens a run of them, even when it is a cause itself. */
export const NAMES_CAUSE = /nguyên nhân|căn nguyên|lý do/iu;

const NAMES_AHEAD =
  /^.{0,80}(?:(?:thời gian|năm|quý|nhiệm kỳ|giai đoạn) (?:tới|tiếp theo)|từ nay (?:đến|trở đi))/iu;

/** Whether a sentence that says what is to be done opens a run of such: it speaks of the time ahead at its beginning. */
export function looksAhead({text}: Analysis): boolean {
  return NAMES_AHEAD.test(text);
}

/** The part of a report that a heading or a lead-in opens; null when its words do not say. */
export function frameOf(text: Analysis): Role {
  let frame = known.get(text);
  if (frame === undefined) {
    const {tokens, body} = text;
    const words = tokens.words.slice(body, body + 80).join(" ");
    frame = FRAMES.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
    known.set(text, frame);
  }
  return frame;
}

/** Whether a text opens what follows it: ends in a colon, or reads as a heading. */
export function isOpening({ends_colon, is_heading, tokens}: Analysis): boolean {
  return tokens.words.length > 0 && (ends_colon || is_heading);
}

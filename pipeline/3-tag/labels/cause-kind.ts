import type {CauseKind} from "../../model.ts";
import type {Analysis} from "./analyse.ts";
import {frameOf} from "./frame.ts";

/** Circumstances outside the unit: higher bodies' papers, weather, markets, terrain, funds, law, staff quotas. */
const OUTSIDE =
  /khách quan|cấp trên|trung ương|thiên tai|dịch bệnh|covid|bão|lũ|hạn hán|thời tiết|địa bàn rộng|giao thông|đi lại khó|kinh phí (?:còn )?(?:hạn|ít|thiếu|eo)|ngân sách (?:còn )?(?:hạn|khó)|biên chế|sáp nhập|sắp xếp|chia tách|thị trường|thế giới|quốc tế|chính sách .{0,30}(?:thay đổi|chưa|chậm)|văn bản .{0,40}(?:chưa|chậm|muộn|chồng chéo)|quy định .{0,40}(?:chưa|chồng chéo|bất cập)|hướng dẫn .{0,30}(?:chậm|muộn|chưa)|khối lượng công việc|kiêm nhiệm|đặc thù|dân cư|xuất phát điểm|cơ sở vật chất|hạ tầng|lịch sử để lại|thế lực thù địch|mặt trái/u;
const INSIDE =
  /chủ quan|nhận thức|trách nhiệm|ý thức|quan tâm|buông lỏng|nể nang|năng lực|trình độ|lãnh đạo|chỉ đạo|kiểm tra|đôn đốc|phối hợp|chủ động|tham mưu|người đứng đầu|cấp ủy|đảng viên|chưa quyết liệt|ngại|thiếu/u;
const GOOD =
  /(?:có được|đạt được).{0,40}(?:kết quả|thành tích|thành tựu|tiến bộ)|nguyên nhân của (?:những |các )?(?:kết quả|ưu điểm|thành)|nhờ|kết quả (?:trên|đó|nêu trên)|thành công/u;

const words = (text: Analysis | null, from = 0): string =>
  text?.tokens.words.slice(from, from + 120).join(" ") ?? "";

/** Kind of a cause and what it is the cause of, from its own words, then from the heading or lead-in above it. */
export function causeOf(
  text: Analysis,
  section: Analysis | null,
  prev: Analysis | null,
): {cause_kind: CauseKind | null; cause_of: "limitation" | "achievement"} {
  const own = words(text);
  const lead = prev !== null && frameOf(prev) === "cause" ? words(prev) : words(section);
  const of = GOOD.test(own) || GOOD.test(lead) ? "achievement" : "limitation";
  return {cause_kind: kindOf(own, lead), cause_of: of};
}

function kindOf(own: string, lead: string): CauseKind | null {
  for (const text of [own, lead]) {
    const outside = text.includes("khách quan");
    const inside = text.includes("chủ quan");
    if (outside !== inside) return outside ? "khach_quan" : "chu_quan";
  }
  if (OUTSIDE.test(own)) return "khach_quan";
  return INSIDE.test(own) ? "chu_quan" : null;
}

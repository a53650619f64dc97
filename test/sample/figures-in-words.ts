import {own, type Placed} from "./placed.ts";

/** Said in words of figures, about a theme or a matter well done (`SH08`): `rule` is that of the metric dictionary that the figures of the same report, or the sentence itself, break. */
type Said = {rule: string | null; section: "achievement" | "context"; about: string; text: string};

/** A question that a unit is to be asked for what its words say. */
export type QuestionRow = {path: string; unit_id: string; period: string; rule: string; text: string};

const NO_LETTERS = "Trong quý, đơn vị không phát sinh đơn thư khiếu nại, tố cáo.";
const ALL_STUDIED = "Tất cả đảng viên đã được học tập, quán triệt các nghị quyết mới.";
const MANY_CAME = "Đảng viên tham gia sinh hoạt định kỳ đạt tỷ lệ cao.";
const IN_ORDER = "Các chi bộ duy trì nghiêm nền nếp sinh hoạt định kỳ.";
const TOP = "tự đánh giá, xếp loại hoàn thành xuất sắc nhiệm vụ năm 2024.";

const say = (
  rule: string | null,
  about: string,
  text: string,
  section: Said["section"] = "achievement",
): Said => ({rule, section, about, text});

/** By period and unit: words that the figures deny, and as many that they bear out. */
const SAID: Readonly<Record<string, Said>> = {
  "2024-Q4 bvd": say("X01", "NQ06", ALL_STUDIED),
  "2024-Q2 bdt": say(null, "NQ06", ALL_STUDIED),
  "2024-Q2 ldl": say("X02", "SH08", MANY_CAME),
  "2024-Q4 stp": say(null, "SH08", MANY_CAME),
  "2024-Q2 sgd": say("X03", "DV01", "Công tác kết nạp đảng viên trong quý hoàn thành chỉ tiêu được giao."),
  "2024-Q3 kho": say(null, "DV01", "Công tác kết nạp đảng viên trong quý vượt chỉ tiêu được giao."),
  "2024-Q3 ckn": say("X04", "DC02", NO_LETTERS),
  "2024-Q1 byc": say(null, "DC02", NO_LETTERS),
  "2025-Q1 cap": say("X07", "SH08", IN_ORDER),
  "2024-Q3 sgd": say(null, "SH08", IN_ORDER),
  "2025-Q1 stp": say("X09", "DG", `Đơn vị ${TOP}`, "context"),
  "2025-Q1 bvd": say(null, "DG", `Đơn vị ${TOP}`, "context"),
  "2025-Q3 che": say("X10", "SH08", "Tỷ lệ đảng viên dự sinh hoạt luôn đạt trên 99%."),
  "2025-Q4 sgd": say(null, "SH08", "Tỷ lệ đảng viên dự sinh hoạt luôn đạt trên 95%."),
  "2024-Q4 sct": say("R14", "DG", rating("15,1%")),
  "2024-Q4 stc": say(null, "DG", rating("13,2%")),
  "2025-Q3 nhp": say("R23", "DC", visits("25,58%")),
  "2025-Q2 sgd": say(null, "DC", visits("20,37%")),
  "2025-Q4 snv": say("R24", "VP", papers(13)),
  "2025-Q3 cap": say(null, "VP", papers(11)),
};

/** What the unit says in words of its figures in that quarter; null when it says nothing of the kind. */
export function figuresInWords(key: string): {sentence: Placed; rule: string | null} | null {
  const said = SAID[key];
  if (said === undefined) return null;
  const {section, text, about, rule} = said;
  const is_matter = about.length > 2;
  return {
    sentence: own(section, text, is_matter ? {matter: about, face: "achieved"} : {theme: about}),
    rule,
  };
}

function rating(share: string): string {
  return `Kết quả xếp loại đảng viên: hoàn thành xuất sắc nhiệm vụ 14,2%, hoàn thành tốt nhiệm vụ 71,7%, hoàn thành nhiệm vụ ${share}, không hoàn thành nhiệm vụ 0,9%.`;
}

function visits(share: string): string {
  return `Trong kỳ đã tiếp 86 lượt công dân, giảm 22 lượt (${share}) so với cùng kỳ năm trước.`;
}

function papers(last: number): string {
  return `Số văn bản phát hành giảm 41 văn bản so với cùng kỳ, gồm: văn phòng giảm 18 văn bản, các ban giảm 12 văn bản, các chi bộ giảm ${last} văn bản.`;
}

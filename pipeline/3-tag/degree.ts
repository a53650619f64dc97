import type {Label} from "../model.ts";
import {makePhrases, syllablesOf} from "./syllables.ts";

type Kind =
  | "strong"
  | "good"
  | "hedged"
  | "growing"
  | "middling"
  | "bad"
  | "severe"
  | "not"
  | "not_quite"
  | "fairly"
  | "very"
  | "still"
  | "away"
  | "against"
  | "skip";

const find = makePhrases<Kind>([
  ["strong", ["xuất sắc", "nổi bật", "vượt trội", "vượt mức", "vượt chỉ tiêu", "vượt kế hoạch", "rõ rệt"]],
  [
    "good",
    [
      "tốt",
      "nghiêm túc",
      "nghiêm",
      "hiệu quả",
      "kịp thời",
      "chặt chẽ",
      "chu đáo",
      "sâu sát",
      "thường xuyên",
      "đầy đủ",
      "nền nếp",
      "thiết thực",
      "đồng bộ",
      "đúng hạn",
      "đúng tiến độ",
      "đúng quy định",
      "quyết liệt",
      "thực chất",
      "sâu rộng",
      "tích cực",
      "chủ động",
      "cụ thể",
      "rõ nét",
      "sâu sắc",
    ],
  ],
  ["hedged", ["tương đối", "cơ bản", "về cơ bản", "nhìn chung", "đúng mức"]],
  [
    "growing",
    [
      "có chuyển biến",
      "chuyển biến tích cực",
      "chuyển biến rõ nét",
      "có tiến bộ",
      "từng bước",
      "bước đầu",
      "dần",
      "ngày càng",
      "được nâng lên",
    ],
  ],
  [
    "middling",
    [
      "chưa cao",
      "chưa nhiều",
      "chưa đều",
      "chưa đồng đều",
      "chưa đúng mức",
      "không cao",
      "không đều",
      "chưa rộng khắp",
      "còn ít",
      "còn một số hạn chế",
      "còn có mặt hạn chế",
    ],
  ],
  [
    "bad",
    [
      "chậm",
      "hình thức",
      "yếu",
      "lúng túng",
      "hạn chế",
      "thấp",
      "mỏng",
      "nể nang",
      "chung chung",
      "sơ sài",
      "mờ nhạt",
      "dàn trải",
      "chồng chéo",
      "thụ động",
      "bị động",
      "bất cập",
    ],
  ],
  [
    "severe",
    [
      "yếu kém",
      "buông lỏng",
      "nghiêm trọng",
      "kéo dài",
      "rất hạn chế",
      "nhiều hạn chế",
      "rất chậm",
      "rất thấp",
      "rất yếu",
      "quá chậm",
      "quá thấp",
      "trì trệ",
    ],
  ],
  ["not", ["chưa", "không", "thiếu", "chưa được", "không được", "ít", "chẳng"]],
  [
    "not_quite",
    ["chưa thật sự", "chưa thực sự", "chưa thật", "chưa hẳn", "chưa thật là", "chưa hoàn toàn", "chưa phải"],
  ],
  ["fairly", ["khá", "tương đối", "cơ bản"]],
  ["very", ["rất", "hết sức", "đặc biệt"]],
  ["still", ["còn", "vẫn còn", "vẫn", "còn nhiều"]],
  [
    "away",
    [
      "không để",
      "không có",
      "không còn",
      "không xảy ra",
      "không để xảy ra",
      "không phát sinh",
      "không bị",
      "tránh",
    ],
  ],
  [
    "against",
    [
      "khắc phục",
      "chấm dứt",
      "giảm",
      "hạn chế việc",
      "hạn chế tình trạng",
      "ngăn chặn",
      "phát hiện",
      "đẩy lùi",
      "xóa",
    ],
  ],
  [
    "skip",
    [
      "không ngừng",
      "không chỉ",
      "không những",
      "bốn tốt",
      "việc tốt",
      "người tốt",
      "tốt nghiệp",
      "tốt hơn",
      "xây dựng cơ bản",
      "đầu tư cơ bản",
      "kỹ năng cơ bản",
      "kiến thức cơ bản",
      "nâng cao hiệu quả",
      "hiệu quả công tác",
      "hiệu quả hoạt động",
      "hiệu quả của",
      "hiệu quả lãnh đạo",
      "chất lượng, hiệu quả",
      "thời gian kéo dài",
      "hạn chế nêu",
      "những hạn chế",
      "các hạn chế",
      "khắc phục hạn chế",
      "không ít",
      "ít nhất",
      "cụ thể là",
      "cụ thể như",
      "cụ thể như sau",
      "cụ thể hóa",
      "nhiệm vụ cụ thể",
      "tình hình cụ thể",
      "dần dần",
    ],
  ],
]);

/** How far back, in syllables, a negation reaches: `chưa thật sự được quan tâm đúng mức`. */
const REACH = 5;
const AWAY_REACH = 8;
const GOOD = 0.8;
const SILENT: readonly Label[] = ["solution", "request", "context"];

/**
 * How strong a claim is, −1 … +1, by its degree words: `khá tốt` 0.6 is less than `tốt` 0.8, `chưa thật sự` −0.3 more than `chưa` −0.6.
 * A weakness is as strong as its hardest word, an achievement as weak as its most careful one. Values order claims of one reporter only.
 * Null without degree words, and for what is only asked or planned. `label` null reads the words alone.
 */
export function degreeOf(text: string, label: Label | null = null): number | null {
  if (label !== null && SILENT.includes(label)) return null;
  const found = find(syllablesOf(text));
  const values = found.flatMap(({value, from}, at) => {
    const worth = worthOf(
      value,
      from,
      label === "achievement"
        ? found.slice(0, at)
        : found.slice(0, at).filter(({value}) => value !== "against"),
    );
    return worth === null ? [] : [worth];
  });
  const below = values.filter((value) => value < 0);
  const above = values.filter((value) => value > 0);
  if (label !== "achievement" && below.length > 0) return Math.min(...below);
  if (label === "limitation" || above.length === 0) return null;
  const careful = above.filter((value) => value < GOOD);
  return careful.length > 0 ? Math.min(...careful) : Math.max(...above);
}

function worthOf(kind: Kind, at: number, before: {value: Kind; from: number; to: number}[]): number | null {
  const near = (kinds: Kind[], reach: number): boolean =>
    before.some(({value, to}) => kinds.includes(value) && at - to < reach);
  switch (kind) {
    case "strong":
      return near(["not", "not_quite"], 3) ? -0.4 : 1;
    case "good":
      if (near(["not_quite"], REACH)) return -0.3;
      if (near(["not"], 3)) return -0.6;
      return near(["very"], 1) ? 1 : near(["fairly"], 1) ? 0.6 : GOOD;
    case "hedged":
      return near(["not_quite"], REACH) ? -0.3 : near(["not"], REACH) ? -0.4 : 0.5;
    case "growing":
      return near(["not", "not_quite"], 2) ? -0.4 : 0.45;
    case "middling":
      return near(["away", "against"], AWAY_REACH) ? null : -0.4;
    case "bad":
      return near(["still"], 4) && !near(["away", "against"], AWAY_REACH) ? -0.6 : null;
    case "severe":
      return near(["away", "against", "not"], AWAY_REACH) ? null : -1;
    default:
      return null;
  }
}

import type {Figure} from "../model.ts";
import {parseNumber} from "../parse-number.ts";
import {citationsOf} from "./citations.ts";
import {metricInText} from "./metric-in-text.ts";

const UNITS =
  "đồng chí|đ/c|đảng viên|lượt người|lượt cán bộ|lượt|người|cuộc|chi bộ|đảng bộ|tổ chức cơ sở đảng|tổ chức đảng|tổ chức|TCCSĐ|cơ sở đảng|đơn vị|đơn|vụ việc|vụ|lớp|hội nghị|buổi|kỳ|hồ sơ|chỉ tiêu|nhiệm vụ|hạn chế|khuyết điểm|nội dung|tỷ đồng|triệu đồng|đồng|ngày|mô hình|điển hình|tập thể|cá nhân|quần chúng|đoàn viên|hội viên|hộ|ý kiến|kiến nghị|biên chế|văn bản|tin|bài|cán bộ|công chức|xã|phường|thôn|phòng|cơ quan|bản kê khai|doanh nghiệp|việc";
const NUMBER = "\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?|\\d+(?:,\\d+)?";
const BOUND =
  "luôn đạt trên|đạt trên|đạt từ|đạt|chiếm|trên|hơn|quá|gần|dưới|khoảng|xấp xỉ|chừng|không quá|tối đa|không vượt quá|ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn|không cao hơn|không nhiều hơn|thấp hơn|ít hơn|chưa đến|chưa tới|chưa đạt|không đến|ước đạt|ước|từ|chỉ|mới";
const FRACTION = new RegExp(
  `(?<![\\p{L}\\d/.,-])(?:(${BOUND}) )?(\\d{1,5})\\s?/\\s?(\\d{1,5})(?![/.,]?\\d)(?: (${UNITS})(?!\\p{L}))?(?:,? ?\\(?(?:đạt|chiếm|bằng|tỷ lệ|=)? ?(${NUMBER})\\s?%\\)?|([^\\d;.()]{0,70}?)(?:,? ?\\(?(?:đạt|chiếm|bằng)(?: tỷ lệ)? | \\()(${NUMBER})\\s?%\\)?)?`,
  "giu",
);
const AMOUNT = new RegExp(
  `(?<![\\p{L}\\d/.,-])(?:(${BOUND}) )?(${NUMBER})(?:\\s?(%)|\\s(${UNITS})(?!\\p{L}))(\\s?(?:trở lên|trở xuống))?`,
  "giu",
);
/** The parts after the percentage: `98,6% (71/72 đảng viên)`. */
const PARTS_AFTER = new RegExp(
  `(?<![\\p{L}\\d/.,-])(?:(${BOUND}) )?(${NUMBER})\\s?%\\s?\\((\\d{1,5})\\s?/\\s?(\\d{1,5})(?: (?:${UNITS}))?\\)`,
  "giu",
);
/** `giảm 714 lượt (20,42%)`, `tăng 12,5% (5 đơn)`, `giảm 160`: what a figure changed by, in number, in share, or both. */
const CHANGE = new RegExp(
  `(?<!\\p{L})(tăng|giảm)(?: (?:thêm|được|đi|trên|hơn|gần|khoảng))? (${NUMBER})(?:\\s?(%)|\\s(${UNITS})(?!\\p{L})|(?=\\s?(?:[,;.)](?!\\d)|$)))(?:(?: đảng viên| người| cán bộ| trường hợp)?(?:,? (?:tương đương|tương ứng|bằng|tức|ứng với) |\\s?\\()(${NUMBER})(?:\\s?(%)|\\s(${UNITS})(?!\\p{L}))\\)?)?`,
  "giu",
);
/** `khiển trách 2, cảnh cáo 1`: discipline is counted in members, said or not. */
const DISCIPLINE =
  /(?<!\p{L})(?:khiển trách|cảnh cáo|cách chức|khai trừ)(?: là|:)? (\d{1,4})(?=\s?(?:[,;.)]|và |$))/giu;
/** `từ 90% đảng viên trở lên`. */
const OR_MORE = /^(?: \p{L}+){1,3} trở lên/u;
/** After a percentage: what it is a share of is not named. */
const UNNAMED_SHARE =
  /^(?!\s?\p{L})|^ (?:so với|trở lên|trở xuống|tổng số|chỉ tiêu|kế hoạch|trong|và|là|theo|trên|khi|do|nhờ)(?!\p{L})/iu;
/** Before a number these words make it a name, a date or an ordinal. */
const NOT_A_FIGURE =
  /(?:^|[^\p{L}])(?:năm|tháng|quý|ngày|(?<!tổng )số|điều|khoản|mục|khóa|khoá|thứ|lần|nghị quyết|chỉ thị|quy định|kết luận|quyết định|thông tư|nghị định|hướng dẫn|đề án|giai đoạn|nhiệm kỳ|đại hội|trung ương|điểm|cấp|phần|bảng|biểu|trang)\s$/iu;
const OPERATORS: Record<string, Figure["operator"]> = {
  "luôn đạt trên": ">",
  "đạt trên": ">",
  trên: ">",
  hơn: ">",
  quá: ">",
  gần: "<",
  "chưa đến": "<",
  "chưa tới": "<",
  "chưa đạt": "<",
  "không đến": "<",
  ước: "~",
  "ước đạt": "~",
  dưới: "<",
  khoảng: "~",
  "xấp xỉ": "~",
  chừng: "~",
  "không quá": "<=",
  "tối đa": "<=",
  "không vượt quá": "<=",
  "ít nhất": ">=",
  "tối thiểu": ">=",
  "không dưới": ">=",
  "không thấp hơn": ">=",
  "không ít hơn": ">=",
  "không cao hơn": "<=",
  "không nhiều hơn": "<=",
  "thấp hơn": "<",
  "ít hơn": "<",
};
/** `kiểm tra 6 tổ chức đảng và 14 đảng viên`: the second figure is named by the words before the first. */
const JOINED = /^\s*(?:,|và|, và)?\s*$/u;
/** `kết nạp 27 đảng viên, đạt 108% chỉ tiêu`: the share is named by what the figure before it is. */
const OF_THE_PLAN = /^\s?(?:so với )?(?:chỉ tiêu|kế hoạch)(?!\p{L})/iu;
const REACH = 110;

/** `inside`: words between the parts of one figure, `66/67 đảng viên dự họp, đạt 98,5%`, which name it too; `counted`: the unit when it is not written. */
type Found = Omit<Figure, "metric"> & {at: number; end: number; inside: string; counted?: string};

/**
 * The figures of a text, in order: percentages, counts with their unit and fractions, with operator (`luôn đạt trên 99%` is > 99) and the
 * metric that the words around name. `12/31 chi bộ (38,7%)` and `12/31 chi bộ họp đủ, đạt 38,7%` are one percentage with numerator and denominator; `12/31 chi bộ` alone has the
 * numerator as value. Numbers of documents, dates, ordinals and bare numbers are none.
 */
export function figuresOf(text: string): Figure[] {
  if (!/\d/u.test(text)) return [];
  const open = citationsOf(text).reduce(
    (rest, {text: cited}) => rest.replaceAll(cited, " ".repeat(cited.length)),
    text,
  );
  const found: Found[] = [];
  for (const match of open.matchAll(PARTS_AFTER)) {
    const [all, bound, percent = "", part, whole] = match;
    const [value, numerator, denominator] = [numberOf(percent), Number(part), Number(whole)];
    if (value === null || denominator === 0) continue;
    found.push({
      at: match.index,
      end: match.index + all.length,
      value,
      operator: OPERATORS[(bound ?? "").toLowerCase()] ?? "=",
      unit: "%",
      numerator,
      denominator,
      text: all.trim(),
      inside: "",
    });
  }
  const overlaps = (at: number, end: number): boolean =>
    found.some((other) => at < other.end && other.at < end);
  for (const match of open.matchAll(CHANGE)) found.push(...changeOf(match));
  for (const match of open.matchAll(DISCIPLINE)) {
    const [all, count = ""] = match;
    found.push({
      ...{at: match.index, end: match.index + all.length, value: Number(count), operator: "="},
      ...{unit: null, numerator: null, denominator: null, text: all, inside: all, counted: "đảng viên"},
    });
  }
  for (const match of open.matchAll(FRACTION)) {
    const [all, bound, part = "", whole = "", unit, close, words = "", far] = match;
    const percent = close ?? far;
    if (
      (unit === undefined && percent === undefined) ||
      NOT_A_FIGURE.test(open.slice(0, match.index)) ||
      Number(whole) === 0 ||
      overlaps(match.index, match.index + all.length)
    )
      continue;
    const [numerator, denominator] = [Number(part), Number(whole)];
    const share = percent === undefined ? null : numberOf(percent);
    found.push({
      at: match.index,
      end: match.index + all.length,
      value: share ?? numerator,
      operator: OPERATORS[(bound ?? "").toLowerCase()] ?? "=",
      unit: share === null ? (unit ?? null) : "%",
      numerator,
      denominator,
      text: all.trim(),
      inside: far === undefined ? "" : `${unit ?? ""}${words}`,
    });
  }
  for (const match of open.matchAll(AMOUNT)) {
    const [all, bound, number = "", percent, unit, limit] = match;
    const [at, end] = [match.index, match.index + all.length];
    const value = numberOf(number);
    const start = all.indexOf(number);
    if (value === null || NOT_A_FIGURE.test(open.slice(0, at + start)) || overlaps(at, end)) continue;
    const operator =
      limit === undefined && bound?.toLowerCase() === "từ" && OR_MORE.test(open.slice(end))
        ? ">="
        : limit === undefined
          ? (OPERATORS[(bound ?? "").toLowerCase()] ?? "=")
          : /lên/u.test(limit)
            ? ">="
            : "<=";
    found.push({
      at,
      end,
      value,
      operator,
      unit: percent ?? unit ?? null,
      numerator: null,
      denominator: null,
      text: all.trim(),
      inside: "",
    });
  }
  found.sort((a, b) => a.at - b.at);
  return found.map(({at, end, inside, counted, ...figure}, i) => {
    const after =
      open.slice(end, Math.min(found[i + 1]?.at ?? open.length, end + REACH)).split(/[;.,]\s/u)[0] ?? "";
    let first = i;
    while (
      first > 0 &&
      counted === undefined &&
      JOINED.test(open.slice(found[first - 1]!.end, found[first]!.at))
    )
      first--;
    if (first > 0 && OF_THE_PLAN.test(after)) first--;
    const from = Math.max(found[first - 1]?.end ?? 0, at - REACH);
    const claim =
      open
        .slice(from, at)
        .split(/[;.]\s/u)
        .at(-1) ?? "";
    const is_named_after = figure.unit === "%" && inside === "" && !UNNAMED_SHARE.test(after);
    const before = is_named_after ? (claim.split(", ").at(-1) ?? "") : claim;
    const unit = counted ?? figure.unit;
    return {
      metric: metricInText({before: `${before} ${inside}`, after, unit}),
      ...figure,
    };
  });
}

/** The change in number, and the same as a share with the number as its numerator. */
function changeOf(match: RegExpExecArray): Found[] {
  const [all, direction = "", number = "", percent, unit, other, other_percent, other_unit] = match;
  const operator = /^t/iu.test(direction) ? "+" : "-";
  const [first, second] = [numberOf(number), other === undefined ? null : numberOf(other)];
  if (first === null || (percent !== undefined && other_percent !== undefined)) return [];
  const at = match.index;
  const split = second === null ? all.length : all.lastIndexOf(other!);
  const parts = [
    {value: first, unit: percent ?? unit ?? null, at, end: at + split},
    {value: second, unit: other_percent ?? other_unit ?? null, at: at + split, end: at + all.length},
  ];
  const count = parts.find((part) => part.unit !== "%")?.value ?? null;
  return parts.flatMap(({value, ...part}) =>
    value === null
      ? []
      : [
          {
            ...part,
            ...{value, operator, numerator: part.unit === "%" ? count : null, denominator: null},
            ...{text: all.trim(), inside: ""},
          },
        ],
  );
}

function numberOf(digits: string): number | null {
  return parseNumber(digits)?.value ?? null;
}

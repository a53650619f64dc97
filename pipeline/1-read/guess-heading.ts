import {type LabelKind, labelRank} from "./split-label.ts";

/** A line or paragraph as a heading is judged by it. `label` is already off `text`; `bold` means all of it. */
export type Line = {text: string; kind: LabelKind | null; bold: boolean};

const MAX_CHARS = 160;
const MAX_PLAIN_CHARS = 110;
const MAX_STYLED_CHARS = 200;
const MAX_SENTENCE_WORDS = 15;
/** How sections of a report open. */
const SECTION_WORDS =
  /^(?:(?:những|một số|các|về)\s)?(?:về|kết quả|ưu điểm|thành tích|hạn chế|tồn tại|khuyết điểm|khó khăn|thuận lợi|vướng mắc|nguyên nhân|bài học|phương hướng|nhiệm vụ|giải pháp|mục tiêu|chỉ tiêu|kiến nghị|đề xuất|đánh giá|tình hình|đặc điểm|công tác|việc|kết luận|nhận xét|tổ chức thực hiện|khái quát|mở đầu|phụ lục|lãnh đạo|xây dựng|thực hiện|đối với)(?!\p{L})/iu;
/** Lines in capitals at the head and the foot of an official document, which are no headings. */
const FRAME =
  /^(?:CỘNG H|ĐẢNG CỘNG SẢN VIỆT NAM|ĐỘC LẬP|BÁO CÁO|KẾ HOẠCH|TỜ TRÌNH|CÔNG VĂN|THÔNG BÁO|NGHỊ QUYẾT|QUYẾT ĐỊNH|CHƯƠNG TRÌNH HÀNH ĐỘNG$|DỰ THẢO|T\/M|TM\.|K\/T|KT\.|T\/L|TL\.|TUQ|Q\. ?|BÍ THƯ|PHÓ BÍ THƯ|CHỦ TỊCH|PHÓ CHỦ TỊCH|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|TRƯỞNG|PHÓ TRƯỞNG|CHÁNH|NƠI NHẬN|TỐI MẬT|TUYỆT MẬT|MẬT$)/u;

/**
 * The depth of each line that is a heading by its form, from 1; null for the others. Same length and order as `lines`.
 * Headings are short, numbered or in capitals or bold, and do not end as sentences do. A numbered line in small letters must have
 * something under it: among its like (`a) … b) … c) …`, `1. Kết nạp 5 đảng viên`) it is a list item. Unnumbered headings are
 * looked for only between the first numbered line or sentence and the signature.
 */
export function guessHeadings(lines: readonly Line[]): (number | null)[] {
  const first = lines.findIndex((line) => line.kind !== null || /[.;]$/.test(line.text.trim()));
  const foot = lines.findIndex(
    (line, at) => at > first && /^(?:T\/M|TM\.|K\/T|KT\.|Nơi nhận|NƠI NHẬN)/u.test(line.text),
  );
  const end = foot < 0 ? lines.length : foot;
  const is_heading = lines.map((line, at) => {
    if (line.kind === null) return first >= 0 && at > first && at < end && isPlainHeading(line);
    return at < end && isNumberedHeading(line, lines[at + 1], lines[at - 1]);
  });
  const levels: (number | null)[] = [];
  const open: number[] = [];
  for (const [at, line] of lines.entries()) {
    if (!is_heading[at]) {
      levels.push(null);
      continue;
    }
    const rank = line.kind === null ? (isCapitals(line.text) ? 2.5 : 8.5) : labelRank(line.kind);
    while (open.length > 0 && (open[open.length - 1] ?? 0) >= rank) open.pop();
    open.push(rank);
    levels.push(open.length);
  }
  return levels;
}

/**
 * Whether a text set in a heading style may be one. Clerks set whole paragraphs in such styles, and as headings their statements would
 * not be read: not a long text, not two sentences, not a sentence that gives a figure or runs over fifteen words.
 */
export function canBeHeading(text: string): boolean {
  if (text.length > MAX_STYLED_CHARS || /[.;!?]\s\p{Lu}/u.test(text.slice(text.indexOf(" ") + 1)))
    return false;
  return (
    !/[.;]$/.test(text) ||
    isCapitals(text) ||
    !(hasFigure(text) || text.split(" ").length > MAX_SENTENCE_WORDS)
  );
}

function isNumberedHeading(line: Line, next: Line | undefined, previous: Line | undefined): boolean {
  const {kind} = line;
  const text = line.text.trim();
  if (kind === null || text.length > MAX_CHARS || labelRank(kind) > labelRank("star")) return false;
  if (kind === "part" || kind === "chapter") return !isSentence(text);
  const is_marked = isCapitals(text) || line.bold;
  if (isSentence(text) && !isCapitals(text)) return false;
  if (is_marked || kind === "roman" || kind === "capital") return !/[;,]$/.test(text);
  if (/[;,:]$/.test(text) && !(text.endsWith(":") && SECTION_WORDS.test(text))) return false;
  if (text.length > MAX_PLAIN_CHARS || !/^["“(]?\p{Lu}/u.test(text) || hasFigure(text)) return false;
  if (next === undefined || (next.kind !== null && labelRank(next.kind) <= labelRank(kind))) return false;
  const is_sibling = previous?.kind === kind;
  return kind.startsWith("decimal") || kind === "article"
    ? !is_sibling
    : !is_sibling && SECTION_WORDS.test(text);
}

function isPlainHeading(line: Line): boolean {
  const text = line.text.trim();
  if (text.length < 6 || text.length > MAX_PLAIN_CHARS || isSentence(text) || /[;,]$/.test(text))
    return false;
  if (!/^["“(]?\p{Lu}/u.test(text) || FRAME.test(text) || hasFigure(text)) return false;
  if (isCapitals(text)) return text.includes(" ");
  return line.bold && SECTION_WORDS.test(text);
}

/** Ends or breaks as sentences do; `như sau:` opens what follows without naming it. */
function isSentence(text: string): boolean {
  return /[.!?…]$|[.!?]\s\p{Lu}|(?:như sau|là|gồm|sau đây|đó là|cụ thể)\s?:$/u.test(text);
}

/** A figure that is no year: a line with one reports something. */
function hasFigure(text: string): boolean {
  return /(?<![\p{L}\d/.-])\d/u.test(
    text.replace(
      /(?:năm|nhiệm kỳ|giai đoạn|quý|tháng|số)\s(?:\d{1,4}|[IVX]+)(?:\s?[-–/]\s?\d{1,4})*|\d{1,5}[-/][A-ZĐ]{2,}/giu,
      "",
    ),
  );
}

function isCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return (
    letters.length >= 3 &&
    letters.filter((letter) => letter === letter.toUpperCase()).length >= letters.length * 0.9
  );
}

import {closedSpans, type Span} from "./sentences.ts";

/** A clause of a sentence, with what it takes over from the clauses on its left. */
export type ClauseSpan = Span & {subject: string | null; modal: string | null};

/** What may stand between two claims after a comma or alone; the right part must have a predicate of its own. */
const LINKS =
  /(?:,\s*|\s)(?=(?:nhưng|song|tuy nhiên|tuy vậy|đồng thời|do đó|do vậy|vì vậy|vì thế|bởi vậy|dẫn đến|dẫn tới|góp phần|qua đó|từ đó|nhờ đó|trong khi)\s)|,\s*(?=còn\s)|(?:,\s*)?\s(?=nên\s)/giu;
/** Where a list of predicates may be cut: a comma before a new negated or completed predicate with words of its own. */
const COMMA = /,\s*/gu;
const PREDICATE =
  /(?<!\p{L})(?:chưa|không|còn|đã|được|bị|cần|phải|sẽ|đang|vẫn|luôn|thường xuyên|thiếu|chậm|ít|tổ chức|thực hiện|triển khai|ban hành|xây dựng|tăng cường|đẩy mạnh|nâng cao|phát sinh|hoàn thành|đạt|giảm|tăng|giúp|làm|tạo|góp phần|bảo đảm|đảm bảo|duy trì|phát huy|khắc phục|quan tâm|chú trọng|chỉ đạo|lãnh đạo|yêu cầu|chấp hành)(?!\p{L})/iu;
const NEGATED = /^(?:và\s)?(?:chưa|không|còn|vẫn|thiếu|ít|chậm)(?!\p{L})/iu;
/** A part that opens with a topic of its own is a claim of its own. */
const TOPIC =
  /^(?:và\s)?(?:việc|công tác|tình trạng|chất lượng|nội dung|một số|nhiều|không ít|cá biệt|có nơi|có lúc|cấp ủy|chi bộ|đảng ủy|đảng viên|cán bộ|vai trò|tỷ lệ|số lượng|số|tinh thần|ý thức|năng lực|kết quả|hoạt động|các|từng|mỗi|phong trào|tiến độ|hồ sơ|nhận thức)(?!\p{L})/iu;
/** Nouns that stand in pairs: `cán bộ, đảng viên` is one subject. */
const PAIRED =
  "cán bộ|đảng viên|công chức|viên chức|quần chúng|cấp ủy|cấp uỷ|chi bộ|đảng bộ|tổ chức đảng|cơ quan|đơn vị|đoàn thể|đoàn viên|hội viên|người lao động|nhân dân|các ngành|các cấp|người dân|doanh nghiệp|phòng|ban";
const PAIR_LEFT = new RegExp(`(?:${PAIRED})(?: \\p{L}+){0,2},\\s*$`, "iu");
const PAIR_RIGHT = new RegExp(`^(?:${PAIRED})(?!\\p{L})`, "iu");
/** A first part that only says beside what, in spite of what, or on what ground: no claim of its own. */
const SUBORDINATE =
  /^\s*(?:bên cạnh|mặc dù|tuy|dù|nhờ|để|nhằm|qua|căn cứ|trong|thực hiện (?:chỉ thị|nghị quyết|kế hoạch|sự chỉ đạo)|theo|trước|sau|từ|với|ngoài|do|vì|khi|nếu|xác định)(?!\p{L})/iu;
/** A colon after these opens the claims it announces. */
const ANNOUNCED = /(?:đó là|như sau|cụ thể|cụ thể như|cụ thể là|sau đây|trong đó|là|như|sau):\s*(?=\p{L})/giu;
const MODAL = /(?<!\p{L})(?:cần|phải|sẽ|phấn đấu|yêu cầu|đề nghị)(?!\p{L})/iu;
const DONE = /(?<!\p{L})(?:đã|được|đạt)(?!\p{L})/iu;
const SHORTEST = 12;

/**
 * The claims of a sentence, in order: cut at semicolons, at linking words and commas where the right part has a predicate of its own,
 * never inside quotation marks or brackets. Offsets are those of `text`. A clause without a subject takes that of the clause before it;
 * `cần`, `phải` carry on until a subject of its own, `đã` or `được`. A sentence without such marks is one clause.
 */
export function splitClauses(text: string, {start, end}: Span): ClauseSpan[] {
  const sentence = text.slice(start, end);
  const masked = maskClosed(sentence);
  const cuts = findCuts(masked);
  const parts = cuts
    .map((from, i) => trim(text, {start: start + from, end: start + (cuts[i + 1] ?? sentence.length)}))
    .filter((part) => part.end > part.start);
  return carry(text, parts);
}

/** Where clauses begin, the first at 0. */
function findCuts(masked: string): number[] {
  const cuts = [0];
  let part_start = 0;
  for (const part of masked.split(/(?<=;)/u)) {
    if (part_start > 0) cuts.push(part_start);
    cuts.push(...softCuts(part).map((at) => part_start + at));
    part_start += part.length;
  }
  return [...new Set(cuts)].sort((a, b) => a - b);
}

function softCuts(part: string): number[] {
  const cuts: number[] = [];
  let from = 0;
  const marks = [...part.matchAll(LINKS), ...part.matchAll(COMMA), ...part.matchAll(ANNOUNCED)].map(
    (mark) => ({
      at: mark.index + mark[0].length,
      is_announced: mark[0].includes(":"),
      is_link: /^(?:nhưng|song|tuy|đồng|do|vì|bởi|dẫn|góp|qua|từ|nhờ|trong khi|còn|nên)/iu.test(
        part.slice(mark.index + mark[0].length),
      ),
    }),
  );
  for (const {at, is_link, is_announced} of marks.sort((a, b) => a.at - b.at)) {
    const left = part.slice(from, at);
    const right = part.slice(at);
    if (left.trim().length < SHORTEST || right.trim().length < SHORTEST) continue;
    if (is_announced) {
      if (PREDICATE.test(right)) {
        cuts.push(at);
        from = at;
      }
      continue;
    }
    if (!PREDICATE.test(left.slice(left.lastIndexOf(":") + 1))) continue;
    if (
      (cuts.length === 0 && SUBORDINATE.test(left) && !is_link) ||
      (PAIR_LEFT.test(left) && PAIR_RIGHT.test(right))
    )
      continue;
    const clause = right.split(/[,;]/u)[0] ?? "";
    const opens_topic = TOPIC.test(right) && PREDICATE.test(clause.replace(TOPIC, ""));
    const negates_anew = NEGATED.test(right) && clause.trim().split(/\s+/u).length >= 6;
    if (
      !(is_link
        ? PREDICATE.test(right) && !/^còn\s(?:\d|hạn chế|chậm|yếu|thấp)/iu.test(right)
        : opens_topic || negates_anew)
    )
      continue;
    cuts.push(at);
    from = at;
  }
  return cuts;
}

/** The sentence with what is inside closed quotation marks and brackets blanked out, same length. */
function maskClosed(sentence: string): string {
  let masked = sentence;
  for (const [from, to] of closedSpans(sentence))
    masked = masked.slice(0, from + 1) + "x".repeat(Math.max(0, to - from - 1)) + masked.slice(to);
  return masked;
}

function trim(text: string, {start, end}: Span): Span {
  let from = start;
  let to = end;
  while (from < to && /[\s,;]/u.test(text[from] ?? "")) from++;
  while (to > from && /[\s,;]/u.test(text[to - 1] ?? "")) to--;
  return {start: from, end: to};
}

function carry(text: string, parts: Span[]): ClauseSpan[] {
  let subject: string | null = null;
  let modal: string | null = null;
  return parts.map((part, at) => {
    const clause = text.slice(part.start, part.end);
    const own = subjectOf(clause);
    const own_modal = MODAL.exec(clause)?.[0].toLowerCase() ?? null;
    if (own_modal === null && (own !== null || DONE.test(clause))) modal = null;
    const carried = {
      ...part,
      subject: own === null && at > 0 ? subject : null,
      modal: own_modal === null ? modal : null,
    };
    subject = own ?? subject;
    modal = own_modal ?? modal;
    return carried;
  });
}

/** The words before the first predicate, when they name something; null when the clause begins with its predicate. */
function subjectOf(clause: string): string | null {
  const at = PREDICATE.exec(clause)?.index ?? -1;
  if (at <= 3) return null;
  const head = clause
    .slice(0, at)
    .replace(
      /^(?:nhưng|song|tuy nhiên|do đó|đồng thời|nên|và|dẫn đến|góp phần|qua đó|trong khi|còn)\s+/iu,
      "",
    )
    .trim();
  return head.length < 3 || head.length > 160 ? null : head.replace(/[,:]$/u, "");
}

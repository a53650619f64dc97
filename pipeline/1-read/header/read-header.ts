import type {Block, Document, Header, Problem, Reading, Table} from "../../model.ts";
import {periodRange} from "../../period.ts";
import {findFoot, isSignature} from "./find-foot.ts";
import {bylineOf, findHead, type Head} from "./find-head.ts";
import {findDateRange, findPeriods} from "./find-periods.ts";
import {clean, isRule, type Line, lower, toLines} from "./lines.ts";
import {isName, maskNames} from "./mask-names.ts";
import {readDateline} from "./read-date.ts";
import {readNumber} from "./read-number.ts";
import {findSecrecy} from "./secrecy.ts";

/**
 * The facts of a document's head and foot, and its body without them and without personal names (`[tên]` stands for each).
 * Party (36-HD/VPTW), State (NĐ 30/2020) and web pages saved as text; in other texts the body is everything and the facts are null.
 * `problems` are those of the reading, then `secrecy`, `no-unit`, `no-date`, `no-period`, `issued-before-period`, `dated-in-future`;
 * the last only when `received_on` (ISO date) is given.
 */
export function readDocument(
  reading: Reading,
  {received_on = null}: {received_on?: string | null} = {},
): Document {
  const lines = toLines(reading.blocks);
  const head = findHead(lines);
  const foot = findFoot(lines, head.end);
  const kept = lines.filter(
    (line, i) => i >= head.end && (i < foot.start || i >= foot.end) && isBody(lines, i, line),
  );
  const in_foot = lines.slice(foot.start, foot.end).map(({text}) => readDateline(text));
  const late = in_foot.find((date) => date !== null) ?? null;
  const issued_on = head.issued_on ?? late?.issued_on ?? null;
  const [period = null, ...other_periods] = findReported(head, lines, kept, issued_on);
  const {end: _, ...facts} = head;
  const header: Header = {
    ...facts,
    title: head.title === null ? null : maskNames(head.title),
    place: head.place ?? late?.place ?? null,
    issued_on,
    period,
    other_periods,
    recipients: foot.recipients.map(maskNames),
    secrecy: findSecrecy(lines, head.end),
    replaces: findReplaced(lines),
  };
  return {
    header,
    body: kept.map((line) => ({...withoutNames(line.block), ordinal: line.ordinal})),
    tables: reading.tables.map(maskTable),
    problems: [...reading.problems, ...findProblems(header, received_on)],
  };
}

/** Page furniture, rules, bylines and later signatures are no part of the body. */
function isBody(lines: Line[], i: number, {text, block}: Line): boolean {
  if (block.kind === "header" || block.kind === "footer" || isRule(text)) return false;
  if (isSignature(lines, i) || (isName(text) && text.length < 60)) return false;
  return !(bylineOf(text) !== null && (i >= lines.length - 6 || i < 6));
}

function withoutNames(block: Block): Block {
  return {...block, text: maskNames(clean(block.text))};
}

/** From the title, else from `từ ngày … đến ngày …` in the first lines, else from the first paragraphs. */
function findReported(head: Head, lines: Line[], body: Line[], issued_on: string | null): string[] {
  const titled = findPeriods(head.title ?? "", issued_on);
  if (titled.length > 0) return titled;
  for (const {text} of lines.slice(0, head.end + 8)) {
    const range = findDateRange(text);
    if (range !== null) return [range];
  }
  for (const {text} of body.slice(0, 5)) {
    const [first] = findPeriods(text.slice(0, 600), null);
    if (first !== undefined) return [first];
  }
  return [];
}

function findReplaced(lines: Line[]): string | null {
  for (const {text, low} of lines.slice(0, 60)) {
    const at = low.search(
      /thay thế (?:cho )?(?:báo cáo|văn bản|tờ trình|kế hoạch|công văn)(?:\s.{0,40}?)?\s?số/u,
    );
    const number = at < 0 ? null : readNumber(text.slice(at));
    if (number !== null) return number.number;
  }
  return null;
}

/** Names go from cells too; in a column of names every cell does. */
function maskTable(table: Table): Table {
  const [head = []] = table.rows;
  const named = head.map((cell) =>
    /^(?:họ và tên|họ tên|họ, tên|người .{1,40}|đồng chí|tên đảng viên|cán bộ phụ trách)$/u.test(
      lower(clean(cell ?? "")),
    ),
  );
  const rows = table.rows.map((row, r) =>
    row.map((cell, c) => {
      if (cell === null) return null;
      if (r > 0 && named[c] === true && /\p{L}/u.test(cell)) return "[tên]";
      return isName(cell) ? "[tên]" : maskNames(cell);
    }),
  );
  return {...table, caption: table.caption === null ? null : maskNames(table.caption), rows};
}

function findProblems(header: Header, received_on: string | null): Problem[] {
  const problems: Problem[] = [];
  const warn = (rule: string, actual: string | null, expected: string | null, action: string) =>
    problems.push({place: "phần đầu văn bản", rule, actual, expected, action, severity: "warning"});
  if (header.secrecy !== null) {
    const action =
      "Văn bản có dấu chỉ mức độ mật: không đưa vào hệ thống; xử lý theo quy định về bảo vệ bí mật nhà nước.";
    problems.push({
      place: "tệp",
      rule: "secrecy",
      actual: header.secrecy,
      expected: null,
      action,
      severity: "error",
    });
  }
  if (header.unit === null)
    warn(
      "no-unit",
      null,
      "tên cơ quan ban hành ở góc trên bên trái",
      "Xác định đơn vị gửi và ghi vào danh sách đơn vị.",
    );
  if (header.issued_on === null)
    warn("no-date", null, "địa danh, ngày … tháng … năm …", "Hỏi đơn vị ngày ban hành của báo cáo.");
  if (header.period === null)
    warn(
      "no-period",
      header.title,
      "kỳ báo cáo trong tên báo cáo",
      "Xác định kỳ báo cáo rồi chạy lại với kỳ đó.",
    );
  const {issued_on, period} = header;
  const day = issued_on?.length === 10 ? issued_on : null;
  if (day !== null && received_on !== null && day > received_on) {
    warn(
      "dated-in-future",
      day,
      `không sau ngày nhận ${received_on}`,
      "Hỏi đơn vị ngày ban hành đúng của báo cáo.",
    );
  }
  if (day !== null && period !== null && header.kind === "BC" && periodRange(period).from > day) {
    warn(
      "issued-before-period",
      `${day}, kỳ ${period}`,
      "ngày ban hành sau khi kỳ báo cáo bắt đầu",
      "Kiểm tra ngày ban hành và kỳ báo cáo.",
    );
  }
  return problems;
}

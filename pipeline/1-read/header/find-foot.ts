import {isCaps, isRule, type Line, lower} from "./lines.ts";
import {isName} from "./mask-names.ts";
import * as is from "./patterns.ts";

/** The foot of a document: lines from `start` to `end` (exclusive) are dropped; both are the number of lines when there is no foot. */
export type Foot = {start: number; end: number; recipients: string[]};

/** A line of a foot is no longer than this. */
const LONGEST = 160;

/** Finds recipients and signature after the index `from`. Annexes after them stay in the body. */
export function findFoot(lines: Line[], from: number): Foot {
  const found = lines.findIndex((_, i) => i >= from && opensFoot(lines, i));
  if (found < 0) return {start: lines.length, end: lines.length, recipients: []};
  let start = found;
  while (start > from && isRule(lines[start - 1]?.text ?? "")) start -= 1;
  let end = found + 1;
  while (end < lines.length && !leavesFoot(lines[end])) end += 1;
  return {start, end, recipients: readRecipients(lines.slice(start, end))};
}

/** Lines of other feet (an annex signed by who made it, a second signature): by index. */
export function isSignature(lines: Line[], i: number): boolean {
  const line = lines[i];
  if (line === undefined) return false;
  return is.AUTHORITY.test(line.text) || is.FOOT_LINE.test(line.low) || isPost(lines, i);
}

function opensFoot(lines: Line[], i: number): boolean {
  const line = lines[i];
  if (line === undefined || line.text.length > LONGEST) return false;
  if (is.RECIPIENTS.test(line.low)) return line.text.length < 12 || /[-:;]/u.test(line.text);
  return isSignature(lines, i);
}

/** A post alone on its line counts when a name, another post, `(đã ký)` or the end comes soon after it. */
function isPost(lines: Line[], i: number): boolean {
  const line = lines[i];
  if (line === undefined || !is.POST.test(line.low) || line.text.length > 60) return false;
  const next = lines.slice(i + 1, i + 4);
  return (
    next.length === 0 ||
    next.some(({text, low}) => isName(text) || is.POST.test(low) || is.FOOT_LINE.test(low)) ||
    (isCaps(line.text) && i >= lines.length - 3)
  );
}

function leavesFoot(line: Line | undefined): boolean {
  if (line === undefined) return true;
  if (is.ANNEX.test(line.low) || (line.block.kind === "heading" && line.block.label !== null)) return true;
  return line.text.length > LONGEST && /[.;]$/u.test(line.text) && !/^[-+]/u.test(line.text);
}

function readRecipients(foot: Line[]): string[] {
  const at = foot.findIndex(({low}) => is.RECIPIENTS.test(low));
  const first = foot[at];
  if (first === undefined) return [];
  const recipients: string[] = [];
  const rest = first.text.slice(is.RECIPIENTS.exec(first.low)?.[0].length ?? 0);
  for (const text of [
    ...rest.split(/(?<=[;,.])\s(?=[-+] )/u),
    ...foot.slice(at + 1).map((line) => line.text),
  ]) {
    const found = /^\s?[-+–•]\s?(.{1,200})$/u.exec(text);
    if (found !== null) recipients.push(withoutColumn(found[1] ?? ""));
    else if (text.trim() !== "" && recipients.length > 0) break;
  }
  return recipients.filter((recipient) => recipient !== "");
}

/** A recipient without the end mark, and without what the signature column printed on the same line. */
function withoutColumn(text: string): string {
  const [own = "", ...beside] = text.split(/(?<=[,;.])\s/u);
  const column = beside.join(" ");
  const is_column =
    column !== "" && (isName(column) || is.POST.test(lower(column)) || is.AUTHORITY.test(column));
  return (is_column ? own : text)
    .replace(is.POST_AT_END, "")
    .replace(/[\s,;.]+$/u, "")
    .trim();
}

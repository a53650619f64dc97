import {splitLabel} from "../split-label.ts";
import {lineText, type TextLine} from "./find-lines.ts";

/** How a document sets its paragraphs, measured on all its lines. Points. */
export type Setting = {
  /** Where most lines end; lines that end there are full. */
  right: number;
  left: number;
  /** Usual distance between baselines in a paragraph. */
  leading: number;
  /** Whether full lines end exactly at the right margin. */
  is_justified: boolean;
  /** Whether paragraphs begin with an indent. */
  is_indented: boolean;
  /** Usual size of letters. */
  size: number;
};

const EDGE = 2.5;
const INDENT = 10;

/** Measures the lines of a document that stand alone; any number of them. */
export function measure(lines: TextLine[]): Setting {
  const ends = lines.map((line) => line.x2).sort((a, b) => b - a);
  // One line in two hundred may hang over the margin.
  const right = ends[Math.floor(ends.length / 200)] ?? 0;
  const left =
    mode(
      lines.map((line) => line.x),
      2,
      (values) => Math.min(...values),
    ) ?? 0;
  const gaps = lines.flatMap((line, i) => {
    const before = lines[i - 1];
    return before !== undefined && before.page === line.page && before.y > line.y ? [before.y - line.y] : [];
  });
  const long = lines.filter((line) => line.x2 > right - 60);
  const full = long.filter((line) => Math.abs(line.x2 - right) < EDGE);
  const indented = lines.filter(
    (line) => line.x > left + INDENT && line.x < left + 80 && line.x2 > right - 60,
  );
  return {
    right,
    left,
    leading: mode(gaps, 0.5, (values) => Math.min(...values)) ?? 0,
    is_justified: full.length > long.length * 0.6 && full.length >= 3,
    is_indented: indented.length > lines.length * 0.04 && indented.length >= 2,
    size:
      mode(
        lines.map((line) => line.height),
        0.5,
        (values) => Math.min(...values),
      ) ?? 12,
  };
}

/** Whether a line goes on with the paragraph whose last line is `before`. Across pages the distance tells nothing, the rest does. */
export function goesOn(before: TextLine, line: TextLine, set: Setting): boolean {
  if (Math.abs(before.height - line.height) > 1.5) return false;
  const is_same_page = before.page === line.page;
  const gap = before.y - line.y;
  if (is_same_page && (gap > Math.max(set.leading, line.height) * 1.1 + 0.8 || gap <= 0)) return false;
  const text = lineText(line);
  const last = lineText(before);
  if (isCentred(before, set) && isCentred(line, set))
    return is_same_page && isFull(before, line, {...set, is_justified: false});
  if (!isFull(before, line, set)) return false;
  const indent = line.x - Math.min(before.x, set.left);
  if (set.is_indented && indent > INDENT && line.x > before.x + INDENT / 2) return false;
  const ended = /[.;:!?…]["”)]?$/u.test(last);
  if (ended && set.is_indented && indent > INDENT && splitLabel(text) === null)
    return line.x <= before.x + 1 && before.x > set.left + INDENT && !startsAnew(text);
  if (ended && splitLabel(text) !== null) return false;
  if (ended && !set.is_justified && !set.is_indented && /^\p{Lu}/u.test(text)) return true;
  return ended || splitLabel(text) === null || !isOpening(text);
}

/** Whether the first word of `line` would not have fitted behind `before`; in justified text, whether `before` ends at the margin. */
function isFull(before: TextLine, line: TextLine, set: Setting): boolean {
  if (set.is_justified && Math.abs(before.x2 - set.right) > EDGE) return false;
  const [piece] = line.pieces;
  const text = piece?.text ?? "";
  const word = /^\S+/u.exec(text)?.[0] ?? "";
  const per_char = piece === undefined ? 0 : (piece.x2 - piece.x) / Math.max(1, text.length);
  return before.x2 + (word.length + 1) * per_char * 1.15 > set.right - 1;
}

function startsAnew(text: string): boolean {
  return /^\p{Lu}/u.test(text);
}

/** A label that opens an item and is not the middle of a sentence (`năm 2016` / `- 2017`). */
function isOpening(text: string): boolean {
  return !/^[-–]\s?\d/u.test(text);
}

function isCentred(line: TextLine, set: Setting): boolean {
  const off = line.x - set.left - (set.right - line.x2);
  return line.x > set.left + 15 && line.x2 < set.right - 15 && Math.abs(off) < 6;
}

/** The commonest value, values nearer than `step` taken together; null without values. */
function mode(values: number[], step: number, pick: (group: number[]) => number): number | null {
  const groups = new Map<number, number[]>();
  for (const value of values) {
    const key = Math.round(value / step);
    groups.set(key, [...(groups.get(key) ?? []).slice(0, 500), value]);
  }
  const counts = new Map<number, number>();
  for (const value of values)
    counts.set(Math.round(value / step), (counts.get(Math.round(value / step)) ?? 0) + 1);
  let best: number | null = null;
  for (const [key, count] of counts) {
    const own = count + (counts.get(key + 1) ?? 0) + (counts.get(key - 1) ?? 0);
    const other =
      best === null
        ? -1
        : (counts.get(best) ?? 0) + (counts.get(best + 1) ?? 0) + (counts.get(best - 1) ?? 0);
    if (own > other) best = key;
  }
  return best === null ? null : pick(groups.get(best) ?? []);
}

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
  /** Whether paragraphs stand further apart than their lines. */
  is_spaced: boolean;
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
  const left = leftmost(lines);
  // Lines below one that reaches the margin are those of its paragraph; those below a short one are not.
  const gapsBelow = (isBelow: (before: TextLine) => boolean) =>
    lines.flatMap((line, i) => {
      const before = lines[i - 1];
      const is_near = before !== undefined && before.page === line.page && before.y > line.y;
      return is_near && isBelow(before) ? [before.y - line.y] : [];
    });
  const leading =
    mode(
      gapsBelow(({x2}) => x2 > right - 60),
      0.5,
      (values) => Math.min(...values),
    ) ?? 0;
  const between = gapsBelow(({x2}) => x2 < right - 100);
  const long = lines.filter((line) => line.x2 > right - 60);
  const full = long.filter((line) => Math.abs(line.x2 - right) < EDGE);
  const indented = lines.filter(
    (line) => line.x > left + INDENT && line.x < left + 80 && line.x2 > right - 60,
  );
  return {
    right,
    left,
    leading,
    is_spaced: between.filter((gap) => gap > leading * 1.1 + 0.8).length > between.length * 0.8,
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

/** Whether a line goes on with the paragraph whose lines are `lines`. Across pages the distance tells nothing, the rest does. */
export function goesOn(lines: TextLine[], line: TextLine, set: Setting): boolean {
  const before = lines.at(-1);
  if (before === undefined || Math.abs(before.height - line.height) > 1.5) return false;
  const is_same_page = before.page === line.page;
  const gap = before.y - line.y;
  if (is_same_page && (gap > Math.max(set.leading, line.height) * 1.1 + 0.8 || gap <= 0)) return false;
  const [last, text] = [lineText(before), lineText(line)];
  if (isRuleText(last) || isRuleText(text)) return false;
  const ended = /[.;:!?…]["”)]?$/u.test(last);
  const label = /^\d{1,3}-\p{Lu}/u.test(text) ? null : splitLabel(text);
  const is_mid_sentence = !ended && label === null && /^[\p{Ll}\d]/u.test(text);
  const is_full = isFull(before, line, set.right, is_mid_sentence ? 2 : 1);
  if (label === null && hangs(lines[0] ?? before, line)) return is_full;
  if (isCentred(line, set) && !(Math.abs(line.x - before.x) < 2 && Math.abs(line.x2 - before.x2) > 4)) {
    const right = before.x + set.right - set.left;
    return is_same_page && isBalanced(before, set) && isOneFont(before, line) && isFull(before, line, right);
  }
  if (!is_full) return false;
  if (set.is_justified && Math.abs(before.x2 - set.right) > EDGE) {
    // A ragged paragraph among justified ones, or the last line of one that happens to be nearly full.
    if (ended || label !== null) return false;
    const is_ragged = lines.slice(0, -1).some(({x2}) => Math.abs(x2 - set.right) > EDGE);
    return is_ragged || !/^\p{Lu}/u.test(text) || (isCapitals(last) && isCapitals(text));
  }
  const indent = line.x - Math.min(before.x, set.left);
  if (set.is_indented && indent > INDENT && line.x > before.x + INDENT / 2) return false;
  const is_alike = lines.length === 1 && Math.abs(line.x - before.x) < 2;
  if (set.is_indented && indent > INDENT && is_alike) return is_mid_sentence;
  if (ended && set.is_indented && indent > INDENT && label === null)
    return line.x <= before.x + 1 && before.x > set.left + INDENT && !/^\p{Lu}/u.test(text);
  if (ended && label !== null) return false;
  // Without an indent or a space only the sentence tells where a paragraph ends.
  if (ended && !set.is_justified && !set.is_indented && !set.is_spaced && /^\p{Lu}/u.test(text)) return false;
  return ended || label === null || !isOpening(text);
}

/** Whether the first word of `line`, taken `times` as wide, would not have fitted behind `before`, where lines end at `right`. */
function isFull(before: TextLine, line: TextLine, right: number, times = 1): boolean {
  const text = line.pieces[0]?.text ?? "";
  // Lines break after a hyphen too.
  const word = /^[^\s-]+-?|^\S+/u.exec(text)?.[0] ?? "";
  return before.x2 + breadth(` ${word}`) * scaleOf(line) * times > right - 1;
}

/** Points to a unit of breadth in a line. */
function scaleOf({pieces}: TextLine): number {
  const [piece] = pieces;
  return piece === undefined ? 0 : (piece.x2 - piece.x) / Math.max(1, breadth(piece.text));
}

/** Whether a line begins below the text that stands behind the list label of a paragraph's first line. */
function hangs(first: TextLine, line: TextLine): boolean {
  const [head, next] = first.pieces[0]?.items ?? [];
  const label = splitLabel(lineText(first))?.label;
  if (head === undefined || label === undefined) return false;
  const is_apart = next !== undefined && head.text.trim() === label;
  const start = is_apart ? next.x : first.x + breadth(`${label} `) * scaleOf(first);
  return line.x > first.x + 2 && Math.abs(line.x - start) < (is_apart ? 2 : 4);
}

/** How wide a text is among others in the same letters, by the usual proportions of a book face. */
export function breadth(text: string): number {
  let sum = 0;
  for (const letter of text.normalize("NFD"))
    sum += /\p{M}/u.test(letter)
      ? 0
      : /[\s.,;:!'|()ijltfrI/-]/u.test(letter)
        ? 0.3
        : /[mwMW]/u.test(letter)
          ? 0.8
          : /\p{Lu}/u.test(letter)
            ? 0.69
            : 0.48;
  return sum;
}

function isRuleText(text: string): boolean {
  return /^[-–—_*=.\s]{3,}$|^\*$/u.test(text);
}

/** Whether a text is set in capitals. */
export function isCapitals(text: string): boolean {
  return text === text.toUpperCase() && /\p{Lu}{2}/u.test(text);
}

/** Whether one line ends in the font in which the next begins. */
function isOneFont(before: TextLine, line: TextLine): boolean {
  return before.pieces.at(-1)?.items.at(-1)?.font === line.pieces[0]?.items[0]?.font;
}

/** A label that opens an item and is not the middle of a sentence (`năm 2016` / `- 2017`). */
function isOpening(text: string): boolean {
  return !/^[-–]\s?\d/u.test(text);
}

function isBalanced(line: TextLine, set: Setting): boolean {
  return Math.abs(line.x - set.left - (set.right - line.x2)) < 8;
}

function isCentred(line: TextLine, set: Setting): boolean {
  return line.x > set.left + 15 && line.x2 < set.right - 15 && isBalanced(line, set);
}

/** The smallest x at which at least eight lines in a hundred begin. */
function leftmost(lines: TextLine[]): number {
  const xs = lines.map(({x}) => x).sort((a, b) => a - b);
  const least = Math.max(1, xs.length * 0.08);
  return xs.find((x, i) => (xs[i + Math.ceil(least) - 1] ?? Number.POSITIVE_INFINITY) < x + 2) ?? xs[0] ?? 0;
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

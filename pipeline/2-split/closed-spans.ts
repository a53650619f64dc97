/** A stretch of text as UTF-16 offsets, `end` not in it. */
export type Span = {start: number; end: number};

/** Longest stretch that an opened mark is looked after: beyond it the mark was never closed. */
const MAX_CHARS = 600;
/** As many marks as stand open inside each other before the oldest is given up. */
const MAX_OPEN = 8;
const CLOSERS = new Map([
  ["“", "”"],
  ["«", "»"],
  ["(", ")"],
  ["[", "]"],
]);
const CLOSING = new Set(["”", "»", ")", "]", '"']);

type Opened = {mark: string; at: number};

/**
 * Of each outermost quotation mark or bracket that is closed within 600 characters: where it opens and where it closes.
 * Straight quotes pair in turn; a mark that is never closed is not there. In order of opening. Linear in the length of the text.
 */
export function closedSpans(text: string): Map<number, number> {
  const closed: [number, number][] = [];
  const open: Opened[] = [];
  for (let i = 0; i < text.length; i++) {
    const mark = text[i] ?? "";
    if (!CLOSING.has(mark) && !CLOSERS.has(mark)) continue;
    const opened = open.findLast((one) => i - one.at <= MAX_CHARS && closes(one, mark));
    if (opened !== undefined) {
      open.length = open.indexOf(opened);
      closed.push([opened.at, i]);
    } else if (CLOSERS.has(mark) || mark === '"') {
      open.push({mark, at: i});
      if (open.length > MAX_OPEN) open.shift();
    }
  }
  return outermost(closed);
}

/**
 * What is quoted or bracketed in a sentence, as it is to be kept whole: closed marks as they stand, and a quotation left open up to the
 * next opening mark or the end. A quotation left open after a colon is speech that runs over several sentences, and is not kept whole.
 */
export function quotedSpans(sentence: string): Map<number, number> {
  const spans = closedSpans(sentence);
  let covered = -1;
  for (const {index} of sentence.matchAll(/[“«(]/gu)) {
    const end = spans.get(index);
    if (end !== undefined) covered = end;
    if (end !== undefined || index < covered || /:\s?$/u.test(sentence.slice(Math.max(0, index - 2), index)))
      continue;
    covered = nextOpening(sentence, index);
    spans.set(index, covered);
  }
  return new Map([...spans].sort(([a], [b]) => a - b));
}

function nextOpening(sentence: string, at: number): number {
  for (let i = at + 1; i < sentence.length; i++) if (CLOSERS.has(sentence[i] ?? "")) return i - 1;
  return sentence.length - 1;
}

function closes({mark}: Opened, closing: string): boolean {
  return mark === '"' ? closing === '"' : CLOSERS.get(mark) === closing;
}

function outermost(closed: [number, number][]): Map<number, number> {
  let covered = -1;
  const spans = new Map<number, number>();
  for (const [from, to] of closed.sort(([a], [b]) => a - b)) {
    if (from < covered) continue;
    covered = to;
    spans.set(from, to);
  }
  return spans;
}

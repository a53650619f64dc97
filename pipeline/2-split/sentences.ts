import {readFileSync} from "node:fs";

/** A stretch of text as UTF-16 offsets, `end` not in it. */
export type Span = {start: number; end: number};

/** Longest stretch an opened quotation or bracket may keep a full stop from ending the sentence: beyond it the mark was never closed. */
const MAX_QUOTED = 600;
const CLOSERS = new Map([
  ["“", "”"],
  ["«", "»"],
  ["(", ")"],
  ["[", "]"],
]);
const SPACE = /\s/u;

let abbreviations: Set<string> | undefined;

/**
 * The sentences of one paragraph, in order, without the white space around them; together with the gaps they give the text back.
 * A full stop does not end one after an abbreviation (data/lexicon/abbreviations.txt), a single capital, an ordinal that opens the
 * sentence (`1.`, `II.`), inside numbers and dates, before a small letter, or inside quotation marks or brackets that are closed
 * within 600 characters. Empty text gives none. Linear in the length of the text.
 */
export function splitSentences(text: string): Span[] {
  const closed = closedSpans(text);
  const sentences: Span[] = [];
  let start = skipSpace(text, 0);
  for (let i = start; i < text.length; i++) {
    const inside = closed.get(i);
    if (inside !== undefined) {
      i = inside;
      if (!endsQuotation(text, i)) continue;
    } else if (!isStop(text, i, start)) continue;
    let end = i + 1;
    while (end < text.length && /[.!?…”"»)\]/]/u.test(text[end] ?? "")) end++;
    sentences.push({start, end});
    start = skipSpace(text, end);
    i = start - 1;
  }
  const end = text.trimEnd().length;
  if (start < end) sentences.push({start, end});
  return sentences;
}

function isStop(text: string, at: number, start: number): boolean {
  const mark = text[at] ?? "";
  if (!/[.!?…]/u.test(mark)) return false;
  const next = text[at + 1];
  if (next !== undefined && !SPACE.test(next) && !/[.!?…”"»)\]/]/u.test(next))
    return mark !== "." && /\p{Lu}/u.test(next);
  const following = text.slice(at + 1, at + 12).replace(/^[.!?…”"»)\]/]*\s*/u, "")[0];
  if (following !== undefined && /[\p{Ll},;]/u.test(following)) return false;
  if (mark !== ".") return true;
  const token = /\S*$/u.exec(text.slice(Math.max(start, at - 24), at))?.[0] ?? "";
  if (following === undefined) return true;
  return !isAbbreviation(`${token.replace(/^["“(]+/u, "")}.`) && !isOrdinal(token, text, at, start);
}

function isAbbreviation(token: string): boolean {
  abbreviations ??= new Set(
    readFileSync(new URL("../../data/lexicon/abbreviations.txt", import.meta.url), "utf8").split("\n"),
  );
  if (token === "v.v.") return false;
  return (
    abbreviations.has(token) || /^\p{Lu}\.$/u.test(token) || /^(?:\p{Lu}\p{Ll}{0,2}\.){2,}$/u.test(token)
  );
}

function isOrdinal(token: string, text: string, at: number, start: number): boolean {
  return (
    at - token.length === start &&
    /^(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|\p{L})$/u.test(token) &&
    text[at + 1] === " "
  );
}

/** Whether the closing mark at `at` ends a sentence: a stop stands before it and a capital after it. */
function endsQuotation(text: string, at: number): boolean {
  return /[.!?…]/u.test(text[at - 1] ?? "") && /^[”"»)\]]*\s+["“(]?\p{Lu}/u.test(text.slice(at + 1, at + 8));
}

/** Of each opening mark that is closed in time: where. Straight quotes pair in turn. */
export function closedSpans(text: string): Map<number, number> {
  const closed = new Map<number, number>();
  const open: {mark: string; at: number}[] = [];
  for (let i = 0; i < text.length; i++) {
    const mark = text[i] ?? "";
    if (mark !== "”" && mark !== '"' && mark !== "»" && mark !== ")" && mark !== "]" && !CLOSERS.has(mark))
      continue;
    const last = open[open.length - 1];
    const opened = open.findLast(
      ({mark: opening, at}) =>
        i - at <= MAX_QUOTED && (CLOSERS.get(opening) === mark || (opening === '"' && mark === '"')),
    );
    if (opened !== undefined && (mark !== '"' || opened === last)) {
      while (open.length > 0 && open.pop() !== opened);
      closed.set(opened.at, i);
    } else if (CLOSERS.has(mark) || mark === '"') {
      open.push({mark, at: i});
      if (open.length > 8) open.shift();
    }
  }
  return outermost(closed);
}

function outermost(closed: Map<number, number>): Map<number, number> {
  let covered = -1;
  const spans = [...closed].sort(([a], [b]) => a - b);
  return new Map(
    spans.filter(([from, to]) => {
      if (from < covered) return false;
      covered = to;
      return true;
    }),
  );
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && SPACE.test(text[at] ?? "")) at++;
  return at;
}

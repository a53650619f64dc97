import {readFileSync} from "node:fs";
import {closedSpans, type Span} from "./closed-spans.ts";

const SPACE = /\s/u;
const STOP = /[.!?…]/u;
/** What may stand between the stop and the space after a sentence; `./.` ends official documents. */
const TRAILING = /[.!?…”"»)\]/]/u;
const LONGEST_ABBREVIATION = 24;
/** Before a colon and a capital these end the lead-in as a sentence of its own. */
const ANNOUNCED =
  /(?<!\p{L})(?:đó là|như sau|sau đây|sau|cụ thể|cụ thể là|cụ thể như|nổi lên là|đến nay)\s?$/iu;
/** A short head with its number: `a) Về ưu điểm:`. */
const NUMBERED_HEAD = /^(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]{1,5}\.|[-*+•])\s[^.;:,]{3,60}$/u;
/** A note mark after the stop: `… năm 2018.[14] Trong …`. */
const NOTE_MARK = /^(?:\[\d{1,3}\]){1,4}(?=\s|$)/u;
/** A letter of a series, not of a name, so that a stop after it ends a sentence. */
const SERIES = /(?:loại|nhóm|hạng|khối|lớp|tổ|khu|điểm|mẫu|phụ lục|đội|ca)\s$/iu;
/** Abbreviations that end sentences as words do. */
const ENDING: ReadonlySet<string> = new Set(["v.v", "T.Ư", "T.W"]);
/** A lettered item after a stop: `… đều. b) Về hạn chế: …`. */
const LETTERED = /^\s{1,3}[a-zđ]\)\s/u;
const REFERENCE = /(?:mục|điểm|khoản|phần|điều|chương|bảng|biểu|phụ lục)\s$/iu;

let abbreviations: Set<string> | undefined;

/** The abbreviations after which a full stop ends nothing, from data/lexicon/abbreviations.txt: with their stops, one a line. */
export function loadAbbreviations(): Set<string> {
  const file = new URL("../../data/lexicon/abbreviations.txt", import.meta.url);
  abbreviations ??= new Set(
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line !== ""),
  );
  return abbreviations;
}

/**
 * The sentences of one paragraph, in order, without the white space around them; together with the gaps they give the text back.
 * A full stop does not end one after an abbreviation (data/lexicon/abbreviations.txt), an initial, an ordinal that opens the sentence
 * (`1.`, `II.`), inside numbers and dates, before a small letter, or inside quotation marks or brackets that are closed within 600
 * characters. A lead-in before a colon (`cụ thể như sau: Một số …`) ends at the colon when a capital follows. Empty text gives none.
 * Linear in the length of the text.
 */
export function splitSentences(text: string): Span[] {
  const closed = closedSpans(text);
  const sentences: Span[] = [];
  let start = skipSpace(text, 0);
  for (let i = start; i < text.length; i++) {
    const close = closed.get(i);
    if (close !== undefined) {
      i = close;
      if (!endsQuotation(text, i)) continue;
    } else if (!(isStop(text, i, start) || isAnnouncing(text, i, start) || precedesItem(text, i, start))) {
      continue;
    }
    let end = i + 1;
    end += NOTE_MARK.exec(text.slice(end, end + 24))?.[0].length ?? 0;
    while (end < text.length && TRAILING.test(text[end] ?? "") && !closed.has(end)) end++;
    while (end > start && SPACE.test(text[end - 1] ?? "")) end--;
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
  if (!STOP.test(mark)) return false;
  const next = text[at + 1];
  if (next === "[" && NOTE_MARK.test(text.slice(at + 1, at + 25))) return true;
  if (next !== undefined && !SPACE.test(next) && !TRAILING.test(next)) return startsWithoutSpace(text, at);
  const following = text.slice(at + 1, at + 12).replace(/^[.!?…”"»)\]/]*\s*/u, "")[0];
  if (following === undefined) return true;
  if (/[\p{Ll},;:]/u.test(following)) return LETTERED.test(text.slice(at + 1, at + 8));
  if (mark !== ".") return true;
  const token = tokenBefore(text, at, start);
  return !(isAbbreviation(text, at, token) || isOrdinal(text, at, {token, start}));
}

/** `… quan tâm.Các chi bộ …`: the clerk forgot the space. */
function startsWithoutSpace(text: string, at: number): boolean {
  return (
    /^\p{Lu}(?:\p{Ll}|\s)/u.test(text.slice(at + 1, at + 4)) &&
    (text[at] !== "." || /\p{Ll}{2}$/u.test(text.slice(Math.max(0, at - 3), at)))
  );
}

function isAbbreviation(text: string, at: number, token: string): boolean {
  if (ENDING.has(token)) return false;
  const before = text.slice(Math.max(0, at - token.length - 12), at - token.length);
  if (/^\p{Lu}$/u.test(token)) return !(SERIES.test(before) || /\p{Lu}\p{Ll}{0,6}\s$/u.test(before));
  const last = token.slice(token.lastIndexOf(".") + 1);
  return (
    loadAbbreviations().has(`${token}.`) ||
    loadAbbreviations().has(`${last}.`) ||
    /^(?:\p{Lu}\p{Ll}{0,2}\.)+\p{Lu}\p{Ll}{0,2}$/u.test(token)
  );
}

function isOrdinal(text: string, at: number, {token, start}: {token: string; start: number}): boolean {
  if (
    /^\d{1,2}(?:\.\d{1,2}){0,3}$/u.test(token) &&
    REFERENCE.test(text.slice(Math.max(0, at - token.length - 9), at - token.length))
  )
    return token.includes(".");
  return at - token.length === start && /^(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|\p{L})$/u.test(token);
}

/** Whether a colon ends a lead-in or a numbered head: `… còn một số hạn chế sau: Một là …`, `a) Về ưu điểm: Cấp ủy …`. */
function isAnnouncing(text: string, at: number, start: number): boolean {
  if (text[at] !== ":" || !/^\s(?:[-+*•–]\s)?["“]?\p{Lu}/u.test(text.slice(at + 1, at + 6))) return false;
  return (
    ANNOUNCED.test(text.slice(Math.max(start, at - 16), at)) ||
    (at - start < 70 && NUMBERED_HEAD.test(text.slice(start, at)))
  );
}

/** Whether a numbered item begins after this space without a stop before it, after a heading in capitals: `I. KẾT QUẢ 1. Công tác …`. */
function precedesItem(text: string, at: number, start: number): boolean {
  if (text[at] !== " " || !/^\d{1,2}\.\s\p{Lu}\p{Ll}/u.test(text.slice(at + 1, at + 7))) return false;
  return (
    /(?:^|\s)\p{Lu}{2,12}$/u.test(text.slice(Math.max(start, at - 14), at)) &&
    /\p{Lu}{2,}\s\p{Lu}{2,}$/u.test(text.slice(Math.max(start, at - 28), at))
  );
}

/** Whether the closing mark at `at` ends a sentence: a stop stands before it and a capital after it. */
function endsQuotation(text: string, at: number): boolean {
  return STOP.test(text[at - 1] ?? "") && /^[”"»)\]]{0,3}\s+["“(]?\p{Lu}/u.test(text.slice(at + 1, at + 8));
}

function tokenBefore(text: string, at: number, start: number): string {
  let from = at;
  while (from > start && from > at - LONGEST_ABBREVIATION && !SPACE.test(text[from - 1] ?? "")) from--;
  return text.slice(from, at).replace(/^["“(]+/u, "");
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && SPACE.test(text[at] ?? "")) at++;
  return at;
}

import {type ClauseSpan, carry} from "./carry.ts";
import type {Span} from "./closed-spans.ts";
import {findCuts} from "./find-cuts.ts";
import {scanClause} from "./scan-clause.ts";

const SEPARATOR = /[\s,;]/u;
const BULLET = /^[-–—+•*]\s/u;

/**
 * The claims of a sentence of `text`, in order: cut at semicolons, at linking words, and at commas where the right part has a predicate
 * of its own (data/taxonomy/clauses.yaml), never inside quotation marks or brackets. Offsets are those of `text`; between clauses stand
 * only white space, commas, semicolons and bullets. A clause without a subject takes that of the clauses before it; `cần`, `phải` carry on
 * until a subject of its own, `đã` or `được`. A sentence without such marks is one clause; one without words is none.
 */
export function splitClauses(text: string, {start, end}: Span): ClauseSpan[] {
  const sentence = text.slice(start, end);
  const tokens = scanClause(sentence);
  const cuts = findCuts(tokens);
  const parts: {span: Span; from: number; to: number}[] = [];
  for (const [i, from] of cuts.entries()) {
    const to = cuts[i + 1] ?? tokens.length;
    const span = trim(text, {
      start: i === 0 ? start : start + (tokens[from]?.start ?? sentence.length),
      end: start + (tokens[to]?.start ?? sentence.length),
    });
    if (span.end > span.start) parts.push({span, from, to});
  }
  return carry(text, start, {tokens, parts});
}

function trim(text: string, {start, end}: Span): Span {
  let from = start;
  let to = end;
  while (from < to && SEPARATOR.test(text[from] ?? "")) from++;
  if (BULLET.test(text.slice(from, from + 2))) from++;
  while (from < to && SEPARATOR.test(text[from] ?? "")) from++;
  while (to > from && SEPARATOR.test(text[to - 1] ?? "")) to--;
  return {start: from, end: to};
}

import {readFileSync} from "node:fs";
import {parse} from "yaml";
import {fold} from "./text.ts";

/** A rank of data/taxonomy/quantifiers.yaml: its words, why they say so, and a sentence that has it. */
export type QuantifierRank = {rank: number; gloss: string; why: string; example: string; phrases: string[]};

/** These count only where they stand before a noun or close the clause; elsewhere `phổ biến` is to make known, `nhiều` a degree. */
const WEAK: ReadonlySet<string> = new Set(["nhiều", "phổ biến", "vài", "mọi"]);
const NOT_BEFORE = /(?:phổ biến|học|biết|tuyên truyền|càng|quá|rất|không|chưa)\s*$/u;
const MAKES_KNOWN = /^\s*(?:,|\p{L})/u;
/** Longest text before a word that can decide what it is. */
const BEFORE = 16;

let scale: {ranks: Map<string, number>; any: RegExp} | undefined;

/** The ranks of data/taxonomy/quantifiers.yaml, from none to all. */
export function quantifierRanks(): QuantifierRank[] {
  return parse(
    readFileSync(new URL("../data/taxonomy/quantifiers.yaml", import.meta.url), "utf8"),
  ) as QuantifierRank[];
}

/**
 * The quantifier of a clause, folded, and its rank, 0 none to 6 all: the first that stands in it, the longest where several begin together.
 * Null when the clause is general.
 */
export function quantifierOf(text: string): {words: string; rank: number} | null {
  scale ??= loadScale();
  const folded = fold(text);
  for (const {0: words, index} of folded.matchAll(scale.any)) {
    if (WEAK.has(words) && !counts(words, folded, index)) continue;
    return {words, rank: scale.ranks.get(words) ?? 0};
  }
  return null;
}

function counts(words: string, folded: string, at: number): boolean {
  if (NOT_BEFORE.test(folded.slice(Math.max(0, at - BEFORE), at))) return false;
  const end = at + words.length;
  return words !== "phổ biến" || !MAKES_KNOWN.test(folded.slice(end, end + 4));
}

function loadScale(): {ranks: Map<string, number>; any: RegExp} {
  const ranks = new Map(
    quantifierRanks().flatMap(({rank, phrases}) => phrases.map((phrase) => [fold(phrase), rank] as const)),
  );
  const phrases = [...ranks.keys()].sort((a, b) => b.length - a.length);
  return {ranks, any: new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases.join("|")})(?![\\p{L}\\p{N}])`, "gu")};
}

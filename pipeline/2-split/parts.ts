import {STRONG, VERBS} from "./clause-words.ts";
import type {Token} from "./scan-clause.ts";

/** How far ahead a part is looked at, in tokens. */
const AHEAD = 40;

/** What stands from a token up to the next comma, semicolon, colon or the end; where its first predicate and verb stand, -1 for none. */
export type Part = {end: number; syllables: number; strong: number; verb: number};

/** The part that begins at token `from`; of a long one the first 40 tokens. */
export function partAt(tokens: readonly Token[], from: number): Part {
  let strong = -1;
  let verb = -1;
  let syllables = 0;
  let i = from;
  for (; i < tokens.length && i - from < AHEAD; i++) {
    const {kind, bits} = tokens[i] as Token;
    if (kind === "," || kind === ";" || kind === ":") break;
    if (kind === "syllable") syllables++;
    if (strong < 0 && (bits & STRONG) !== 0) strong = i;
    if (verb < 0 && (bits & VERBS) !== 0) verb = i;
  }
  return {end: i, syllables, strong, verb};
}

/** Past `và` or a dash that opens a part. */
export function skipAnd(tokens: readonly Token[], at: number): number {
  return tokens[at]?.syllable === "và" || tokens[at]?.kind === "-" ? at + 1 : at;
}

/** Whether a phrase of these classes begins at most `within` tokens before token `before`, and reaches up to it or has words after it. */
export function endsIn(
  tokens: readonly Token[],
  {before, classes, within}: {before: number; classes: number; within: number},
): boolean {
  for (let i = before - 1; i >= 0 && i >= before - within; i--)
    if (((tokens[i]?.bits ?? 0) & classes) !== 0) return true;
  return false;
}

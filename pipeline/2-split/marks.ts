import {CLASSES as C} from "./clause-words.ts";
import {endsIn} from "./parts.ts";
import type {Token} from "./scan-clause.ts";

/** Marks alone may stand this many tokens before the words of an item. */
const NEAR = 3;
const LINKS = C.contrast | C.result;

/** For each token, the first contrasting or resulting link at or after it before the next semicolon; -1 when there is none. */
export function linksAhead(tokens: readonly Token[]): Int32Array {
  const ahead = new Int32Array(tokens.length + 1).fill(-1);
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i] as Token;
    ahead[i] = token.kind === ";" ? -1 : (token.bits & LINKS) !== 0 ? i : (ahead[i + 1] ?? -1);
  }
  return ahead;
}

/** A dash or plus that begins an item: after a stop, a colon or a semicolon. */
export function isBullet(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token;
  const before = tokens[at - 1];
  if (token.kind !== "-" || before === undefined || before.end === token.start) return false;
  return before.kind === ":" || before.kind === ";" || before.syllable === "." || token.syllable === "•";
}

/** Whether the colon at `colon` ends words that announce: `đó là:`. */
export function announces(tokens: readonly Token[], colon: number): boolean {
  return endsIn(tokens, {before: colon, classes: C.announce, within: 4});
}

/** Whether words follow shortly from token `from` on. */
export function hasWords(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < tokens.length && i < from + NEAR; i++)
    if (tokens[i]?.kind === "syllable" || tokens[i]?.kind === "other") return true;
  return false;
}

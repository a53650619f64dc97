import {foldTones} from "../text.ts";
import {phrasesBySyllable} from "./clause-words.ts";
import {quotedSpans} from "./closed-spans.ts";

/** What a token is: a syllable or number, or the mark it is. */
type TokenKind = "syllable" | "," | ";" | ":" | "-" | "other";
/** A token of a sentence; `bits` are the classes of the phrase that begins at it, of `length` tokens, 0 inside a phrase. */
export type Token = {
  start: number;
  end: number;
  kind: TokenKind;
  syllable: string;
  bits: number;
  length: number;
};

const TOKEN = /\d+(?:[.,/]\d+)*%?|[\p{L}\p{M}\p{N}]+(?:[./][\p{L}\p{M}\p{N}]+)*|\S/gu;
const MARKS: ReadonlySet<string> = new Set([",", ";", ":"]);
const BULLETS: ReadonlySet<string> = new Set(["-", "–", "—", "+", "•", "*"]);
const WORD = /[\p{L}\p{N}]/u;

/**
 * The tokens of a sentence in order, with the classes of the words by which it may be cut. What is quoted or bracketed is one
 * token of kind `other`. Offsets are those of `sentence`. Empty gives none. Linear in the length of the sentence.
 */
export function scanClause(sentence: string): Token[] {
  const lower = sentence.toLowerCase();
  const folded = lower.length === sentence.length ? foldTones(lower) : sentence;
  const tokens: Token[] = [];
  let from = 0;
  for (const [open, close] of quotedSpans(sentence)) {
    scanOpen(folded, from, open, tokens);
    tokens.push({start: open, end: close + 1, kind: "other", syllable: "", bits: 0, length: 1});
    from = close + 1;
  }
  scanOpen(folded, from, folded.length, tokens);
  markPhrases(tokens);
  return tokens;
}

function scanOpen(folded: string, from: number, to: number, tokens: Token[]): void {
  TOKEN.lastIndex = from;
  for (let match = TOKEN.exec(folded); match !== null && match.index < to; match = TOKEN.exec(folded)) {
    const text = match[0];
    const start = match.index;
    tokens.push({start, end: start + text.length, kind: kindOf(text), syllable: text, bits: 0, length: 1});
  }
}

function kindOf(text: string): TokenKind {
  if (MARKS.has(text)) return text as TokenKind;
  if (BULLETS.has(text)) return "-";
  return WORD.test(text) ? "syllable" : "other";
}

function markPhrases(tokens: readonly Token[]): void {
  const phrases = phrasesBySyllable();
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i] as Token;
    const phrase = phrases
      .get(token.syllable)
      ?.find(({syllables}) => syllables.every((syllable, at) => tokens[i + at]?.syllable === syllable));
    token.bits = phrase?.bits ?? 0;
    token.length = phrase?.syllables.length ?? 1;
    i += token.length;
  }
}

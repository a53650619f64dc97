import {foldTones} from "../../text.ts";
import {LONG_FORMS} from "../long-forms.ts";

/** A vocabulary of pieces of words, with the logarithm of how likely each is. */
export type Pieces = {pieces: readonly string[]; scores: ArrayLike<number>};

/** The ids of the pieces of a text, in order; an unknown letter is UNKNOWN. Empty text gives none. */
export type PieceCutter = (text: string) => readonly number[];

/** Ids of the tokens that are no pieces: before a text, behind each of its parts, and of what no piece covers. */
export const START = 0;
export const END = 2;
export const UNKNOWN = 3;
const SPECIAL = 4;
/** How SentencePiece marks the beginning of a word. */
const MARK = "\u2581";
/** How much less likely than the least likely piece an unknown letter is. */
const UNLIKELY = 10;
/** Longer runs without a space are no words. */
const LONGEST_WORD = 200;
const KEPT_WORDS = 32_768;
const SHORT_FORM = /(?<!\p{L})\p{L}{3,8}(?!\p{L})/gu;

/** The form in which the encoder reads: NFKC, lower case, one tone style, abbreviations written out, every number as 0, single spaces. */
export function encoderForm(text: string): string {
  return foldTones(text.normalize("NFKC").toLowerCase())
    .replaceAll("ð", "đ")
    .replace(SHORT_FORM, (word) => LONG_FORMS.get(word) ?? word)
    .replace(/\d+(?:[.,]\d+)*/gu, "0")
    .replace(/\s+/gu, " ")
    .trim();
}

/**
 * The form of a statement: that of any text, but a part of a sentence (it begins with a small letter) ends in a full stop like a whole, so
 * that it is not taken for a heading.
 */
export function statementForm(text: string): string {
  const form = encoderForm(text);
  return /^\p{Ll}/u.test(text) && !/[.!?:…]$/u.test(form) ? `${form.replace(/[,;]$/u, "")}.` : form;
}

/**
 * A cutter of texts in `encoderForm`: each word into the pieces whose likelihoods multiply to the most (T. Kudo, "Subword regularization",
 * ACL 2018, arXiv:1804.10959). Words are cut once.
 */
export function makePieceCutter({pieces, scores}: Pieces): PieceCutter {
  const ids = new Map<string, number>();
  let longest = 1;
  let least = 0;
  for (let id = SPECIAL; id < pieces.length; id++) {
    ids.set(pieces[id]!, id);
    longest = Math.max(longest, pieces[id]!.length);
    least = Math.min(least, scores[id]!);
  }
  const known = new Map<string, readonly number[]>();
  const cut = (word: string): readonly number[] => {
    const best = new Float64Array(word.length + 1).fill(Number.NEGATIVE_INFINITY);
    const from = new Int32Array(word.length + 1);
    const id_at = new Int32Array(word.length + 1);
    best[0] = 0;
    const reach = (start: number, end: number, id: number, score: number): void => {
      const sum = best[start]! + score;
      if (sum <= best[end]!) return;
      best[end] = sum;
      from[end] = start;
      id_at[end] = id;
    };
    for (let start = 0; start < word.length; start++) {
      for (let end = start + 1; end <= Math.min(word.length, start + longest); end++) {
        const id = ids.get(word.slice(start, end));
        if (id !== undefined) reach(start, end, id, scores[id]!);
      }
      reach(start, start + 1, UNKNOWN, least - UNLIKELY);
    }
    const found: number[] = [];
    for (let end = word.length; end > 0; end = from[end]!) found.push(id_at[end]!);
    return found.reverse();
  };
  return (text) =>
    text.split(" ").flatMap((word) => {
      if (word === "") return [];
      const seen = known.get(word);
      if (seen !== undefined) return seen;
      if (known.size >= KEPT_WORDS) known.clear();
      const found = cut(MARK + word.slice(0, LONGEST_WORD));
      known.set(word, found);
      return found;
    });
}

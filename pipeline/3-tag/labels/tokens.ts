import {foldTones} from "../../text.ts";

/** A text as folded syllables, numbers and marks, in parallel arrays. */
export type Tokens = {
  /** Syllables in lower case and one tone style; numbers as `0` or `0%`; marks as themselves. */
  words: string[];
  /** UTF-16 offsets in the text, `ends` exclusive. */
  starts: number[];
  ends: number[];
  /** A stable 32-bit hash of each word. */
  hashes: Int32Array;
};

const TOKEN = /\p{L}+|\d+(?:[.,]\d+)*%?|[;:,.()?!"“”…/–+•*-]/gu;
const VOWEL = /[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/u;
const QUOTE = /[“”]/u;

const known = new Map<string, number>();

/** FNV-1a over UTF-16 code units. */
export function hashOf(word: string): number {
  const seen = known.get(word);
  if (seen !== undefined) return seen;
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  if (known.size > 65_536) known.clear();
  known.set(word, hash);
  return hash;
}

/** Joins two hashes to one; order counts. */
export function mix(a: number, b: number): number {
  const x = Math.imul(a ^ (b + 0x9e3779b9 + (a << 6) + (a >>> 2)), 0x85ebca6b);
  return x ^ (x >>> 13);
}

/** How many texts `tokeniseOnce` keeps. */
const KEPT = 1_024;
const recent = new Map<string, Tokens>();

/** `tokenise`, with the same answer for the latest texts: a clause is read for its label, then for its matters. Not to be written into. */
export function tokeniseOnce(text: string): Tokens {
  const seen = recent.get(text);
  if (seen !== undefined) return seen;
  if (recent.size >= KEPT) recent.clear();
  const tokens = tokenise(text);
  recent.set(text, tokens);
  return tokens;
}

/**
 * The tokens of an NFC text. A syllable cut by a printer's hyphen after its first consonants (`đ-ược`) is one token,
 * and the Icelandic ð of old fonts is read as đ. Empty gives empty arrays.
 */
export function tokenise(text: string): Tokens {
  const lower = text.toLowerCase();
  // A few foreign capitals (İ) grow in lower case; then offsets would not hold.
  const folded = foldTones(lower.length === text.length ? lower : text).replaceAll("ð", "đ");
  const words: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(folded); match !== null; match = TOKEN.exec(folded)) {
    let word = match[0];
    const first = word.charCodeAt(0);
    if (first >= 48 && first <= 57) word = word.endsWith("%") ? "0%" : "0";
    else if (QUOTE.test(word)) word = '"';
    const n = words.length;
    if (
      n >= 2 &&
      words[n - 1] === "-" &&
      starts[n - 1] === ends[n - 2] &&
      ends[n - 1] === match.index &&
      first > 96 &&
      words[n - 2]!.length <= 3 &&
      words[n - 2]! > "a" &&
      !VOWEL.test(words[n - 2]!)
    ) {
      words.pop();
      starts.pop();
      ends.pop();
      words[n - 2] += word;
      ends[n - 2] = match.index + word.length;
      continue;
    }
    words.push(word);
    starts.push(match.index);
    ends.push(match.index + match[0].length);
  }
  const hashes = new Int32Array(words.length);
  for (let i = 0; i < hashes.length; i++) hashes[i] = hashOf(words[i]!);
  return {words, starts, ends, hashes};
}

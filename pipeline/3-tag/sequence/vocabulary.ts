import {hashOf} from "../labels/tokens.ts";
import {makeWordCutter, readWordList} from "../matters/word-cutter.ts";

/** Words and marks as rows 0 … size − 1. */
export type Vocabulary = {
  size: number;
  /** The rows of the first words and marks of a tokenised text, in their order, at most LONGEST; words that it does not know are left out. */
  rowsOf(hashes: Int32Array): Int32Array;
};

/** How many syllables and marks of a text are read. */
export const LONGEST = 120;
const MARKS = [";", ":", ",", ".", "(", ")", "?", "!", '"', "…", "/", "–", "+", "•", "*", "-", "0%"];
const NUMBER = "<num>";

/** The words of data/models/vectors.txt in its order, then the marks. */
export function readVocabulary(): Vocabulary {
  const list = readWordList();
  const cut = makeWordCutter(list.filter((word) => word.includes("_")));
  const rows = new Map<number, number>();
  list.forEach((word, row) => {
    const hash = word.includes("_") ? joined(word, cut) : hashOf(word) & ~1;
    if (!rows.has(hash)) rows.set(hash, row);
  });
  MARKS.forEach((mark, i) => {
    rows.set(hashOf(mark) & ~1, list.length + i);
  });
  rows.set(hashOf("0") & ~1, list.indexOf(NUMBER));
  const words = new Int32Array(LONGEST);
  const found = new Int32Array(LONGEST);
  const rowsOf = (hashes: Int32Array): Int32Array => {
    const count = cut(hashes, Math.min(hashes.length, LONGEST), words);
    let n = 0;
    for (let i = 0; i < count; i++) {
      const row = rows.get(words[i]!);
      if (row !== undefined) found[n++] = row;
    }
    return found.slice(0, n);
  };
  return {size: list.length + MARKS.length, rowsOf};
}

/** The hash that the cutter gives a word of several syllables. */
function joined(word: string, cut: ReturnType<typeof makeWordCutter>): number {
  const syllables = Int32Array.from(word.split("_"), hashOf);
  const out = new Int32Array(syllables.length);
  cut(syllables, syllables.length, out);
  return out[0]!;
}

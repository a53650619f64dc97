import {readFileSync} from "node:fs";
import {hashOf, mix} from "../labels/tokens.ts";

const LONGEST = 5;

/** Cuts syllables into words: fills `words` with the hash of each, odd for a word of several syllables, and gives how many there are. */
export type WordCutter = (syllables: Int32Array, count: number, words: Int32Array) => number;

/** The words of data/models/vectors.txt in its order, the syllables of a word joined by `_`. */
export function readWordList(): string[] {
  return readFileSync(new URL("../../../data/models/vectors.txt", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.slice(0, line.indexOf("\t")));
}

/** A cutter by the longest match from the left in data/models/vectors.txt; a syllable that begins no word stands alone. */
export function readWordCutter(): WordCutter {
  return makeWordCutter(readWordList().filter((word) => word.includes("_")));
}

/** A cutter over words whose syllables are joined by `_`. */
export function makeWordCutter(list: readonly string[]): WordCutter {
  const known = new Set<number>();
  const begins = new Set<number>();
  for (const word of list) {
    const hashes = word.split("_").map(hashOf);
    begins.add(mix(hashes[0]!, hashes[1] ?? 0));
    known.add(hashes.reduce(mix));
  }
  return (syllables, count, words) => {
    let n = 0;
    for (let i = 0; i < count; n++) {
      let taken = 1;
      let word = syllables[i]!;
      if (i + 1 < count && begins.has(mix(word, syllables[i + 1]!))) {
        let grown = word;
        for (let k = 1; k < LONGEST && i + k < count; k++) {
          grown = mix(grown, syllables[i + k]!);
          if (known.has(grown)) {
            taken = k + 1;
            word = grown;
          }
        }
      }
      words[n] = taken > 1 ? word | 1 : word & ~1;
      i += taken;
    }
    return n;
  };
}

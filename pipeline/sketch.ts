import {foldTones} from "./text.ts";

/** How many hashes a sketch keeps. */
const KEPT = 16;

/**
 * The bottom-16 sketch of a clause: the smallest distinct hashes of its neighbouring word pairs, ascending, each a whole number below 2^53.
 * Numbers count as one word, so a sentence copied with new figures stays alike. Fewer than two words give an empty sketch.
 * Two sketches estimate the Jaccard index of the pairs (A. Broder, "On the resemblance and containment of documents", 1997).
 */
export function sketch(words: string): number[] {
  const tokens = foldTones(words.toLowerCase())
    .split(" ")
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => (/^\p{N}/u.test(word) ? "#" : word));
  const hashes = new Set<number>();
  for (let i = 1; i < tokens.length; i++) hashes.add(hash(`${tokens[i - 1]} ${tokens[i]}`));
  return [...hashes].sort((a, b) => a - b).slice(0, KEPT);
}

/** FNV-1a over UTF-16 units, twice with different seeds, as one number of 53 bits. */
function hash(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5bd1e995);
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}

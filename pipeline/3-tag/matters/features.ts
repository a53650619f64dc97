import type {Label} from "../../model.ts";
import {hashOf, mix, tokeniseOnce} from "../labels/tokens.ts";
import {LONG_FORMS} from "../long-forms.ts";
import type {WordCutter} from "./word-cutter.ts";

/**
 * A text in hashes: its syllables with their UTF-16 offsets, the single grams and pairs of its syllables, each once, and those of its
 * words.
 */
export type Reading = {
  text: string;
  syllables: Int32Array;
  starts: number[];
  ends: number[];
  grams: Int32Array;
  word_grams: Int32Array;
};

/** How much a gram tells, by its hash: the rarer the more. */
export type Weigh = (hash: number) => number;

/** Longer texts are read up to here: what a statement is about is said by then. */
const LONGEST = 1_500;
/** Room for the grams of one text, emptied by counting rounds. */
const SLOTS = 4_096;
const seen = new Int32Array(SLOTS);
const rounds = new Int32Array(SLOTS);
let round = 0;
const weighed = new Float64Array(SLOTS);
const WORD = 0x5bd1e995;
const LABEL = 0x3c6ef372;
const ALWAYS = 0x1b873593;
/** What every text of a label has: the label, and a feature that all have. */
const FIXED: Record<Label, Int32Array> = {
  achievement: Int32Array.of(mix(LABEL, 1), ALWAYS),
  limitation: Int32Array.of(mix(LABEL, 2), ALWAYS),
  cause: Int32Array.of(mix(LABEL, 3), ALWAYS),
  solution: Int32Array.of(mix(LABEL, 4), ALWAYS),
  request: Int32Array.of(mix(LABEL, 4), ALWAYS),
  context: Int32Array.of(mix(LABEL, 5), ALWAYS),
};
/** Features that all texts, or all of a label, have: not rare, yet not to be passed over. */
export const FIXED_IDS: ReadonlySet<number> = new Set(Object.values(FIXED).flatMap((ids) => [...ids]));
const KEPT = /^[\p{L}\d";:]/u;
const SPELLED_OUT = new Map([...LONG_FORMS].map(([short, long]) => [short, long.split(" ").map(hashOf)]));

/** Shares of the parts. What stands before speaks of the same things: it has no weights of its own, only a smaller say. */
const SHARE = {text: 1, words: 0.8, prev: 0.35, section: 0.25, fixed: 0.4};

/**
 * Reads a text into hashes, without marks but `;`, `:` and quotation marks; figures are all alike, and each syllable of an abbreviation
 * written out stands where the abbreviation does.
 */
export function readText(text: string, cut: WordCutter): Reading {
  const {words, starts, ends, hashes} = tokeniseOnce(text.length > LONGEST ? text.slice(0, LONGEST) : text);
  const kept: number[] = [];
  const read: number[] = [];
  words.forEach((word, i) => {
    if (!KEPT.test(word)) return;
    for (const hash of SPELLED_OUT.get(word) ?? [hashes[i]!]) {
      kept.push(i);
      read.push(hash);
    }
  });
  const syllables = Int32Array.from(read);
  const buffer = new Int32Array(kept.length);
  const count = cut(syllables, kept.length, buffer);
  return {
    text,
    syllables,
    starts: kept.map((at) => starts[at]!),
    ends: kept.map((at) => ends[at]!),
    grams: gramsOf(syllables, 0),
    word_grams: gramsOf(buffer.subarray(0, count), WORD),
  };
}

/** The single hashes and pairs of neighbours, each once, in order of first place, under the mark `space` (0 = none). */
function gramsOf(hashes: Int32Array, space: number): Int32Array {
  const grams = new Int32Array(2 * hashes.length);
  let size = 0;
  round++;
  for (let n = 1; n <= 2; n++) {
    for (let i = 0; i + n <= hashes.length; i++) {
      const gram = n === 1 ? hashes[i]! : mix(hashes[i]!, hashes[i + 1]!);
      // Of words, only what syllables alone do not say.
      if (space === WORD && ((hashes[i]! | (n === 1 ? 0 : hashes[i + 1]!)) & 1) === 0) continue;
      const id = space === 0 ? gram : mix(space, gram);
      let at = id & (SLOTS - 1);
      while (rounds[at] === round && seen[at] !== id) at = (at + 1) & (SLOTS - 1);
      if (rounds[at] === round) continue;
      rounds[at] = round;
      seen[at] = id;
      grams[size++] = id;
    }
  }
  return grams.slice(0, size);
}

/** Grams that enter together: at unit length, times `share`. */
export type Part = {grams: Int32Array; share: number};

/** Text and surroundings, read. */
export type Placed = {label: Label; section: Reading | null; prev: Reading | null};

/** The parts of which the features of a text in its place are made. */
export function partsOf(text: Reading, {label, section, prev}: Placed): Part[] {
  const parts: Part[] = [
    {grams: text.grams, share: SHARE.text},
    {grams: text.word_grams, share: SHARE.words},
    {grams: FIXED[label], share: SHARE.fixed},
  ];
  if (prev !== null) parts.push({grams: prev.grams, share: SHARE.prev});
  if (section !== null) parts.push({grams: section.grams, share: SHARE.section});
  return parts;
}

/** Calls `found` with each gram and its value: by `weigh`, scaled to unit length. */
export function eachFeature(
  grams: Int32Array,
  weigh: Weigh,
  found: (id: number, value: number) => void,
): void {
  let norm = 0;
  for (let i = 0; i < grams.length; i++) {
    const weight = weigh(grams[i]!);
    weighed[i] = weight;
    norm += weight * weight;
  }
  const scale = 1 / Math.sqrt(norm || 1);
  for (let i = 0; i < grams.length; i++) {
    found(grams[i]!, weighed[i]! * scale);
  }
}

/** Calls `found` with each gram of a text, its feature and the syllables `from` to `to` (inclusive) that it stands on. */
export function eachGram({syllables}: Reading, found: (id: number, from: number, to: number) => void): void {
  for (let n = 1; n <= 2; n++) {
    for (let i = 0; i + n <= syllables.length; i++) {
      found(n === 1 ? syllables[i]! : mix(syllables[i]!, syllables[i + 1]!), i, i + n - 1);
    }
  }
}

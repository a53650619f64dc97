import type {Label} from "../../model.ts";
import {mix, tokenise} from "../labels/tokens.ts";
import type {WordCutter} from "./word-cutter.ts";

/** What a matter is read from: a text, what it does in its document, and what stands around it. */
export type Around = {label: Label; section?: string | null; prev?: string | null};

/** A text in hashes of syllables and of words. `starts` and `ends` are the UTF-16 offsets of the syllables. */
export type Reading = {syllables: Int32Array; words: Int32Array; starts: number[]; ends: number[]};

/** Features in parallel arrays, valid up to `size`; the next call writes over them. */
export type Features = {ids: Int32Array; values: Float32Array; size: number};

/** How much a gram tells, by its hash: the rarer the more. */
export type Weigh = (hash: number) => number;

const MAX = 16_384;
/** Longer texts are read up to here: what a statement is about is said by then. */
const LONGEST = 1_500;
const WORD = 0x5bd1e995;
const BEFORE = 0x2545f491;
const LABEL = 0x3c6ef372;
const ALWAYS = 0x1b873593;
const LABELS: Record<Label, number> = {
  achievement: 1,
  limitation: 2,
  cause: 3,
  solution: 4,
  request: 4,
  context: 5,
};
const KEPT = /^[\p{L}\d";:]/u;

/** Shares of the parts of a statement's surroundings in its features. */
const SHARE = {text: 1, words: 0.6, before: 0.4, same: 0.3, section: 0.25, fixed: 0.3};

/** Reads a text into hashes, without marks but `;`, `:` and quotation marks; figures are all alike. */
export function readText(text: string, cut: WordCutter): Reading {
  const {words, starts, ends, hashes} = tokenise(text.length > LONGEST ? text.slice(0, LONGEST) : text);
  const kept: number[] = [];
  for (let i = 0; i < words.length; i++) if (KEPT.test(words[i]!)) kept.push(i);
  const syllables = new Int32Array(kept.length);
  kept.forEach((at, i) => {
    syllables[i] = hashes[at]!;
  });
  const buffer = new Int32Array(kept.length);
  const count = cut(syllables, kept.length, buffer);
  return {
    syllables,
    words: buffer.subarray(0, count),
    starts: kept.map((at) => starts[at]!),
    ends: kept.map((at) => ends[at]!),
  };
}

/** A maker of features; texts are read by `readText`. Each part has unit length, times its share. */
export function makeFeatures(
  weigh: Weigh,
): (text: Reading, around: {label: Label; section: Reading | null; prev: Reading | null}) => Features {
  const features: Features = {ids: new Int32Array(MAX), values: new Float32Array(MAX), size: 0};
  const {ids, values} = features;

  /** Adds the single grams and pairs of `hashes`, each once, under the mark `space` (0 = none). */
  const add = (
    hashes: Int32Array,
    space: number,
    share: number,
    also: {space: number; share: number} | null,
  ): void => {
    const first = features.size;
    const seen = new Set<number>();
    let norm = 0;
    for (let n = 1; n <= 2; n++) {
      for (let i = 0; i + n <= hashes.length && features.size < MAX / 4; i++) {
        const gram = n === 1 ? hashes[i]! : mix(hashes[i]!, hashes[i + 1]!);
        const id = space === 0 ? gram : mix(space, gram);
        if (seen.has(id)) continue;
        seen.add(id);
        const weight = weigh(id);
        norm += weight * weight;
        ids[features.size] = id;
        values[features.size] = weight;
        features.size++;
      }
    }
    const last = features.size;
    const scale = 1 / Math.sqrt(norm || 1);
    for (let i = first; i < last; i++) {
      const value = values[i]! * scale;
      values[i] = value * share;
      if (also === null) continue;
      ids[features.size] = mix(also.space, ids[i]!);
      values[features.size] = value * also.share;
      features.size++;
    }
  };

  return (text, {label, section, prev}) => {
    features.size = 0;
    add(text.syllables, 0, SHARE.text, null);
    add(text.words, WORD, SHARE.words, null);
    if (prev !== null) add(prev.syllables, 0, SHARE.same, {space: BEFORE, share: SHARE.before});
    if (section !== null) add(section.syllables, 0, SHARE.section, null);
    for (const id of [mix(LABEL, LABELS[label]), ALWAYS]) {
      ids[features.size] = id;
      values[features.size] = SHARE.fixed;
      features.size++;
    }
    return features;
  };
}

/** Calls `found` with each gram of a text, its feature and the syllables `from` to `to` (inclusive) that it stands on. */
export function eachGram({syllables}: Reading, found: (id: number, from: number, to: number) => void): void {
  for (let n = 1; n <= 2; n++) {
    for (let i = 0; i + n <= syllables.length; i++) {
      found(n === 1 ? syllables[i]! : mix(syllables[i]!, syllables[i + 1]!), i, i + n - 1);
    }
  }
}

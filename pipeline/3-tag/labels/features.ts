import type {Analysis} from "./analyse.ts";
import {frameOf, isOpening} from "./frame.ts";
import {hashOf, mix} from "./tokens.ts";

/**
 * Features of one text: 32-bit hashes `ids[i]` with weight `values[i]`, the first `size` of them. `parts` holds where
 * the text's own features end, then those of its place, of the section, of the sentence before.
 */
export type Features = {ids: Int32Array; values: Float32Array; size: number; parts: Int32Array};

/** The texts around a text, already analysed; null when unknown. */
export type Around = {section: Analysis | null; prev: Analysis | null};

const seeds = new Map<string, number>();
const seed = (name: string): number => {
  let value = seeds.get(name);
  if (value === undefined) seeds.set(name, (value = mix(hashOf(name), 0x51ed27)));
  return value;
};

const T1 = seed("t1");
const T2 = seed("t2");
const T3 = seed("t3");
const P = seed("p");
const S = seed("s");
const MAIN = seed("main");
const FIRST = seed("first");
const LAST = seed("last");
const FLAG = seed("flag");
const CROSS = seed("cross");
const CW = seed("cw");
const CUE = seed("cue");
const CUE2 = seed("cue2");
const CUE3 = seed("cue3");
const MCUE = seed("mcue");

/** Buffer that features are written into; make one and use it again. */
export function makeFeatures(capacity = 16_384): Features {
  return {
    ids: new Int32Array(capacity),
    values: new Float32Array(capacity),
    size: 0,
    parts: new Int32Array(4),
  };
}

export type FeatureOptions = {
  text: number;
  prev: number;
  section: number;
  cue: number;
  cross: number;
  tri: boolean;
  cw: boolean;
};
const FEATURE_OPTIONS: FeatureOptions = {
  text: 2,
  prev: 1,
  section: 1.2,
  cue: 1,
  cross: 1,
  tri: true,
  cw: true,
};

/** Writes the features of `text` in its surroundings into `out`, replacing what was there. */
export function featuresOf(
  text: Analysis,
  {section, prev}: Around,
  out: Features,
  o: FeatureOptions = FEATURE_OPTIONS,
): Features {
  out.size = 0;
  const cueValue = o.cue * 0.3;
  add(out, seed("bias"), 1);
  grams(out, text, text.body, text.tokens.words.length, T1, o.tri ? 3 : 2, o.text);
  if (text.is_contrast) grams(out, text, text.main[0], text.main[1], MAIN, 2, o.text * 0.7);
  edges(out, text, cueValue);
  cueGrams(out, text, 0, CUE, cueValue);
  if (o.cw) cueWords(out, text, o.cue * 0.2);
  if (text.is_contrast) cueGrams(out, text, text.main[0], MCUE, cueValue);
  facts(out, textFacts(text), cueValue);
  out.parts[0] = out.size;
  const frame = frameName(section, prev);
  facts(out, aroundFacts(text, frame, section, prev), cueValue);
  const cross = o.cross * 0.3;
  if (cross > 0) {
    const f = mix(CROSS, hashOf(frame));
    for (const id of new Set(text.cues.ids)) add(out, mix(f, id), cross);
  }
  out.parts[1] = out.size;
  if (section !== null && o.section > 0) {
    grams(out, section, section.body, Math.min(section.tokens.words.length, 60), S, 2, o.section);
    cueGrams(out, section, 0, S, cueValue * 0.7);
  }
  out.parts[2] = out.size;
  if (prev !== null && o.prev > 0) {
    grams(out, prev, prev.body, prev.tokens.words.length, P, 2, o.prev);
    cueGrams(out, prev, prev.main[0], P, cueValue * 0.7);
  }
  out.parts[3] = out.size;
  return out;
}

/** `section` frame, overruled by what the sentence before opens. */
function frameName(section: Analysis | null, prev: Analysis | null): string {
  const opened = prev !== null && isOpening(prev) ? frameOf(prev) : null;
  if (opened !== null) return `o:${opened}`;
  if (section === null) return "none";
  return `s:${frameOf(section)}`;
}

function add(out: Features, hash: number, value: number): void {
  if (out.size >= out.ids.length) return;
  out.ids[out.size] = hash ^ (hash >>> 15);
  out.values[out.size++] = value;
}

function grams(
  out: Features,
  {tokens}: Analysis,
  from: number,
  to: number,
  space: number,
  n: number,
  weight: number,
): void {
  const {hashes, words} = tokens;
  const begin = out.size;
  let a = 0;
  let b = 0;
  const one = mix(space, T1);
  const two = mix(space, T2);
  const three = mix(space, T3);
  let count = 0;
  for (let i = from; i < to; i++) {
    const word = words[i]!;
    if (word < "0") {
      continue;
    }
    const h = hashes[i]!;
    add(out, mix(one, h), 1);
    if (count > 0) add(out, mix(two, mix(b, h)), 1);
    if (count > 1 && n > 2) add(out, mix(three, mix(mix(a, b), h)), 1);
    a = b;
    b = h;
    count++;
  }
  const value = weight / Math.sqrt(Math.max(out.size - begin, 8));
  out.values.fill(value, begin, out.size);
}

function edges(out: Features, {tokens: {hashes, words}, body}: Analysis, value: number): void {
  let h = FIRST;
  for (let i = body; i < Math.min(body + 4, hashes.length); i++) {
    h = mix(h, hashes[i]!);
    add(out, h, value);
  }
  h = LAST;
  let left = 3;
  for (let i = hashes.length - 1; i >= body && left > 0; i--) {
    if (words[i]! < "0") continue;
    h = mix(h, hashes[i]!);
    add(out, h, value);
    left--;
  }
}

/** One, two and three cue classes in a row; a semicolon or a gap of more than eight tokens is a place of its own. */
function cueGrams(out: Features, {cues, tokens}: Analysis, from: number, space: number, value: number): void {
  const one = mix(space, CUE);
  const two = mix(space, CUE2);
  const three = mix(space, CUE3);
  let a = 98;
  let b = 99;
  let to = from;
  let first = true;
  for (let i = 0; i < cues.ids.length; i++) {
    if (cues.from[i]! < from) continue;
    const id = cues.ids[i]!;
    const gap = cues.from[i]! - to > 6 ? 7 : 3;
    add(out, mix(one, id), value);
    add(out, mix(two, mix(b, id)), value);
    add(out, mix(two, mix(mix(b, id), gap)), value);
    add(out, mix(three, mix(mix(a, b), id)), value);
    if (first) add(out, mix(one, mix(id, 77)), value);
    first = false;
    a = b;
    b = id;
    to = cues.to[i]!;
  }
  add(out, mix(two, mix(b, 97)), value);
  if (tokens.words.length === 0) add(out, mix(one, 96), value);
}

/** A class with the syllables after it and before it. */
function cueWords(out: Features, {cues, tokens: {hashes}}: Analysis, value: number): void {
  for (let i = 0; i < cues.ids.length; i++) {
    const id = mix(CW, cues.ids[i]!);
    const after = hashes[cues.to[i]!] ?? 5;
    add(out, mix(id, mix(after, hashes[cues.to[i]! + 1] ?? 5)), value);
    add(out, mix(id, mix(hashes[cues.from[i]! - 1] ?? 6, 11)), value);
  }
}

function textFacts(text: Analysis): string[] {
  const bucket = lengthBucket(text);
  return [
    `op ${text.opener}`,
    `len ${bucket}`,
    `colon ${text.ends_colon}`,
    `letters ${text.letters}`,
    `heading ${text.is_heading} ${text.opener}`,
    `heading ${text.is_heading} ${bucket}`,
  ];
}

function aroundFacts(
  text: Analysis,
  frame: string,
  section: Analysis | null,
  prev: Analysis | null,
): string[] {
  const prevKind =
    prev === null ? "none" : prev.ends_colon ? "colon" : prev.is_heading ? "heading" : prev.opener;
  return [
    `op ${text.opener} ${prevKind}`,
    `frame ${frame}`,
    `frame ${frame} ${text.opener}`,
    `frame ${frame} ${text.is_contrast} ${lengthBucket(text)}`,
    `sec ${section === null} ${prev === null}`,
    `prev ${prevKind}`,
  ];
}

function lengthBucket({tokens}: Analysis): number {
  const length = tokens.words.length;
  return length < 8 ? 0 : length < 16 ? 1 : length < 30 ? 2 : length < 60 ? 3 : 4;
}

function facts(out: Features, names: string[], value: number): void {
  for (const name of names) add(out, mix(FLAG, hashOf(name)), value);
}

/** The feature of a cue class standing anywhere in the text: its weights tell which label the class speaks for. */
export function cueWeightHash(cue: number): number {
  const hash = mix(mix(CUE, CUE), cue);
  return hash ^ (hash >>> 15);
}

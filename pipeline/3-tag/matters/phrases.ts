import {hashOf, mix, tokenise} from "../labels/tokens.ts";
import type {Reading} from "./features.ts";
import type {Matter} from "./taxonomy.ts";

/** A phrase of the taxonomy found in a text, on the syllables `from` to `to` (inclusive). */
export type Hit = {matter: string; kind: "anchor" | "cue" | "near_miss"; from: number; to: number};

/** Finds the phrases of the taxonomy in a text, in the order of their first syllable. */
export type PhraseFinder = (text: Reading) => Hit[];

const LONGEST = 14;

/** A finder of the anchors, of the whole phrases (cues, mirrors, remedies) and of the near misses of `matters`. */
export function makePhraseFinder(matters: readonly Matter[]): PhraseFinder {
  const phrases = new Map<number, {matter: string; kind: Hit["kind"]}[]>();
  const begins = new Set<number>();
  const put = (text: string, matter: string, kind: Hit["kind"]): void => {
    const syllables = tokenise(text).words.filter((word) => /^[\p{L}\d";:]/u.test(word));
    if (syllables.length < 2 || syllables.length > LONGEST) return;
    const hashes = syllables.map(hashOf);
    begins.add(mix(hashes[0]!, hashes[1]!));
    const key = hashes.reduce(mix);
    const held = phrases.get(key) ?? [];
    if (!held.some((other) => other.matter === matter && other.kind === kind)) held.push({matter, kind});
    phrases.set(key, held);
  };
  for (const {id, anchors, cues, mirror, remedy, near_misses} of matters) {
    for (const anchor of anchors) put(anchor, id, "anchor");
    for (const phrase of [...cues, ...mirror, ...remedy]) put(phrase, id, "cue");
    for (const {text} of near_misses) put(text, id, "near_miss");
  }
  return ({syllables}) => {
    const hits: Hit[] = [];
    for (let i = 0; i + 1 < syllables.length; i++) {
      let key = mix(syllables[i]!, syllables[i + 1]!);
      if (!begins.has(key)) continue;
      for (let to = i + 1; to < syllables.length && to - i < LONGEST; to++) {
        if (to > i + 1) key = mix(key, syllables[to]!);
        for (const {matter, kind} of phrases.get(key) ?? []) hits.push({matter, kind, from: i, to});
      }
    }
    return hits;
  };
}

import {readFileSync} from "node:fs";
import {parse} from "yaml";
import {fold} from "../../text.ts";

/** A matter of data/taxonomy/taxonomy.yaml, its phrases folded. */
export type Matter = {
  id: string;
  theme: string;
  /** Neutral words for it. */
  anchors: string[];
  /** Whole phrases that say it is weak, achieved, or answered. */
  cues: string[];
  mirror: string[];
  remedy: string[];
  /** Its names: the neutral one and the weakness. */
  names: string[];
  /** Phrases that look alike and are not it; `goes_to` is the matter that they are, null when none. */
  near_misses: {text: string; goes_to: string | null}[];
};

type Entry = {
  id: string;
  theme: string;
  vi: string;
  matter: string;
  anchors?: string[];
  cues?: string[];
  mirror?: string[];
  remedy?: string[];
  near_miss?: {text: string; goes_to?: string}[];
};

/** The matters of the taxonomy, in its order. */
export function readMatters(): Matter[] {
  const file = new URL("../../../data/taxonomy/taxonomy.yaml", import.meta.url);
  const {weaknesses} = parse(readFileSync(file, "utf8")) as {weaknesses: Entry[]};
  const ids = new Set(weaknesses.map(({id}) => id));
  return weaknesses.map(
    ({id, theme, vi, matter, anchors = [], cues = [], mirror = [], remedy = [], near_miss = []}) => ({
      id,
      theme,
      anchors: anchors.map(fold),
      cues: cues.map(fold),
      mirror: mirror.map(fold),
      remedy: remedy.map(fold),
      names: [matter, vi].map(fold),
      near_misses: near_miss.map(({text, goes_to = ""}) => ({
        text: fold(text),
        goes_to: ids.has(goes_to) ? goes_to : null,
      })),
    }),
  );
}

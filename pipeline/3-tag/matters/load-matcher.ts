import {readFileSync} from "node:fs";
import {parse} from "yaml";
import type {Face, Label, Mention} from "../../model.ts";
import {fold, holds} from "../../text.ts";
import {type Counts, countClasses, scoreClasses} from "./naive-bayes.ts";

type Weakness = {
  id: string;
  theme: string;
  anchors?: string[];
  cues?: string[];
  mirror?: string[];
  remedy?: string[];
  near_miss?: {text: string}[];
};
type GoldRow = {text: string; types?: string[]};
type Matter = {id: string; theme: string; anchors: string[]; phrases: string[]; near_misses: string[]};

/** What a matcher needs of a clause: its text, what it does in the report, and the words carried from the clause before. */
export type Matched = {text: string; label: Label; subject: string | null};
export type Matcher = {
  /** The matters a clause is about, the surest first, two at most; none when unsure. */
  mentions(clause: Matched): Mention[];
};

/** How far a matter may score below "about no matter" (in log odds) and still be named: alone, with an anchor word, with a whole phrase. */
const ALONE = 0;
const WITH_ANCHOR = -1;
const WITH_PHRASE = -3;
const NONE = "none";
const FACES: Partial<Record<Label, Face>> = {
  achievement: "achieved",
  limitation: "weak",
  cause: "weak",
  solution: "remedy",
  request: "remedy",
};

let loaded: Matcher | undefined;

/** The matcher over the taxonomy and the labelled sentences of the project, made at the first call (some 0.5 s of CPU). */
export function loadMatcher(): Matcher {
  loaded ??= makeMatcher(readMatters(), readExamples());
  return loaded;
}

/** A matcher of given matters, with a scorer trained on examples of `class` (`none` for text about no matter). */
export function makeMatcher(
  matters: readonly Matter[],
  examples: readonly {text: string; classes: string[]}[],
): Matcher {
  const phrases = matters.flatMap(({id, phrases}) => phrases.map((text) => ({text, classes: [id]})));
  const counts: Counts = countClasses([...phrases, ...examples]);
  const by_id = new Map(matters.map((matter) => [matter.id, matter]));
  return {
    mentions({text, label, subject}) {
      const face = FACES[label];
      if (face === undefined) return [];
      const folded = fold(text);
      const scores = scoreClasses(counts, subject === null ? folded : `${fold(subject)} ${folded}`);
      const none = scores.find(({name}) => name === NONE)?.share ?? 0;
      const named = scores
        .filter(({name}) => name !== NONE)
        .slice(0, 3)
        .flatMap(({name, share}, rank) => {
          const matter = by_id.get(name);
          if (matter === undefined || matter.near_misses.some((phrase) => holds(folded, phrase))) return [];
          const cue = matter.phrases.find((phrase) => holds(folded, phrase));
          const anchor = matter.anchors.find((phrase) => holds(folded, phrase));
          const bar = cue !== undefined ? WITH_PHRASE : anchor !== undefined ? WITH_ANCHOR : ALONE;
          if ((rank > 0 && cue === undefined) || Math.log((share + 1e-9) / (none + 1e-9)) < bar) return [];
          const confidence = Number((share / (share + none)).toFixed(3));
          return [
            {
              matter: name,
              theme: matter.theme,
              face,
              confidence,
              evidence: cue ?? anchor ?? strongest(counts, folded, name),
            },
          ];
        });
      return named.slice(0, 2);
    },
  };
}

/** The word pair of the text that speaks most for a matter. */
function strongest(counts: Counts, folded: string, name: string): string {
  return counts.evidence(folded, name);
}

function readMatters(): Matter[] {
  const {weaknesses} = parse(
    readFileSync(new URL("../../../data/taxonomy/taxonomy.yaml", import.meta.url), "utf8"),
  ) as {weaknesses: Weakness[]};
  return weaknesses.map(({id, theme, anchors = [], cues = [], mirror = [], remedy = [], near_miss = []}) => ({
    id,
    theme,
    anchors: anchors.map(fold),
    phrases: [...cues, ...mirror, ...remedy].map(fold),
    near_misses: near_miss.map(({text}) => fold(text)),
  }));
}

function readExamples(): {text: string; classes: string[]}[] {
  return readFileSync(new URL("../../../data/gold/statements.jsonl", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as GoldRow)
    .map(({text, types = []}) => ({text: fold(text), classes: types.length === 0 ? [NONE] : types}));
}

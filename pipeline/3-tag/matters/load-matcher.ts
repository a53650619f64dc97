import type {Face, Label, Mention} from "../../model.ts";
import {degreeOf} from "../degree.ts";
import {type Encoder, loadEncoder} from "../encoder/load-encoder.ts";
import {modelPath} from "../model-path.ts";
import {candidatesOf} from "./candidates.ts";
import {type Placed, type Reading, readText} from "./features.ts";
import {confidenceOf} from "./gate.ts";
import {mixScorer} from "./mixed-scorer.ts";
import {type MatterModel, readModel} from "./model-file.ts";
import {type Hit, makePhraseFinder} from "./phrases.ts";
import {makeScorer} from "./scorer.ts";
import {toShares} from "./softmax-fit.ts";
import {type Matter, readMatters} from "./taxonomy.ts";
import {readWordCutter, type WordCutter} from "./word-cutter.ts";

/** The heading over a sentence and the sentence before it, as text. */
type Place = {section: string | null; prev: string | null};

/** A clause as the matcher needs it. */
export type Matched = {
  text: string;
  label: Label;
  /** Of causes: what they explain. */
  cause_of?: "limitation" | "achievement" | null;
  /** The heading it stands under, and the sentence before. */
  section?: string | null;
  prev?: string | null;
  /** The sentence that it is a part of; null or the same text when it is the whole. */
  whole?: string | null;
  /** What stood around that sentence when it was read for its label: `section` and `prev` when not given. */
  place?: Place;
  /** Matters that what is said is likely to be about: those of the weaknesses that a cause stands below. */
  likely?: ReadonlySet<string>;
};

type Ranked = {matter: string; theme: string; confidence: number};

export type Matcher = {
  /** The matters a clause is about, the surest first; none when unsure. */
  mentions(clause: Matched): Mention[];
  /** The likeliest matters, the surest first, however unsure; `is_named` says which of them `mentions` would give. */
  rank(clause: Matched): (Ranked & {is_named: boolean})[];
};

const FACES: Record<Exclude<Label, "context">, Face> = {
  achievement: "achieved",
  limitation: "weak",
  cause: "weak",
  solution: "remedy",
  request: "remedy",
};
const ASKS = /(?<!\p{L})(?:cần|phải|hãy|nhằm|để|yêu cầu|đề nghị|sẽ)(?!\p{L})/iu;
/** How much a part of a sentence is read by its own words, and how much by the sentence. */
const OWN = 0.4;
/** How many times likelier a likely matter is. */
const LIKELIER = 8;
const KEPT_READINGS = 4_096;

let loaded: Matcher | undefined;

/** The matcher with the weights of `modelPath`, made at the first call. Throws when data/models/matters.bin is missing. */
export function loadMatcher(): Matcher {
  loaded ??= makeMatcher(readModel(modelPath("matters.bin")), {
    matters: readMatters(),
    cut: readWordCutter(),
    encoder: loadEncoder(),
  });
  return loaded;
}

/** A matcher over weights, the matters of the taxonomy, a cutter and an encoder. Matters that the taxonomy does not hold are never named. */
export function makeMatcher(
  model: MatterModel,
  {matters, cut, encoder}: {matters: readonly Matter[]; cut: WordCutter; encoder: Encoder},
): Matcher {
  const scorer = makeScorer(model);
  const sharesOf = mixScorer(scorer, encoder, model.matters);
  const find = makePhraseFinder(matters);
  const themes = new Map(matters.map(({id, theme}) => [id, theme]));
  const readings = new Map<string, Reading>();
  const read = (text: string): Reading => {
    const known = readings.get(text);
    if (known !== undefined) return known;
    if (readings.size >= KEPT_READINGS) readings.clear();
    const reading = readText(text, cut);
    readings.set(text, reading);
    return reading;
  };
  const readOr = (text: string | null | undefined): Reading | null =>
    text === null || text === undefined || text === "" ? null : read(text);
  let whole_key = "";
  let whole_shares = new Float32Array();

  /** Shares of the matters of a clause, held by the sentence that it is a part of. */
  const sharesIn = (own: Reading, placed: Placed, {text, section, prev, whole, place}: Matched) => {
    const around = place ?? {section: section ?? null, prev: prev ?? null};
    if (whole === null || whole === undefined || whole === text)
      return sharesOf(own, placed, {text, ...around});
    // The encoder reads sentences: a part has its own words.
    const shares = scorer.shares(own, placed);
    const key = JSON.stringify([placed.label, whole, section, prev, around]);
    if (key !== whole_key) {
      whole_key = key;
      whole_shares = Float32Array.from(sharesOf(read(whole), placed, {text: whole, ...around}));
    }
    blend(shares, whole_shares);
    return shares;
  };
  const look = (clause: Matched) => {
    const {text, label, section, prev, likely} = clause;
    const own = read(text);
    const placed = {label, section: readOr(section), prev: readOr(prev)};
    const shares = sharesIn(own, placed, clause);
    if (likely !== undefined) favour(shares, model.matters, likely);
    const hits = find(own);
    const candidates = candidatesOf(shares, {text: own, label, hits, matters: model.matters})
      .map((candidate) => ({candidate, confidence: confidenceOf(model.gate, candidate)}))
      .sort((a, b) => b.confidence - a.confidence || a.candidate.column - b.candidate.column);
    return {own, candidates};
  };
  const isNamed = (confidence: number, rank: number): boolean =>
    confidence >= (rank === 0 ? model.least : model.least_further);

  return {
    mentions(clause) {
      const face = faceOf(clause);
      const {own, candidates} = look(clause);
      return candidates.flatMap(({candidate, confidence}, rank) => {
        const matter = model.matters[candidate.column]!;
        const theme = themes.get(matter);
        if (theme === undefined || !isNamed(confidence, rank)) return [];
        const evidence =
          evidenceOf(clause.text, own, candidate.hits) ??
          wordsOf(clause.text, own, scorer.strongest(own, candidate.column));
        return [{matter, theme, face, confidence: Number(confidence.toFixed(3)), evidence}];
      });
    },
    rank(clause) {
      return look(clause).candidates.map(({candidate, confidence}, rank) => {
        const matter = model.matters[candidate.column]!;
        return {
          matter,
          theme: themes.get(matter) ?? matter.slice(0, 2),
          confidence,
          is_named: isNamed(confidence, rank),
        };
      });
    },
  };
}

/** Which face of its matter a clause shows. A context claims nothing; its words alone say how it speaks of the matter. */
function faceOf({text, label, cause_of}: Matched): Face {
  if (label === "cause" && cause_of === "achievement") return "achieved";
  if (label !== "context") return FACES[label];
  if (ASKS.test(text)) return "remedy";
  return (degreeOf(text) ?? 0) < 0 ? "weak" : "achieved";
}

/** Mixes the shares of a part with those of its sentence, in place. */
function blend(part: Float32Array, whole: Float32Array): void {
  for (let c = 0; c < part.length; c++) {
    part[c] = OWN * Math.log(part[c]! + 1e-6) + (1 - OWN) * Math.log(whole[c]! + 1e-6);
  }
  toShares(part);
}

/** Makes the likely matters likelier, in place; shares still sum to 1. */
function favour(shares: Float32Array, matters: readonly string[], likely: ReadonlySet<string>): void {
  let sum = 0;
  for (let c = 0; c < shares.length; c++) {
    if (likely.has(matters[c] ?? "")) shares[c] = shares[c]! * LIKELIER;
    sum += shares[c]!;
  }
  for (let c = 0; c < shares.length; c++) shares[c] = shares[c]! / sum;
}

/** The longest phrase of the taxonomy that names the matter, as written; null when none stands there. */
function evidenceOf(text: string, own: Reading, hits: readonly Hit[]): string | null {
  const phrases = hits.filter(({kind}) => kind !== "near_miss");
  const longest = phrases.reduce<Hit | null>(
    (best, hit) => (best === null || hit.to - hit.from > best.to - best.from ? hit : best),
    null,
  );
  return longest === null ? null : wordsOf(text, own, longest);
}

function wordsOf(text: string, {starts, ends}: Reading, span: {from: number; to: number} | null): string {
  return span === null ? "" : text.slice(starts[span.from], ends[span.to]);
}

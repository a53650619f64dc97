import type {CauseKind, Label, Section, Sentence, Split} from "../../model.ts";
import {modelPath} from "../model-path.ts";
import {loadSequence, type SequenceReader} from "../sequence/load-sequence.ts";
import {type Analysis, analyse} from "./analyse.ts";
import {causeOf} from "./cause-kind.ts";
import {evidenceOf} from "./evidence.ts";
import type {Around} from "./features.ts";
import {frameOf} from "./frame.ts";
import {mixScorer} from "./mixed-scorer.ts";
import {type LabelModel, linearOf, readModel} from "./model-file.ts";
import {bestClass, confidenceOf, makeScorer} from "./scorer.ts";
import {CLASSES, K, toShares} from "./softmax.ts";

/** What the labeller says of a sentence or clause. */
export type Verdict = {
  label: Label;
  /** 0–1, calibrated. */
  confidence: number;
  /** Why, in Vietnamese, for a clerk. */
  evidence: string;
  /** Of causes; null for the rest, and when the words do not say. */
  cause_kind: CauseKind | null;
  cause_of: "limitation" | "achievement" | null;
};

/** What stands around a text: the last heading or lead-in, and the sentence before. */
export type Context = {section?: string | null; prev_text?: string | null};

export type Labeller = {
  /** One verdict a clause, in the order of `split.clauses`. `context` is what stood before the text. */
  label(split: Split, context?: Context): Verdict[];
  /** The verdict on a text as a whole: that of its main assertion. */
  labelSentence(text: string, context?: Context): Verdict;
};

/** How many analysed texts a labeller keeps. */
const KEPT = 512;

let loaded: Labeller | undefined;

/** The labeller with the weights of `modelPath`, made at the first call. Throws when data/models/labels.bin is missing. */
export function loadLabeller(): Labeller {
  loaded ??= makeLabeller(readModel(modelPath("labels.bin")), loadSequence());
  return loaded;
}

/** A labeller over the given weights and a reader of words. */
export function makeLabeller(model: LabelModel, sequence: SequenceReader): Labeller {
  const linear = linearOf(model);
  const score = mixScorer(makeScorer(linear, model.nets, model.temperature), sequence);
  const recent = new Map<string, Analysis>();
  // A heading stands over many statements and a sentence is the next one's neighbour, so the latest texts are kept.
  const analyseOnce = (text: string): Analysis => {
    const known = recent.get(text);
    if (known !== undefined) return known;
    if (recent.size >= KEPT) recent.clear();
    const read = analyse(text.normalize("NFC"));
    recent.set(text, read);
    return read;
  };
  const read = (text: string | null | undefined): Analysis | null =>
    text === null || text === undefined || text === "" ? null : analyseOnce(text);

  const verdict = (shares: Float64Array, text: Analysis, {section, prev}: Around): Verdict => {
    const at = bestClass(shares);
    const label = CLASSES[at]!;
    const evidence = evidenceOf(linear, at, text, section, prev);
    const cause = label === "cause" ? causeOf(text, section, prev) : {cause_kind: null, cause_of: null};
    return {label, confidence: confidenceOf(shares, at), evidence, ...cause};
  };

  const labelSentence = (text: string, context: Context = {}): Verdict => {
    const own = analyseOnce(text);
    const around = {section: read(context.section), prev: read(context.prev_text)};
    return verdict(score(own, around), own, around);
  };

  const label = ({sections, sentences, clauses}: Split, context: Context = {}): Verdict[] => {
    const verdicts: Verdict[] = [];
    const headings = sections.map((section) => read(headingOf(sections, section)));
    let prev = read(context.prev_text);
    let leadIn = read(context.section);
    let section = -1;
    let next = 0;
    for (const sentence of sentences) {
      if (sentence.section !== section) {
        const entered = headings[sentence.section] ?? null;
        if (section >= 0 || entered !== null) {
          leadIn = null;
          prev = read(sections[sentence.section]?.heading) ?? prev;
        }
        section = sentence.section;
      }
      const around: Around = {section: leadIn ?? headings[section] ?? null, prev};
      const own = analyseOnce(sentence.text);
      const whole = score(own, around);
      const first = next;
      while (next < clauses.length && clauses[next]!.sentence === sentence.ordinal) next++;
      if (next - first <= 1) {
        if (next > first) verdicts.push(verdict(whole, own, around));
      } else {
        let before = prev;
        for (let i = first; i < next; i++) {
          const part = analyse(clauses[i]!.text, true);
          const place: Around = {section: around.section, prev: before};
          verdicts.push(verdict(blend(score(part, place), whole), part, place));
          before = part;
        }
      }
      if (isLeadIn(sentence, own)) leadIn = own;
      prev = own;
    }
    return verdicts;
  };
  return {label, labelSentence};
}

function isLeadIn({is_lead_in}: Sentence, {ends_colon}: Analysis): boolean {
  return is_lead_in || ends_colon;
}

/** The nearest heading that says which part of a report it opens; the own heading when none does. */
function headingOf(sections: Section[], {heading, role, parent}: Section): string | null {
  if (heading === null || role !== null) return heading;
  if (frameOf(analyse(heading)) !== null) return heading;
  for (let up = parent; up !== null; ) {
    const section = sections[up];
    if (section === undefined) break;
    if (section.role !== null && section.heading !== null) return section.heading;
    up = section.parent;
  }
  return heading;
}

/** A clause by its own words, held by the sentence it stands in. */
function blend(part: Float64Array, whole: Float64Array): Float64Array {
  const p = new Float64Array(K);
  for (let c = 0; c < K; c++) p[c] = 0.65 * Math.log(part[c]! + 1e-4) + 0.35 * Math.log(whole[c]! + 1e-4);
  toShares(p);
  return p;
}

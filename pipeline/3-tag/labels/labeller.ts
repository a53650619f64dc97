import type {CauseKind, Clause, Label, Section, Sentence, Split} from "../../model.ts";
import {type Encoder, loadEncoder} from "../encoder/load-encoder.ts";
import {modelPath} from "../model-path.ts";
import {type Analysis, analyse} from "./analyse.ts";
import {causeOf} from "./cause-kind.ts";
import {chainAsking} from "./chain.ts";
import {evidenceOf} from "./evidence.ts";
import type {Around} from "./features.ts";
import {frameOf, looksAhead} from "./frame.ts";
import {isUnsure, mixScorer} from "./mixed-scorer.ts";
import {type LabelModel, linearOf, readModel} from "./model-file.ts";
import {bestClass, confidenceOf, makeScorer} from "./scorer.ts";
import {CLASSES, K, toShares} from "./softmax.ts";

/** What the labeller says of a sentence or clause. */
type Verdict = {
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

/** A verdict on a clause, and what stood around its sentence when it was read. */
export type PlacedVerdict = Verdict & {place: {section: string | null; prev: string | null}};

export type Labeller = {
  /** One verdict a clause, in the order of `split.clauses`. `context` is what stood before the text. */
  label(split: Split, context?: Context): PlacedVerdict[];
  /** The verdict on a text as a whole: that of its main assertion. */
  labelSentence(text: string, context?: Context): Verdict;
};

/** How many analysed texts a labeller keeps. */
const KEPT = 512;

let loaded: Labeller | undefined;

/** The labeller with the weights of `modelPath`, made at the first call. Throws when data/models/labels.bin is missing. */
export function loadLabeller(): Labeller {
  loaded ??= makeLabeller(readModel(modelPath("labels.bin")), loadEncoder());
  return loaded;
}

/** A labeller over the given weights and an encoder. */
export function makeLabeller(model: LabelModel, encoder: Encoder): Labeller {
  const linear = linearOf(model);
  const score = makeScorer(linear, model.nets, model.temperature);
  const scoreWithEncoder = mixScorer(score, encoder);
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

  const verdict = (
    shares: Float64Array,
    text: Analysis,
    {section, prev}: Around,
    is_turned = false,
  ): Verdict => {
    const at = bestClass(shares);
    const label = CLASSES[at]!;
    const evidence = evidenceOf(linear, at, text, {section, prev, is_turned});
    const cause = label === "cause" ? causeOf(text, section, prev) : {cause_kind: null, cause_of: null};
    return {label, confidence: confidenceOf(shares, at), evidence, ...cause};
  };

  /** A sentence in its place, and what is said of it; `is_turned` when its neighbours gave it another label. */
  type Said = {
    own: Analysis;
    around: Around;
    shares: Float64Array;
    clauses: Clause[];
    is_turned: boolean;
  };
  const say = (own: Analysis, around: Around, clauses: Clause[] = []): Said => ({
    own,
    around,
    shares: score(own, around),
    clauses,
    is_turned: false,
  });
  /**
   * The same with what neighbours make likely, and where that leaves features unsure with what the encoder says; `before` is the sentence
   * before the first, on its own.
   */
  const inChain = (run: readonly Said[], before: Analysis | null, section: Analysis | null): Said[] => {
    const first = before === null ? [] : [say(before, {section, prev: null})];
    const all = [...first, ...run];
    const {read, chained} = chainAsking(
      all.map(({shares}) => shares),
      model.links,
      {isUnsure, ask: (at) => scoreWithEncoder(all[at]!.own, all[at]!.around)},
    );
    return chained
      .map((shares, i) => ({...all[i]!, shares, is_turned: bestClass(shares) !== bestClass(read[i]!)}))
      .slice(first.length);
  };
  const verdictsOf = ({own, around, shares, clauses, is_turned}: Said): PlacedVerdict[] => {
    const place = {section: around.section?.text ?? null, prev: around.prev?.text ?? null};
    if (clauses.length <= 1) return clauses.map(() => ({...verdict(shares, own, around, is_turned), place}));
    let before = around.prev;
    return clauses.map((clause) => {
      const part = analyse(spelledOut(clause), true);
      const behind: Around = {section: around.section, prev: before};
      before = part;
      const told = blend(score(part, behind), shares);
      const asked = isUnsure(told) ? blend(scoreWithEncoder(part, behind), shares) : told;
      return {...verdict(asked, part, behind), place};
    });
  };

  const labelSentence = (text: string, context: Context = {}): Verdict => {
    const own = analyseOnce(text);
    const around = {section: read(context.section), prev: read(context.prev_text)};
    const [said] = inChain([say(own, around)], around.prev, around.section);
    return verdict(said!.shares, own, around, said!.is_turned);
  };

  const label = ({sections, sentences, clauses}: Split, context: Context = {}): PlacedVerdict[] => {
    const headings = sections.map((section) => read(headingOf(sections, section)));
    const of_sentence = Map.groupBy(clauses, ({sentence}) => sentence);
    const runs: Said[][] = [];
    let prev = read(context.prev_text);
    let leadIn = read(context.section);
    let section = -1;
    for (const sentence of sentences) {
      if (sentence.section !== section) {
        const entered = headings[sentence.section] ?? null;
        if (section >= 0 || entered !== null) {
          leadIn = null;
          prev = read(sections[sentence.section]?.heading) ?? prev;
        }
        section = sentence.section;
        runs.push([]);
      }
      const own = analyseOnce(sentence.text);
      const around: Around = {section: leadIn ?? headings[section] ?? null, prev};
      runs.at(-1)!.push(say(own, around, of_sentence.get(sentence.ordinal)));
      if (isLeadIn(sentence, own) || turns(runs.at(-1)!.at(-1)!, headings[section] ?? null)) leadIn = own;
      prev = own;
    }
    // What stood before the text is the first sentence's neighbour, unless a heading stands between.
    const is_open = (sections[sentences[0]?.section ?? 0]?.heading ?? null) === null;
    const before = (at: number): Analysis | null => (at === 0 && is_open ? read(context.prev_text) : null);
    return runs.flatMap((run, at) => inChain(run, before(at), read(context.section)).flatMap(verdictsOf));
  };
  return {label, labelSentence};
}

/** Whether a sentence turns a text without headings to what is to be done: what opened before it holds no more. */
function turns({own, shares}: {own: Analysis; shares: Float64Array}, heading: Analysis | null): boolean {
  if (heading !== null && frameOf(heading) !== null) return false;
  return CLASSES[bestClass(shares)] === "solution" && looksAhead(own);
}

/** A clause with the subject and the modal that it carries from the left: "cấp ủy cần" + "thực hiện tốt quy chế". */
function spelledOut({subject, modal, text}: Clause): string {
  return [subject, modal, text].filter((part) => part !== null).join(" ");
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

import {basename} from "node:path";
import {pathToFileURL} from "node:url";
import {BayesClassifier} from "natural/lib/natural/classifiers/index.js";
import {loadEncoder} from "../encoder/load-encoder.ts";
import {type GoldRow, scoreGold} from "../score-gold.ts";
import {analyse} from "./analyse.ts";
import {chainAsking} from "./chain.ts";
import {goldFiles, readGold, type TrainingRow} from "./gold-rows.ts";
import {isHeld} from "./is-held.ts";
import {encoderScorer, isUnsure, mixScorer} from "./mixed-scorer.ts";
import {bestClass, confidenceOf, type Scorer} from "./scorer.ts";
import {CLASSES} from "./softmax.ts";
import {hashOf, tokenise} from "./tokens.ts";
import {scorerOf, trainLabels} from "./train-labels.ts";

// `npm run score:labels [-- FILE.jsonl …]`: on the documents held out, apart for the project's own rows and for each file named: macro-F1 of
// the parts of the labeller and of the whole, how sure against how often right, and the surest errors. Features and rules are trained
// without these documents; the encoder shipped has not seen them.

type Answer = {label: string; confidence: number};
type Tagger = (row: TrainingRow) => Answer;

const SHARES = [1 / 8, 1 / 4, 1 / 2];
const WORST = 20;
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const sets = new Map<string, TrainingRow[]>([
  ["own", goldFiles(new URL("../../../data/gold/", import.meta.url)).flatMap(readGold)],
  ...process.argv
    .slice(2)
    .map((path): [string, TrainingRow[]] => [basename(path), readGold(pathToFileURL(path))]),
]);
const known = [...sets.values()].flat().filter(({doc}) => !isHeld(doc));
const held = [...sets].map(([name, rows]) => ({name, rows: rows.filter(({doc}) => isHeld(doc))}));
const trained = trainLabels(known);
const features = scorerOf(trained);
const encoder = loadEncoder();
const mixed = mixScorer(features, encoder);
let asked = 0;
const chained = inChain();

const parts: [string, Tagger][] = [
  ["Bayes of words (natural)", bayes(known)],
  ["encoder only", by(encoderScorer(encoder))],
  ["features and rules only", by(features)],
  ["both", by(mixed)],
  ["features in the chain of their document, the encoder asked where that is unsure", chained],
  ["both, without heading", by(mixed, {section: false, prev: true})],
  ["both, without sentence before", by(mixed, {section: true, prev: false})],
  ["both, sentence alone", by(mixed, {section: false, prev: false})],
];
say(
  `held out: ${held.map(({name, rows}) => `${name} ${rows.length}`).join(", ")} of ${known.length} + these`,
);
say(`the encoder was asked for ${asked} sentences`);
for (const [name, tagger] of parts) say(`${name}: ${f1Of(tagger)}`);
for (const share of SHARES) {
  const rows = known.filter(({doc}) => (hashOf(`curve ${doc}`) >>> 7) % 1000 < share * 1000);
  say(`features and rules, ${rows.length} rows: ${f1Of(by(scorerOf(trainLabels(rows))))}`);
}

const answers = held.flatMap(({rows}) =>
  rows.map((row) => {
    const {label, confidence} = chained(row);
    return {row, label, confidence, is_right: [row.label, row.also].map(nameOf).includes(label)};
  }),
);
for (let from = 0.3; from < 0.99; from += 0.1) {
  const bin = answers.filter(({confidence}) => confidence >= from && confidence < from + 0.1);
  const right = bin.filter(({is_right}) => is_right).length;
  const mean = bin.reduce((sum, {confidence}) => sum + confidence, 0) / bin.length;
  if (bin.length > 0)
    say(
      `sure ${from.toFixed(1)}–${(from + 0.1).toFixed(1)}: ${bin.length} rows, mean ${(100 * mean).toFixed(1)}, right ${((100 * right) / bin.length).toFixed(1)}`,
    );
}
const wrong = answers.filter(({is_right}) => !is_right).sort((a, b) => b.confidence - a.confidence);
for (const {row, label, confidence} of wrong.slice(0, WORST))
  say(`${confidence.toFixed(2)} said ${label}, is ${nameOf(row.label)}: ${row.text.slice(0, 160)}`);

function f1Of(tagger: Tagger): string {
  return held
    .map(({name, rows}) => {
      const gold = rows.map((row): GoldRow & {row: TrainingRow} => ({
        row,
        text: row.text,
        label: nameOf(row.label) ?? "",
        also: nameOf(row.also),
      }));
      const answer = new Map(gold.map((one) => [one as GoldRow, tagger(one.row).label]));
      const {macro_f1, accuracy} = scoreGold(gold, (one) => answer.get(one) ?? "");
      return `${name} ${macro_f1.toFixed(1)} (right ${accuracy.toFixed(1)})`;
    })
    .join(", ");
}

function by(score: Scorer, sees = {section: true, prev: true}): Tagger {
  return (row) => answerOf(sharesOf(score, row, sees));
}

/** As the labeller has it, for the rows held out as sentences of their documents. */
function inChain(): Tagger {
  const answer = new Map<TrainingRow, Answer>();
  for (const {rows} of held) {
    let run: TrainingRow[] = [];
    const close = (): void => {
      const sentences = run;
      const {chained} = chainAsking(
        sentences.map((row) => sharesOf(features, row)),
        trained.links,
        {
          isUnsure,
          ask: (at) => {
            asked++;
            return sharesOf(mixed, sentences[at]!);
          },
        },
      );
      sentences.forEach((row, i) => {
        answer.set(row, answerOf(chained[i]!));
      });
      run = [];
    };
    for (const row of rows) {
      const before = run.at(-1);
      if (before !== undefined && (before.doc !== row.doc || before.text !== row.prev_text)) close();
      run.push(row);
    }
    close();
  }
  return (row) => answer.get(row)!;
}

function sharesOf(
  score: Scorer,
  {text, section, prev_text}: TrainingRow,
  sees = {section: true, prev: true},
): Float64Array {
  return score(analyse(text), {
    section: section === null || !sees.section ? null : analyse(section),
    prev: prev_text === null || !sees.prev ? null : analyse(prev_text),
  });
}

function answerOf(shares: Float64Array): Answer {
  const at = bestClass(shares);
  return {label: nameOf(at) ?? "", confidence: confidenceOf(shares, at)};
}

/** The baseline: naive Bayes over the words of the sentence alone. */
function bayes(rows: readonly TrainingRow[]): Tagger {
  const classifier = new BayesClassifier();
  for (const {text, label} of rows) classifier.addDocument(tokenise(text).words, nameOf(label) ?? "");
  classifier.train();
  return ({text}) => ({label: classifier.classify(tokenise(text).words), confidence: 0});
}

/** The five labels of measuring files. */
function nameOf(label: number): string | null {
  const name = CLASSES[label];
  if (name === undefined) return null;
  return name === "request" ? "solution" : name === "context" ? "other" : name;
}

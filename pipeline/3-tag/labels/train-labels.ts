import {type Analysis, analyse} from "./analyse.ts";
import {type Links, linksOf} from "./chain.ts";
import {featuresOf, makeFeatures} from "./features.ts";
import {GATE_INPUTS} from "./gate-inputs.ts";
import type {TrainingRow} from "./gold-rows.ts";
import type {Linear} from "./linear.ts";
import {type Net, runNet, trainNet} from "./mlp.ts";
import {makeGateReader, makeScorer} from "./scorer.ts";
import {
  fitSoftmax,
  type Index,
  indexFeatures,
  indexMatrix,
  K,
  type Matrix,
  makeMatrix,
  toShares,
} from "./softmax.ts";
import {hashOf} from "./tokens.ts";

/** A text in some surroundings, with what it should be called. */
export type Example = {
  fold: number;
  text: Analysis;
  section: Analysis | null;
  prev: Analysis | null;
  label: number;
  also: number;
  weight: number;
  gate: number;
};

export type Trained = {index: Index; weights: Float32Array; nets: Net[]; temperature: number; links: Links};

/** Share of a row's weight that goes to a copy without its surroundings, so that the model can do without them. */
const ALONE = 0.3;
/** Weight of a row's clauses, each taken as a text after the clause before it. */
const CLAUSE = 0.3;
/** Rare classes weigh more: (mean count / own count) to this power; requests, which count as solutions, half of it. */
const BALANCE = 0.3;
const LEAST_ROWS = 3;
const FOLDS = 4;
const SEEDS = 3;

/**
 * Trains both stages on `rows`: softmax regression on all, and the gate on what regressions say that have not seen the
 * document (stacking; Wolpert 1992). Deterministic.
 */
export function trainLabels(rows: TrainingRow[]): Trained {
  const examples = examplesOf(rows);
  const buffer = makeFeatures();
  const matrix = makeMatrix(examples.length, (i) => featuresOf(examples[i]!.text, examples[i]!, buffer));
  const targets = targetsOf(examples);
  const inputs = new Float32Array(examples.length * GATE_INPUTS);
  for (let fold = 0; fold < FOLDS; fold++) {
    const part = fit(
      matrix,
      targets,
      weightsOf(examples, (e) => (e.fold === fold ? 0 : e.weight)),
    );
    const read = makeGateReader(part.linear);
    examples.forEach((example, i) => {
      if (example.fold === fold) read(example.text, example, inputs, i * GATE_INPUTS);
    });
  }
  const gate = weightsOf(examples, (e) => e.gate);
  const netsOn = (weights: Float32Array): Net[] =>
    Array.from({length: SEEDS}, (_, seed) =>
      trainNet(inputs, targets, weights, K, {
        hidden: 16,
        epochs: 8,
        rate: 0.002,
        l2: 0.01,
        drop: 0.4,
        seed: seed + 1,
      }),
    );
  const nets = netsOn(gate);
  const held = netsOn(gate.map((weight, i) => (examples[i]!.fold === 0 ? 0 : weight)));
  const temperature = fitTemperature(
    held,
    inputs,
    examples.map(({fold, label, gate: weight}) => ({label, weight: fold === 0 ? weight : 0})),
  );
  const {index, linear} = fit(
    matrix,
    targets,
    weightsOf(examples, (e) => e.weight),
  );
  return {index, weights: linear.weights, nets, temperature, links: linksOf(rows)};
}

/** A scorer over weights not yet packed, for cross-validation. */
export function scorerOf({index, weights, nets, temperature}: Trained): ReturnType<typeof makeScorer> {
  return makeScorer(linearOver(index, weights), nets, temperature);
}

function linearOver(index: Index, weights: Float32Array): Linear {
  const at = (hash: number): number => {
    const found = index.find(hash);
    return found < 0 ? -1 : found * K;
  };
  return {at, weights};
}

function fit(matrix: Matrix, targets: Float32Array, weights: Float32Array): {index: Index; linear: Linear} {
  const index = indexFeatures(matrix, weights, LEAST_ROWS);
  const indexed = indexMatrix(matrix, index);
  const w = fitSoftmax(indexed, targets, weights, {
    epochs: 8,
    rate: 0.1,
    l2: 1e-5,
    seed: 1,
    size: index.size,
  });
  return {index, linear: linearOver(index, w)};
}

/** The weight of each example, rare classes made heavier. */
export function weightsOf(examples: Example[], weight: (example: Example) => number): Float32Array {
  const weights = Float32Array.from(examples, weight);
  const counts = new Float64Array(K);
  examples.forEach(({label}, i) => {
    counts[label] = counts[label]! + weights[i]!;
  });
  const mean = counts.reduce((a, b) => a + b, 0) / (K - 1);
  return weights.map((own, i) => {
    const {label} = examples[i]!;
    return own === 0 ? 0 : own * (mean / counts[label]!) ** (label === K - 1 ? BALANCE / 2 : BALANCE);
  });
}

/** K shares an example: its label, and a part for a second that is as fair. */
export function targetsOf(examples: Example[]): Float32Array {
  const targets = new Float32Array(examples.length * K);
  examples.forEach(({label, also}, i) => {
    const second = also >= 0 && also !== label;
    targets[i * K + label] = second ? 0.7 : 1;
    if (second) targets[i * K + also] = 0.3;
  });
  return targets;
}

/** Every row in its place, once more without it, and its clauses. */
export function examplesOf(rows: TrainingRow[]): Example[] {
  const seen = new Map<string, Analysis>();
  const read = (text: string): Analysis => {
    const known = seen.get(text) ?? analyse(text);
    seen.set(text, known);
    return known;
  };
  const readClause = (text: string): Analysis => analyse(text, true);
  const readOr = (text: string | null): Analysis | null => (text === null ? null : read(text));
  const examples: Example[] = [];
  rows.forEach((row, at) => {
    const fold = (hashOf(row.doc) >>> 8) % FOLDS;
    const {label, also, weight, gate} = row;
    const text = read(row.text);
    const section = readOr(row.section);
    const prev = readOr(row.prev_text);
    examples.push({fold, text, section, prev, label, also, weight, gate});
    const alone = at % 3 === 0 ? prev : null;
    if (section !== null || alone !== prev) {
      examples.push({
        fold,
        text,
        section: null,
        prev: alone,
        label,
        also,
        weight: weight * ALONE,
        gate: gate * ALONE,
      });
    }
    if (row.clauses.length < 2) return;
    row.clauses.forEach((clause, i) => {
      const before = i === 0 ? prev : readClause(row.clauses[i - 1]!.text);
      examples.push({
        fold,
        text: read(clause.text),
        section,
        prev: before,
        label: clause.label,
        also: -1,
        weight: weight * CLAUSE,
        gate: gate * CLAUSE,
      });
    });
  });
  return examples;
}

/** The temperature that makes held-out answers likeliest (Guo et al. 2017), by trying 0.7 … 2. */
function fitTemperature(
  nets: Net[],
  inputs: Float32Array,
  answers: {label: number; weight: number}[],
): number {
  const score = makeNetScorer(nets);
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let t = 0.7; t <= 2; t += 0.05) {
    let loss = 0;
    answers.forEach(({label, weight}, i) => {
      if (weight === 0) return;
      const z = score(inputs, i * GATE_INPUTS).map((p) => Math.log(p + 1e-6) / t);
      toShares(z);
      loss -= weight * Math.log(z[label]! + 1e-9);
    });
    if (loss < least) {
      least = loss;
      best = t;
    }
  }
  return best;
}

function makeNetScorer(nets: Net[]): (inputs: Float32Array, at: number) => Float64Array {
  const hidden = new Float64Array(Math.max(...nets.map((net) => net.hidden)));
  const z = new Float64Array(K);
  const cache = new Map<number, Float64Array>();
  return (inputs, at) => {
    const known = cache.get(at);
    if (known !== undefined) return known.slice();
    const shares = new Float64Array(K);
    for (const net of nets) {
      runNet(net, inputs, at, hidden, z);
      toShares(z);
      for (let c = 0; c < K; c++) shares[c] = shares[c]! + z[c]! / nets.length;
    }
    cache.set(at, shares);
    return shares.slice();
  };
}

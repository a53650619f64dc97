import {type Analysis, analyse} from "./analyse.ts";
import {featuresOf, makeFeatures} from "./features.ts";
import type {GoldRow} from "./gold-rows.ts";
import {fitSoftmax, type Index, indexFeatures, indexMatrix, K, makeMatrix} from "./softmax.ts";

/** What a row of training looks like: a text in some surroundings. */
type Example = {row: GoldRow; text: string; section: string | null; prev: string | null; label: number; also: number; weight: number};

/** Share of a row's weight that goes to a copy without its surroundings, so that the model can do without them. */
const ALONE = 0.3;
/** Rare classes weigh more: (mean count / own count) to this power. */
const BALANCE = 0.3;
const LEAST_ROWS = 3;

/** Weights trained on `rows`, as feature hashes and K weights each. Deterministic. */
export function trainLabels(rows: GoldRow[], seed = 1): {index: Index; weights: Float32Array} {
  const examples = examplesOf(rows);
  const seen = new Map<string, Analysis>();
  const read = (text: string | null): Analysis | null => {
    if (text === null) return null;
    const known = seen.get(text) ?? analyse(text);
    seen.set(text, known);
    return known;
  };
  const buffer = makeFeatures();
  const matrix = makeMatrix(examples.length, (i) => {
    const {text, section, prev} = examples[i]!;
    return featuresOf(read(text)!, {section: read(section), prev: read(prev)}, buffer);
  });
  const weights = Float32Array.from(examples, ({weight}) => weight);
  const counts = new Float64Array(K);
  examples.forEach(({label}, i) => {
    counts[label] = counts[label]! + weights[i]!;
  });
  const mean = counts.reduce((a, b) => a + b, 0) / (K - 1);
  examples.forEach(({label}, i) => {
    weights[i] = weights[i]! * (mean / counts[label]!) ** (label === K - 1 ? BALANCE / 2 : BALANCE);
  });
  const targets = new Float32Array(examples.length * K);
  examples.forEach(({label, also}, i) => {
    const second = also >= 0 && also !== label;
    targets[i * K + label] = second ? 0.7 : 1;
    if (second) targets[i * K + also] = 0.3;
  });
  const index = indexFeatures(matrix, weights, LEAST_ROWS);
  const indexed = indexMatrix(matrix, index);
  return {index, weights: fitSoftmax(indexed, targets, weights, {epochs: 8, rate: 0.1, l2: 1e-5, seed, size: index.size})};
}

function examplesOf(rows: GoldRow[]): Example[] {
  const examples: Example[] = [];
  rows.forEach((row, at) => {
    const {text, section, prev_text: prev, label, also, weight} = row;
    examples.push({row, text, section, prev, label, also, weight});
    examples.push({row, text, section: null, prev: at % 3 === 0 ? prev : null, label, also, weight: weight * ALONE});
    if (row.clauses.length < 2) return;
    row.clauses.forEach((clause, i) => {
      const before = i === 0 ? prev : row.clauses[i - 1]!.text;
      examples.push({row, text: clause.text, section, prev: before, label: clause.label, also: -1, weight: weight * 0.5});
    });
  });
  return examples;
}

import {featuresOf, makeFeatures} from "./features.ts";
import type {TrainingRow} from "./gold-rows.ts";
import {type LabelModel, linearOf} from "./model-file.ts";
import {fitSoftmax, indexMatrix, K, makeMatrix} from "./softmax.ts";
import {examplesOf, targetsOf, weightsOf} from "./train-labels.ts";

/** How many times a decided row counts as much as one kept in mind: enough to stand against the encoder, which does not learn on. */
const DECIDED = 10;

/**
 * The weights learnt on, from where they stand, with rows that people decided on; rows of `kept` are gone over again, so that what they
 * taught is not forgotten (rehearsal; A. Robins, "Catastrophic forgetting, rehearsal and pseudorehearsal", Connection Science 7, 1995).
 * The features the model knows and its gate stay. Deterministic; no rows decided give the model itself.
 */
export function adaptLabels(
  model: LabelModel,
  {decided, kept}: {decided: readonly TrainingRow[]; kept: readonly TrainingRow[]},
): LabelModel {
  if (decided.length === 0) return model;
  const rows = [...decided.map((row) => ({...row, weight: row.weight * DECIDED})), ...kept];
  const examples = examplesOf(rows);
  const {at, weights} = linearOf(model);
  const buffer = makeFeatures();
  const matrix = indexMatrix(
    makeMatrix(examples.length, (i) => featuresOf(examples[i]!.text, examples[i]!, buffer)),
    {find: (hash) => Math.floor(at(hash) / K)},
  );
  const adapted = fitSoftmax(
    matrix,
    targetsOf(examples),
    weightsOf(examples, ({weight}) => weight),
    {epochs: 3, rate: 0.1, l2: 0, seed: 1, size: weights.length / K, from: {weights, firmness: 1}},
  );
  return {...model, ...repack(model, adapted)};
}

/** The weights in the slots where they stand, as bytes. */
function repack({scale: before}: LabelModel, weights: Float32Array): Pick<LabelModel, "scale" | "weights"> {
  const scale = weights.reduce((top, weight) => Math.max(top, Math.abs(weight)), before);
  return {
    scale,
    weights: Int8Array.from(weights, (w) => Math.sign(w) * Math.round(127 * Math.sqrt(Math.abs(w) / scale))),
  };
}

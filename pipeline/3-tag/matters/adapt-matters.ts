import {type MatterRow, taxonomyRows} from "./matter-rows.ts";
import {type MatterModel, quantise} from "./model-file.ts";
import {fitSoftmax} from "./softmax-fit.ts";
import type {Matter} from "./taxonomy.ts";
import {examplesOf, matrixOf, targetOf} from "./train-matters.ts";

/** How many times a decided row counts as much as one kept in mind. */
const DECIDED = 5;

/**
 * The weights learnt on, from where they stand, with rows whose matters people decided; rows of `kept` and the phrases of the taxonomy are
 * gone over again, so that what they taught is not forgotten. The features the model knows, its gate and its thresholds stay.
 * Deterministic; no rows decided give the model itself.
 */
export function adaptMatters(
  model: MatterModel,
  {decided, kept}: {decided: readonly MatterRow[]; kept: readonly MatterRow[]},
  matters: readonly Matter[],
): MatterModel {
  if (decided.length === 0) return model;
  const {columns, bits} = model;
  const examples = examplesOf([
    ...decided.map((row) => ({...row, weight: row.weight * DECIDED})),
    ...kept,
    ...taxonomyRows(matters),
  ]);
  const weights = Float32Array.from(
    model.weights,
    (byte, i) => byte * model.scales[Math.floor(i / columns)]!,
  );
  const adapted = fitSoftmax(
    matrixOf(examples, model),
    examples.map(({row}) => targetOf(row, model.matters)),
    {
      weights: examples.map(({row}) => row.weight),
      columns,
      size: 2 ** bits,
      epochs: 3,
      seed: 1,
      from: {weights, firmness: 1},
    },
  );
  return {...model, ...quantise(adapted, columns)};
}

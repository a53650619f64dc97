import type {Label} from "../../model.ts";
import {eachGram, type Features, makeFeatures, type Reading} from "./features.ts";
import {type MatterModel, rarityOf, slotOf} from "./model-file.ts";
import {toShares} from "./softmax-fit.ts";

export type Placed = {label: Label; section: Reading | null; prev: Reading | null};

export type Scorer = {
  /** Shares, summing to 1, of the model's columns: its matters, then "none of them". */
  shares(text: Reading, placed: Placed): Float32Array;
  /** The syllables of the text that speak most for a column, as first and last; null when none speaks for it. */
  strongest(text: Reading, column: number): {from: number; to: number} | null;
};

/** A scorer over a model's weights. */
export function makeScorer(model: MatterModel): Scorer {
  const {columns, scales, weights} = model;
  const featuresOf = makeFeatures((hash) => rarityOf(model, hash));
  const shares = (text: Reading, placed: Placed): Float32Array => {
    const {ids, values, size}: Features = featuresOf(text, placed);
    const z = new Float32Array(columns);
    for (let i = 0; i < size; i++) {
      const slot = slotOf(model, ids[i]!);
      if (slot < 0) continue;
      const value = values[i]! * scales[slot]!;
      const at = slot * columns;
      for (let c = 0; c < columns; c++) z[c] = z[c]! + value * weights[at + c]!;
    }
    toShares(z);
    return z;
  };
  const strongest = (text: Reading, column: number): {from: number; to: number} | null => {
    let best: {from: number; to: number} | null = null;
    let top = 0;
    eachGram(text, (id, from, to) => {
      const slot = slotOf(model, id);
      if (slot < 0) return;
      const push =
        model.rarity[slot]! * scales[slot]! * weights[slot * columns + column]! * (to > from ? 1.5 : 1);
      if (push > top) {
        top = push;
        best = {from, to};
      }
    });
    return best;
  };
  return {shares, strongest};
}

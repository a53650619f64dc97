import {eachFeature, eachGram, type Placed, partsOf, type Reading} from "./features.ts";
import {type MatterModel, rarityOf, slotOf} from "./model-file.ts";
import {toShares} from "./softmax-fit.ts";

export type Scorer = {
  /** Shares, summing to 1, of the model's columns: its matters, then "none of them". */
  shares(text: Reading, placed: Placed): Float32Array;
  /** The syllables of the text that speak most for a column, as first and last; null when none speaks for it. */
  strongest(text: Reading, column: number): {from: number; to: number} | null;
};

/** Scores are summed as whole numbers of this fraction: much faster than as floats, and the same on every machine. */
const UNIT = 2 ** 20;

/** A scorer over a model's weights. What a reading adds to the scores is kept with it: a sentence is read again as the one before. */
export function makeScorer(model: MatterModel): Scorer {
  const {columns, scales, weights} = model;
  const weigh = (hash: number): number => rarityOf(model, hash);
  const sums = new WeakMap<Int32Array, Int32Array>();
  const sumOf = (grams: Int32Array): Int32Array => {
    const kept = sums.get(grams);
    if (kept !== undefined) return kept;
    const sum = new Int32Array(columns);
    eachFeature(grams, weigh, (id, value) => {
      const slot = slotOf(model, id);
      if (slot < 0) return;
      const scaled = Math.round(value * scales[slot]! * UNIT);
      const at = slot * columns;
      for (let c = 0; c < columns; c++) sum[c] = (sum[c]! + Math.imul(scaled, weights[at + c]!)) | 0;
    });
    sums.set(grams, sum);
    return sum;
  };
  const shares = (text: Reading, placed: Placed): Float32Array => {
    const z = new Float32Array(columns);
    for (const part of partsOf(text, placed)) {
      const sum = sumOf(part.grams);
      const share = part.share / UNIT;
      for (let c = 0; c < columns; c++) z[c] = z[c]! + share * sum[c]!;
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

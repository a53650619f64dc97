import type {Features} from "./features.ts";
import {K} from "./softmax.ts";

/** Weights found by the hash of a feature: `at` gives where its K weights begin, −1 when it has none. */
export type Linear = {at(hash: number): number; weights: Float32Array};

/** Scores of the K classes from each of the first `count` parts of the features, written into `out` (count × K). */
export function scoreParts(
  {at, weights}: Linear,
  {ids, values, parts}: Features,
  count: number,
  out: Float64Array,
): void {
  out.fill(0);
  let from = 0;
  for (let part = 0; part < count; part++) {
    const to = parts[part]!;
    const base = part * K;
    for (let i = from; i < to; i++) {
      const found = at(ids[i]!);
      if (found < 0) continue;
      const value = values[i]!;
      for (let c = 0; c < K; c++) out[base + c] = out[base + c]! + weights[found + c]! * value;
    }
    from = to;
  }
}

import {FEATURE_BITS, type Features} from "./features.ts";

/** Classes the weights tell apart, in the order of their columns. */
export const CLASSES = ["achievement", "limitation", "cause", "solution", "context", "request"] as const;
export const K = CLASSES.length;

/** Rows of hashed features back to back: row n is [offsets[n], offsets[n + 1]). */
export type Matrix = {offsets: Int32Array; ids: Int32Array; values: Float32Array; rows: number};

/** Gathers `rows` rows, written one by one by `write`, into a matrix. */
export function makeMatrix(rows: number, write: (row: number) => Features): Matrix {
  const offsets = new Int32Array(rows + 1);
  let ids = new Int32Array(1 << 20);
  let values = new Float32Array(1 << 20);
  for (let row = 0; row < rows; row++) {
    const features = write(row);
    const at = offsets[row]!;
    while (at + features.size > ids.length) {
      ids = grow(ids, new Int32Array(ids.length * 2));
      values = grow(values, new Float32Array(values.length * 2));
    }
    ids.set(features.ids.subarray(0, features.size), at);
    values.set(features.values.subarray(0, features.size), at);
    offsets[row + 1] = at + features.size;
  }
  return {offsets, ids, values, rows};
}

function grow<T extends Int32Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

export type FitOptions = {epochs: number; rate: number; l2: number; seed: number};

/**
 * Softmax regression by AdaGrad (Duchi, Hazan, Singer 2011), the rate falling linearly to a tenth. `targets` holds K
 * shares a row, `weights` one number a row (0 leaves it out). Same input and seed give the same weights.
 */
export function fitSoftmax(x: Matrix, targets: Float32Array, weights: Float32Array, options: FitOptions): Float32Array {
  const size = (1 << FEATURE_BITS) * K;
  const w = new Float32Array(size);
  const squares = new Float32Array(size).fill(1e-4);
  const order = Int32Array.from({length: x.rows}, (_, i) => i).filter((i) => weights[i]! > 0);
  let state = options.seed >>> 0;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
  const z = new Float64Array(K);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = next(i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    const rate = options.rate * (1 - (0.9 * epoch) / options.epochs);
    for (const row of order) {
      const from = x.offsets[row]!;
      const to = x.offsets[row + 1]!;
      score(w, x.ids, x.values, from, to, z);
      for (let c = 0; c < K; c++) z[c] = (z[c]! - targets[row * K + c]!) * weights[row]!;
      for (let k = from; k < to; k++) {
        const base = x.ids[k]! * K;
        const value = x.values[k]!;
        for (let c = 0; c < K; c++) {
          const g = z[c]! * value + options.l2 * w[base + c]!;
          const square = squares[base + c]! + g * g;
          squares[base + c] = square;
          w[base + c] = w[base + c]! - (rate * g) / Math.sqrt(square);
        }
      }
    }
  }
  return w;
}

/** Probabilities of the K classes for the features [from, to), written into `z`. */
export function score(
  w: Float32Array | Int8Array,
  ids: Int32Array,
  values: Float32Array,
  from: number,
  to: number,
  z: Float64Array,
  scale = 1,
): void {
  z.fill(0);
  for (let k = from; k < to; k++) {
    const base = ids[k]! * K;
    const value = values[k]!;
    for (let c = 0; c < K; c++) z[c] = z[c]! + w[base + c]! * value;
  }
  let top = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < K; c++) {
    z[c] = z[c]! * scale;
    if (z[c]! > top) top = z[c]!;
  }
  let sum = 0;
  for (let c = 0; c < K; c++) {
    z[c] = Math.exp(z[c]! - top);
    sum += z[c]!;
  }
  for (let c = 0; c < K; c++) z[c] = z[c]! / sum;
}

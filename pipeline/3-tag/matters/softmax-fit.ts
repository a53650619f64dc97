import {makeRandom, shuffle} from "../random.ts";

/** Rows of features: row r has `slots[starts[r]] … slots[starts[r + 1]]` with their `values`. */
export type Rows = {starts: Int32Array; slots: Int32Array; values: Float32Array};

/** Shares of the columns that a row should have; columns not named should have none. */
export type Target = readonly (readonly [column: number, share: number])[];

const RATE = 0.2;
const FIRST = 0.01;
const LEAST = 1e-3;

/**
 * Weights (slot-major) of a softmax regression, by AdaGrad (J. Duchi et al., "Adaptive Subgradient Methods", JMLR 12, 2011) on single
 * rows in an order that `seed` shuffles. Rows of weight 0 are left out. Gradients below a thousandth are passed over: they cost most of
 * the time and move nothing.
 */
export function fitSoftmax(
  {starts, slots, values}: Rows,
  targets: readonly Target[],
  {
    weights: rowWeights,
    columns,
    size,
    epochs,
    seed,
    from,
  }: {
    weights: ArrayLike<number>;
    columns: number;
    size: number;
    epochs: number;
    seed: number;
    /** Weights to set out from, and how firmly they stand (squared gradients taken as seen); without them, from nothing. */
    from?: {weights: Float32Array; firmness: number};
  },
): Float32Array {
  const weights = from?.weights.slice() ?? new Float32Array(size * columns);
  const squares = new Float32Array(size * columns).fill(from?.firmness ?? FIRST);
  const z = new Float32Array(columns);
  const active = new Int32Array(columns);
  const error = new Float32Array(columns);
  const order: number[] = [];
  for (let r = 0; r < targets.length; r++) if (rowWeights[r]! > 0) order.push(r);
  const random = makeRandom(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    const rate = RATE * (1 - (0.9 * epoch) / epochs);
    for (const r of order) {
      const start = starts[r]!;
      const to = starts[r + 1]!;
      z.fill(0);
      for (let k = start; k < to; k++) {
        const at = slots[k]! * columns;
        const value = values[k]!;
        for (let c = 0; c < columns; c++) z[c] = z[c]! + value * weights[at + c]!;
      }
      toShares(z);
      for (const [c, share] of targets[r]!) z[c] = z[c]! - share;
      let n = 0;
      for (let c = 0; c < columns; c++) {
        const g = z[c]! * rowWeights[r]!;
        if (g < LEAST && g > -LEAST) continue;
        active[n] = c;
        error[n++] = g;
      }
      for (let k = start; k < to; k++) {
        const at = slots[k]! * columns;
        const value = values[k]!;
        for (let i = 0; i < n; i++) {
          const w = at + active[i]!;
          const g = value * error[i]!;
          const square = squares[w]! + g * g;
          squares[w] = square;
          weights[w] = weights[w]! - (rate * g) / Math.sqrt(square);
        }
      }
    }
  }
  return weights;
}

/** Turns scores into shares that sum to 1, in place. */
export function toShares(z: Float32Array | Float64Array): void {
  let top = -Infinity;
  for (let c = 0; c < z.length; c++) if (z[c]! > top) top = z[c]!;
  let sum = 0;
  for (let c = 0; c < z.length; c++) {
    const e = Math.exp(z[c]! - top);
    z[c] = e;
    sum += e;
  }
  for (let c = 0; c < z.length; c++) z[c] = z[c]! / sum;
}

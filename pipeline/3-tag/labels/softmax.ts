import type {Features} from "./features.ts";

/** Classes the weights tell apart, in the order of their columns. */
export const CLASSES = ["achievement", "limitation", "cause", "solution", "context", "request"] as const;
export const K = CLASSES.length;

/**
 * Rows of features back to back: row n is [offsets[n], offsets[n + 1]); its four parts end at `parts[4n …]`. Ids are hashes,
 * or indices after `indexMatrix`.
 */
export type Matrix = {
  offsets: Int32Array;
  ids: Int32Array;
  values: Float32Array;
  rows: number;
  parts: Int32Array;
};

/** Gathers `rows` rows, given one by one by `write`, into a matrix. */
export function makeMatrix(rows: number, write: (row: number) => Features): Matrix {
  const offsets = new Int32Array(rows + 1);
  let ids = new Int32Array(1 << 20);
  let values = new Float32Array(1 << 20);
  const parts = new Int32Array(rows * 4);
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
    for (let p = 0; p < 4; p++) parts[4 * row + p] = at + features.parts[p]!;
  }
  return {offsets, ids, values, rows, parts};
}

function grow<T extends Int32Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Hashes in use and their indices 0…size−1, by open addressing. */
export type Index = {hashes: Int32Array; size: number; find(hash: number): number};

/** Numbers the hashes that stand in at least `least` of the rows with weight. */
export function indexFeatures(x: Matrix, weights: Float32Array, least: number): Index {
  const counts = new Uint8Array(1 << 26);
  for (let row = 0; row < x.rows; row++) {
    if (weights[row] === 0) continue;
    for (let k = x.offsets[row]!; k < x.offsets[row + 1]!; k++) {
      const at = x.ids[k]! >>> 6;
      if (counts[at]! < least) counts[at] = counts[at]! + 1;
    }
  }
  const bits = 22;
  const mask = (1 << bits) - 1;
  const slots = new Int32Array(1 << bits).fill(-1);
  const hashes = new Int32Array(1 << (bits - 1));
  let size = 0;
  const slotOf = (hash: number): number => {
    let slot = Math.imul(hash, 0x9e3779b1) >>> (32 - bits);
    while (slots[slot]! >= 0 && hashes[slots[slot]!] !== hash) slot = (slot + 1) & mask;
    return slot;
  };
  for (let row = 0; row < x.rows; row++) {
    if (weights[row] === 0) continue;
    for (let k = x.offsets[row]!; k < x.offsets[row + 1]!; k++) {
      const hash = x.ids[k]!;
      if (counts[hash >>> 6]! < least) continue;
      const slot = slotOf(hash);
      if (slots[slot]! >= 0 || size === hashes.length) continue;
      hashes[size] = hash;
      slots[slot] = size++;
    }
  }
  return {hashes: hashes.slice(0, size), size, find: (hash) => slots[slotOf(hash)]!};
}

/** The same rows with indices for hashes; what has no index is left out. */
export function indexMatrix(x: Matrix, index: Pick<Index, "find">): Matrix {
  const offsets = new Int32Array(x.rows + 1);
  const ids = new Int32Array(x.offsets[x.rows]!);
  const values = new Float32Array(x.offsets[x.rows]!);
  const parts = new Int32Array(x.rows * 4);
  let at = 0;
  for (let row = 0; row < x.rows; row++) {
    let part = 0;
    for (let k = x.offsets[row]!; k < x.offsets[row + 1]!; k++) {
      while (part < 4 && x.parts[4 * row + part]! <= k) parts[4 * row + part++] = at;
      const id = index.find(x.ids[k]!);
      if (id < 0) continue;
      ids[at] = id;
      values[at++] = x.values[k]!;
    }
    while (part < 4) parts[4 * row + part++] = at;
    offsets[row + 1] = at;
  }
  return {offsets, ids: ids.slice(0, at), values: values.slice(0, at), rows: x.rows, parts};
}

export type FitOptions = {
  epochs: number;
  rate: number;
  l2: number;
  seed: number;
  size: number;
  /** Weights to set out from, and how firmly they stand (squared gradients taken as seen); without them, from nothing. */
  from?: {weights: Float32Array; firmness: number};
};

/**
 * Softmax regression by AdaGrad (Duchi, Hazan, Singer 2011) over an indexed matrix of `size` features, the rate falling
 * linearly to a tenth. `targets` holds K shares a row, `weights` one number a row (0 leaves it out). Gives size × K
 * weights; the same input and seed give the same.
 */
export function fitSoftmax(
  x: Matrix,
  targets: Float32Array,
  weights: Float32Array,
  options: FitOptions,
): Float32Array {
  const w = options.from?.weights.slice() ?? new Float32Array(options.size * K);
  const squares = new Float32Array(options.size * K).fill(options.from?.firmness ?? 1e-4);
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
      const swap = order[i]!;
      order[i] = order[j]!;
      order[j] = swap;
    }
    const rate = options.rate * (1 - (0.9 * epoch) / options.epochs);
    for (let n = 0; n < order.length; n++) {
      const row = order[n]!;
      const from = x.offsets[row]!;
      const to = x.offsets[row + 1]!;
      z.fill(0);
      for (let k = from; k < to; k++) {
        const base = x.ids[k]! * K;
        for (let c = 0; c < K; c++) z[c] = z[c]! + w[base + c]! * x.values[k]!;
      }
      toShares(z);
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

/** Turns scores into probabilities, in place. */
export function toShares(z: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY;
  for (const value of z) if (value > top) top = value;
  let sum = 0;
  for (let c = 0; c < z.length; c++) {
    z[c] = Math.exp(z[c]! - top);
    sum += z[c]!;
  }
  for (let c = 0; c < z.length; c++) z[c] = z[c]! / sum;
}

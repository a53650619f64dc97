// The arithmetic of the encoder in AssemblyScript, compiled to kernel.wasm by `npm run build:kernel`. One text is read a call; `place` says
// where in memory its weights and its working space lie. Whole numbers are multiplied exactly and floats in a fixed order, so every machine
// gives the same bits: the second operand of the relaxed dot product stays in 0 … 127, where all processors agree.

/** Width of a token, of the layer between, and of a head; how many heads. */
const WIDTH: i32 = 384;
const INNER: i32 = 1536;
const HEAD: i32 = 32;
const HEADS: i32 = 12;
/** Rows are worked on in pairs, keys sixteen at a time. */
const KEYS: i32 = 16;
const LONGEST: i32 = 192;
/** Activations are numbers of seven bits. */
const TOP: f32 = 127;
const EPSILON: f32 = 1e-12;

/** Bytes of a matrix: weights by rows of 8 bits, then scale, scale × sum and bias of each row; and of a layer. */
function bytesOf(outputs: i32, inputs: i32): i32 {
  return outputs * inputs + 3 * 4 * outputs;
}
const ASK: i32 = 3 * WIDTH;
const NORM: i32 = 2 * 4 * WIDTH;
const LAYER: i32 =
  ASK * WIDTH +
  12 * ASK +
  (WIDTH * WIDTH + 12 * WIDTH) +
  (INNER * WIDTH + 12 * INNER) +
  (WIDTH * INNER + 12 * WIDTH) +
  2 * NORM;

let words: usize = 0;
let count: i32 = 0;
let layers: usize = 0;
let depth: i32 = 0;
let ids: usize = 0;
let x: usize = 0;
let asked: usize = 0;
let mixed: usize = 0;
let inner: usize = 0;
let small: usize = 0;
let steps: usize = 0;
let least: usize = 0;
let keys: usize = 0;
let shares: usize = 0;

/**
 * Takes `tokens` word rows and `deep` layers as lying from `from` on, lays the working space behind them, and gives the address where the
 * ids of a text are to be written (two 32-bit numbers a token: id, and 0 for the text or 1 for what stands around it). The answer of `read`
 * lies at 0 … 4 * WIDTH.
 */
export function place(from: usize, tokens: i32, deep: i32): usize {
  words = from;
  count = tokens;
  depth = deep;
  layers = words + count * WIDTH + 4 * count + 4 * WIDTH * (LONGEST + 2) + NORM;
  ids = layers + depth * LAYER;
  x = ids + 8 * LONGEST;
  asked = x + 4 * LONGEST * WIDTH;
  mixed = asked + 4 * LONGEST * ASK;
  inner = mixed + 4 * LONGEST * WIDTH;
  small = inner + 4 * LONGEST * INNER;
  steps = small + LONGEST * INNER;
  least = steps + 4 * LONGEST;
  keys = least + 4 * LONGEST;
  shares = keys + 4 * HEAD * LONGEST;
  const end = shares + 4 * LONGEST;
  const pages = <i32>((end + 0xffff) >> 16) - memory.size();
  if (pages > 0) memory.grow(pages);
  return ids;
}

/**
 * Reads a text of `length` tokens (at most LONGEST): the mean of its first `own` tokens is written to 0 … 4 * WIDTH. The last layer works
 * out no more than these.
 */
export function read(length: i32, own: i32): void {
  const rows = (length + 1) & ~1;
  embed(length);
  if (rows > length) memory.fill(x + 4 * length * WIDTH, 0, 4 * WIDTH);
  for (let l = 0; l < depth; l++) {
    const told = l === depth - 1 ? own : length;
    const out = (told + 1) & ~1;
    const ask = layers + l * LAYER;
    const give = ask + bytesOf(ASK, WIDTH);
    const norm = give + bytesOf(WIDTH, WIDTH);
    const widen = norm + NORM;
    const narrow = widen + bytesOf(INNER, WIDTH);
    const last = narrow + bytesOf(WIDTH, INNER);
    shrink(x, rows, WIDTH);
    multiply(ask, asked, rows, ASK, WIDTH);
    attend(told, length);
    if (out > told) memory.fill(mixed + 4 * told * WIDTH, 0, 4 * WIDTH);
    shrink(mixed, out, WIDTH);
    multiply(give, asked, out, WIDTH, WIDTH);
    normalise(out, norm, asked);
    shrink(x, out, WIDTH);
    multiply(widen, inner, out, INNER, WIDTH);
    bend(inner, out * INNER);
    shrink(inner, out, INNER);
    multiply(narrow, asked, out, WIDTH, INNER);
    normalise(out, last, asked);
  }
  const share = f32x4.splat(1 / <f32>own);
  for (let c = 0; c < 4 * WIDTH; c += 16) {
    let sum = f32x4.splat(0);
    for (let t = 0; t < own; t++) sum = f32x4.add(sum, v128.load(x + t * 4 * WIDTH + c));
    v128.store(c, f32x4.mul(sum, share));
  }
}

/** A token's word, place and side, summed and normalised. */
function embed(length: i32): void {
  const scales = words + count * WIDTH;
  const places = scales + 4 * count;
  const sides = places + 4 * WIDTH * LONGEST;
  for (let t = 0; t < length; t++) {
    const id = load<i32>(ids + 8 * t);
    const side = load<i32>(ids + 8 * t, 4);
    const scale = f32x4.splat(load<f32>(scales + 4 * id));
    const word = words + id * WIDTH;
    for (let c = 0; c < WIDTH; c += 4) {
      const four = i32x4.extend_low_i16x8_s(i16x8.extend_low_i8x16_s(v128.load32_zero(word + c)));
      let sum = f32x4.mul(f32x4.convert_i32x4_s(four), scale);
      sum = f32x4.add(sum, v128.load(places + 4 * (t * WIDTH + c)));
      v128.store(x + 4 * (t * WIDTH + c), f32x4.add(sum, v128.load(sides + 4 * (side * WIDTH + c))));
    }
  }
  normalise(length, sides + 2 * 4 * WIDTH, 0);
}

/** Rows of x, with those of `add` (none at 0), to mean 0 and spread 1, then scaled and moved by the weights at `norm`. */
function normalise(rows: i32, norm: usize, add: usize): void {
  for (let t = 0; t < rows; t++) {
    const row = x + 4 * t * WIDTH;
    let sum = f32x4.splat(0);
    for (let c = 0; c < 4 * WIDTH; c += 16) {
      let value = v128.load(row + c);
      if (add !== 0) {
        value = f32x4.add(value, v128.load(add + 4 * t * WIDTH + c));
        v128.store(row + c, value);
      }
      sum = f32x4.add(sum, value);
    }
    const mean = f32x4.splat(total(sum) / <f32>WIDTH);
    let square = f32x4.splat(0);
    for (let c = 0; c < 4 * WIDTH; c += 16) {
      const off = f32x4.sub(v128.load(row + c), mean);
      square = f32x4.add(square, f32x4.mul(off, off));
    }
    const scale = f32x4.splat(1 / sqrt<f32>(total(square) / <f32>WIDTH + EPSILON));
    for (let c = 0; c < 4 * WIDTH; c += 16) {
      const off = f32x4.mul(f32x4.sub(v128.load(row + c), mean), scale);
      v128.store(row + c, f32x4.add(f32x4.mul(off, v128.load(norm + c)), v128.load(norm + 4 * WIDTH + c)));
    }
  }
}

/** Rows of floats to rows of seven bits in `small`, each between its least and its greatest value. */
function shrink(from: usize, rows: i32, width: i32): void {
  for (let t = 0; t < rows; t++) {
    const row = from + 4 * t * width;
    let low = v128.load(row);
    let high = low;
    for (let c = 16; c < 4 * width; c += 16) {
      const value = v128.load(row + c);
      low = f32x4.pmin(low, value);
      high = f32x4.pmax(high, value);
    }
    const bottom = -greatest(f32x4.neg(low));
    const top = greatest(high);
    const step = max<f32>((top - bottom) / TOP, 1e-12);
    store<f32>(steps + 4 * t, step);
    store<f32>(least + 4 * t, bottom);
    const many = f32x4.splat(1 / step);
    const from_low = f32x4.splat(bottom);
    const out = small + t * width;
    for (let c = 0; c < width; c += 16) {
      const a = stepOf(row + 4 * c, from_low, many);
      const b = stepOf(row + 4 * c + 16, from_low, many);
      const d = stepOf(row + 4 * c + 32, from_low, many);
      const e = stepOf(row + 4 * c + 48, from_low, many);
      const bytes = i8x16.narrow_i16x8_u(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(d, e));
      v128.store(out + c, i8x16.min_u(bytes, i8x16.splat(127)));
    }
  }
}

function stepOf(at: usize, low: v128, many: v128): v128 {
  return i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(f32x4.sub(v128.load(at), low), many)));
}

/** The rows in `small` times the matrix at `matrix`, with its bias: `rows` × `outputs` floats at `to`. */
function multiply(matrix: usize, to: usize, rows: i32, outputs: i32, inputs: i32): void {
  const scales = matrix + outputs * inputs;
  for (let o = 0; o < outputs; o += 4) {
    const w0 = matrix + o * inputs;
    const w1 = w0 + inputs;
    const w2 = w1 + inputs;
    const w3 = w2 + inputs;
    const scale = v128.load(scales + 4 * o);
    const sum = v128.load(scales + 4 * (outputs + o));
    const bias = v128.load(scales + 4 * (2 * outputs + o));
    for (let t = 0; t < rows; t += 2) {
      const a = small + t * inputs;
      const b = a + inputs;
      let a0 = i32x4.splat(0);
      let a1 = i32x4.splat(0);
      let a2 = i32x4.splat(0);
      let a3 = i32x4.splat(0);
      let b0 = i32x4.splat(0);
      let b1 = i32x4.splat(0);
      let b2 = i32x4.splat(0);
      let b3 = i32x4.splat(0);
      for (let k = 0; k < inputs; k += 16) {
        const p = v128.load(a + k);
        const q = v128.load(b + k);
        let w = v128.load(w0 + k);
        a0 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w, p, a0);
        b0 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w, q, b0);
        w = v128.load(w1 + k);
        a1 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w, p, a1);
        b1 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w, q, b1);
        w = v128.load(w2 + k);
        a2 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w, p, a2);
        b2 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w, q, b2);
        w = v128.load(w3 + k);
        a3 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w, p, a3);
        b3 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w, q, b3);
      }
      const out = to + 4 * (t * outputs + o);
      v128.store(out, floatsOf(across(a0, a1, a2, a3), t, scale, sum, bias));
      v128.store(out + 4 * outputs, floatsOf(across(b0, b1, b2, b3), t + 1, scale, sum, bias));
    }
  }
}

/** The sums of four vectors of four. */
function across(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(i32x4.shuffle(a, b, 0, 4, 2, 6), i32x4.shuffle(a, b, 1, 5, 3, 7));
  const cd = i32x4.add(i32x4.shuffle(c, d, 0, 4, 2, 6), i32x4.shuffle(c, d, 1, 5, 3, 7));
  return i32x4.add(i32x4.shuffle(ab, cd, 0, 1, 4, 5), i32x4.shuffle(ab, cd, 2, 3, 6, 7));
}

/** Whole sums back to floats: step × scale × sum + least × scale × sum of weights + bias. */
function floatsOf(sums: v128, t: i32, scale: v128, sum: v128, bias: v128): v128 {
  const step = f32x4.splat(load<f32>(steps + 4 * t));
  const low = f32x4.splat(load<f32>(least + 4 * t));
  const value = f32x4.mul(f32x4.mul(f32x4.convert_i32x4_s(sums), scale), step);
  return f32x4.add(f32x4.add(value, f32x4.mul(sum, low)), bias);
}

/** Attention of the first `told` tokens to all, a head at a time, from `asked` (question, key, value a token) into `mixed`. */
function attend(told: i32, length: i32): void {
  const room = (length + KEYS - 1) & ~(KEYS - 1);
  for (let h = 0; h < HEADS; h++) {
    for (let s = 0; s < room; s++) {
      const key = asked + 4 * (s * ASK + WIDTH + h * HEAD);
      for (let d = 0; d < HEAD; d++)
        store<f32>(keys + 4 * (d * room + s), s < length ? load<f32>(key + 4 * d) : 0);
    }
    for (let t = 0; t < told; t++) attendOne(t, h, length, room);
  }
}

function attendOne(t: i32, h: i32, length: i32, room: i32): void {
  const question = asked + 4 * (t * ASK + h * HEAD);
  for (let s = 0; s < room; s += KEYS) {
    let a = f32x4.splat(0);
    let b = f32x4.splat(0);
    let c = f32x4.splat(0);
    let e = f32x4.splat(0);
    for (let d = 0; d < HEAD; d++) {
      const asks = v128.load32_splat(question + 4 * d);
      const key = keys + 4 * (d * room + s);
      a = f32x4.add(a, f32x4.mul(asks, v128.load(key)));
      b = f32x4.add(b, f32x4.mul(asks, v128.load(key, 16)));
      c = f32x4.add(c, f32x4.mul(asks, v128.load(key, 32)));
      e = f32x4.add(e, f32x4.mul(asks, v128.load(key, 48)));
    }
    v128.store(shares + 4 * s, a);
    v128.store(shares + 4 * s, b, 16);
    v128.store(shares + 4 * s, c, 32);
    v128.store(shares + 4 * s, e, 48);
  }
  for (let s = length; s < room; s++) store<f32>(shares + 4 * s, -1e30);
  let most = v128.load(shares);
  for (let s = 4; s < room; s += 4) most = f32x4.pmax(most, v128.load(shares + 4 * s));
  const top = f32x4.splat(greatest(most));
  let sum = f32x4.splat(0);
  for (let s = 0; s < room; s += 4) {
    const share = power(f32x4.sub(v128.load(shares + 4 * s), top));
    v128.store(shares + 4 * s, share);
    sum = f32x4.add(sum, share);
  }
  const all = f32x4.splat(1 / total(sum));
  const out = mixed + 4 * (t * WIDTH + h * HEAD);
  for (let half = 0; half < 4 * HEAD; half += 64) {
    let a = f32x4.splat(0);
    let b = f32x4.splat(0);
    let c = f32x4.splat(0);
    let d = f32x4.splat(0);
    for (let s = 0; s < length; s++) {
      const value = asked + 4 * (s * ASK + 2 * WIDTH + h * HEAD) + half;
      const share = v128.load32_splat(shares + 4 * s);
      a = f32x4.add(a, f32x4.mul(share, v128.load(value)));
      b = f32x4.add(b, f32x4.mul(share, v128.load(value, 16)));
      c = f32x4.add(c, f32x4.mul(share, v128.load(value, 32)));
      d = f32x4.add(d, f32x4.mul(share, v128.load(value, 48)));
    }
    v128.store(out + half, f32x4.mul(a, all));
    v128.store(out + half, f32x4.mul(b, all), 16);
    v128.store(out + half, f32x4.mul(c, all), 32);
    v128.store(out + half, f32x4.mul(d, all), 48);
  }
}

/** GELU in place, by its tanh form (Hendrycks & Gimpel 2016, arXiv:1606.08415): x / (1 + e^(-2z)), z = √(2/π)(x + 0.044715 x³). */
function bend(at: usize, count: i32): void {
  const one = f32x4.splat(1);
  for (let c = 0; c < 4 * count; c += 16) {
    const value = v128.load(at + c);
    const cube = f32x4.mul(f32x4.mul(value, value), f32x4.mul(value, f32x4.splat(0.044715)));
    const z = f32x4.mul(f32x4.add(value, cube), f32x4.splat(-1.5957691216057308));
    v128.store(at + c, f32x4.div(value, f32x4.add(one, power(z))));
  }
}

/** e^x in four lanes, for x from -87 to 87 and held there; relative error below 1e-6 (Cephes' polynomial). */
function power(value: v128): v128 {
  const held = f32x4.pmin(f32x4.pmax(value, f32x4.splat(-87)), f32x4.splat(87));
  const whole = f32x4.nearest(f32x4.mul(held, f32x4.splat(<f32>Math.LOG2E)));
  let r = f32x4.sub(held, f32x4.mul(whole, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(whole, f32x4.splat(-2.1219444e-4)));
  let p = f32x4.splat(1.98756915e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1));
  const two = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(whole), i32x4.splat(127)), 23);
  return f32x4.mul(p, two);
}

function total(four: v128): f32 {
  return (
    f32x4.extract_lane(four, 0) +
    f32x4.extract_lane(four, 1) +
    (f32x4.extract_lane(four, 2) + f32x4.extract_lane(four, 3))
  );
}

function greatest(four: v128): f32 {
  return max(
    max(f32x4.extract_lane(four, 0), f32x4.extract_lane(four, 1)),
    max(f32x4.extract_lane(four, 2), f32x4.extract_lane(four, 3)),
  );
}

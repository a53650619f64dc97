import {makeRandom} from "../random.ts";

/** A net of one hidden layer: `inputs` numbers → `hidden` tanh → `outputs` scores. */
export type Net = {
  inputs: number;
  hidden: number;
  outputs: number;
  w1: Float32Array;
  b1: Float32Array;
  w2: Float32Array;
  b2: Float32Array;
};

export type NetOptions = {
  hidden: number;
  epochs: number;
  rate: number;
  l2: number;
  drop: number;
  seed: number;
};

/** Scores of the outputs for the inputs at `x[from …]`, written into `out`; `h` is room for the hidden layer. */
export function runNet(net: Net, x: Float32Array, from: number, h: Float64Array, out: Float64Array): void {
  const {inputs, hidden, outputs, w1, b1, w2, b2} = net;
  for (let j = 0; j < hidden; j++) h[j] = b1[j]!;
  for (let i = 0; i < inputs; i++) {
    const value = x[from + i]!;
    if (value === 0) continue;
    const base = i * hidden;
    for (let j = 0; j < hidden; j++) h[j] = h[j]! + w1[base + j]! * value;
  }
  for (let c = 0; c < outputs; c++) out[c] = b2[c]!;
  for (let j = 0; j < hidden; j++) {
    const value = Math.tanh(h[j]!);
    h[j] = value;
    for (let c = 0; c < outputs; c++) out[c] = out[c]! + w2[j * outputs + c]! * value;
  }
}

/**
 * Trains a net by Adam (Kingma, Ba 2015) in batches of 32 against target shares, with weight decay and with `drop` of the
 * hidden units left out at random. `x` holds rows × inputs, `targets` rows × outputs. Deterministic by seed.
 */
export function trainNet(
  x: Float32Array,
  targets: Float32Array,
  weights: Float32Array,
  outputs: number,
  o: NetOptions,
): Net {
  const rows = weights.length;
  const inputs = x.length / rows;
  const random = makeRandom(o.seed);
  const {hidden} = o;
  const sizes = [inputs * hidden, hidden, hidden * outputs, outputs];
  const total = sizes.reduce((a, b) => a + b, 0);
  const theta = new Float32Array(total);
  const cut = (at: number): Float32Array => {
    const from = sizes.slice(0, at).reduce((a, b) => a + b, 0);
    return theta.subarray(from, from + sizes[at]!);
  };
  const net: Net = {inputs, hidden, outputs, w1: cut(0), b1: cut(1), w2: cut(2), b2: cut(3)};
  for (let i = 0; i < net.w1.length; i++) net.w1[i] = (random() * 2 - 1) * Math.sqrt(3 / inputs);
  for (let i = 0; i < net.w2.length; i++) net.w2[i] = (random() * 2 - 1) * Math.sqrt(3 / hidden);
  const grad = new Float32Array(total);
  const first = new Float32Array(total);
  const second = new Float32Array(total);
  const g1 = grad.subarray(0, sizes[0]!);
  const gb1 = grad.subarray(sizes[0]!, sizes[0]! + hidden);
  const g2 = grad.subarray(sizes[0]! + hidden, sizes[0]! + hidden + sizes[2]!);
  const gb2 = grad.subarray(total - outputs);
  const order = Int32Array.from({length: rows}, (_, i) => i).filter((i) => weights[i]! > 0);
  const h = new Float64Array(hidden);
  const keep = new Float64Array(hidden);
  const z = new Float64Array(outputs);
  let step = 0;
  for (let epoch = 0; epoch < o.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const swap = order[i]!;
      order[i] = order[j]!;
      order[j] = swap;
    }
    const rate = o.rate * (1 - (0.95 * epoch) / o.epochs);
    for (let start = 0; start < order.length; start += 32) {
      grad.fill(0);
      const stop = Math.min(start + 32, order.length);
      for (let n = start; n < stop; n++) {
        const row = order[n]!;
        backward(row);
      }
      step++;
      update(rate, stop - start);
    }
  }
  return {
    inputs,
    hidden,
    outputs,
    w1: net.w1.slice(),
    b1: net.b1.slice(),
    w2: net.w2.slice(),
    b2: net.b2.slice(),
  };

  function backward(row: number): void {
    const from = row * inputs;
    for (let j = 0; j < hidden; j++) {
      h[j] = net.b1[j]!;
      keep[j] = random() < o.drop ? 0 : 1 / (1 - o.drop);
    }
    for (let i = 0; i < inputs; i++) {
      const value = x[from + i]!;
      if (value === 0) continue;
      for (let j = 0; j < hidden; j++) h[j] = h[j]! + net.w1[i * hidden + j]! * value;
    }
    for (let c = 0; c < outputs; c++) z[c] = net.b2[c]!;
    for (let j = 0; j < hidden; j++) {
      h[j] = Math.tanh(h[j]!);
      const value = h[j]! * keep[j]!;
      for (let c = 0; c < outputs; c++) z[c] = z[c]! + net.w2[j * outputs + c]! * value;
    }
    let top = Number.NEGATIVE_INFINITY;
    for (const value of z) if (value > top) top = value;
    let sum = 0;
    for (let c = 0; c < outputs; c++) {
      z[c] = Math.exp(z[c]! - top);
      sum += z[c]!;
    }
    for (let c = 0; c < outputs; c++) {
      z[c] = (z[c]! / sum - targets[row * outputs + c]!) * weights[row]!;
      gb2[c] = gb2[c]! + z[c]!;
    }
    for (let j = 0; j < hidden; j++) {
      let back = 0;
      for (let c = 0; c < outputs; c++) {
        g2[j * outputs + c] = g2[j * outputs + c]! + z[c]! * h[j]! * keep[j]!;
        back += z[c]! * net.w2[j * outputs + c]!;
      }
      h[j] = back * keep[j]! * (1 - h[j]! * h[j]!);
      gb1[j] = gb1[j]! + h[j]!;
    }
    for (let i = 0; i < inputs; i++) {
      const value = x[from + i]!;
      if (value === 0) continue;
      for (let j = 0; j < hidden; j++) g1[i * hidden + j] = g1[i * hidden + j]! + h[j]! * value;
    }
  }

  function update(rate: number, size: number): void {
    const c1 = 1 - 0.9 ** step;
    const c2 = 1 - 0.999 ** step;
    for (let i = 0; i < total; i++) {
      const g = grad[i]! / size;
      first[i] = 0.9 * first[i]! + 0.1 * g;
      second[i] = 0.999 * second[i]! + 0.001 * g * g;
      theta[i] = theta[i]! - rate * (first[i]! / c1 / (Math.sqrt(second[i]! / c2) + 1e-8) + o.l2 * theta[i]!);
    }
  }
}

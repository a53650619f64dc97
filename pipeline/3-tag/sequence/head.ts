import {type Head, READ} from "./model.ts";

/** Adds to `sums`, one a hidden unit, what `inputs` say that stand at `from` among the inputs of a head. */
export function addInputs(
  {hidden: size, w1}: Head,
  inputs: Float32Array,
  from: number,
  sums: Float32Array,
): void {
  // Four at a time: each sum is fetched and put back a quarter as often. READ is a multiple of four.
  for (let i = 0; i < inputs.length; i += 4) {
    const [a, b, c, d] = [inputs[i]!, inputs[i + 1]!, inputs[i + 2]!, inputs[i + 3]!];
    if (a === 0 && b === 0 && c === 0 && d === 0) continue;
    const at = (from + i) * size;
    const [at_b, at_c, at_d] = [at + size, at + 2 * size, at + 3 * size];
    for (let j = 0; j < size; j++)
      sums[j] = sums[j]! + (a * w1[at + j]! + b * w1[at_b + j]! + (c * w1[at_c + j]! + d * w1[at_d + j]!));
  }
}

/** The shares, summing to 1, that a hidden layer gives, written into `out`. */
export function sharesOf({outputs, w2, b2}: Head, hidden: Float32Array, out: Float32Array): void {
  out.set(b2);
  for (let j = 0; j < hidden.length; j++) {
    const value = hidden[j]!;
    if (value === 0) continue;
    for (let c = 0; c < outputs; c++) out[c] = out[c]! + value * w2[j * outputs + c]!;
  }
  toShares(out);
}

/** Turns scores into shares that sum to 1, in place. */
function toShares(scores: Float32Array): void {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    scores[c] = Math.exp(scores[c]! - top);
    sum += scores[c]!;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = scores[c]! / sum;
}

/** A head in training, with the share `drop` of its inputs and hidden units left out at random. */
export function makeHeadTrainer(head: Head, drop: number, random: () => number) {
  const {hidden: size, outputs, w1, w2} = head;
  const grad: Head = {
    hidden: size,
    outputs,
    w1: new Float32Array(w1.length),
    b1: new Float32Array(size),
    w2: new Float32Array(w2.length),
    b2: new Float32Array(outputs),
  };
  const dropped = new Float32Array(3 * READ);
  const mask = new Float32Array(3 * READ);
  const hidden = new Float32Array(size);
  const back = new Float32Array(size);
  const shares = new Float32Array(outputs);
  const kept = 1 / (1 - drop);
  /** Adds the gradient of `weight` × cross-entropy of `target` to `grad` and `inputs_grad`; gives the loss. */
  const learn = (
    inputs: Float32Array,
    target: Float32Array,
    weight: number,
    inputs_grad: Float32Array,
  ): number => {
    for (let i = 0; i < inputs.length; i++) {
      mask[i] = random() < drop ? 0 : kept;
      dropped[i] = inputs[i]! * mask[i]!;
    }
    hidden.set(head.b1);
    addInputs(head, dropped, 0, hidden);
    for (let j = 0; j < size; j++) hidden[j] = random() < drop ? 0 : Math.max(0, hidden[j]!) * kept;
    sharesOf(head, hidden, shares);
    let loss = 0;
    for (let c = 0; c < outputs; c++) {
      loss -= weight * target[c]! * Math.log(shares[c]! + 1e-9);
      shares[c] = (shares[c]! - target[c]!) * weight;
      grad.b2[c] = grad.b2[c]! + shares[c]!;
    }
    for (let j = 0; j < size; j++) {
      back[j] = 0;
      if (hidden[j] === 0) continue;
      let sum = 0;
      const base = j * outputs;
      for (let c = 0; c < outputs; c++) {
        grad.w2[base + c] = grad.w2[base + c]! + hidden[j]! * shares[c]!;
        sum += w2[base + c]! * shares[c]!;
      }
      back[j] = sum * kept;
      grad.b1[j] = grad.b1[j]! + back[j]!;
    }
    for (let i = 0; i < inputs.length; i++) {
      if (mask[i] === 0) continue;
      const base = i * size;
      const value = dropped[i]!;
      let sum = 0;
      for (let j = 0; j < size; j++) {
        grad.w1[base + j] = grad.w1[base + j]! + value * back[j]!;
        sum += w1[base + j]! * back[j]!;
      }
      inputs_grad[i] = inputs_grad[i]! + sum * mask[i]!;
    }
    return loss;
  };
  return {grad, learn};
}

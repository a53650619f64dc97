import {DIM, SENT, type SequenceModel} from "./model.ts";

/** What a word sends to the gates, written into `out`. */
export function send({vectors, sent}: SequenceModel, row: number, out: Float32Array): void {
  out.fill(0);
  for (let d = 0; d < DIM; d++) {
    const value = vectors[row * DIM + d]!;
    const base = d * SENT;
    for (let k = 0; k < SENT; k++) out[k] = out[k]! + value * sent[base + k]!;
  }
}

/** Adds to `sent_grad`, and writes into `vector_grad`, what `grad`, the gradient of what a word sends, asks of the weights and its vector. */
export function sendBackward(
  {vectors, sent}: SequenceModel,
  row: number,
  grad: Float32Array,
  sent_grad: Float32Array,
  vector_grad: Float32Array,
): void {
  for (let d = 0; d < DIM; d++) {
    const value = vectors[row * DIM + d]!;
    const base = d * SENT;
    let sum = 0;
    for (let k = 0; k < SENT; k++) {
      const g = grad[k]!;
      sum += sent[base + k]! * g;
      sent_grad[base + k] = sent_grad[base + k]! + value * g;
    }
    vector_grad[d] = sum;
  }
}

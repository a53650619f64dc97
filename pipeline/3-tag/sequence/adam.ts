/** Moments of Adam for an array. */
export type Moments = {first: Float32Array; second: Float32Array};

export function makeMoments(length: number): Moments {
  return {first: new Float32Array(length), second: new Float32Array(length)};
}

export type Step = {rate: number; decay: number; scale: number; count: number};

/**
 * One step of AdamW (Loshchilov, Hutter 2019) on `theta[from … to)` against `grad[at …]` × `scale`; `count` is the number of the step,
 * from 1. `grad` is emptied.
 */
export function adamStep(
  theta: Float32Array,
  {first, second}: Moments,
  grad: Float32Array,
  {rate, decay, scale, count}: Step,
  [from, to, at]: [number, number, number] = [0, theta.length, 0],
): void {
  const c1 = 1 - 0.9 ** count;
  const c2 = 1 - 0.98 ** count;
  for (let i = from; i < to; i++) {
    const g = grad[at + i - from]! * scale;
    grad[at + i - from] = 0;
    const m = 0.9 * first[i]! + 0.1 * g;
    const v = 0.98 * second[i]! + 0.02 * g * g;
    first[i] = m;
    second[i] = v;
    theta[i] = theta[i]! - rate * (m / c1 / (Math.sqrt(v / c2) + 1e-8) + decay * theta[i]!);
  }
}

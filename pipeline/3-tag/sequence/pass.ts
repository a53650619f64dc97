import {GATES, READ, STATE} from "./model.ts";

/** Numbers that a forward pass keeps of a word in a direction: candidate, forget gate, output gate, state. */
const KEPT = 4 * STATE;

/** What a forward pass keeps for the backward one, and where the greatest states stood. */
export type Trace = {kept: Float32Array; tops: Int32Array};

const states = new Float32Array(STATE);

/** Room for `count` words. */
export function makeTrace(count: number): Trace {
  return {kept: new Float32Array(2 * count * KEPT), tops: new Int32Array(2 * STATE)};
}

/**
 * Reads words given by what each sends to the gates: c ← f·c + (1 − f)·z, h = o·c, in both directions; the gates of a word hear the one
 * read before it as well. Writes the greatest h and the mean h of each direction into `out[at …]`; no words give zeros. What a backward
 * pass needs is kept in `trace`, when there is one.
 */
export function readForward(
  sends: readonly Float32Array[],
  bias: Float32Array,
  trace: Trace | null,
  out: Float32Array,
  at = 0,
): void {
  const count = sends.length;
  const part = 1 / count;
  out.fill(0, at, at + READ);
  for (let way = 0; way < 2; way++) {
    const own = 2 * way * GATES;
    const heard = own + GATES;
    const max = at + way * STATE;
    const mean = at + (2 + way) * STATE;
    states.fill(0);
    for (let n = 0; n < count; n++) {
      const t = way === 0 ? n : count - 1 - n;
      const word = sends[t]!;
      const before = n === 0 ? null : sends[way === 0 ? t - 1 : t + 1]!;
      const base = (way * count + t) * KEPT;
      for (let j = 0; j < STATE; j++) {
        const k = own + j;
        const b = way * GATES + j;
        let z = word[k]! + bias[b]!;
        let f = word[k + STATE]! + bias[b + STATE]!;
        let o = word[k + 2 * STATE]! + bias[b + 2 * STATE]!;
        if (before !== null) {
          z += before[heard + j]!;
          f += before[heard + j + STATE]!;
          o += before[heard + j + 2 * STATE]!;
        }
        z = z / (1 + Math.abs(z));
        f = 0.5 + (0.5 * f) / (1 + Math.abs(f));
        o = 0.5 + (0.5 * o) / (1 + Math.abs(o));
        const c = f * states[j]! + (1 - f) * z;
        states[j] = c;
        const h = o * c;
        const is_top = n === 0 || h > out[max + j]!;
        if (is_top) out[max + j] = h;
        out[mean + j] = out[mean + j]! + h * part;
        if (trace === null) continue;
        trace.kept[base + j] = z;
        trace.kept[base + STATE + j] = f;
        trace.kept[base + 2 * STATE + j] = o;
        trace.kept[base + 3 * STATE + j] = c;
        if (is_top) trace.tops[way * STATE + j] = t;
      }
    }
  }
}

/** Adds to `grads`, one array a word, and to `bias_grad` what `grad[at …]`, the gradient of `out`, asks of them. */
export function readBackward(
  grads: readonly Float32Array[],
  bias_grad: Float32Array,
  {kept, tops}: Trace,
  grad: Float32Array,
  at = 0,
): void {
  const count = grads.length;
  const carried = new Float32Array(STATE);
  for (let way = 0; way < 2; way++) {
    const own = 2 * way * GATES;
    const heard = own + GATES;
    carried.fill(0);
    for (let n = count - 1; n >= 0; n--) {
      const t = way === 0 ? n : count - 1 - n;
      const word = grads[t]!;
      const before = n === 0 ? null : grads[way === 0 ? t - 1 : t + 1]!;
      const base = (way * count + t) * KEPT;
      const earlier = n === 0 ? -1 : (way * count + (way === 0 ? t - 1 : t + 1)) * KEPT + 3 * STATE;
      for (let j = 0; j < STATE; j++) {
        const z = kept[base + j]!;
        const f = kept[base + STATE + j]!;
        const o = kept[base + 2 * STATE + j]!;
        const c = kept[base + 3 * STATE + j]!;
        let h = grad[at + (2 + way) * STATE + j]! / count;
        if (tops[way * STATE + j] === t) h += grad[at + way * STATE + j]!;
        const dc = carried[j]! + h * o;
        const c0 = earlier < 0 ? 0 : kept[earlier + j]!;
        const dz = dc * (1 - f) * (1 - Math.abs(z)) ** 2;
        const df = dc * (c0 - z) * 0.5 * (1 - Math.abs(2 * f - 1)) ** 2;
        const d_o = h * c * 0.5 * (1 - Math.abs(2 * o - 1)) ** 2;
        carried[j] = dc * f;
        const k = own + j;
        const b = way * GATES + j;
        word[k] = word[k]! + dz;
        word[k + STATE] = word[k + STATE]! + df;
        word[k + 2 * STATE] = word[k + 2 * STATE]! + d_o;
        bias_grad[b] = bias_grad[b]! + dz;
        bias_grad[b + STATE] = bias_grad[b + STATE]! + df;
        bias_grad[b + 2 * STATE] = bias_grad[b + 2 * STATE]! + d_o;
        if (before !== null) {
          before[heard + j] = before[heard + j]! + dz;
          before[heard + j + STATE] = before[heard + j + STATE]! + df;
          before[heard + j + 2 * STATE] = before[heard + j + 2 * STATE]! + d_o;
        }
      }
    }
  }
}

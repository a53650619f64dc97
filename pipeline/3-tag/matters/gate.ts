import type {Label} from "../../model.ts";
import type {Hit} from "./phrases.ts";

/** What the gate knows of a matter that might be named. */
export type Candidate = {
  /** Column of the matter, and its share; `none` is the share of "about no matter", `rank` counts from 0. */
  column: number;
  share: number;
  none: number;
  rank: number;
  label: Label;
  syllables: number;
  /** Phrases of this matter that stand in the text. */
  hits: readonly Hit[];
};

const GATE_INPUTS = 12;

const odds = (share: number): number => Math.log((share + 1e-4) / (1 + 1e-4 - share));

/** The inputs of the gate for a candidate: a logistic regression on them gives its confidence. */
export function gateInputs({share, none, rank, label, syllables, hits}: Candidate): number[] {
  const has = (kind: Hit["kind"]): number => (hits.some((hit) => hit.kind === kind) ? 1 : 0);
  return [
    1,
    odds(share) / 3,
    odds(share / Math.max(1e-4, 1 - none)) / 3,
    odds(none) / 3,
    rank === 0 ? 0 : 1,
    has("anchor"),
    has("cue"),
    has("near_miss"),
    label === "achievement" ? 1 : 0,
    label === "solution" || label === "request" ? 1 : 0,
    label === "context" ? 1 : 0,
    Math.log(1 + syllables) / 3,
  ];
}

/** The chance, 0–1, that a candidate is right. */
export function confidenceOf(gate: readonly number[], candidate: Candidate): number {
  const inputs = gateInputs(candidate);
  let sum = 0;
  for (let i = 0; i < GATE_INPUTS; i++) sum += gate[i]! * inputs[i]!;
  return 1 / (1 + Math.exp(-sum));
}

/** Fits the gate by Newton's method with a small L2 penalty. */
export function fitGate(rows: readonly {inputs: number[]; right: boolean; weight: number}[]): number[] {
  const w = new Array<number>(GATE_INPUTS).fill(0);
  for (let step = 0; step < 25; step++) {
    const gradient = new Array<number>(GATE_INPUTS).fill(0);
    const hessian: number[][] = w.map((_, i) => w.map((_, j) => (i === j ? 1 : 0)));
    for (let i = 0; i < GATE_INPUTS; i++) gradient[i] = w[i]!;
    for (const {inputs, right, weight} of rows) {
      let sum = 0;
      for (let i = 0; i < GATE_INPUTS; i++) sum += w[i]! * inputs[i]!;
      const p = 1 / (1 + Math.exp(-sum));
      const error = weight * (p - (right ? 1 : 0));
      const curve = weight * p * (1 - p);
      for (let i = 0; i < GATE_INPUTS; i++) {
        gradient[i] = gradient[i]! + error * inputs[i]!;
        const row = hessian[i]!;
        for (let j = 0; j < GATE_INPUTS; j++) row[j] = row[j]! + curve * inputs[i]! * inputs[j]!;
      }
    }
    const move = solve(hessian, gradient);
    for (let i = 0; i < GATE_INPUTS; i++) w[i] = w[i]! - move[i]!;
  }
  return w.map((value) => Number(value.toPrecision(6)));
}

/** Solves a symmetric positive system by elimination. */
function solve(matrix: number[][], right: readonly number[]): number[] {
  const n = right.length;
  const a = matrix.map((row, i) => [...row, right[i]!]);
  for (let i = 0; i < n; i++) {
    for (let k = i + 1; k < n; k++) {
      const factor = a[k]![i]! / a[i]![i]!;
      for (let j = i; j <= n; j++) a[k]![j] = a[k]![j]! - factor * a[i]![j]!;
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let sum = a[i]![n]!;
    for (let j = i + 1; j < n; j++) sum -= a[i]![j]! * x[j]!;
    x[i] = sum / a[i]![i]!;
  }
  return x;
}

import type {TrainingRow} from "./gold-rows.ts";
import {K} from "./softmax.ts";

/** How much neighbours count: the power of the links (docs/measures.md). */
const SAY = 0.3;

/** How many times likelier a label is behind another than anywhere: K × K factors, the one before by rows, to the power of SAY. */
export type Links = Float32Array;

/** Links from labelled rows of which one is the sentence before the next. */
export function linksOf(rows: readonly Pick<TrainingRow, "doc" | "text" | "prev_text" | "label">[]): Links {
  const counts = new Float64Array(K * K).fill(1);
  rows.forEach(({doc, prev_text, label}, i) => {
    const before = rows[i - 1];
    if (before === undefined || before.doc !== doc || before.text !== prev_text) return;
    const at = before.label * K + label;
    counts[at] = counts[at]! + 1;
  });
  const before = new Float64Array(K);
  const behind = new Float64Array(K);
  counts.forEach((count, at) => {
    before[Math.floor(at / K)] = before[Math.floor(at / K)]! + count;
    behind[at % K] = behind[at % K]! + count;
  });
  const all = counts.reduce((a, b) => a + b, 0);
  return Float32Array.from(
    counts,
    (count, at) => ((count / before[Math.floor(at / K)]! / behind[at % K]!) * all) ** SAY,
  );
}

/**
 * Shares of the labels of sentences that follow each other, each weighed by what its neighbours are likely to be: sums over all chains of
 * labels (forward–backward; L. Rabiner, "A tutorial on hidden Markov models", Proc. IEEE 77, 1989). One sentence, or none, comes back as it is.
 */
export function chainShares(shares: readonly Float64Array[], links: Links): Float64Array[] {
  const ahead = pass(shares, (from, to) => links[from * K + to]!);
  const back = pass([...shares].reverse(), (from, to) => links[to * K + from]!).reverse();
  return shares.map((own, i) => scaled(own.map((share, c) => share * ahead[i]![c]! * back[i]![c]!)));
}

/**
 * The same, with a second reader: where the chain of the first shares leaves a sentence `isUnsure`, `ask` gives the shares to take instead of
 * its own. `read` are the shares taken, `chained` what the chain makes of them.
 */
export function chainAsking(
  shares: readonly Float64Array[],
  links: Links,
  {isUnsure, ask}: {isUnsure: (shares: Float64Array) => boolean; ask: (at: number) => Float64Array},
): {read: Float64Array[]; chained: Float64Array[]} {
  const read = chainShares(shares, links).map((weighed, at) => (isUnsure(weighed) ? ask(at) : shares[at]!));
  return {read, chained: chainShares(read, links)};
}

/** What the sentences before say of each: ones of the first. */
function pass(shares: readonly Float64Array[], link: (from: number, to: number) => number): Float64Array[] {
  let told = new Float64Array(K).fill(1);
  return shares.map((own) => {
    const here = told;
    told = new Float64Array(K);
    for (let to = 0; to < K; to++)
      for (let from = 0; from < K; from++) told[to] = told[to]! + own[from]! * here[from]! * link(from, to);
    scaled(told);
    return here;
  });
}

/** Scaled to the sum 1, in place. */
function scaled(values: Float64Array): Float64Array {
  let sum = 0;
  for (const value of values) sum += value;
  for (let c = 0; c < values.length; c++) values[c] = values[c]! / sum;
  return values;
}

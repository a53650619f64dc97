import {type GapFeatures, NEVER} from "./gap-features.ts";

/** What the Viterbi search works on; its arrays grow as needed. */
export type Path = {inside: Uint8Array; from: Uint8Array};
export const makePath = (): Path => ({inside: new Uint8Array(256), from: new Uint8Array(512)});

/**
 * Writes to `path.inside`, per token of the loaded sentence, 1 when it goes on with the word before it, else 0: the labels of
 * the greatest sum of weights over gaps and over pairs of joined gaps (Viterbi, first order).
 */
export function decodeGaps(
  features: Pick<GapFeatures, "count" | "found" | "gap" | "transition" | "prior">,
  weights: Float32Array | Float64Array,
  path: Path,
): void {
  const {count, found} = features;
  if (count > path.inside.length)
    Object.assign(path, {inside: new Uint8Array(count * 2), from: new Uint8Array(count * 4)});
  const {inside, from} = path;
  let apart = 0;
  let joined = -1e9;
  for (let i = 1; i < count; i++) {
    let score = features.prior(i);
    if (score === NEVER) {
      from[2 * i] = joined > apart ? 1 : 0;
      from[2 * i + 1] = 0;
      apart = joined > apart ? joined : apart;
      joined = -1e9;
      continue;
    }
    const n = features.gap(i);
    for (let k = 0; k < n; k++) score += weights[found[k]!]!;
    let again = joined + score;
    const m = joined > -1e8 ? features.transition(i) : 0;
    for (let k = 0; k < m; k++) again += weights[found[k]!]!;
    const once = apart + score;
    from[2 * i] = joined > apart ? 1 : 0;
    from[2 * i + 1] = again > once ? 1 : 0;
    apart = joined > apart ? joined : apart;
    joined = again > once ? again : once;
  }
  let label = joined > apart ? 1 : 0;
  for (let i = count - 1; i >= 0; i--) {
    inside[i] = label;
    label = from[2 * i + label]!;
  }
}

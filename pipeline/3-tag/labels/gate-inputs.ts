import type {Analysis, Opener} from "./analyse.ts";
import {loadCueClasses} from "./cue-classes.ts";
import {frameOf, isOpening} from "./frame.ts";
import {K} from "./softmax.ts";

const ROLES = ["achievement", "limitation", "cause", "solution", "request", "context", "mixed"] as const;
const OPENERS: readonly Opener[] = ["none", "dash", "number", "letter", "ordinal"];
const CUES = loadCueClasses().classes.length;

/** Inputs of the gate: 4 parts of the scores, the scores of the sentence before, frames, shape, cue classes of both. */
export const GATE_INPUTS = 5 * K + 2 * (ROLES.length + 1) + 2 * OPENERS.length + 10 + 3 * CUES;

/**
 * What the second stage decides on. `parts` holds the linear scores of the text's own words, its place, the section and the
 * sentence before (4 × K); `before` the scores of the words of the sentence before (K). Written into `out[at …]`.
 */
export function gateInputs(
  parts: Float64Array,
  before: Float64Array,
  text: Analysis,
  section: Analysis | null,
  prev: Analysis | null,
  out: Float32Array,
  at: number,
): void {
  out.fill(0, at, at + GATE_INPUTS);
  let i = at;
  for (let p = 0; p < 4 * K; p++) out[i++] = parts[p]! / 3;
  for (let c = 0; c < K; c++) out[i++] = before[c]! / 3;
  i = oneHot(
    out,
    i,
    ROLES.length + 1,
    section === null ? -1 : (ROLES as readonly (string | null)[]).indexOf(frameOf(section)) + 1,
  );
  const opens = prev !== null && isOpening(prev);
  i = oneHot(
    out,
    i,
    ROLES.length + 1,
    opens ? (ROLES as readonly (string | null)[]).indexOf(frameOf(prev)) + 1 : -1,
  );
  i = oneHot(out, i, OPENERS.length, OPENERS.indexOf(text.opener));
  i = oneHot(out, i, OPENERS.length, prev === null ? -1 : OPENERS.indexOf(prev.opener));
  const length = text.tokens.words.length;
  const shape = [
    section === null,
    prev === null,
    prev?.ends_colon === true,
    prev?.is_heading === true,
    text.ends_colon,
    text.is_heading,
    text.is_contrast,
    section?.ends_colon === true,
    length < 12,
    length > 45,
  ];
  for (const fact of shape) out[i++] = fact ? 1 : 0;
  for (let k = 0; k < text.cues.ids.length; k++) {
    out[i + text.cues.ids[k]!] = 1;
    if (text.cues.from[k]! >= text.main[0] && text.cues.from[k]! < text.main[0] + 12)
      out[i + CUES + text.cues.ids[k]!] = 1;
  }
  if (prev !== null) for (const id of prev.cues.ids) out[i + 2 * CUES + id] = 1;
}

function oneHot(out: Float32Array, at: number, size: number, hot: number): number {
  if (hot >= 0) out[at + hot] = 1;
  return at + size;
}

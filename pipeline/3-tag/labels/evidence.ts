import type {Analysis} from "./analyse.ts";
import {type Around, cueWeightHash} from "./features.ts";
import {frameOf, isOpening} from "./frame.ts";
import type {Linear} from "./linear.ts";
import {CLASSES, K} from "./softmax.ts";

/**
 * Why a text got class `at`, for a clerk: the heading or lead-in that opens such a part, then the cue that weighs most for
 * it: `mục "II. Hạn chế"; "chưa kịp thời"`; first of all the sentences before and behind, when they gave it the label. When nothing speaks for it: `theo cách viết của cả câu`.
 */
export function evidenceOf(
  linear: Linear,
  at: number,
  text: Analysis,
  {section, prev, is_turned}: Around & {is_turned: boolean},
): string {
  const label = CLASSES[at]!;
  const parts: string[] = is_turned ? ["mạch các câu liền kề"] : [];
  if (prev !== null && isOpening(prev) && frameOf(prev) === label) parts.push(`câu dẫn "${excerpt(prev)}"`);
  else if (section !== null && frameOf(section) === label) parts.push(`mục "${excerpt(section)}"`);
  const cue = strongestCue(linear, at, text);
  if (cue !== null) parts.push(`"${cue}"`);
  return parts.length > 0 ? parts.join("; ") : "theo cách viết của cả câu";
}

function excerpt({tokens: {words}, body}: Analysis): string {
  const shown = words
    .slice(body, body + 10)
    .join(" ")
    .replace(/ ([,.:;)])/gu, "$1");
  return words.length > body + 10 ? `${shown} …` : shown;
}

function strongestCue(linear: Linear, at: number, {cues, tokens}: Analysis): string | null {
  let found: string | null = null;
  let top = 0;
  for (let i = 0; i < cues.ids.length; i++) {
    const base = linear.at(cueWeightHash(cues.ids[i]!));
    if (base < 0) continue;
    let mean = 0;
    for (let c = 0; c < K; c++) mean += linear.weights[base + c]! / K;
    const own = linear.weights[base + at]! - mean;
    if (own <= top) continue;
    top = own;
    const next =
      i + 1 < cues.ids.length && cues.from[i + 1]! - cues.to[i]! <= 1 ? cues.to[i + 1]! : cues.to[i]!;
    found = tokens.words
      .slice(cues.from[i]!, next)
      .join(" ")
      .replace(/ ([,.:;])/gu, "$1");
  }
  return found;
}

import type {Label} from "../../model.ts";
import type {Reading} from "./features.ts";
import type {Candidate} from "./gate.ts";
import type {Hit} from "./phrases.ts";

/** How many of the likeliest matters are looked at. */
const LOOKED_AT = 3;

/** The likeliest matters of a text, the surest first, with what the gate needs to know of each. */
export function candidatesOf(
  shares: Float32Array,
  {
    text,
    label,
    hits,
    matters,
  }: {text: Reading; label: Label; hits: readonly Hit[]; matters: readonly string[]},
): Candidate[] {
  const none = shares[matters.length] ?? 0;
  const found: Candidate[] = [];
  for (let rank = 0; rank < LOOKED_AT; rank++) {
    let best = -1;
    for (let c = 0; c < matters.length; c++) {
      if ((best < 0 || shares[c]! > shares[best]!) && !found.some(({column}) => column === c)) best = c;
    }
    if (best < 0) break;
    const own = hits.filter(({matter}) => matter === matters[best]);
    found.push({
      column: best,
      share: shares[best]!,
      none,
      rank,
      label,
      syllables: text.syllables.length,
      hits: own,
    });
  }
  return found;
}

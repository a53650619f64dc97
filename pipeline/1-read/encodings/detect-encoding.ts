import {hasVietnameseWord, isUnicodeVietnamese, scoreVietnamese} from "./syllables.ts";
import {decodeTcvn3} from "./tcvn3.ts";
import {decodeViqr} from "./viqr.ts";
import {decodeViscii} from "./viscii.ts";
import {decodeVni} from "./vni.ts";

/** Encodings that put Vietnamese in the codes of Latin letters, so that only the font or the sense tells. */
export type LegacyEncoding = "tcvn3" | "vni" | "viscii" | "viqr";
const LEGACY_ENCODINGS: readonly LegacyEncoding[] = ["tcvn3", "vni", "viscii", "viqr"];

const DECODERS: Record<LegacyEncoding, (text: string) => string> = {
  tcvn3: decodeTcvn3,
  vni: decodeVni,
  viscii: decodeViscii,
  viqr: decodeViqr,
};
/** By how much a decoding must read better than the text as it stands. */
const MARGIN = 0.3;
/** Scores that differ by less are equal. */
const EQUAL = 0.01;
/** A word of ASCII with the marks of VIQR inside or behind it. */
const VIQR_MARK = /[a-z](?:[\^(+][`'?~.]?|[`'~])|dd/i;
const HIGH = /[\x80-\xff\uf020-\uf0ff]/;

/** Text in a legacy encoding as Unicode. `capitals` is for the `…H` fonts of TCVN3. */
export function decodeLegacy(text: string, encoding: LegacyEncoding, {capitals = false} = {}): string {
  return encoding === "tcvn3" ? decodeTcvn3(text, {capitals}) : DECODERS[encoding](text);
}

/**
 * The legacy encoding in which text reads as Vietnamese, far better than as it stands; null for Unicode, and when in doubt.
 * `likely` is what the rest of the document is in: a short text in it needs only to read as well.
 */
export function detectLegacy(text: string, likely: LegacyEncoding | null = null): LegacyEncoding | null {
  if (isUnicodeVietnamese(text)) return null;
  const has_high = HIGH.test(text);
  const has_marks = VIQR_MARK.test(text);
  if (!has_high && !has_marks) return null;
  const plain = scoreVietnamese(text);
  let best: LegacyEncoding | null = null;
  let best_lead = 0;
  for (const encoding of LEGACY_ENCODINGS) {
    if (encoding === "viqr" ? !has_marks : !has_high) continue;
    const decoded = decodeLegacy(text, encoding);
    if (!hasVietnameseWord(decoded)) continue;
    const margin = likely === null ? MARGIN : encoding === likely ? -EQUAL : MARGIN / 2;
    const lead = scoreVietnamese(decoded) - plain - margin;
    if (lead > best_lead) [best, best_lead] = [encoding, lead];
  }
  return best;
}

/** What text reads as: decoded where it is legacy, else as it stands; `encoding` null for Unicode. */
export function decodeByScore(
  text: string,
  likely: LegacyEncoding | null = null,
): {text: string; encoding: LegacyEncoding | null} {
  const encoding = detectLegacy(text, likely);
  return {text: encoding === null ? text : decodeLegacy(text, encoding), encoding};
}

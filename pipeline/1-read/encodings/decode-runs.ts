import {decodeLegacy, detectLegacy, type LegacyEncoding} from "./detect-encoding.ts";
import {isUnicodeVietnamese} from "./syllables.ts";

/** A stretch of text in one font; null when the format names none. */
export type Run = {text: string; font: string | null};

/** The encoding a font's name stands for, `.VnTimeH` giving capitals; null for Unicode fonts. */
export function fontEncoding(font: string | null): {encoding: LegacyEncoding; capitals: boolean} | null {
  const name = font?.trim() ?? "";
  if (/^\.vn/i.test(name))
    return {encoding: "tcvn3", capitals: /H$/.test(name.replace(/\s*(?:Bold|Italic)+$/, ""))};
  if (/^VNI[- ]/i.test(name)) return {encoding: "vni", capitals: false};
  if (/^(?:VI |VISCII)/i.test(name)) return {encoding: "viscii", capitals: false};
  return null;
}

/**
 * The text of a paragraph from its runs: each decoded by its font, or, when no run has a legacy font, the whole by how it reads.
 * Neighbours of one encoding are joined before decoding, since a VNI letter may be split between runs. `encoding` is the first that
 * is not Unicode; null when all is. A paragraph in a legacy font that holds letters beyond Latin-1 was converted before: it stays.
 */
export function decodeRuns(
  runs: readonly Run[],
  likely: LegacyEncoding | null = null,
): {text: string; encoding: LegacyEncoding | null} {
  const in_legacy_font = runs.filter((run) => fontEncoding(run.font) !== null);
  if (in_legacy_font.length === 0) {
    const text = runs.map((run) => run.text).join("");
    const encoding = detectLegacy(text, likely);
    return {text: encoding === null ? text : decodeLegacy(text, encoding), encoding};
  }
  const is_converted = in_legacy_font.some((run) => isUnicodeVietnamese(run.text));
  let encoding: LegacyEncoding | null = null;
  let text = "";
  for (const {text: stretch, font} of joinRuns(runs)) {
    const by_font = is_converted ? null : fontEncoding(font);
    text += by_font === null ? stretch : decodeLegacy(stretch, by_font.encoding, by_font);
    if (/[\x80-\xff\uf020-\uf0ff]/.test(stretch)) encoding ??= by_font?.encoding ?? null;
  }
  return {text, encoding};
}

/** Runs with neighbours of the same encoding made one. */
function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined[joined.length - 1];
    if (last !== undefined && keyOf(last.font) === keyOf(run.font)) last.text += run.text;
    else joined.push({...run});
  }
  return joined;
}

function keyOf(font: string | null): string {
  const by_font = fontEncoding(font);
  return by_font === null ? "" : `${by_font.encoding}/${by_font.capitals}`;
}

/** Old-style tone placement (`uỷ`, `hoà`) to the style shipped everywhere (`ủy`, `hòa`); `qu` keeps its tone on the next vowel. */
const TONE_STYLES: readonly (readonly [string, string])[] = [
  ["oà", "òa"],
  ["oá", "óa"],
  ["oả", "ỏa"],
  ["oã", "õa"],
  ["oạ", "ọa"],
  ["oè", "òe"],
  ["oé", "óe"],
  ["oẻ", "ỏe"],
  ["oẽ", "õe"],
  ["oẹ", "ọe"],
  ["uỳ", "ùy"],
  ["uý", "úy"],
  ["uỷ", "ủy"],
  ["uỹ", "ũy"],
  ["uỵ", "ụy"],
];
const TO_SHIPPED = new Map(TONE_STYLES);
const OLD_TONE = /(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/gu;
const I_ENDING = /(?<=(?:^|[^\p{L}])(?:[hklmst]|qu))[iíìỉĩị](?!\p{L})/gu;
const I_TO_Y = new Map([..."iíìỉĩị"].map((i, at) => [i, "yýỳỷỹỵ"[at] ?? i]));

/**
 * The one form in which text is compared: NFC, lower case, single spaces, one tone style (`uỷ` = `ủy`, `hoà` = `hòa`),
 * final `y` for `i` after a single h k l m s t (`kĩ` = `kỹ`, `tỉ` = `tỷ`).
 * Diacritics stay: `má` is not `ma`. Length may differ from the text's, so offsets do not carry over. Empty gives empty.
 */
export function fold(text: string): string {
  return foldTones(text.normalize("NFC").toLowerCase()).replace(/\s+/gu, " ").trim();
}

/** Lower-case NFC text with one tone style. The length stays, so offsets into the text hold. */
export function foldTones(text: string): string {
  return text
    .replace(OLD_TONE, (pair) => TO_SHIPPED.get(pair) ?? pair)
    .replace(I_ENDING, (i) => I_TO_Y.get(i) ?? i);
}

/** Text without diacritics, lower case, for search as people type it: `Đảng ủy` gives `dang uy`. */
export function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/gu, "")
    .replace(/[đĐ]/gu, "d")
    .toLowerCase()
    .normalize("NFC");
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * Whether folded `text` holds folded `phrase` in whole syllables: `hạn chế` is in `còn hạn chế.` but not in `hạn chếch`.
 * An empty phrase is in nothing.
 */
export function holds(text: string, phrase: string): boolean {
  return indexOfPhrase(text, phrase, 0) >= 0;
}

/** Where folded `phrase` first stands in folded `text` in whole syllables, from offset `from` on; -1 when it does not. */
export function indexOfPhrase(text: string, phrase: string, from: number): number {
  if (phrase === "") return -1;
  for (let i = text.indexOf(phrase, from); i >= 0; i = text.indexOf(phrase, i + 1)) {
    const before = text[i - 1];
    const after = text[i + phrase.length];
    if (
      (before === undefined || !LETTER_OR_DIGIT.test(before)) &&
      (after === undefined || !LETTER_OR_DIGIT.test(after))
    )
      return i;
  }
  return -1;
}

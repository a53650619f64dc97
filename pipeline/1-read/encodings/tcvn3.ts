/** Lower-case Vietnamese letters beyond ASCII, in dictionary order: the order of the code lists below. */
const VIETNAMESE_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";

/** TCVN 5712:1993 VN3, the set of the `.Vn…` fonts: a code for each lower-case letter, in the order above. */
const LOWER_CODES =
  "b5b8b6b7b9a8bbbebcbdc6a9c7cac8c9cbaeccd0cecfd1aad2d5d3d4d6d7ddd8dcdedfe3e1e2e4abe5e8e6e7e9aceaedebeceeeff3f1f2f4adf5f8f6f7f9fafdfbfcfe";
/** The only capitals with a code; a capital with a tone is a lower-case code in a capital (`…H`) font. */
const UPPER_CODES: readonly (readonly [number, string])[] = [
  [0xa1, "Ă"],
  [0xa2, "Â"],
  [0xa3, "Ê"],
  [0xa4, "Ô"],
  [0xa5, "Ơ"],
  [0xa6, "Ư"],
  [0xa7, "Đ"],
];
/** Combining tones of VN2, seldom used. */
const TONE_CODES: readonly (readonly [number, string])[] = [
  [0xb0, "\u0300"],
  [0xb1, "\u0309"],
  [0xb2, "\u0303"],
  [0xb3, "\u0301"],
  [0xb4, "\u0323"],
];

const TO_UNICODE = new Map<number, string>([
  ...[...VIETNAMESE_LETTERS].map(
    (letter, at) => [Number.parseInt(LOWER_CODES.slice(2 * at, 2 * at + 2), 16), letter] as const,
  ),
  ...UPPER_CODES,
  ...TONE_CODES,
]);

const MIXED_LINE = /^.*(?:\p{Lu}\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}|\p{Ll}\p{Lu}{2}).*$/gmu;
/** Letters whose capital has no code. */
const TONED = /[^\x00-\x7făâêôơưđĂÂÊÔƠƯĐ]/g;

/**
 * Text in TCVN3 codes (as Latin-1, or U+F020–F0FF where Word took the font for a symbol font) as NFC Unicode.
 * Codes without a letter stay. A soft hyphen is a letter here, `ư`, so it must not have been stripped before.
 */
export function decodeTcvn3(text: string, {capitals = false} = {}): string {
  const decoded = text
    .replace(/[\u00a1-\u00fe\uf020-\uf0ff]/g, (char) => {
      const code = char.charCodeAt(0) & 0xff;
      return TO_UNICODE.get(code) ?? String.fromCharCode(code);
    })
    .normalize("NFC");
  return capitals ? decoded.toUpperCase() : decoded.replace(MIXED_LINE, raiseCapitals);
}

/** A line in capitals comes out as `ĐảNG Bộ Sở Y Tế` where the H font is not known: no toned capital has a code of its own. */
function raiseCapitals(line: string): string {
  const coded = line.replace(TONED, "");
  return coded === coded.toUpperCase() ? line.toUpperCase() : line;
}

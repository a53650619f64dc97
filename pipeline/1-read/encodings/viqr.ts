/** VIQR (RFC 1456): marks typed after the letter in ASCII. */
const MARKS: Record<string, string> = {"^": "\u0302", "(": "\u0306", "+": "\u031b", "*": "\u031b"};
const TONES: Record<string, string> = {
  "'": "\u0301",
  "`": "\u0300",
  "?": "\u0309",
  "~": "\u0303",
  ".": "\u0323",
};
const TAKES: Record<string, string> = {"^": "aeo", "(": "a", "+": "ou", "*": "ou"};

/** Words of reports that are far commoner with the tone of the dot than without. */
const DOTTED = /(?<!\p{L})(?:bo\^|vu|nghi|tri|su\+|ddo\^|le\^|ho\^|vi|bi|du\+|tro\+|cu|he\^)\.(?=\s|$)/giu;

/**
 * Text in VIQR as NFC Unicode; `\` keeps the next character as it is. A dot at the end of a word is a tone when a small letter or
 * another mark follows (`bo^. to^?ng`, `bo^..`) or the word is one of a few (`nhie^.m vu.`), else a full stop: `tie^u.` is ambiguous
 * and sentences end so.
 */
export function decodeViqr(text: string): string {
  const dotted = text.replace(DOTTED, (word) => `${word.slice(0, -1)}\u0323`);
  const decoded = dotted.replace(
    /\\([\^(+*'`?~.dD\\])|(dd|DD|Dd|dD)|([aeiouyAEIOUY])([\^(+*])?(['`?~]|\.(?=[\p{L}.,;:)]|\s[\p{Ll}\d]))?/gu,
    (all: string, escaped?: string, d?: string, base = "", mark?: string, tone?: string) => {
      if (escaped !== undefined) return escaped;
      if (d !== undefined) return d.startsWith("D") ? "Đ" : "đ";
      if (mark === undefined && tone === undefined) return all;
      if (mark !== undefined && !TAKES[mark]?.includes(base.toLowerCase())) return all;
      return base + (mark === undefined ? "" : MARKS[mark]) + (tone === undefined ? "" : TONES[tone]);
    },
  );
  return decoded.normalize("NFC");
}

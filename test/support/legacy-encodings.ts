// Unicode to the encodings that old Vietnamese documents are written in. Tables: TCVN 5712:1993 (VN3), VNI-Windows, RFC 1456.
import iconv from "iconv-lite";

const LOWER = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";
const TCVN3_LOWER =
  "b5b8b6b7b9a8bbbebcbdc6a9c7cac8c9cbaeccd0ceCFd1aad2d5d3d4d6d7ddd8dcdedfe3e1e2e4abe5e8e6e7e9aceaedebeceeeff3f1f2f4adf5f8f6f7f9fafdfbfcfe";
const TCVN3 = new Map(
  [...LOWER].map((letter, i) => [letter, Number.parseInt(TCVN3_LOWER.slice(2 * i, 2 * i + 2), 16)]),
);
const TCVN3_CAPITALS = new Map([..."ĂÂÊÔƠƯĐ"].map((letter, i) => [letter, 0xa1 + i]));

const TONES = ["\u0300", "\u0301", "\u0309", "\u0303", "\u0323"];
const VNI_PLAIN = [..."øùûõï"];
const VNI_CIRCUMFLEX = [..."àáåãä"];
const VNI_BREVE = [..."èéúüë"];
const VNI_I = [..."ìíæóò"];

const VIQR = new Map(
  Object.entries({
    "\u0302": "^",
    "\u0306": "(",
    "\u031b": "+",
    "\u0301": "'",
    "\u0300": "`",
    "\u0309": "?",
    "\u0303": "~",
    "\u0323": ".",
    đ: "dd",
    Đ: "DD",
  }),
);

/** The 134 letters of Vietnamese that ASCII has not: 67 small ones, then their capitals. */
export const LETTERS: readonly string[] = [...LOWER, ...[...LOWER].map((letter) => letter.toUpperCase())];

/** Encodings of plain text without a mark that names them. */
export type OldEncoding = "tcvn3" | "vni" | "viscii" | "viqr" | "windows-1258";

/** The bytes of a text in an old encoding, NFC or NFD. Throws when a character has no code there, but for TCVN3's toned capitals, which go small. */
export function encodeOld(text: string, encoding: OldEncoding): Uint8Array {
  if (encoding === "windows-1258") return bytesIn(splitTones(text), "windows-1258");
  if (encoding === "viscii") return bytesIn(text.normalize("NFC"), "viscii");
  if (encoding === "viqr") return bytesIn(toViqr(text), "ascii");
  const runs = encoding === "vni" ? toVni(text) : toTcvn3(text);
  return bytesIn(runs.map((run) => run.text).join(""), "windows-1252");
}

/** A text in a legacy encoding, as the characters its bytes are in Latin-1. */
export function toLegacy(text: string, encoding: Exclude<OldEncoding, "windows-1258">): string {
  if (encoding === "viqr") return toViqr(text);
  if (encoding === "viscii") return iconv.encode(text, encoding).toString("latin1");
  return (encoding === "vni" ? toVni(text) : toTcvn3(text)).map((run) => run.text).join("");
}

function bytesIn(text: string, encoding: string): Uint8Array {
  const bytes = iconv.encode(text, encoding);
  const [lost] = [...new Set(text)].filter(
    (letter) => letter !== "?" && iconv.encode(letter, encoding).toString() === "?",
  );
  if (lost !== undefined) throw new RangeError(`no code in ${encoding}: ${lost}`);
  return new Uint8Array(bytes);
}

/** windows-1258 has tones as marks of their own, and `ă â ê ô ơ ư` as letters. */
function splitTones(text: string): string {
  return text.normalize("NFC").replace(/[^\x00-\x7fĂăÂâĐđÊêÔôƠơƯư]/gu, (letter) => {
    const marks = letter.normalize("NFD");
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/u.exec(marks)?.[0] ?? "";
    return marks.replace(tone, "").normalize("NFC") + tone;
  });
}

/** VIQR as most programs type it: no mark is escaped, so that a full stop after a vowel looks like a tone. */
export function toViqr(text: string): string {
  return [...text.normalize("NFD").replace(/(\p{L})\u0323([\u0302\u0306])/gu, "$1$2\u0323")]
    .map((char) => VIQR.get(char) ?? char)
    .join("");
}

/** A stretch of text in one font, as the codes of that font. */
export type FontRun = {font: string; text: string};

/**
 * The runs that give `text` in the TCVN3 fonts: `.VnTime`, and `.VnTimeH` for capitals that have no code of their own
 * (the H fonts draw small codes as capitals). Letters outside the table stay.
 */
export function toTcvn3(text: string): FontRun[] {
  const runs: FontRun[] = [];
  for (const letter of text.normalize("NFC")) {
    const low = letter.toLowerCase();
    const code = TCVN3.get(letter) ?? TCVN3_CAPITALS.get(letter);
    const capital = code === undefined && TCVN3.has(low);
    const value = code ?? (capital ? TCVN3.get(low) : undefined);
    push(runs, capital ? ".VnTimeH" : ".VnTime", value === undefined ? letter : String.fromCharCode(value));
  }
  return runs;
}

/** The run that gives a title set in capitals in `.VnTimeH`: small codes, capital letters on paper. */
export function toTcvn3Capitals(text: string): FontRun[] {
  const codes = [...text.normalize("NFC").toLowerCase()].map((letter) => {
    const code = TCVN3.get(letter);
    return code === undefined ? letter : String.fromCharCode(code);
  });
  return [{font: ".VnTimeH", text: codes.join("")}];
}

/** The run that gives `text` in the VNI fonts, most letters as two codes: base and mark. */
export function toVni(text: string): FontRun[] {
  return [{font: "VNI-Times", text: [...text.normalize("NFC")].map(vniLetter).join("")}];
}

function vniLetter(letter: string): string {
  const low = letter.toLowerCase();
  const codes = vniLower(low);
  return low === letter ? codes : codes.toUpperCase();
}

function vniLower(letter: string): string {
  if (letter === "đ") return "ñ";
  if (letter === "ỵ") return "î";
  const marks = [...letter.normalize("NFD")];
  const base = marks[0] ?? letter;
  const tone = marks.findIndex((mark) => TONES.includes(mark));
  const toneAt = tone < 0 ? -1 : TONES.indexOf(marks[tone]!);
  if (base === "i" && toneAt >= 0) return VNI_I[toneAt]!;
  if (marks.includes("\u0302")) return base + (toneAt < 0 ? "â" : VNI_CIRCUMFLEX[toneAt]!);
  if (marks.includes("\u0306")) return base + (toneAt < 0 ? "ê" : VNI_BREVE[toneAt]!);
  const stem = marks.includes("\u031b") ? (base === "o" ? "ô" : "ö") : base;
  return toneAt < 0 ? (stem === base ? letter : stem) : stem + VNI_PLAIN[toneAt]!;
}

function push(runs: FontRun[], font: string, text: string): void {
  const last = runs.at(-1);
  if (last !== undefined && last.font === font) last.text += text;
  else runs.push({font, text});
}

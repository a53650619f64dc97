const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];
const UNITS = ["", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/** Number formats of [MS-OSHARED] 2.2.1.3, which .doc and RTF use, by the names of OOXML. */
export const NUMBER_FORMATS: ReadonlyMap<number, string> = new Map([
  [0, "decimal"],
  [1, "upperRoman"],
  [2, "lowerRoman"],
  [3, "upperLetter"],
  [4, "lowerLetter"],
  [22, "decimalZero"],
  [23, "bullet"],
  [255, "none"],
]);

/** How a list counts, by the names of OOXML (ST_NumberFormat) and of OpenDocument (`I`, `i`, `A`, `a`, `1`). */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case "upperRoman":
    case "I":
      return roman(value);
    case "lowerRoman":
    case "i":
      return roman(value).toLowerCase();
    case "upperLetter":
      return letters(value).toUpperCase();
    case "lowerLetter":
      return letters(value);
    case "A":
      return lettersCountedOn(value).toUpperCase();
    case "a":
      return lettersCountedOn(value);
    case "decimalZero":
    case "01, 02, 03, ...":
      return String(value).padStart(2, "0");
    case "vietnameseCounting":
      return inWords(value);
    case "none":
    case "":
      return "";
    default:
      return String(value);
  }
}

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let out = "";
  for (const [worth, sign] of ROMAN) for (; rest >= worth; rest -= worth) out += sign;
  return out;
}

/** a … z, aa, bb …: Word doubles the letter, it does not count on as spreadsheets do. */
function letters(value: number): string {
  if (value < 1 || value > 780) return String(value);
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

/** a … z, aa, ab …: OpenDocument's way, unless its letters are in step. */
function lettersCountedOn(value: number): string {
  if (value < 1 || value > 18_278) return String(value);
  const before = Math.floor((value - 1) / 26);
  return (before === 0 ? "" : lettersCountedOn(before)) + String.fromCharCode(97 + ((value - 1) % 26));
}

function inWords(value: number): string {
  if (value < 1 || value > 99) return String(value);
  const tens = Math.floor(value / 10);
  const unit = UNITS[value % 10] ?? "";
  if (tens === 0) return unit;
  const head = tens === 1 ? "mười" : `${UNITS[tens]} mươi`;
  return `${head} ${unit}`.trim();
}

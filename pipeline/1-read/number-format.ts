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
    case "A":
      return letters(value).toUpperCase();
    case "lowerLetter":
    case "a":
      return letters(value);
    case "decimalZero":
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

function inWords(value: number): string {
  if (value < 1 || value > 99) return String(value);
  const tens = Math.floor(value / 10);
  const unit = UNITS[value % 10] ?? "";
  if (tens === 0) return unit;
  const head = tens === 1 ? "mười" : `${UNITS[tens]} mươi`;
  return `${head} ${unit}`.trim();
}

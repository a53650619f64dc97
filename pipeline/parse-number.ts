/** A number as people write it in Vietnamese reports. `unit` is what follows it (`%`, `‰`, `tỷ đồng`); null when nothing does. */
export type ParsedNumber = {
  value: number;
  unit: string | null;
  /** `1,300` may be 1300 or 1.3; `1.5` is a decimal point where a comma is due. A person should look. */
  is_ambiguous: boolean;
};

/** What stands for "no figure" in a cell; never 0. */
const NOTHING = new Set([
  "",
  "-",
  "–",
  "—",
  "…",
  "...",
  "....",
  "x",
  "X",
  "/",
  "#n/a",
  "n/a",
  "kxđ",
  "không có số liệu",
]);
const FORM = /^([-–−+]?)(\d[\d.,\u00a0\u202f ]{0,40}(?<=\d)|\d)\s{0,3}([%‰]|\p{L}[\p{L}\d²³/. ]{0,40})?$/u;

/**
 * The number a cell or a phrase holds, by Vietnamese use: `1.234,5` is 1234.5, `1.300` is 1300, `99,2%` is 99.2 with unit `%`.
 * `1,300` gives 1300 and `1.5` gives 1.5, both flagged. Null for `-`, `…`, `x`, an empty cell, and whatever is not one number
 * (`12/31`, `10-12`, a date): nothing is never 0.
 */
export function parseNumber(text: string): ParsedNumber | null {
  const clean = text.normalize("NFC").trim();
  if (NOTHING.has(clean.toLowerCase())) return null;
  const found = FORM.exec(clean);
  if (found === null) return null;
  const [, sign = "", digits = "", unit] = found;
  const plain = readDigits(digits.replace(/[\u00a0\u202f]/gu, " "));
  if (plain === null) return null;
  const value = /[-–−]/.test(sign) && plain.value !== 0 ? -plain.value : plain.value;
  return {value, unit: unit?.trim() ?? null, is_ambiguous: plain.is_ambiguous};
}

function readDigits(digits: string): {value: number; is_ambiguous: boolean} | null {
  if (/^\d+$/.test(digits)) return {value: Number(digits), is_ambiguous: false};
  // 1.234.567,8 and 1 234 567,8
  if (/^\d{1,3}(?:[. ]\d{3})+(?:,\d+)?$/.test(digits) && oneSeparator(digits)) {
    return {
      value: Number(digits.replace(/[. ]/g, "").replace(",", ".")),
      is_ambiguous: digits.startsWith("0"),
    };
  }
  // 1,234,567 or 1,234.5: English use, which no Vietnamese reading fits
  if (/^\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?$/.test(digits) || /^\d{1,3}(?:,\d{3})+\.\d+$/.test(digits)) {
    return {value: Number(digits.replaceAll(",", "")), is_ambiguous: true};
  }
  if (/^[1-9]\d{0,2},\d{3}$/.test(digits))
    return {value: Number(digits.replace(",", "")), is_ambiguous: true};
  if (/^\d+,\d+$/.test(digits)) return {value: Number(digits.replace(",", ".")), is_ambiguous: false};
  if (/^\d+\.\d+$/.test(digits)) return {value: Number(digits), is_ambiguous: true};
  return null;
}

function oneSeparator(digits: string): boolean {
  return !(digits.includes(".") && digits.includes(" "));
}

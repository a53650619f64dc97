/** A cell's value as the library gives it. */
export type CellValue = string | number | boolean | Date | null | undefined;

const ERROR = /^#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!)$/u;

/**
 * A cell as a Vietnamese reader sees it: decimal comma, thousands parted by dots where its number format parts them, `99,2%`,
 * `15/05/2016`. Null for an empty cell and for an error. A plain number with three decimals gets a fourth (`1,2340`), since `1,234`
 * reads as a thousand.
 */
export function printCell(value: CellValue, format: string | null): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return printDate(value);
  if (typeof value === "boolean") return value ? "có" : "không";
  if (typeof value === "string") {
    const text = value.replace(/\s+/gu, " ").trim();
    return text === "" || ERROR.test(text) ? null : text;
  }
  return Number.isFinite(value) ? printNumber(value, format ?? "General") : null;
}

function printDate(date: Date): string | null {
  if (Number.isNaN(date.getTime())) return null;
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
  const has_time = date.getUTCHours() + date.getUTCMinutes() > 0;
  return has_time ? `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}` : day;
}

function printNumber(value: number, format: string): string {
  const [positive = ""] = format.replace(/"[^"]*"|\[[^\]]*\]|\\./gu, "").split(";");
  const is_percent = positive.includes("%");
  const places = /[0#]\.([0#?]{1,12})/u.exec(positive)?.[1];
  const is_fixed = /[0#]/u.test(positive);
  const shown = is_percent ? value * 100 : value;
  const least = places?.replace(/[^0]/gu, "").length ?? 0;
  const plain = is_fixed ? trimTo(shown.toFixed(places?.length ?? 0), least) : general(shown);
  const [whole = "", decimals] = plain.split(".");
  const grouped = /[0#],[0#]/u.test(positive) ? whole.replace(/\B(?=(?:\d{3})+$)/gu, ".") : whole;
  if (decimals === undefined) return `${grouped}${is_percent ? "%" : ""}`;
  const is_doubtful = decimals.length === 3 && /^-?[1-9]\d{0,2}$/u.test(grouped);
  return `${grouped},${decimals}${is_doubtful ? "0" : ""}${is_percent ? "%" : ""}`;
}

/** Eleven figures, as the General format shows; never an exponent. */
function general(value: number): string {
  const text = Number(value.toPrecision(11)).toString();
  return text.includes("e") ? trimTo(value.toFixed(Math.abs(value) < 1 ? 10 : 0), 0) : text;
}

/** Decimals that are zero and only optional (`#`) go. */
function trimTo(text: string, least: number): string {
  const [whole = "", decimals = ""] = text.split(".");
  let kept = decimals;
  while (kept.length > least && kept.endsWith("0")) kept = kept.slice(0, -1);
  return kept === "" ? whole : `${whole}.${kept}`;
}

import type {Period} from "./model.ts";

/** The kinds of period: a month, a quarter, a half-year, nine months, a year, a range of years (`2016/2017`). */
type PeriodKind = "month" | "quarter" | "half" | "nine_months" | "year" | "years";

/** A period taken apart. `part` is the month (1–12), quarter (1–4) or half (1–2); null for the other kinds. */
export type PeriodParts = {kind: PeriodKind; year: number; part: number | null; last_year: number};

const FORM = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(9M)|M(0[1-9]|1[0-2]))|\/(\d{4}))?$/;
const ROMAN = ["I", "II", "III", "IV"];

/** The parts of a period; null when `text` is not one (`2025-Q5`, `2017/2016`, an empty string). */
export function parsePeriod(text: string): PeriodParts | null {
  const found = FORM.exec(text);
  if (found === null) return null;
  const [, year_text, quarter, half, nine, month, last] = found;
  const year = Number(year_text);
  if (quarter !== undefined) return {kind: "quarter", year, part: Number(quarter), last_year: year};
  if (half !== undefined) return {kind: "half", year, part: Number(half), last_year: year};
  if (nine !== undefined) return {kind: "nine_months", year, part: null, last_year: year};
  if (month !== undefined) return {kind: "month", year, part: Number(month), last_year: year};
  if (last === undefined) return {kind: "year", year, part: null, last_year: year};
  return Number(last) > year ? {kind: "years", year, part: null, last_year: Number(last)} : null;
}

/** First and last day of a period, ISO, both inclusive. Throws a RangeError when `period` is not one. */
export function periodRange(period: Period): {from: string; to: string} {
  const {kind, year, part, last_year} = partsOf(period);
  const months = {month: 1, quarter: 3, half: 6, nine_months: 9, year: 12, years: 12}[kind];
  const last_month = part === null ? months : part * months;
  const first_month = part === null ? 1 : last_month - months + 1;
  return {
    from: `${year}-${two(first_month)}-01`,
    to: `${last_year}-${two(last_month)}-${daysIn(last_year, last_month)}`,
  };
}

/** Order of periods in time: by last day, and of those that end together the shorter first (`2025-M03`, `2025-Q1`). */
export function comparePeriods(a: Period, b: Period): number {
  const [range_a, range_b] = [periodRange(a), periodRange(b)];
  return compare(range_a.to, range_b.to) || compare(range_b.from, range_a.from) || compare(a, b);
}

/** What a Vietnamese reader calls the period: `quý I/2025`, `6 tháng đầu năm 2025`, `tháng 3/2025`, `giai đoạn 2016 - 2017`. */
export function periodName(period: Period): string {
  const {kind, year, part, last_year} = partsOf(period);
  switch (kind) {
    case "month":
      return `tháng ${part}/${year}`;
    case "quarter":
      return `quý ${ROMAN[(part ?? 1) - 1]}/${year}`;
    case "half":
      return `6 tháng ${part === 1 ? "đầu" : "cuối"} năm ${year}`;
    case "nine_months":
      return `9 tháng đầu năm ${year}`;
    case "year":
      return `năm ${year}`;
    case "years":
      return `giai đoạn ${year} - ${last_year}`;
  }
}

function partsOf(period: Period): PeriodParts {
  const parts = parsePeriod(period);
  if (parts === null) throw new RangeError(`invalid period: ${period}`);
  return parts;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import type {Period} from "../model.ts";
import {periodRange} from "../period.ts";

const BY = "trước|đến|tới|chậm nhất|muộn nhất|xong trong|xong|trong|vào|hết|từ nay đến";
const LINK = "(?: (?:hết|là|ngày|cuối|thời điểm|mốc)){0,3}";
const FULL_DATE = new RegExp(
  `(?<!\\p{L})(?:${BY})${LINK} (\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})\\s?[/.-]\\s?(20\\d\\d)(?!\\d)`,
  "iu",
);
/** What begins by then, when no end is named: `áp dụng từ ngày 15/01/2026`. */
const START_DATE = /(?<!\p{L})từ(?: ngày)? (\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(20\d\d)(?!\d)/iu;
const SPELT_DATE = /ngày (\d{1,2}) tháng (\d{1,2}) năm (20\d\d)/iu;
const SHORT_DATE = new RegExp(
  `(?<!\\p{L})(?:${BY})${LINK} (\\d{1,2})\\s?[/.]\\s?(\\d{1,2})(?![\\d/.]\\d|\\d| (?:chi bộ|đảng viên|đơn vị|tổ chức|cuộc|hồ sơ|chỉ tiêu|nhiệm vụ|hạn chế))`,
  "iu",
);
const MONTH_OF_YEAR = /(?<!ngày \d{0,2} ?)tháng (\d{1,2})\s?(?:[/-]|năm)\s?(20\d\d)/iu;
const QUARTER = /quý (I{1,3}|IV|[1-4])(?!\p{L})(?:\s?(?:[/-]|năm)\s?(20\d\d))?/iu;
const HALF = /(?:6|sáu) tháng (đầu|cuối) năm(?: (20\d\d))?/iu;
const MONTH = new RegExp(`(?<!\\p{L})(?:${BY})${LINK} tháng (\\d{1,2})(?!\\d|\\s?[/-]\\d)`, "iu");
const RANGE = /giai đoạn (20\d\d)\s?[-–]\s?(20\d\d)/iu;
const YEAR = new RegExp(`(?<!\\p{L})(?:${BY})${LINK} năm (20\\d\\d)`, "iu");
const END_OF_YEAR =
  /(?:trước|đến|trong) (?:hết |cuối |khi kết thúc )năm(?: nay)?(?! (?:20|trước|sau|tới))(?!\p{L})/iu;
const ROMAN: Record<string, number> = {i: 1, ii: 2, iii: 3, iv: 4};

/**
 * By when something is to be done: an ISO date (`trước 30/6/2025`), or a period (`quý II/2025` is 2025-Q2). What names no year falls in
 * the first such time that ends on or after the end of `period`: in a report on 2025-Q1 `trước 30/6` is 2025-06-30, in one on 2025 it
 * is 2026-06-30. Null when the text gives no time, none that exists, or none that can be placed.
 */
export function dueOf(text: string, period: Period | null): string | null {
  const date = FULL_DATE.exec(text) ?? SPELT_DATE.exec(text) ?? START_DATE.exec(text);
  if (date !== null) return iso(Number(date[3]), Number(date[2]), Number(date[1]));
  const reported = period === null ? null : periodRange(period).to;
  const year = (ends: (year: number) => string | null): number | null => {
    if (reported === null) return null;
    const first = Number(reported.slice(0, 4));
    return (ends(first) ?? "") >= reported ? first : first + 1;
  };
  const short = SHORT_DATE.exec(text);
  if (short !== null) {
    const [day, month] = [Number(short[1]), Number(short[2])];
    const placed = year((y) => iso(y, month, day));
    if (placed !== null) return iso(placed, month, day);
  }
  const inPeriod = (name: (year: number) => Period, stated: string | undefined): Period | null => {
    const placed = stated === undefined ? year((y) => periodRange(name(y)).to) : Number(stated);
    return placed === null ? null : name(placed);
  };
  const month = MONTH_OF_YEAR.exec(text) ?? MONTH.exec(text);
  if (month !== null && Number(month[1]) >= 1 && Number(month[1]) <= 12) {
    return inPeriod((y) => `${y}-M${two(Number(month[1]))}`, month[2]);
  }
  const quarter = QUARTER.exec(text);
  if (quarter !== null) {
    const part = ROMAN[(quarter[1] ?? "").toLowerCase()] ?? Number(quarter[1]);
    return inPeriod((y) => `${y}-Q${part}`, quarter[2]);
  }
  const half = HALF.exec(text);
  if (half !== null) return inPeriod((y) => `${y}-H${half[1]?.toLowerCase() === "đầu" ? 1 : 2}`, half[2]);
  const range = RANGE.exec(text);
  if (range !== null && Number(range[1]) < Number(range[2])) return `${range[1]}/${range[2]}`;
  const stated = YEAR.exec(text);
  if (stated !== null) return stated[1] ?? null;
  return END_OF_YEAR.test(text) ? inPeriod((y) => `${y}`, undefined) : null;
}

function iso(year: number, month: number, day: number): string | null {
  const date = `${year}-${two(month)}-${two(day)}`;
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10) === date ? date : null;
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}

import type {Period} from "../../model.ts";
import {periodRange} from "../../period.ts";
import {lower} from "./lines.ts";

/** A period found in text: its form without the year (`Q1`, `H2`, `9M`, `M03`, `` for a whole year, a range whole), and where. */
type Found = {form: string; year: number | null; last_year: number | null; start: number; end: number};

const DAY_MS = 86_400_000;
const DATES =
  /ngày\s{0,3}\d{0,2}\s{0,3}tháng\s{0,3}\d{0,2}\s{0,3}năm\s{0,3}\d{4}|\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{4}/gu;
const YEAR = "(?:\\s{0,3}(?:năm|/|-|–|,)?\\s{0,3}(?:năm\\s)?((?:19|20)\\d{2})(?!\\d))?";
const RULES: readonly (readonly [RegExp, (m: RegExpExecArray) => string | null])[] = [
  [
    /(?:giai đoạn|nhiệm kỳ|năm học|các năm|từ năm|năm|khóa)\s{0,3}((?:19|20)\d{2})\s{0,3}(?:[-–—/]|đến năm|đến|và)\s{0,3}((?:19|20)\d{2})(?!\d)/gu,
    (m) => `${m[1]}/${m[2]}`,
  ],
  [
    new RegExp(`(?<![\\d.,])(?:0?6|sáu) tháng (đầu|cuối)${YEAR}`, "gu"),
    (m) => (m[1] === "đầu" ? "H1" : "H2"),
  ],
  [new RegExp(`nửa (đầu|cuối)${YEAR}`, "gu"), (m) => (m[1] === "đầu" ? "H1" : "H2")],
  [new RegExp(`(?<![\\d.,])(?:0?6|sáu) tháng()${YEAR}`, "gu"), () => "H1"],
  [new RegExp(`(?<![\\d.,])(?:0?9|chín) tháng()(?: đầu)?${YEAR}`, "gu"), () => "9M"],
  [new RegExp(`(?<![\\d.,])(?:0?3|ba) tháng đầu()${YEAR}`, "gu"), () => "Q1"],
  [new RegExp(`(?<![\\d.,])(?:12|mười hai) tháng()${YEAR}`, "gu"), () => ""],
  [new RegExp(`(?<![\\d.,])\\d{1,2} tháng()(?: đầu)?${YEAR}`, "gu"), () => null],
  [new RegExp(`quý\\s{0,3}(iv|i{1,3}|[1-4])(?![\\p{L}\\d])${YEAR}`, "gu"), (m) => `Q${quarter(m[1] ?? "")}`],
  [
    new RegExp(`(?<!\\p{L})(?:tháng|t)\\s{0,2}(1[0-2]|0?[1-9])(?!\\d)${YEAR}`, "gu"),
    (m) => `M${(m[1] ?? "").padStart(2, "0")}`,
  ],
  [/(?<!\p{L})năm()\s{0,3}((?:19|20)\d{2})(?!\d)/gu, () => ""],
];
/** What follows these is planned, not reported. */
const PLAN =
  /phương hướng|nhiệm vụ|kế hoạch|chương trình|dự kiến|trọng tâm|giải pháp|trình đại hội|mục tiêu/u;
/** A year or a meeting that only dates something else. */
const ASIDE =
  /(?:đến|đến hết|trước|sau|so với|cùng kỳ|cùng kỳ của|so với cùng kỳ|tầm nhìn|cuối|hết|từ đầu)\s$/u;
const MEETING = /(?:sinh hoạt|hội nghị|kỳ họp|phiên họp|đại hội đảng bộ|đại hội)\s$/u;

/**
 * The periods a title or a sentence reports on, the main one first; those it only plans for are left out
 * (`năm 2017, phương hướng năm 2018` gives `2017`). A part without a year takes the next year named after it, else the year of
 * `issued_on` (the year before, when the period would begin after that date); without either it is left out.
 */
export function findPeriods(text: string, issued_on: string | null): Period[] {
  const low = lower(text.normalize("NFC")).replace(DATES, (date) => "#".repeat(date.length));
  const found = findParts(low);
  const kept: {period: Period; is_late: boolean}[] = [];
  for (const [i, part] of found.entries()) {
    const before = found[i - 1];
    if (before !== undefined && PLAN.test(low.slice(before.end, part.start))) break;
    if (ASIDE.test(low.slice(Math.max(0, part.start - 24), part.start))) continue;
    const period = dated(part, found.slice(i + 1), issued_on);
    if (period === null || kept.some((other) => other.period === period)) continue;
    const is_range = part.last_year !== null;
    kept.push({
      period,
      is_late: is_range || MEETING.test(low.slice(Math.max(0, part.start - 24), part.start)),
    });
  }
  return [...kept.filter(({is_late}) => !is_late), ...kept.filter(({is_late}) => is_late)].map(
    ({period}) => period,
  );
}

/** The period that `từ ngày … đến ngày …` spans, by its length and its middle; null when there is none or it is no usual period. */
export function findDateRange(text: string): Period | null {
  const low = lower(text.normalize("NFC"));
  const day = "(?:ngày )?(\\d{1,2})(?:\\s?[./-]\\s?| tháng )(\\d{1,2})(?:(?:\\s?[./-]\\s?| năm )(\\d{4}))?";
  const found = new RegExp(`từ ${day}\\s{0,3}(?:đến|tới|-|–)(?: hết)? ${day}`, "u").exec(low);
  if (found === null) return null;
  const [, d1, m1, y1, d2, m2, y2] = found;
  if (y2 === undefined) return null;
  const to = Date.UTC(Number(y2), Number(m2) - 1, Number(d2));
  let from = Date.UTC(Number(y1 ?? y2), Number(m1) - 1, Number(d1));
  if (y1 === undefined && from > to) from = Date.UTC(Number(y2) - 1, Number(m1) - 1, Number(d1));
  const days = (to - from) / DAY_MS + 1;
  const middle = new Date((from + to) / 2);
  const [year, month] = [middle.getUTCFullYear(), middle.getUTCMonth()];
  if (days >= 26 && days <= 35) return `${year}-M${String(month + 1).padStart(2, "0")}`;
  if (days >= 80 && days <= 100) return `${year}-Q${Math.floor(month / 3) + 1}`;
  if (days >= 170 && days <= 195) return `${year}-H${month < 6 ? 1 : 2}`;
  if (days >= 260 && days <= 285) return `${year}-9M`;
  if (days >= 350 && days <= 380) return String(year);
  // The year of work often begins in the middle of December.
  const [first, last] = [new Date(from + 20 * DAY_MS).getUTCFullYear(), Number(y2)];
  return days > 380 && last > first ? `${first}/${last}` : null;
}

function findParts(low: string): Found[] {
  const taken: Found[] = [];
  for (const [pattern, form] of RULES) {
    for (const m of low.matchAll(pattern)) {
      const [start, end] = [m.index, m.index + m[0].length];
      if (taken.some((other) => start < other.end && other.start < end)) continue;
      const text = form(m);
      const is_range = text?.includes("/") ?? false;
      taken.push({
        form: text ?? "none",
        year: m[2] === undefined ? null : Number(is_range ? m[1] : m[2]),
        last_year: is_range ? Number(m[2]) : null,
        start,
        end,
      });
    }
  }
  return taken.sort((a, b) => a.start - b.start);
}

function dated(part: Found, later: Found[], issued_on: string | null): Period | null {
  if (part.form === "none") return null;
  if (part.last_year !== null) return part.year !== null && part.last_year > part.year ? part.form : null;
  const year = part.year ?? later.find((other) => other.year !== null)?.year ?? null;
  const suffix = part.form === "" ? "" : `-${part.form}`;
  if (year !== null) return `${year}${suffix}`;
  if (issued_on === null) return null;
  const own = `${issued_on.slice(0, 4)}${suffix}`;
  return isUnderWay(own, issued_on) ? own : `${Number(issued_on.slice(0, 4)) - 1}${suffix}`;
}

/** Whether a report may be written about the period on that day: past its middle; of a month, ten days before it begins at the earliest. */
function isUnderWay(period: Period, day: string): boolean {
  const {from, to} = periodRange(period);
  const [start, end, now] = [Date.parse(from), Date.parse(to), Date.parse(day.padEnd(10, "-28"))];
  return period.includes("M") && !period.includes("9M")
    ? now >= start - 10 * DAY_MS
    : now >= (start + end) / 2;
}

function quarter(mark: string): number {
  return /\d/.test(mark) ? Number(mark) : ["i", "ii", "iii", "iv"].indexOf(mark) + 1;
}

import type {Period} from "../../model.ts";
import {comparePeriods, parsePeriod, periodRange} from "../../period.ts";

const ROMAN = ["I", "II", "III", "IV"];
/** Where what is counted changed: first day, and what to call it. */
const BREAKS = [{on: "2025-07-01", name: "01/7/2025: chính quyền địa phương hai cấp"}];

/** Periods of one kind as evenly spaced points: the place of a period is its index in `periods`. */
export type PeriodAxis = {
  /** In time order, without holes: a period that nobody was asked about is there too. */
  periods: Period[];
  /** `III/25` for each period. */
  labels: string[];
  /** Structural breaks within the axis; `at` is halfway between two periods. */
  breaks: {at: number; name: string}[];
};

/**
 * The axis from the first to the last of `periods` of the kind of `last`, up to `last`, at most `limit` points, the latest kept.
 * Empty when none of `periods` is of that kind.
 */
export function periodAxis(periods: readonly Period[], last: Period, limit: number): PeriodAxis {
  const kind = parsePeriod(last)?.kind;
  const own = periods
    .filter((period) => parsePeriod(period)?.kind === kind && comparePeriods(period, last) <= 0)
    .sort(comparePeriods);
  const first = own[0];
  const all = first === undefined ? [] : fill(first, last, own).slice(-limit);
  return {periods: all, labels: all.map(periodLabel), breaks: breaksWithin(all)};
}

/** The short name of a period on an axis: `III/25`, `T3/25`, `6T/25`, `2025`. Throws a RangeError when it is not a period. */
export function periodLabel(period: Period): string {
  const parts = parsePeriod(period);
  if (parts === null) throw new RangeError(`invalid period: ${period}`);
  const year = String(parts.year).slice(2);
  switch (parts.kind) {
    case "month":
      return `T${parts.part}/${year}`;
    case "quarter":
      return `${ROMAN[(parts.part ?? 1) - 1]}/${year}`;
    case "half":
      return `${parts.part === 1 ? "6Đ" : "6C"}/${year}`;
    case "nine_months":
      return `9T/${year}`;
    case "year":
      return String(parts.year);
    case "years":
      return `${parts.year}–${parts.last_year}`;
  }
}

/** The period of the same kind one year earlier: `2024-Q3` for `2025-Q3`. */
export function yearBefore(period: Period): Period {
  return period.replace(/\d{4}/g, (year) => String(Number(year) - 1));
}

function fill(first: Period, last: Period, own: Period[]): Period[] {
  const parts = parsePeriod(first);
  const per_year = {month: 12, quarter: 4, half: 2, nine_months: 1, year: 1, years: 0}[
    parts?.kind ?? "years"
  ];
  if (parts === null || per_year === 0) return own;
  const all: Period[] = [];
  for (let at = parts.year * per_year + (parts.part ?? 1) - 1; ; at++) {
    const year = Math.floor(at / per_year);
    const part = (at % per_year) + 1;
    const period = {
      month: `${year}-M${String(part).padStart(2, "0")}`,
      quarter: `${year}-Q${part}`,
      half: `${year}-H${part}`,
      nine_months: `${year}-9M`,
      year: `${year}`,
      years: last,
    }[parts.kind];
    if (comparePeriods(period, last) > 0) return all;
    all.push(period);
  }
}

function breaksWithin(periods: Period[]): PeriodAxis["breaks"] {
  return BREAKS.flatMap(({on, name}) => {
    const after = periods.findIndex((period) => periodRange(period).from >= on);
    return after > 0 ? [{at: after - 0.5, name}] : [];
  });
}

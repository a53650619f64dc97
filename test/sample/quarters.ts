/** The quarters of the sample, in order. */
export const QUARTERS = [
  "2024-Q1",
  "2024-Q2",
  "2024-Q3",
  "2024-Q4",
  "2025-Q1",
  "2025-Q2",
  "2025-Q3",
  "2025-Q4",
] as const;

const ROMAN = ["I", "II", "III", "IV"];
const DAY_MS = 86_400_000;

export type Quarter = {
  period: string;
  year: number;
  number: number;
  roman: string;
  first: string;
  last: string;
};

/** Year, number, Roman numeral, first and last day (ISO) of a period such as `2024-Q1`. */
export function quarterOf(period: string): Quarter {
  const year = Number(period.slice(0, 4));
  const number = Number(period.slice(6));
  const first = isoDate(Date.UTC(year, number * 3 - 3, 1));
  return {
    period,
    year,
    number,
    roman: ROMAN[number - 1]!,
    first,
    last: addDays(isoDate(Date.UTC(year, number * 3, 1)), -1),
  };
}

/** The quarter after a period. */
export function nextQuarter({year, number}: Quarter): Quarter {
  return quarterOf(number === 4 ? `${year + 1}-Q1` : `${year}-Q${number + 1}`);
}

/** The last day of a due date: itself, or the end of the quarter it names. */
export function dueDate(due: string): string {
  return due.includes("Q") ? quarterOf(due).last : due;
}

/** ISO date some days later. */
export function addDays(date: string, days: number): string {
  return isoDate(Date.parse(date) + days * DAY_MS);
}

function isoDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

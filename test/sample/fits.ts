import {addDays, dueDate, type Quarter, quarterOf} from "./quarters.ts";
import type {SourceStatement} from "./statements.ts";
import type {SampleUnit} from "./units.ts";

const YEAR = /(?<!\d)20[12]\d(?!\d)/g;
const QUARTER = /quý (IV|III|II|I)(?:\/| năm )(20\d\d)/g;
const DAY = /(\d{1,2})\/(\d{1,2})\/(20\d\d)/g;
const NUMBER_OF: Readonly<Record<string, number>> = {I: 1, II: 2, III: 3, IV: 4};
const PROMISE_REACH_DAYS = 400;
const MISFIT = 8;

/**
 * Whether a sentence can stand in a report of this quarter: promises fall due after it and within some 13 months, anything else
 * speaks of nothing later than the quarter and of no year but it and the one before.
 */
export function fitsQuarter(statement: SourceStatement, quarter: Quarter): boolean {
  const years = [...statement.text.matchAll(YEAR)].map(([year]) => Number(year));
  if (statement.section === "solution") {
    const dues = statement.clauses.flatMap((clause) =>
      clause.due === undefined ? [] : [dueDate(clause.due)],
    );
    if (dues.some((due) => due <= quarter.last || due > addDays(quarter.last, PROMISE_REACH_DAYS)))
      return false;
    return dues.length > 0 || years.every((year) => year >= quarter.year);
  }
  if (years.some((year) => year > quarter.year)) return false;
  const current = years.filter((year) => year >= 2023);
  if (current.length > 0 && Math.max(...current) < quarter.year - 1) return false;
  return latestDay(statement.text) <= quarter.last;
}

/** The latest day named in a text, `` when there is none. */
function latestDay(text: string): string {
  const days = [...text.matchAll(DAY)].map(
    ([, day, month, year]) => `${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}`,
  );
  const quarters = [...text.matchAll(QUARTER)].map(
    ([, roman, year]) => quarterOf(`${year}-Q${NUMBER_OF[roman!]}`).last,
  );
  return [...days, ...quarters].sort().at(-1) ?? "";
}

const MISFITS: {text: RegExp; unless: (unit: SampleUnit) => boolean}[] = [
  {text: /(?<!\p{L})Sở(?!\p{L})/u, unless: (unit) => unit.name.includes("Sở")},
  {text: /bệnh nhân|người bệnh|bác sĩ|khoa, phòng/u, unless: (unit) => unit.kind === "benh_vien"},
  {text: /học sinh|sinh viên|giáo viên|giảng viên|nhà trường/u, unless: (unit) => unit.kind === "truong_hoc"},
  {text: /công nhân|xưởng|sản xuất|doanh nghiệp/u, unless: (unit) => unit.kind === "doanh_nghiep"},
  {
    text: /một cửa|thủ tục hành chính|công chức/u,
    unless: (unit) => unit.kind === "co_quan" || unit.kind === "doan_the",
  },
  {text: /trực thuộc|Đảng bộ|các chi bộ|chi bộ khối/u, unless: (unit) => unit.cells > 0},
];
const SEASONS: {text: RegExp; quarters: number[]}[] = [
  {text: /cả năm|cuối năm|tổng kết năm|trong năm|năm qua/iu, quarters: [4, 1]},
  {text: /sáu tháng|6 tháng/iu, quarters: [2, 3]},
  {text: /chín tháng|9 tháng/iu, quarters: [3]},
];

/** How ill a sentence suits a unit and a time of year, 0 for not at all; hospitals have no workshops. */
export function misfit(text: string, unit: SampleUnit, quarter: Quarter): number {
  const kind = MISFITS.filter((rule) => rule.text.test(text) && !rule.unless(unit)).length;
  const season = SEASONS.filter(
    (rule) => rule.text.test(text) && !rule.quarters.includes(quarter.number),
  ).length;
  return (kind + season) * MISFIT;
}

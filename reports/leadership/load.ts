import {readFileSync} from "node:fs";
import type {DuckDBConnection} from "@duckdb/node-api";
import {rows} from "../../pipeline/store.ts";
import type * as Row from "./rows.ts";

/** All that the page tells, as the .sql files of this folder give it. */
export type Leadership = {
  period: string;
  /** The period of the same kind before it that anyone was asked about; null when there is none. */
  before: string | null;
  /** Periods anyone was asked about, in time order. */
  periods: string[];
  units: Row.Unit[];
  coverage: Row.Coverage[];
  matters: Row.Matter[];
  series: Row.SeriesPoint[];
  ledger: Row.LedgerEntry[];
  evidence: Row.Evidence[];
  carried: Row.Carried[];
  gone_silent: Row.GoneSilent[];
  promises: Row.Promised[];
  open_loops: Row.OpenLoop[];
  checks: Row.Check[];
  problems: Row.FileProblem[];
  totals: Row.Totals;
};

/** Reads the page's rows. Throws a RangeError when the store knows no such period. */
export async function loadLeadership(db: DuckDBConnection, period: string): Promise<Leadership> {
  const [found] = await rows<{from_date: string}>(db, "select from_date from periods where period = $1", [
    period,
  ]);
  if (found === undefined) throw new RangeError(`no such period: ${period}`);
  const periods = await rows<{period: string; is_kin: boolean}>(
    db,
    `select period, length(period) = length($1) and regexp_replace(period, '[0-9]', '', 'g') = regexp_replace($1, '[0-9]', '', 'g') and to_date < $2::date as is_kin
     from periods where period in (select period from coverage) order by to_date, from_date, period`,
    [period, found.from_date],
  );
  const before = periods.findLast((row) => row.is_kin)?.period ?? null;
  const load = <T extends object>(name: string, ...values: (string | null)[]): Promise<T[]> =>
    rows<T>(db, readFileSync(new URL(`./${name}.sql`, import.meta.url), "utf8"), values);
  const [totals] = await load<Row.Totals>("totals", period);
  if (totals === undefined) throw new RangeError("no totals");
  return {
    period,
    before,
    periods: periods.map((row) => row.period),
    units: await load("units", period),
    coverage: await load("coverage", period),
    matters: await load("matters", period, before),
    series: await load("series"),
    ledger: await load("ledger", period, before),
    evidence: await load("evidence", period),
    carried: await load("carried", period, before),
    gone_silent: await load("gone_silent", period, before),
    promises: await load("promises", period, before),
    open_loops: await load("open_loops", period),
    checks: await load("checks", period),
    problems: await load("problems"),
    totals,
  };
}

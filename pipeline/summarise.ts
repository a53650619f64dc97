import type {DuckDBConnection} from "@duckdb/node-api";
import {rows} from "./store.ts";

/** What a night tells at its end. */
export type Summary = {
  is_unchanged: boolean;
  period: string | null;
  period_name: string | null;
  /** Files read in this run, and of those the ones that did not enter the figures. */
  read: number;
  failed: number;
  tagged: number;
  reports: number;
  statements: number;
  duplicates: number;
  superseded: number;
  asked: number;
  sent: number;
  missing: string[];
  /** The most widespread weakness of the period. */
  first: {weakness: string; weak: number; sent: number; chronic: number} | null;
  /** Every file that is not in the figures, with what to do. */
  problems: {path: string; rule: string; action: string}[];
  page: string | null;
};

/** Counts what the store holds after a run, for `period` (null when no report ever came). */
export async function summarise(
  db: DuckDBConnection,
  {period, page, read, failed, tagged}: Pick<Summary, "period" | "page" | "read" | "failed" | "tagged">,
): Promise<Summary> {
  const one = async <T extends object>(sql: string, params: (string | null)[] = []) =>
    (await rows<T>(db, sql, params))[0] as T;
  const totals = await one<{reports: number; statements: number; duplicates: number; superseded: number}>(
    `select (select count(*) from standing_reports) as reports, (select count(*) from claims) as statements,
      (select count(*) from files where status = 'duplicate') as duplicates, (select count(*) from files where status = 'superseded') as superseded`,
  );
  const asked = await one<{asked: number; sent: number}>(
    "select count(*) as asked, count(report_id) as sent from coverage where is_asked and period = $1",
    [period],
  );
  const missing = await rows<{name: string}>(
    db,
    `select coalesce(any_value(units.name), unit_id) as name from coverage join periods using (period)
      left join units on units.unit_id = coverage.unit_id and coalesce(valid_from, date '0001-01-01') <= to_date and to_date < coalesce(valid_to, date '9999-12-31')
     where is_asked and period = $1 and report_id is null group by coverage.unit_id order by 1`.replaceAll(
      "unit_id)",
      "coverage.unit_id)",
    ),
    [period],
  );
  const [first = null] = await rows<NonNullable<Summary["first"]>>(
    db,
    "select weakness, weak, sent, chronic from trends join matters using (matter) where period = $1 and weak > 0 order by weak desc, chronic desc, matter limit 1",
    [period],
  );
  const problems = await rows<Summary["problems"][number]>(
    db,
    "select path, min_by(rule, ordinal) as rule, min_by(action, ordinal) as action from problems where path in (select path from files where status in ('quarantined', 'refused')) group by path order by path",
  );
  const named =
    period === null
      ? null
      : await one<{name: string}>("select name from periods where period = $1", [period]);
  return {
    is_unchanged: false,
    period,
    period_name: named?.name ?? null,
    read,
    failed,
    tagged,
    ...totals,
    ...asked,
    missing: missing.map(({name}) => name),
    first,
    problems,
    page,
  };
}

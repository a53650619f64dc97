import type {DuckDBConnection} from "@duckdb/node-api";
import {rows} from "../../pipeline/store.ts";

// The figures of the page, each counted anew from reports, claims and mentions, not from the tables the page reads where these can be told from those.
const WEAK = `select distinct unit_id, period, matter from claims join claim_matters using (statement_id)
  where face = 'weak' and label in ('limitation', 'cause') and holder is distinct from 'superior'`;
const GOOD = `select distinct unit_id, period, matter from claims join claim_matters using (statement_id) where face = 'achieved' and label = 'achievement'`;
const COVERS = "select distinct unit_id, period, theme from claims join claim_matters using (statement_id)";
const SENT =
  "select distinct unit_id, called_period as period from standing_reports semi join calls on calls.unit_id = standing_reports.unit_id and calls.period = called_period";
const PAIRS = `(from (${WEAK}) where period = $2) was`;
const now = (table: string) => `(select unit_id, matter from (${table}) where period = $1)`;
const IS_WEAK = `(was.unit_id, was.matter) in ${now(WEAK)}`;
const IS_GOOD = `(was.unit_id, was.matter) in ${now(GOOD)}`;
const COVERED = `(was.unit_id, (select theme from matters where matters.matter = was.matter)) in (select unit_id, theme from (${COVERS}) where period = $1)`;
const DUE = `promises join periods made using (period) where case when due_on is null then period = $2 else due_on <= (select to_date from periods where period = $1)
  and made.to_date < (select from_date from periods where period = $1) and (due_on > (select to_date from periods where period = $2) or period = $2) end`;

/** SQL for a figure by its key; `$1` is the period, `$2` the one before, `$3` the matter. */
const FIGURES: Record<string, string> = {
  asked: "select count(*) from calls where period = $1",
  sent: `select count(*) from (${SENT}) where period = $1`,
  missing: `select (select count(*) from calls where period = $1) - count(*) from (${SENT}) where period = $1`,
  late: "select count(distinct unit_id) from calls join standing_reports using (unit_id) where calls.period = $1 and called_period = $1 and issued_on::date > due",
  weak: `select count(*) from (${WEAK}) where period = $1 and matter = $3`,
  doubtful: `select count(*) from (select unit_id from claims join claim_matters using (statement_id) semi join calls using (unit_id, period)
    where period = $1 and matter = $3 and face = 'weak' and label in ('limitation', 'cause') and holder is distinct from 'superior'
    group by unit_id having not bool_or(reviewed or claim_matters.confidence >= 0.6))`,
  weak_before: `select count(*) from (${WEAK}) where period = $2 and matter = $3`,
  sent_before: `select count(*) from (${SENT}) where period = $2`,
  covering: `select count(*) from (${COVERS}) where period = $1 and theme = (select theme from matters where matter = $3)`,
  good: `select count(*) from (${GOOD}) good anti join (${WEAK}) weak using (unit_id, period, matter) where period = $1 and matter = $3
    and unit_id not in (select unit_id from ledger where period = $1 and matter = $3 and state = 'resolved_claimed')`,
  resolved: "select count(*) from ledger where period = $1 and matter = $3 and state = 'resolved_claimed'",
  chronic: "select count(*) from ledger where period = $1 and matter = $3 and streak >= 3",
  silent: `select count(*) from (${COVERS}) where period = $1 and theme = (select theme from matters where matter = $3)
    and unit_id not in (select unit_id from (${WEAK} union ${GOOD}) where period = $1 and matter = $3)`,
  uncovered: `select (select count(*) from (${SENT}) where period = $1) - count(*) from (${COVERS}) where period = $1 and theme = (select theme from matters where matter = $3)`,
  no_report: `select (select count(*) from calls where period = $1) - count(*) from (${SENT}) where period = $1`,
  carried: `select count(*) from ${PAIRS}`,
  "carried:still": `select count(*) from ${PAIRS} where ${IS_WEAK}`,
  "carried:overcome": `select count(*) from ${PAIRS} where not ${IS_WEAK} and ${IS_GOOD}`,
  "carried:silent": `select count(*) from ${PAIRS} where not ${IS_WEAK} and not ${IS_GOOD} and ${COVERED}`,
  "carried:unread": `select count(*) from ${PAIRS} where not ${COVERED}`,
  overcome: `select count(*) from ${PAIRS} where not ${IS_WEAK} and ${IS_GOOD} and matter = $3`,
  promises: `select count(*) from ${DUE}`,
  ...Object.fromEntries(
    ["done", "still_weak", "repeated", "not_mentioned", "pending"].map((outcome) => [
      `promises:${outcome}`,
      `select count(*) from ${DUE} and outcome = '${outcome}'`,
    ]),
  ),
  open: "select count(*) from open_loops where period = $1 and matter = coalesce($3, matter)",
  checks: "select count(*) from checks where period = $1",
  unread: "select count(*) from files where status in ('quarantined', 'refused')",
  duplicates: "select count(*) from files where status = 'duplicate'",
  odd: "select count(distinct path) from problems join files using (path) where severity = 'warning' and status = 'read'",
  statements: "select count(*) from claims where period = $1",
  reviewed: "select count(*) from claims where period = $1 and reviewed",
};

/** The figure of a key such as `asked`, `weak:SH01` or `carried:still`. Throws a RangeError on a key it does not know. */
export async function recount(
  db: DuckDBConnection,
  key: string,
  {period, before}: {period: string; before: string},
): Promise<number> {
  const [name = "", matter = null] = FIGURES[key] === undefined ? key.split(":") : [key];
  const sql = FIGURES[name];
  if (sql === undefined) throw new RangeError(`no such figure: ${key}`);
  const [row] = await rows<{n: number}>(
    db,
    `select n from (select $1::varchar as p, $2::varchar as b, $3::varchar as m), (${sql}) counted(n)`,
    [period, before, matter],
  );
  return row?.n ?? Number.NaN;
}

import type {DuckDBConnection} from "@duckdb/node-api";
import type {Registry} from "./1-read/units/read-units.ts";
import {periodName, periodRange} from "./period.ts";
import {insert, rows, transaction} from "./store.ts";

/**
 * Stores the units, links and calls anew. A call of all units asks those whose name is valid on the day it is due.
 * Without a registry the units are those that ever sent a report, and each is taken as asked in every period met.
 */
export async function loadRegistry(db: DuckDBConnection, registry: Registry | null): Promise<void> {
  await transaction(db, async () => {
    for (const table of ["units", "unit_links", "calls"]) await db.run(`delete from ${table}`);
    if (registry === null) await deriveRegistry(db);
    else {
      const {units, links, calls} = registry;
      await insert(
        db,
        "units",
        units.map(({succeeded_by: _, ...unit}) => unit),
      );
      await insert(
        db,
        "unit_links",
        links.map(({kind, from, to, on}) => ({kind, from_unit: from, to_unit: to, on_date: on})),
      );
      await insert(
        db,
        "calls",
        calls.flatMap(({period, due, asked, title}) => {
          const asked_ids = asked ?? reporting(units, periodRange(period).to);
          return asked_ids.map((unit_id) => ({period, unit_id, title: title ?? null, due}));
        }),
      );
    }
    await loadPeriods(db);
  });
}

/** Units below another, valid on `day`: the committee that asks does not report to itself. */
function reporting(units: Registry["units"], day: string): string[] {
  return units
    .filter(
      ({parent_id, valid_from, valid_to}) =>
        parent_id !== null && (valid_from ?? "") <= day && day < (valid_to ?? "9999"),
    )
    .map(({unit_id}) => unit_id);
}

async function deriveRegistry(db: DuckDBConnection): Promise<void> {
  await db.run(`insert into units by name
    select distinct unit_id, unit_id as name, 'đơn vị' as kind, []::varchar[] as aliases from reports where unit_id is not null order by 1`);
  await db.run(`insert into calls by name
    select period, unit_id from (select distinct period from reports where period is not null), units order by all`);
}

async function loadPeriods(db: DuckDBConnection): Promise<void> {
  const met = await rows<{period: string}>(
    db,
    "select period from calls union select period from reports where period is not null order by 1",
  );
  const known = met.map(({period}) => ({period, name: periodName(period), ...periodRange(period)}));
  known.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.period < b.period ? -1 : 1));
  const kind = (period: string) => period.replace(/\d+/gu, "");
  const seen = new Map<string, number>();
  await db.run("delete from periods");
  await insert(
    db,
    "periods",
    known.map(({period, name, from, to}) => {
      const ordinal = seen.get(kind(period)) ?? 0;
      seen.set(kind(period), ordinal + 1);
      return {period, name, from_date: from, to_date: to, ordinal};
    }),
  );
}

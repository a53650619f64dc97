import type {DuckDBConnection} from "@duckdb/node-api";
import {rows} from "../../pipeline/store.ts";
import {readTruth} from "./read-truth.ts";
import {share} from "./share.ts";

/** Names of persons that stand nowhere in the store: neither in any column of words nor in a list of them. */
export async function scoreNames(db: DuckDBConnection): Promise<string[]> {
  const columns = await rows<{table_name: string; column_name: string}>(
    db,
    "select table_name, column_name from duckdb_columns() where data_type in ('VARCHAR', 'VARCHAR[]') and schema_name = 'main' and not internal",
  );
  const names = [
    ...new Set([
      ...readTruth<{name: string}>("names").map(({name}) => name),
      ...readTruth<{signer: string | null}>("files").flatMap(({signer}) => (signer === null ? [] : [signer])),
    ]),
  ];
  const seen = new Set<string>();
  for (const {table_name, column_name} of columns) {
    const held = await rows<{person: string}>(
      db,
      `select person from (select unnest(from_json($1, '["varchar"]')) as person) where exists (select 1 from ${table_name} where contains(${column_name}::varchar, person))`,
      [JSON.stringify(names)],
    );
    for (const {person} of held) seen.add(`${person} (${table_name}.${column_name})`);
  }
  return [
    `tên người không còn trong kho: ${share(names.length - new Set([...seen].map((one) => one.split(" (")[0])).size, names.length)}`,
    ...[...seen].sort().map((one) => `  ${one}`),
  ];
}

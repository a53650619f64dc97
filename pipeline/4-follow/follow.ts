import type {DuckDBConnection} from "@duckdb/node-api";
import {makeTable} from "../store.ts";

/** The tables this stage makes, in the order they need each other; each is the select in the .sql file of its name. */
const FOLLOWED = [
  "coverage",
  "ledger",
  "trends",
  "open_loops",
  "repeats",
  "links",
  "reuse",
  "promises",
  "form_checks",
  "text_checks",
] as const;

/** Makes the ledger, trends, promises and the rest anew from what the reports say. Same rows for the same tables, in the same order. */
export async function followMatters(db: DuckDBConnection): Promise<void> {
  for (const name of FOLLOWED) await makeTable(db, name, import.meta.url);
}

import {readFileSync} from "node:fs";
import type {DuckDBConnection} from "@duckdb/node-api";
import {rows} from "../store.ts";

/**
 * The statements that people decided on as labelled sentences, in the order of periods, paths and places; fields as gold-rows.sql makes
 * them, those that are null left out. No decisions give none.
 */
export async function goldOfDecisions(db: DuckDBConnection): Promise<Record<string, unknown>[]> {
  const sql = readFileSync(new URL("./gold-rows.sql", import.meta.url), "utf8");
  return (await rows(db, sql)).map((row) =>
    Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
  );
}

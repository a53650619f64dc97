import {mkdirSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {leadershipPages, loadLeadership} from "../../reports/leadership.ts";

/** Pages this stage may make; those it does not make this time are taken away, so that no old page stands beside new ones. */
const PAGES = ["index.html", "evidence.html"];

/**
 * Writes the pages of a period into `out` and gives their names. Each is written beside its place and then renamed, so that
 * a reader sees the old page or the new, never a half. Same tables give the same bytes. Throws a RangeError when the store knows no such period.
 */
export async function renderReports(
  db: DuckDBConnection,
  {out, period, generated_on}: {out: string; period: string; generated_on: string},
): Promise<string[]> {
  const pages = leadershipPages(await loadLeadership(db, period), {generated_on});
  mkdirSync(out, {recursive: true});
  for (const [name, page] of pages) writeFileSync(join(out, `${name}.tmp`), page);
  // The page that others lead to comes last.
  for (const name of [...pages.keys()].reverse()) renameSync(join(out, `${name}.tmp`), join(out, name));
  for (const name of PAGES) if (!pages.has(name)) rmSync(join(out, name), {force: true});
  return [...pages.keys()];
}

import type {DuckDBConnection} from "@duckdb/node-api";
import {rows} from "../../pipeline/store.ts";
import {readTruth} from "./read-truth.ts";
import {share} from "./share.ts";

/** Half of a report standing in the one before is a copy. */
const COPIED = 0.5;

/** Copied reports known as such, and reports wrongly taken for copies. */
export async function scoreCopies(db: DuckDBConnection): Promise<string[]> {
  const found = await rows<{path: string}>(
    db,
    `select path from reuse join reports using (report_id) where share >= ${COPIED}`,
  );
  const said = new Set(found.map(({path}) => path.normalize("NFC")));
  const planted = new Set(readTruth<{path: string}>("copies").map(({path}) => path));
  const both = [...planted].filter((path) => said.has(path)).length;
  return [`báo cáo chép lại: tìm thấy ${share(both, planted.size)}, chính xác ${share(both, said.size)}`];
}

import type {DuckDBConnection} from "@duckdb/node-api";
import {rows} from "../../pipeline/store.ts";
import {readTruth} from "./read-truth.ts";
import {share} from "./share.ts";

/** Files whose status is the one expected, and the others by name. */
export async function scoreFiles(db: DuckDBConnection): Promise<string[]> {
  const found = await rows<{path: string; status: string}>(db, "select path, status from files");
  const status = new Map(found.map((file) => [file.path.normalize("NFC"), file.status]));
  const files = readTruth<{path: string; status: string}>("files");
  const wrong = files.filter((file) => status.get(file.path) !== file.status);
  return [
    `tệp đúng trạng thái: ${share(files.length - wrong.length, files.length)}`,
    ...wrong.map(
      (file) => `  ${file.path}: cần ${file.status}, được ${status.get(file.path) ?? "không thấy"}`,
    ),
  ];
}

import {existsSync} from "node:fs";
import {CliError} from "../cli-error.ts";
import {snapshotOf} from "../run.ts";
import {say} from "../say.ts";
import {openSnapshot} from "../store.ts";
import {writeLine} from "./lines.ts";

/** `tonghop query SQL`: the rows of a query on the published snapshot, one JSON line each; the snapshot cannot be changed by it. */
export async function query(sql: string, {db}: {db: string}): Promise<void> {
  const snapshot = snapshotOf(db);
  if (!existsSync(snapshot))
    throw new CliError(
      say(
        `Chưa có bản công bố ${snapshot}: chạy "tonghop run" trước.`,
        `No snapshot ${snapshot}: run "tonghop run" first.`,
      ),
      {exitCode: 1},
    );
  const store = await openSnapshot(snapshot);
  try {
    const result = await store.db.stream(sql);
    for await (const part of result.yieldRowObjectJson())
      for (const row of part) await writeLine(JSON.stringify(row));
  } catch (error) {
    throw new CliError(
      say(`Câu truy vấn không chạy được: ${firstLine(error)}`, `The query failed: ${firstLine(error)}`),
      {exitCode: 1, cause: error},
    );
  } finally {
    store.close();
  }
}

function firstLine(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
}

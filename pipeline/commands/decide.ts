import {existsSync, readFileSync} from "node:fs";
import {followMatters} from "../4-follow/follow.ts";
import {CliError} from "../cli-error.ts";
import {type Decision, parseDecision} from "../decide/decision.ts";
import {storeDecisions} from "../decide/store-decisions.ts";
import {say} from "../say.ts";
import {openStore, rows, type Store, transaction} from "../store.ts";
import {inputLines, writeLine} from "./lines.ts";

/**
 * `tonghop decide [FILE]`: decisions of analysts, one JSON object a line, into the store: all or, when a line is wrong, none. What
 * follows from them is computed at once; pages and the snapshot come with the next night.
 */
export async function decide(
  file: string | undefined,
  {db, by, now}: {db: string; by?: string; now?: string},
): Promise<void> {
  if (file !== undefined && !existsSync(file))
    throw new CliError(say(`Không có tệp này: ${file}`, `No such file: ${file}`));
  const given = {decided_by: by ?? null, decided_on: now ?? new Date().toISOString()};
  const decisions: Decision[] = [];
  const lines: number[] = [];
  let number = 0;
  for await (const line of file === undefined ? inputLines() : readFileSync(file, "utf8").split("\n")) {
    number += 1;
    if (line.trim() === "") continue;
    decisions.push(parseDecision(line, number, given));
    lines.push(number);
  }
  const store = await openToDecide(db);
  try {
    const added = await storeDecisions(store.db, decisions, lines);
    if (added > 0) await transaction(store.db, () => followMatters(store.db));
    await store.db.run("checkpoint");
    const same = decisions.length - added;
    await writeLine(
      say(
        `Đã ghi ${added} quyết định${same > 0 ? `; ${same} đã có từ trước` : ""}. Trang đổi theo ở lần chạy đêm tới (tonghop run).`,
        `${added} decisions written${same > 0 ? `; ${same} were there already` : ""}. Pages follow with the next night (tonghop run).`,
      ),
    );
  } finally {
    store.close();
  }
}

/** Opens a store that a night has filled; a clear message when there is none, when it is in use, or when the program has changed since. */
async function openToDecide(db: string): Promise<Store> {
  const none = () =>
    new CliError(
      say(
        `Kho ${db} chưa có báo cáo nào: chạy tonghop run trước.`,
        `The store ${db} holds no reports: run tonghop run first.`,
      ),
    );
  if (!existsSync(db)) throw none();
  let store: Store;
  try {
    store = await openStore(db);
  } catch (cause) {
    throw new CliError(
      say(
        `Không mở được kho ${db} (có thể đêm đang chạy): thử lại sau.`,
        `Cannot open the store ${db} (a night may be running): try again later.`,
      ),
      {exitCode: 1, cause},
    );
  }
  const [held] = await rows<{n: number}>(store.db, "select count(*) as n from reports");
  if (held?.n !== 0) return store;
  store.close();
  throw none();
}

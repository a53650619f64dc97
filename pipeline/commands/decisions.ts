import {existsSync} from "node:fs";
import {CliError} from "../cli-error.ts";
import {goldOfDecisions} from "../decide/gold-of-decisions.ts";
import {say} from "../say.ts";
import {openSnapshot, rows} from "../store.ts";
import {writeLine} from "./lines.ts";

const LISTED =
  "select report_id, text, nth, candidate_id, field, value, decided_by, decided_on, note from decisions order by decision_id";

/** `tonghop decisions [--gold]`: the decisions in the store as JSON lines, or the labelled sentences that they make. */
export async function decisions({db, gold = false}: {db: string; gold?: boolean}): Promise<void> {
  if (!existsSync(db)) throw new CliError(say(`Không có kho này: ${db}`, `No such store: ${db}`));
  const store = await openSnapshot(db);
  try {
    const printed = gold ? await goldOfDecisions(store.db) : await rows(store.db, LISTED);
    for (const row of printed) await writeLine(JSON.stringify(row));
  } finally {
    store.close();
  }
}

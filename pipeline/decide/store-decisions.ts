import type {DuckDBConnection} from "@duckdb/node-api";
import {CliError} from "../cli-error.ts";
import {say} from "../say.ts";
import {insert, rows, transaction} from "../store.ts";
import type {Decision} from "./decision.ts";

type Place = {
  report_id: string | null;
  path: string | null;
  text: string | null;
  nth: number | null;
  candidate_id: string | null;
};

const KEYED = `select statement_id, report_id, path, text, text_key(text) as key,
    row_number() over (partition by report_id, text_key(text) order by ordinal) - 1 as nth
  from statements join reports using (report_id) where report_id = $1`;

/**
 * Adds decisions to the store: all of them or, when one speaks of what the store does not hold, none. A decision that is there already,
 * word for word, is not added again. `lines[i]` is the number of the line of `decisions[i]`, for what is told of it. Gives how many were added.
 */
export async function storeDecisions(
  db: DuckDBConnection,
  decisions: readonly Decision[],
  lines: readonly number[],
): Promise<number> {
  const [last] = await rows<{n: number}>(db, "select coalesce(max(decision_id), 0) as n from decisions");
  const seen = new Set(
    (await rows(db, "select * exclude (decision_id) from decisions")).map((row) =>
      JSON.stringify(keyOf(row)),
    ),
  );
  const added: object[] = [];
  for (const [at, {target, ...decision}] of decisions.entries()) {
    const place = await placeOf(db, target);
    if (place === null)
      throw new CliError(
        say(
          `Dòng ${lines[at]}: kho không có ${JSON.stringify(target)}.`,
          `Line ${lines[at]}: the store does not hold ${JSON.stringify(target)}.`,
        ),
      );
    const row = {...place, ...decision};
    const key = JSON.stringify(keyOf(row));
    if (seen.has(key)) continue;
    seen.add(key);
    added.push({decision_id: (last?.n ?? 0) + added.length + 1, ...row});
  }
  await transaction(db, () => insert(db, "decisions", added));
  return added.length;
}

function keyOf(row: Record<string, unknown>): unknown[] {
  return [
    ...["report_id", "text", "nth", "candidate_id", "field", "value", "decided_by", "note"].map(
      (name) => row[name] ?? null,
    ),
    new Date(row["decided_on"] as string).getTime(),
  ];
}

/** Where a decision belongs: the statement's report and words, so that it is found again whatever its id becomes. */
async function placeOf(db: DuckDBConnection, target: Decision["target"]): Promise<Place | null> {
  if ("candidate_id" in target) {
    const found = await rows(db, "from candidates where candidate_id = $1", [target.candidate_id]);
    return found.length === 0 ? null : {...NOWHERE, ...target};
  }
  const by_id = "statement_id" in target;
  const [found] = await rows<Place>(
    db,
    `select report_id, path, text, nth from (${KEYED}) where ${by_id ? "statement_id = $2" : "key = text_key($2) and nth = $3"}`,
    by_id
      ? [target.statement_id.slice(0, target.statement_id.lastIndexOf("-")), target.statement_id]
      : [target.report_id, target.text, target.nth],
  );
  return found === undefined ? null : {...NOWHERE, ...found};
}

const NOWHERE: Place = {report_id: null, path: null, text: null, nth: null, candidate_id: null};

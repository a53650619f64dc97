import {readFileSync} from "node:fs";
import type {DuckDBConnection} from "@duckdb/node-api";
import {sha256} from "../inbox.ts";
import {insert, rows} from "../store.ts";
import {clusterStatements, type Leader, type Unmatched} from "./cluster-statements.ts";

const DECIDED = `select candidate_id, value from decisions where candidate_id is not null
  qualify row_number() over (partition by candidate_id order by decision_id desc) = 1`;

/**
 * Makes `candidates` and `candidate_statements` anew: clusters of what fits no matter. Those of the night before come first and keep their
 * ids; those that a person decided on stay even when nothing is left of them.
 */
export async function makeCandidates(db: DuckDBConnection): Promise<void> {
  const statements = await rows<Unmatched>(
    db,
    readFileSync(new URL("./unmatched.sql", import.meta.url), "utf8"),
  );
  const decided = new Map(
    (await rows<{candidate_id: string; value: string}>(db, DECIDED)).map((one) => [
      one.candidate_id,
      one.value,
    ]),
  );
  const known = await knownLeaders(db, {statements, decided});
  const clusters = clusterStatements(statements, {
    known,
    kept: new Set(decided.keys()),
    rarity: await rarityIn(db),
    idOf,
  });
  await db.run("delete from candidates");
  await db.run("delete from candidate_statements");
  await insert(
    db,
    "candidates",
    clusters.map(({statements: _, ...cluster}) => {
      const decision = decided.get(cluster.candidate_id) ?? null;
      return {...cluster, decision: decision === "program" ? null : decision};
    }),
  );
  await insert(
    db,
    "candidate_statements",
    clusters.flatMap(({candidate_id, statements: own}) =>
      own.map(({statement_id}) => ({candidate_id, statement_id})),
    ),
  );
}

/** The id of the candidate that statements of this key lead. */
function idOf(key: string): string {
  return `uv-${sha256(key).slice(0, 8)}`;
}

/** Leaders of the night before, and statements that lead a candidate decided on which another schema took out; in the order of ids. */
async function knownLeaders(
  db: DuckDBConnection,
  {statements, decided}: {statements: readonly Unmatched[]; decided: ReadonlyMap<string, string>},
): Promise<Leader[]> {
  const known = new Map(
    (await rows<Leader>(db, "select candidate_id, text, words, around from candidates")).map((one) => [
      one.candidate_id,
      one,
    ]),
  );
  for (const {key, text, words, around} of statements) {
    const candidate_id = idOf(key);
    if (decided.has(candidate_id) && !known.has(candidate_id))
      known.set(candidate_id, {candidate_id, text, words, around});
  }
  return [...known.values()].sort((a, b) => (a.candidate_id < b.candidate_id ? -1 : 1));
}

/** How rare a word is among the different statements of the store: the logarithm of one in how many has it; never below 0. */
export async function rarityIn(db: DuckDBConnection): Promise<(word: string) => number> {
  const counts = await rows<{word: string; n: number; texts: number}>(
    db,
    `with texts as (select distinct lower(words) as words from statements),
      held as (select distinct words, unnest(string_split(words, ' ')) as word from texts)
     select word, count(*) as n, (select count(*) from texts) as texts from held group by all`,
  );
  const texts = counts[0]?.texts ?? 1;
  const rarities = new Map(counts.map(({word, n}) => [word, Math.max(0, Math.log(texts / (1 + n)))]));
  return (word) => rarities.get(word) ?? Math.log(texts);
}

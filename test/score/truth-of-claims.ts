import type {DuckDBConnection} from "@duckdb/node-api";
import {rows} from "../../pipeline/store.ts";
import {readTruth} from "./read-truth.ts";

/** A claim of the store with what was planted in its words. */
export type Known = {
  statement_id: string;
  path: string;
  period: string;
  text: string;
  truth: {label: string; matter?: string; text: string};
};

type Sentence = {path: string; clauses: Known["truth"][]};

/** The claims that hold a planted clause, or stand in one, in order of path and place. A clause goes to one claim, a claim has one clause. */
export async function truthOfClaims(db: DuckDBConnection): Promise<Known[]> {
  const claims = await rows<Omit<Known, "truth">>(
    db,
    "select statement_id, path, period, text from claims order by path, ordinal",
  );
  const planted = Map.groupBy(readTruth<Sentence>("statements"), ({path}) => path);
  return [...Map.groupBy(claims, ({path}) => path.normalize("NFC"))].flatMap(([path, of_path]) => {
    const clauses = (planted.get(path) ?? []).flatMap((sentence) => sentence.clauses);
    const taken = new Set<object>();
    return of_path.flatMap((claim) => {
      const truth = clauses.find((clause) => !taken.has(clause) && isIn(clause.text, claim.text));
      if (truth === undefined) return [];
      taken.add(truth);
      return [{...claim, truth}];
    });
  });
}

function isIn(planted: string, text: string): boolean {
  const [clause, claim] = [bare(planted), bare(text)];
  return claim.includes(clause) || (claim.length > 20 && clause.includes(claim));
}

function bare(text: string): string {
  return text.replace(/^[\s,;]+|[\s,;./]+$/gu, "");
}

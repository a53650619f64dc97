import type {DuckDBConnection} from "@duckdb/node-api";
import {rows} from "../../pipeline/store.ts";
import {readTruth} from "./read-truth.ts";
import {share} from "./share.ts";

type Planted = {
  id: string;
  path: string;
  unit_id: string;
  period: string;
  owner: string;
  due: string;
  outcome: string;
};
type Sentence = {path: string; id: string | null; clauses: {text: string; owner?: string}[]};
type Found = {path: string; text: string; owner: string | null; due: string | null; outcome: string};

/** Promises found, with their owner, their date, and what became of them by the later reports. */
export async function scorePromises(db: DuckDBConnection): Promise<string[]> {
  const found = Map.groupBy(
    await rows<Found>(
      db,
      "select path, text, promises.owner, promises.due, outcome from promises join claims using (statement_id)",
    ),
    ({path}) => path.normalize("NFC"),
  );
  const sentences = new Map(
    readTruth<Sentence>("statements").map(({path, id, clauses}) => [
      `${path} ${id}`,
      clauses.find(({owner}) => owner !== undefined)?.text,
    ]),
  );
  const planted = readTruth<Planted>("promises");
  const pairs = planted.flatMap((promise) => {
    const text = sentences.get(`${promise.path} ${promise.id}`)?.replace(/^[\s,;]+|[\s,;./]+$/gu, "");
    const one = found
      .get(promise.path)
      ?.find(
        (other) =>
          text !== undefined &&
          (other.text.includes(text) || text.includes(other.text.replace(/[.;,]+$/u, ""))),
      );
    return one === undefined ? [] : [{promise, one}];
  });
  const right = (is: (pair: (typeof pairs)[number]) => boolean) =>
    share(pairs.filter(is).length, pairs.length);
  return [
    `lời hứa tìm thấy: ${share(pairs.length, planted.length)}; trong đó đúng nơi làm ${right(({promise, one}) => one.owner === promise.owner)}, đúng hạn ${right(({promise, one}) => one.due === promise.due)}, đúng kết cục ${right(({promise, one}) => one.outcome === promise.outcome)}`,
  ];
}

import {copyFileSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import type {DuckDBConnection} from "@duckdb/node-api";
import {loadEncoder} from "../../pipeline/3-tag/encoder/load-encoder.ts";
import {adaptLabels} from "../../pipeline/3-tag/labels/adapt-labels.ts";
import {goldFiles, readGold} from "../../pipeline/3-tag/labels/gold-rows.ts";
import {makeLabeller} from "../../pipeline/3-tag/labels/labeller.ts";
import {readModel as readLabelModel} from "../../pipeline/3-tag/labels/model-file.ts";
import {adaptMatters} from "../../pipeline/3-tag/matters/adapt-matters.ts";
import {makeMatcher} from "../../pipeline/3-tag/matters/load-matcher.ts";
import {readMatterRows, readProjectRows} from "../../pipeline/3-tag/matters/matter-rows.ts";
import {readModel as readMatterModel} from "../../pipeline/3-tag/matters/model-file.ts";
import {readMatters} from "../../pipeline/3-tag/matters/taxonomy.ts";
import {readWordCutter} from "../../pipeline/3-tag/matters/word-cutter.ts";
import {makeTagger, type Tagger} from "../../pipeline/3-tag/tag-report.ts";
import {followMatters} from "../../pipeline/4-follow/follow.ts";
import {goldOfDecisions} from "../../pipeline/decide/gold-of-decisions.ts";
import {storeDecisions} from "../../pipeline/decide/store-decisions.ts";
import type {Document} from "../../pipeline/model.ts";
import {tagBody} from "../../pipeline/process-file.ts";
import {openStore, rows} from "../../pipeline/store.ts";
import {storeAgain} from "../../pipeline/store-report.ts";
import {scoreFaces} from "./score-faces.ts";
import {scoreLabels} from "./score-labels.ts";
import {share} from "./share.ts";
import {type Known, truthOfClaims} from "./truth-of-claims.ts";

// `npm run score:learning [store [N …]]`: what learning from decisions brings on the sample bloc. An analyst who knows what was planted decides
// label and matter of the N different statements of the first four quarters that the program is least sure of; the weights learn on from
// them, all reports are tagged anew. A simulation: the later quarters repeat many sentences of the first (told apart below), every answer
// is right, and the sample's text is of one hand.
const LAST = "2024-Q4";
const asked = process.argv.slice(3).map(Number);
const counts = asked.length > 0 ? asked : [0, 50, 100, 200, 400, Number.POSITIVE_INFINITY];
const gold = goldFiles(new URL("../../data/gold/", import.meta.url));
const kept = {
  labels: gold.flatMap(readGold),
  matters: readProjectRows(),
};
const labels = readLabelModel(new URL("../../data/models/labels.bin", import.meta.url));
const matters = readMatterModel(new URL("../../data/models/matters.bin", import.meta.url));
const taxonomy = readMatters();
const folder = mkdtempSync(join(tmpdir(), "tonghop-learning-"));
const source = process.argv[2] ?? "data/work/sample.duckdb";

try {
  for (const count of counts) for (const line of await simulate(count)) process.stdout.write(`${line}\n`);
} finally {
  rmSync(folder, {recursive: true, force: true});
}

async function simulate(count: number): Promise<string[]> {
  const path = join(folder, "store.duckdb");
  copyFileSync(source, path);
  const {db, close} = await openStore(path);
  try {
    const claims = await truthOfClaims(db);
    const chosen = await leastSure(
      db,
      claims.filter(({period}) => period <= LAST),
      count,
    );
    const decisions = chosen.flatMap(({statement_id, truth}) =>
      (["label", "matter"] as const).map((field) => ({
        target: {statement_id},
        field,
        value: truth[field] ?? null,
        decided_by: "mô phỏng",
        decided_on: "2025-01-15T00:00:00.000Z",
        note: null,
      })),
    );
    await storeDecisions(
      db,
      decisions,
      decisions.map((_, at) => at + 1),
    );
    await followMatters(db);
    const file = join(folder, "gold.jsonl");
    writeFileSync(file, (await goldOfDecisions(db)).map((row) => `${JSON.stringify(row)}\n`).join(""));
    const url = pathToFileURL(file);
    const decided = {labels: readGold(url), matters: readMatterRows(url, "project")};
    const tagger = makeTagger(
      makeLabeller(adaptLabels(labels, {decided: decided.labels, kept: kept.labels}), loadEncoder()),
      makeMatcher(adaptMatters(matters, {decided: decided.matters, kept: kept.matters}, taxonomy), {
        matters: taxonomy,
        cut: readWordCutter(),
        encoder: loadEncoder(),
      }),
    );
    await tagAll(db, tagger);
    await followMatters(db);
    const lines = [`${chosen.length} câu được soát`];
    for (const [name, isIn] of [
      ["bốn quý sau", (period: string) => period > LAST],
      ["cả tám quý", () => true],
    ] as const) {
      const [right] = await scoreLabels(db, isIn);
      const [faces, cells, wide] = await scoreFaces(db, isIn);
      lines.push(`  ${name}: ${right}`, `    ${faces}`, `    ${cells}`, `    ${wide?.trim()}`);
    }
    lines.push(`  bốn quý sau, ${await ofNewWords(db, claims)}`);
    return lines;
  } finally {
    close();
    rmSync(path, {force: true});
  }
}

/** The first `count` different statements, those first of which label or matter is least sure; a statement without a matter counts as half sure of it. */
async function leastSure(db: DuckDBConnection, claims: readonly Known[], count: number): Promise<Known[]> {
  const sure = new Map(
    (
      await rows<{statement_id: string; sure: number; key: string}>(
        db,
        `select statement_id, text_key(any_value(text)) as key,
           any_value(s.confidence) * case when any_value(label) = 'context' then 1 else coalesce(max(m.confidence), 0.5) end as sure
         from statements s left join mentions m using (statement_id) group by statement_id`,
      )
    ).map((row) => [row.statement_id, row]),
  );
  const seen = new Set<string>();
  return claims
    .flatMap((claim) => {
      const found = sure.get(claim.statement_id);
      if (found === undefined || seen.has(found.key)) return [];
      seen.add(found.key);
      return [{claim, sure: found.sure}];
    })
    .sort((a, b) => a.sure - b.sure || (a.claim.statement_id < b.claim.statement_id ? -1 : 1))
    .slice(0, count)
    .map(({claim}) => claim);
}

async function tagAll(db: DuckDBConnection, tagger: Tagger): Promise<void> {
  const reports = await rows<{report_id: string; path: string; unit_id: string; period: string}>(
    db,
    "select report_id, path, unit_id, period from reports where unit_id is not null order by path",
  );
  for (const report of reports) {
    const body = await rows(
      db,
      "select block as ordinal, kind, level, label, text, page from blocks where report_id = $1 order by block",
      [report.report_id],
    );
    await storeAgain(db, report, tagBody(body as Document["body"], report.period, tagger), "learnt");
  }
}

/** Of the clauses of the later quarters whose words none of the first had: labels right, and matters named as planted. */
async function ofNewWords(db: DuckDBConnection, claims: readonly Known[]): Promise<string> {
  const old = new Set(claims.filter(({period}) => period <= LAST).map(({truth}) => truth.text));
  const fresh = new Map(
    claims
      .filter(({period, truth}) => period > LAST && !old.has(truth.text))
      .map((claim) => [claim.truth.text, claim]),
  );
  const said = new Map(
    (
      await rows<{statement_id: string; label: string; matters: string[]}>(
        db,
        "select statement_id, any_value(label) as label, coalesce(list(matter) filter (matter is not null), []) as matters from claims left join claim_matters using (statement_id) group by statement_id",
      )
    ).map((row) => [row.statement_id, row]),
  );
  const all = [...fresh.values()].map((claim) => ({...claim, said: said.get(claim.statement_id)}));
  const with_matter = all.filter(({truth}) => truth.matter !== undefined);
  const named = all.flatMap(({truth, said}) =>
    (said?.matters ?? []).map((matter) => matter === truth.matter),
  );
  return `câu chưa từng gặp: nhãn đúng ${share(all.filter(({truth, said}) => truth.label === said?.label).length, all.length)}, nội dung chính xác ${share(named.filter(Boolean).length, named.length)}, đầy đủ ${share(with_matter.filter(({truth, said}) => said?.matters.includes(truth.matter ?? "")).length, with_matter.length)}`;
}

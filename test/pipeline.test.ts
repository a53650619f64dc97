import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join, relative} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {run, snapshotOf} from "../pipeline/run.ts";
import {openSnapshot, openStore, rows} from "../pipeline/store.ts";
import type {Summary} from "../pipeline/summarise.ts";

// The night on a part of the sample: the first units of two quarters with every file that cannot be used.
const folder = mkdtempSync(join(tmpdir(), "tonghop-"));
const options = {
  inbox: join(folder, "inbox"),
  db: join(folder, "t.duckdb"),
  out: join(folder, "dist"),
  units: "data/sample/units.yaml",
  period: null,
  jobs: 2,
  now: "2026-01-10T02:00:00Z",
};
let first: Summary;

beforeAll(async () => {
  const truth = readFileSync("data/sample/truth-files.jsonl", "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as {path: string; status: string});
  const odd = truth.filter(({status}) => status !== "read" && status !== "figures").map(({path}) => path);
  const some = ["2025-Q1", "2025-Q2"].flatMap((period) =>
    readdirSync(`data/sample/inbox/${period}`)
      .sort()
      .slice(0, 14)
      .map((name) => `${period}/${name}`),
  );
  for (const path of new Set([...odd, ...some])) {
    mkdirSync(dirname(join(options.inbox, path)), {recursive: true});
    cpSync(`data/sample/inbox/${path}`, join(options.inbox, path));
  }
  first = await run(options);
}, 120_000);
afterAll(() => rmSync(folder, {recursive: true, force: true}));

test("every bad file is told of, and the rest goes on", () => {
  expect(first.problems.map(({rule}) => rule).sort()).toEqual(
    expect.arrayContaining(["empty", "secrecy", "truncated", "unknown-unit"]),
  );
  expect(first.reports).toBeGreaterThan(15);
  expect(first.asked).toBe(31);
});

test("a second night with nothing new changes no byte", async () => {
  const paths = [
    options.db,
    snapshotOf(options.db),
    join(options.out, "index.html"),
    join(options.out, "run.json"),
  ];
  const before = paths.map((path) => [readFileSync(path).toString("base64").length, statSync(path).mtimeMs]);
  const second = await run(options);
  expect(second.is_unchanged).toBe(true);
  expect(paths.map((path) => [readFileSync(path).toString("base64").length, statSync(path).mtimeMs])).toEqual(
    before,
  );
});

test("the same files, copied in another order and read by another number of workers, give the same tables and page", async () => {
  const again = {
    ...options,
    inbox: join(folder, "again-inbox"),
    db: join(folder, "again.duckdb"),
    out: join(folder, "again"),
    jobs: 1,
  };
  const names = readdirSync(options.inbox, {recursive: true, withFileTypes: true}).filter((entry) =>
    entry.isFile(),
  );
  for (const {parentPath, name} of names.sort((a, b) => (a.name < b.name ? 1 : -1))) {
    const to = join(again.inbox, relative(options.inbox, parentPath), name);
    mkdirSync(dirname(to), {recursive: true});
    cpSync(join(parentPath, name), to);
  }
  await run(again);
  expect(readFileSync(join(again.out, "index.html"), "utf8")).toBe(
    readFileSync(join(options.out, "index.html"), "utf8"),
  );
  const [one, other] = await Promise.all([contentsOf(options.db), contentsOf(again.db)]);
  expect(Object.keys(one).length).toBeGreaterThan(20);
  expect(other).toEqual(one);
}, 120_000);

test("changed lexicons or weights: every report is tagged anew from its stored blocks, no file is read again", async () => {
  const before = await contentsOf(options.db);
  const store = await openStore(options.db);
  await store.db.run("update reports set tag_version = 'older' where unit_id is not null");
  await store.db.run("update statements set label = 'context', evidence = ''");
  await store.db.run("delete from mentions");
  store.close();
  rmSync(join(options.out, "run.json"));
  const again = await run(options);
  expect(again).toMatchObject({read: 0, is_unchanged: false});
  expect(again.tagged).toBe(first.reports);
  const {runs: _, ...after} = await contentsOf(options.db);
  const {runs, ...expected} = before;
  expect(runs).toMatchObject([{n: 1}]);
  expect(after).toEqual(expected);
}, 120_000);

/** Number of rows and hash of each table, in whatever order they stand. */
async function contentsOf(path: string): Promise<Record<string, unknown>> {
  const {db, close} = await openSnapshot(snapshotOf(path));
  const tables = await rows<{table_name: string}>(db, "select table_name from duckdb_tables() order by 1");
  const contents: Record<string, unknown> = {};
  for (const {table_name} of tables)
    contents[table_name] = await rows(
      db,
      `select count(*) as n, md5(string_agg(t::varchar, chr(10) order by t::varchar)) as hash from (from ${table_name}) t`,
    );
  close();
  return contents;
}

test("the tables keep their equations", async () => {
  const {db, close} = await openSnapshot(snapshotOf(options.db));
  const count = async (sql: string) => (await rows<{n: number}>(db, sql))[0]?.n;
  expect(
    await count(
      "select count(*) as n from trends where weak + achieved + silent <> covering or covering > sent or sent > asked",
    ),
  ).toBe(0);
  expect(await count("select count(*) as n from mentions anti join statements using (statement_id)")).toBe(0);
  expect(await count("select count(*) as n from statements anti join reports using (report_id)")).toBe(0);
  expect(
    await count(
      'select count(*) as n from statements join blocks using (report_id, block) where substr(blocks.text, start + 1, "end" - start) <> statements.text',
    ),
  ).toBe(0);
  expect(await count("select count(*) as n from ledger where state = 'chronic' and streak < 3")).toBe(0);
  expect(
    await count(
      "select count(*) as n from duckdb_columns() where not internal and comment is null and table_name in (select table_name from duckdb_tables())",
    ),
  ).toBe(0);
  close();
});

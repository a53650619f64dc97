import {spawnSync} from "node:child_process";
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {run, snapshotOf} from "../pipeline/run.ts";
import {openSnapshot, type Store} from "../pipeline/store.ts";
import {scoreCopies} from "./score/score-copies.ts";
import {scoreFaces} from "./score/score-faces.ts";
import {scoreFiles} from "./score/score-files.ts";
import {scoreLabels} from "./score/score-labels.ts";
import {scoreNames} from "./score/score-names.ts";
import {scorePromises} from "./score/score-promises.ts";

// The whole night on the sample bloc against the truth planted in it: what must be exact is, what is learnt does not fall behind.
const folder = mkdtempSync(join(tmpdir(), "tonghop-night-"));
const db = join(folder, "t.duckdb");
let store: Store;

beforeAll(async () => {
  await run({
    inbox: "data/sample/inbox",
    db,
    out: join(folder, "dist"),
    units: null,
    period: null,
    jobs: 2,
    now: "2026-01-10T02:00:00Z",
  });
  store = await openSnapshot(snapshotOf(db));
}, 240_000);
afterAll(() => {
  store?.close();
  rmSync(folder, {recursive: true, force: true});
});

/** The percentages of a line of scores, in order. */
function percents(line: string | undefined): number[] {
  return [...(line ?? "").matchAll(/([\d.]+) %/gu)].map(([, percent]) => Number(percent));
}

test("every file ends as it should", async () => {
  expect(percents((await scoreFiles(store.db))[0])).toEqual([100]);
});

test("no name of a person stands anywhere in the store", async () => {
  expect(percents((await scoreNames(store.db))[0])).toEqual([100]);
});

test("copied reports are known, and no other is taken for one", async () => {
  expect(percents((await scoreCopies(store.db))[0])).toEqual([100, 100]);
});

test("labels, matters and promises are found as often as they were", async () => {
  const [labels] = percents((await scoreLabels(store.db))[0]);
  expect(labels).toBeGreaterThan(94);
  const [precision, recall] = percents((await scoreFaces(store.db))[0]);
  expect(precision).toBeGreaterThan(75);
  expect(recall).toBeGreaterThan(72);
  const [found, owner, due] = percents((await scorePromises(store.db))[0]);
  expect(found).toBeGreaterThan(97);
  expect(owner).toBeGreaterThan(85);
  expect(due).toBeGreaterThan(94);
});

test("tonghop status tells the last run, who has not sent and what cannot be used", () => {
  const {status, stdout, stderr} = spawnSync(process.execPath, ["pipeline/cli.ts", "status", "--db", db], {
    encoding: "utf8",
    env: {...process.env, TONGHOP_LANG: "", NO_COLOR: "1"},
  });
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("r0001");
  expect(stdout).toContain("2025-Q4: Chi bộ Công ty Cổ phần Môi trường Đồng Xanh Lam");
  expect(stdout).toContain("2025-Q1/scan0001.pdf [no-text-layer]");
});

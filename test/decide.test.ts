import {spawnSync} from "node:child_process";
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {readGold} from "../pipeline/3-tag/labels/gold-rows.ts";
import {CLASSES} from "../pipeline/3-tag/labels/softmax.ts";
import {readMatterRows} from "../pipeline/3-tag/matters/matter-rows.ts";
import {run, snapshotOf} from "../pipeline/run.ts";
import {openSnapshot, rows} from "../pipeline/store.ts";

// `tonghop decide` and `tonghop decisions` on a store that a night filled, and the nights after.
const folder = mkdtempSync(join(tmpdir(), "tonghop-decide-"));
const options = {
  inbox: join(folder, "inbox"),
  db: join(folder, "t.duckdb"),
  out: join(folder, "dist"),
  units: "data/sample/units.yaml",
  period: null,
  jobs: 1,
  now: "2026-01-10T02:00:00Z",
};
const PATHS = ["2025-Q4/52-BC-ĐUKB bc quy 4.docx", "2025-Q4/20254_skh_baocao.docx"];
const page = () => readFileSync(join(options.out, "index.html"), "utf8");
const tonghop = (args: string[], input = "", lang = "") => {
  const {status, stdout, stderr} = spawnSync(process.execPath, ["pipeline/cli.ts", ...args], {
    input,
    encoding: "utf8",
    env: {...process.env, TONGHOP_LANG: lang, NO_COLOR: "1"},
  });
  return {status, stdout, stderr};
};
const decide = (lines: object[], lang = "") =>
  tonghop(
    ["decide", "--db", options.db, "--by", "chuyên viên", "--now", "2026-01-11T02:00:00Z"],
    lines.map((line) => JSON.stringify(line)).join("\n"),
    lang,
  );
const stored = async <T extends object>(sql: string, path = options.db): Promise<T[]> => {
  const {db, close} = await openSnapshot(path);
  try {
    return await rows<T>(db, sql);
  } finally {
    close();
  }
};
type Claim = {statement_id: string; report_id: string; text: string; matter: string; period: string};
let weak: Claim;

beforeAll(async () => {
  for (const path of PATHS) {
    mkdirSync(join(options.inbox, path, ".."), {recursive: true});
    cpSync(`data/sample/inbox/${path}`, join(options.inbox, path));
  }
  await run(options);
  [weak] = (await stored<Claim>(
    "select claims.*, matter from claims join claim_matters using (statement_id) where label = 'limitation' and length(text) > 30 order by statement_id limit 1",
  )) as [Claim];
}, 120_000);
afterAll(() => rmSync(folder, {recursive: true, force: true}));

test("a wrong line is told of with its number and value, exit 2, and nothing of the file is written", async () => {
  const right = {statement_id: weak.statement_id, field: "label", value: "context"};
  const wrong = decide([right, {...right, value: "weakness"}]);
  expect([wrong.status, wrong.stdout]).toEqual([2, ""]);
  expect(wrong.stderr).toBe(
    'Lỗi: Dòng 2: "value" phải là một trong achievement, limitation, cause, solution, request, context, program; nhận được "weakness".\n',
  );
  const gone = decide([right, {...right, statement_id: "0123456789abcdef-7"}], "en");
  expect([gone.status, gone.stderr]).toEqual([
    2,
    'Error: Line 2: the store does not hold {"statement_id":"0123456789abcdef-7"}.\n',
  ]);
  expect(await stored("from decisions")).toEqual([]);
  expect(tonghop(["decide", "--db", join(folder, "none.duckdb")], "{}")).toMatchObject({status: 2});
  expect(tonghop(["decide", join(folder, "none.jsonl")])).toMatchObject({
    status: 2,
    stderr: `Lỗi: Không có tệp này: ${join(folder, "none.jsonl")}\n`,
  });
  expect(tonghop(["decide", "--help"], "", "en").stdout).toContain("record analysts' decisions");
  expect(tonghop(["decide", "--help"]).stdout).toContain("ghi quyết định của người soát");
});

test("decisions are in the next night's tables and page, once, and no later night takes them out", async () => {
  const before = page();
  expect(before).not.toContain("· đã soát");
  const lines = [
    {statement_id: weak.statement_id, field: "label", value: "achievement", note: "câu nói đã khắc phục"},
    {statement_id: weak.statement_id, field: "matter", value: "CB01"},
  ];
  expect(decide(lines)).toMatchObject({
    status: 0,
    stdout: "Đã ghi 2 quyết định. Trang đổi theo ở lần chạy đêm tới (tonghop run).\n",
  });
  expect(decide(lines).stdout).toContain("Đã ghi 0 quyết định; 2 đã có từ trước.");
  const night = await run(options);
  expect(night).toMatchObject({is_unchanged: false, read: 0, tagged: 0});
  expect((await run(options)).is_unchanged).toBe(true);
  const standing = `select label, matter, face from claims join claim_matters using (statement_id) where statement_id = '${weak.statement_id}'`;
  const right = [{label: "achievement", matter: "CB01", face: "achieved"}];
  expect(await stored(standing, snapshotOf(options.db))).toEqual(right);
  expect(page()).toContain("· đã soát");
  // Read again and tagged again from nothing: the page stays as it is.
  const after = page();
  const decisions = await stored("from decisions order by decision_id");
  rmSync(join(options.inbox, PATHS[1] as string));
  await run(options);
  cpSync(`data/sample/inbox/${PATHS[1]}`, join(options.inbox, PATHS[1] as string));
  await run({...options, ocr: true});
  expect(await stored(standing)).toEqual(right);
  expect(await stored("from decisions order by decision_id")).toEqual(decisions);
  expect(page()).toBe(after);
}, 120_000);

test("decisions are printed as they can be recorded again", async () => {
  const printed = tonghop(["decisions", "--db", options.db]).stdout;
  expect(printed.trim().split("\n")).toHaveLength(2);
  const file = join(folder, "decisions.jsonl");
  writeFileSync(file, printed);
  expect(tonghop(["decide", file, "--db", options.db]).stdout).toContain(
    "Đã ghi 0 quyết định; 2 đã có từ trước.",
  );
});

test("decisions make labelled sentences that both trainings read", async () => {
  const other = await stored<Claim>(
    `select claims.* from claims where label = 'solution' and statement_id <> '${weak.statement_id}' order by statement_id limit 2`,
  );
  decide([
    {statement_id: other[0]?.statement_id, field: "label", value: "request"},
    {statement_id: other[1]?.statement_id, field: "matter", value: null},
  ]);
  const {stdout, status} = tonghop(["decisions", "--gold", "--db", options.db]);
  expect(status).toBe(0);
  const printed = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const of = (id: string | undefined) => printed.find((row) => row.id === id);
  expect(of(weak.statement_id)).toMatchObject({
    text: weak.text,
    label: "achievement",
    unsure: false,
    types: ["CB01"],
    face: "achieved",
  });
  expect(of(other[0]?.statement_id)).toMatchObject({label: "solution", request: true, unsure: false});
  expect(of(other[0]?.statement_id).types).toBeUndefined();
  expect(of(other[1]?.statement_id)).toMatchObject({label: "solution", unsure: true, types: []});
  for (const row of printed) expect(row.section ?? row.prev_text).toEqual(expect.any(String));
  const file = join(folder, "gold.jsonl");
  writeFileSync(file, stdout);
  const url = new URL(`file://${file}`);
  expect(readGold(url).map(({text, label, section}) => [text, CLASSES[label], section])).toEqual(
    printed.map((row) => [row.text, row.request ? "request" : row.label, row.section ?? null]),
  );
  expect(readMatterRows(url, "extra").map(({text, types}) => [text, types])).toEqual(
    printed.filter(({types}) => types !== undefined).map(({text, types}) => [text, types]),
  );
});

test("a decision whose sentence is gone is told of by status", async () => {
  const [own] = await stored<{path: string}>(
    `select path from claims where statement_id = '${weak.statement_id}'`,
  );
  rmSync(join(options.inbox, own?.path ?? ""));
  await run(options);
  expect(
    await stored(
      "select rule, actual from problems where rule = 'decision-lost' and place in ('quyết định 1', 'quyết định 2') order by ordinal",
    ),
  ).toMatchObject([
    {rule: "decision-lost", actual: weak.text},
    {rule: "decision-lost", actual: weak.text},
  ]);
  const {stdout} = tonghop(["status", "--db", options.db]);
  expect(stdout).toContain("Quyết định không còn chỗ áp dụng:");
  expect(stdout).toContain(`quyết định 1: label = achievement: ${weak.text}`);
}, 60_000);

import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {afterEach, describe, expect, test} from "vitest";
import {followMatters} from "../pipeline/4-follow/follow.ts";
import {type Decision, parseDecision} from "../pipeline/decide/decision.ts";
import {storeDecisions} from "../pipeline/decide/store-decisions.ts";
import {processFile} from "../pipeline/process-file.ts";
import type {Processed} from "../pipeline/processed.ts";
import {makeTable, openStore, rows, type Store} from "../pipeline/store.ts";
import {storeAgain, storeReport} from "../pipeline/store-report.ts";
import {type Said, tellStory} from "./support/tell-story.ts";

const lost_sql = readFileSync("pipeline/lost-decisions.sql", "utf8");
const follow_folder = new URL("../pipeline/4-follow/", import.meta.url).href;
const given = {decided_by: "chuyên viên tổng hợp", decided_on: "2026-01-12T03:00:00.000Z"};
let store: Store | undefined;
afterEach(() => {
  store?.close();
  store = undefined;
});

async function decide({db}: Store, ...decisions: object[]): Promise<void> {
  const parsed = decisions.map((decision, at) => parseDecision(JSON.stringify(decision), at + 1, given));
  await storeDecisions(
    db,
    parsed,
    parsed.map((_, at) => at + 1),
  );
  await follow(db);
}

async function follow(db: Store["db"]): Promise<void> {
  await followMatters(db);
  await db.run(lost_sql);
}

describe("a decision stands before what the program said", () => {
  const weak: Said = {label: "limitation", matter: "SH01"};
  const good: Said = {label: "achievement", matter: "SH02"};
  const promise: Said = {label: "solution", matter: "SH01", owner: "Văn phòng", due: "2024-06-30"};
  const id = "u-2024-Q1-0";
  test.for<[string, object[], string, object[]]>([
    [
      "label: the face goes with it",
      [{field: "label", value: "achievement"}],
      "select face from ledger where matter = 'SH01' and period = '2024-Q1'",
      [{face: "achieved"}],
    ],
    [
      "label: no cause, no kind of cause",
      [
        {field: "label", value: "cause"},
        {field: "cause_kind", value: "khach_quan"},
        {field: "label", value: "context"},
      ],
      "select label, cause_kind, reviewed, evidence from claims where statement_id = 'u-2024-Q1-0'",
      [{label: "context", cause_kind: null, reviewed: true, evidence: "người soát"}],
    ],
    [
      "matter",
      [{field: "matter", value: "SH02"}],
      "select matter, face from ledger where period = '2024-Q1' order by matter",
      [
        {matter: "SH01", face: "silent"},
        {matter: "SH02", face: "both"},
      ],
    ],
    [
      "several matters, the count of each",
      [{field: "matter", value: ["SH01", "SH02"]}],
      "select matter, weak from trends where period = '2024-Q1' order by matter",
      [
        {matter: "SH01", weak: 1},
        {matter: "SH02", weak: 1},
      ],
    ],
    [
      "no matter at all",
      [{field: "matter", value: null}],
      "select matter, weak, covering from trends where period = '2024-Q1' order by matter",
      [
        {matter: "SH01", weak: 0, covering: 1},
        {matter: "SH02", weak: 0, covering: 1},
      ],
    ],
    [
      "face",
      [{field: "face", value: "achieved"}],
      "select distinct face from claim_matters where statement_id = 'u-2024-Q1-0'",
      [{face: "achieved"}],
    ],
    [
      "kind of a cause",
      [
        {field: "label", value: "cause"},
        {field: "cause_kind", value: "chu_quan"},
      ],
      "select cause_kind from claims where label = 'cause'",
      [{cause_kind: "chu_quan"}],
    ],
    [
      "a cause of what went well",
      [
        {field: "label", value: "cause"},
        {field: "cause_of", value: "achievement"},
      ],
      "select face from claim_matters where statement_id = 'u-2024-Q1-0'",
      [{face: "achieved"}],
    ],
    [
      "holder: what a superior does badly is not the unit's",
      [{field: "holder", value: "superior"}],
      "select matter from ledger where period = '2024-Q1' and face in ('weak', 'both')",
      [],
    ],
    [
      "outcome of a promise",
      [{statement_id: "u-2024-Q1-2", field: "outcome", value: "done"}],
      "select outcome, answer_id from promises",
      [{outcome: "done", answer_id: null}],
    ],
    [
      "links and open loops follow",
      [{field: "label", value: "context"}],
      "select (select count(*) from links where 'u-2024-Q1-0' in (from_id, to_id)) as links, (select count(*) from open_loops where period = '2024-Q1') as loops",
      [{links: 0, loops: 0}],
    ],
    [
      "the last one counts",
      [
        {field: "label", value: "context"},
        {field: "label", value: "solution"},
      ],
      "select label from claims where statement_id = 'u-2024-Q1-0'",
      [{label: "solution"}],
    ],
    [
      "taken back, the program's word stands again",
      [
        {field: "label", value: "context"},
        {field: "label", value: "program"},
      ],
      "select label, confidence, reviewed from claims where statement_id = 'u-2024-Q1-0'",
      [{label: "limitation", confidence: 0.9, reviewed: false}],
    ],
  ])("%s", async ([, decisions, sql, expected]) => {
    store = await tellStory({u: {"2024-Q1": [weak, good, promise], "2024-Q2": [weak]}});
    await decide(store, ...decisions.map((one) => ({statement_id: id, ...one})));
    expect(await rows(store.db, sql)).toEqual(expected);
    expect(await rows(store.db, "select * from problems")).toEqual([]);
  });

  test("figures that a person refused do not count", async () => {
    store = await tellStory({u: {"2024-Q1": [weak]}});
    await store.db.run(
      "insert into metric_values by name select 'u.docx' as path, 'u-2024-Q1-0' as statement_id, 5 as value, 'reported' as state, '=' as operator, 'text' as source, '' as place, false as is_ocr",
    );
    expect(await rows(store.db, "select value from figures")).toEqual([{value: 5}]);
    await decide(store, {statement_id: id, field: "figures", value: "refused"});
    expect(await rows(store.db, "select value from figures")).toEqual([]);
  });

  test("no table and no page reads labels or matters past the decisions", () => {
    const raw = ["pipeline/4-follow", "reports"].flatMap((folder) =>
      readdirSync(folder, {recursive: true, encoding: "utf8"})
        .filter((name) => name.endsWith(".sql"))
        .filter((name) => {
          const sql = readFileSync(join(folder, name), "utf8");
          return (
            /\b(?:from|join) mentions\b/u.test(sql) ||
            (/\b(?:from|join) statements\b/u.test(sql) && /\b(?:label|cause_kind|holder)\b/u.test(sql))
          );
        }),
    );
    expect(raw).toEqual([]);
  });
});

const TEXT = [
  "ĐẢNG ỦY KHỐI BÌNH LÂM",
  "CHI BỘ SỞ ĐƯỜNG SÔNG",
  "Số 12-BC/CB",
  "Bình Lâm, ngày 05 tháng 4 năm 2025",
  "BÁO CÁO",
  "kết quả công tác quý I năm 2025",
  "I. Kết quả",
  "Chi bộ duy trì đều đặn chế độ sinh hoạt hằng tháng.",
  "II. Hạn chế",
  "Việc ghi biên bản cuộc họp còn sơ sài.",
  "Một số đồng chí chưa tích cực tham gia ý kiến.",
  "Việc ghi biên bản cuộc họp còn sơ sài.",
];
const MINUTES = "Việc ghi biên bản cuộc họp còn sơ sài.";

describe("a decision keeps to the words it was made on", () => {
  const fileOf = (file_id: string, path = "a.txt") => ({
    path,
    real_path: "",
    member: null,
    size_bytes: 1,
    file_id: file_id.repeat(32),
    may_contain: false,
  });
  const read = (lines: string[]) => processFile(Buffer.from(lines.join("\n")), "a.txt", null);
  const put = (db: Store["db"], processed: Processed, file = fileOf("ab")) =>
    storeReport(db, {file, processed, run_id: "r0001", read_version: "1", tag_version: "1"});
  const decided = ({db}: Store) =>
    rows(
      db,
      "select text, label, nth from (select *, row_number() over (partition by text_key(text) order by ordinal) - 1 as nth from claims) where reviewed order by ordinal",
    );
  /** A store with the report, the second of two like sentences decided. */
  async function begin(): Promise<Store> {
    store = await openStore(":memory:");
    await put(store.db, await read(TEXT));
    const ids = await rows<{statement_id: string}>(
      store.db,
      "select statement_id from statements where text = $1 order by ordinal",
      [MINUTES],
    );
    expect(ids).toHaveLength(2);
    await decide(store, {statement_id: ids[1]?.statement_id, field: "label", value: "cause"});
    expect(await decided(store)).toEqual([{text: MINUTES, label: "cause", nth: 1}]);
    return store;
  }
  const problems = ({db}: Store) => rows(db, "select path, ordinal, rule, actual, expected from problems");

  test("the file read again, and tagged again with other clauses before it", async () => {
    const begun = await begin();
    await put(begun.db, await read(TEXT));
    await follow(begun.db);
    expect(await decided(begun)).toEqual([{text: MINUTES, label: "cause", nth: 1}]);
    const {tagged} = await read(TEXT.toSpliced(7, 0, "Đã tổ chức học tập chuyên đề cho toàn thể đảng viên."));
    const [report] = await rows<{
      report_id: string;
      path: string;
      unit_id: string | null;
      period: string | null;
    }>(begun.db, "select report_id, path, unit_id, period from reports");
    if (tagged === null || report === undefined) throw new Error("the report was not read");
    await storeAgain(begun.db, report, tagged, "2");
    await follow(begun.db);
    expect(await decided(begun)).toEqual([{text: MINUTES, label: "cause", nth: 1}]);
    expect(await problems(begun)).toEqual([]);
  });

  test("another version under the same path, and one that supersedes it", async () => {
    const begun = await begin();
    await put(begun.db, await read([...TEXT, "Công tác lưu trữ chưa nền nếp."]), fileOf("cd"));
    await follow(begun.db);
    expect(await decided(begun)).toEqual([{text: MINUTES, label: "cause", nth: 1}]);
    await put(
      begun.db,
      await read([...TEXT, "Công tác lưu trữ chưa nền nếp, thiếu sổ."]),
      fileOf("ef", "b.txt"),
    );
    await begun.db.run("update reports set superseded_by = $1 where path = 'a.txt'", ["ef".repeat(8)]);
    await follow(begun.db);
    expect(await decided(begun)).toEqual([{text: MINUTES, label: "cause", nth: 1}]);
    expect(await problems(begun)).toEqual([]);
  });

  test("case, spaces and punctuation may change; other words, and the decision is told of, not lost", async () => {
    const begun = await begin();
    const other = (line: string) => TEXT.map((one, at) => (at === TEXT.length - 1 ? line : one));
    await put(begun.db, await read(other("Việc ghi  biên bản cuộc họp, còn sơ sài")), fileOf("cd"));
    await follow(begun.db);
    expect(await decided(begun)).toMatchObject([{label: "cause"}]);
    await put(begun.db, await read(other("Việc ghi biên bản còn chậm.")), fileOf("ef"));
    await follow(begun.db);
    await follow(begun.db);
    expect(await decided(begun)).toEqual([]);
    expect(await problems(begun)).toMatchObject([
      {path: "a.txt", rule: "decision-lost", actual: MINUTES, expected: "label = cause"},
    ]);
    expect(await rows(begun.db, "select decision_id, value from decisions")).toEqual([
      {decision_id: 1, value: "cause"},
    ]);
    await put(begun.db, await read(TEXT));
    await follow(begun.db);
    expect(await decided(begun)).toHaveLength(1);
    expect(await problems(begun)).toEqual([]);
  });

  test("a matter that the taxonomy no longer has is told of", async () => {
    const begun = await begin();
    await begun.db.run("insert into matters values ('SH01', 'SH', '', '', '')");
    await decide(begun, {report_id: "ab".repeat(8), text: MINUTES, field: "matter", value: "SH01"});
    expect(await problems(begun)).toEqual([]);
    await begun.db.run("delete from matters");
    await follow(begun.db);
    expect(await problems(begun)).toMatchObject([{rule: "decision-matter", expected: "matter = SH01"}]);
  });

  test("however clauses are ordered and numbered, the right one of like clauses has the decision", async () => {
    store = await openStore(":memory:");
    const {db} = store;
    const words = fc.array(fc.constantFrom("còn chậm", "đã xong", "chưa rõ", "đang làm"), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(words, words, fc.nat(), async (texts, added, pick) => {
        await db.run("delete from decisions");
        const tell = async (list: {text: string; is_first: boolean}[]) => {
          await db.run("delete from statements");
          await db.run("delete from reports");
          await db.run(
            `insert into reports by name select 'r' as report_id, 'p' as path, 'u' as unit_id, '2025-Q1' as period, [] as other_periods, false as is_draft, '' as tag_version`,
          );
          for (const [ordinal, {text}] of list.entries())
            await db.run(
              `insert into statements by name select 'r-' || $1 as statement_id, 'r' as report_id, $1 as ordinal, 0 as section, 0 as sentence, 0 as block, 0 as start, 0 as "end", $2 as text, '' as text_plain, '' as words, 'context' as label, 1 as confidence, '' as evidence, [] as shingles, false as reviewed`,
              [ordinal, text],
            );
        };
        const first = texts.map((text) => ({text, is_first: true}));
        await tell(first);
        const chosen = pick % texts.length;
        await storeDecisions(
          db,
          [parseDecision(`{"statement_id":"r-${chosen}","field":"label","value":"cause"}`, 1, given)],
          [1],
        );
        // Clauses with other words come in anywhere; those that were there keep their order among themselves.
        const later = added.flatMap((text, at) => [
          {text: `${text} ${at}`, is_first: false},
          ...(first[at] === undefined ? [] : [first[at]]),
        ]);
        const all = [...later, ...first.slice(added.length)];
        await tell(all);
        await makeTable(db, "decision_places", follow_folder);
        const [found] = await rows<{ordinal: number}>(db, "select ordinal from claims where reviewed");
        expect(all.filter(({is_first}, at) => is_first && at < (found?.ordinal ?? -1)).length).toBe(chosen);
      }),
      {numRuns: 25},
    );
  });
});

describe("what decisions may say", () => {
  const parse = (line: object): Decision => parseDecision(JSON.stringify(line), 7, given);
  test("when and who come from the call, unless the line says so", () => {
    expect(parse({statement_id: "r-1", field: "matter", value: ["SH01", "SH02"]})).toEqual({
      target: {statement_id: "r-1"},
      field: "matter",
      value: "SH01 SH02",
      ...given,
      note: null,
    });
    expect(
      parse({
        report_id: "r",
        text: "Câu",
        field: "cause_kind",
        value: null,
        decided_by: "Tổ tổng hợp",
        decided_on: "2026-02-01",
        note: "theo đồng chí Nguyễn Văn Bình",
      }),
    ).toEqual({
      target: {report_id: "r", text: "Câu", nth: 0},
      field: "cause_kind",
      value: null,
      decided_by: "Tổ tổng hợp",
      decided_on: "2026-02-01T00:00:00.000Z",
      note: "theo đồng chí [tên]",
    });
  });
  test.for<[object, string]>([
    [{field: "lable", value: "cause"}, 'Dòng 7: "field" phải là một trong label,'],
    [{field: "label", value: "caus"}, 'nhận được "caus"'],
    [{field: "label", value: null}, "nhận được null"],
    [{field: "matter", value: "SH01 XX99"}, 'nhận được "XX99"'],
    [{field: "matter", value: ""}, 'nhận được ""'],
    [{field: "face"}, "nhận được không có gì"],
    [{field: "label", value: "cause", statement_id: 5}, 'Dòng 7: cần "statement_id"'],
    [{field: "label", value: "cause", decided_by: "Nguyễn Văn Bình"}, "không ghi họ tên"],
    [{field: "label", value: "cause", decided_on: "hôm qua"}, 'không phải thời điểm ISO: "hôm qua"'],
    [{field: "label", value: "cause", note: 3}, '"note" phải là chữ; nhận được 3'],
    [{field: "candidate", value: "accepted"}, 'Dòng 7: cần "candidate_id"'],
  ])("%o", ([line, message]) => {
    expect(() => parse({statement_id: "r-1", ...line})).toThrow(message);
  });
});

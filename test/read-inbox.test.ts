import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import fc from "fast-check";
import {afterAll, describe, expect, test} from "vitest";
import {listInbox} from "../pipeline/inbox.ts";
import type {Unit} from "../pipeline/model.ts";
import {openPool} from "../pipeline/pool.ts";
import {type Counts, readInbox} from "../pipeline/read-inbox.ts";
import {openStore, rows} from "../pipeline/store.ts";
import {encrypted} from "./support/encrypted-zip.ts";
import {writeMail} from "./support/write-mail.ts";
import {writeZip} from "./support/write-zip.ts";

const units: Unit[] = ["Đảng bộ Sở Tài chính", "Đảng bộ Sở Xây dựng", "Chi bộ Trường Chính trị"].map(
  (name, at) => ({
    unit_id: ["stc", "sxd", "tct"][at]!,
    name,
    abbreviation: null,
    kind: "co_quan",
    parent_id: "duk",
    valid_from: null,
    valid_to: null,
    aliases: [name.replace("Đảng bộ", "Đảng ủy"), `${name} Lam Giang`],
  }),
);

/** A report as a clerk types it; `text` is what stands in its one section. */
function report(
  unit: string,
  number: string,
  quarter: string,
  text = "Sinh hoạt chi bộ còn hình thức.",
): string {
  return [
    "ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH\tĐẢNG CỘNG SẢN VIỆT NAM",
    `ĐẢNG ỦY ${unit.toUpperCase()}`,
    "*\tLam Giang, ngày 28 tháng 3 năm 2025",
    `Số ${number}`,
    "",
    "BÁO CÁO",
    `kết quả công tác xây dựng Đảng ${quarter} năm 2025`,
    "",
    "I. Hạn chế",
    text,
    "Nơi nhận:\tT/M ĐẢNG ỦY",
    "- Như trên.\tBÍ THƯ",
  ].join("\n");
}
const A = report("Sở Tài chính", "12-BC/ĐUSTC", "quý I");
const A_LATER = report("Sở Tài chính", "12-BC/ĐUSTC", "quý I", "Sinh hoạt chi bộ còn hình thức, chưa đều.");
const B = report("Sở Xây dựng", "05-BC/ĐUSXD", "quý I");
const STRANGER = report("Sở Thủy sản", "05-BC/ĐUSTS", "quý I");
const zip = (...files: [string, string | Uint8Array][]) =>
  writeZip(files.map(([name, bytes]) => ({name, bytes})));
const mail = (text: string, ...files: [string, string | Uint8Array][]) =>
  writeMail({subject: "Nộp báo cáo", text, files: files.map(([name, bytes]) => ({name, bytes}))});

const pool = openPool({units, jobs: 2});
const ocr_pool = openPool({units, jobs: 1, ocr: true});
afterAll(async () => {
  await pool.close();
  await ocr_pool.close();
});

type Inbox = Record<string, string | Uint8Array>;

/** Brings the store to an inbox that holds just these files. */
async function bring(db: DuckDBConnection, inbox: Inbox, run_id = "r0001", ocr = false): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), "tonghop-"));
  for (const [path, bytes] of Object.entries(inbox)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true});
    writeFileSync(join(folder, path), bytes);
  }
  try {
    const counts = await readInbox(db, listInbox(folder), {
      pool: () => (ocr ? ocr_pool : pool),
      ocr,
      run_id,
      read_version: "1",
      tag_version: "1",
    });
    await db.run(readFileSync("pipeline/supersede.sql", "utf8"));
    return counts;
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** The files with what came of each: `path: status rule`, withdrawn ones last. */
async function show(db: DuckDBConnection): Promise<string[]> {
  const files = await rows<{said: string}>(
    db,
    `select concat_ws(' ', path || ':', status, same_as, (select string_agg(rule, ' ' order by ordinal) from problems where problems.path = files.path and severity = 'error'),
       (select count(*) from statements join reports using (report_id) where reports.path = files.path)) as said
     from files order by status = 'withdrawn', path`,
  );
  return files.map(({said}) => said.replace(/ 0$/u, ""));
}

async function inStore<T>(work: (db: DuckDBConnection) => Promise<T>): Promise<T> {
  const {db, close} = await openStore(":memory:");
  try {
    return await work(db);
  } finally {
    close();
  }
}

describe("documents in ZIPs and messages", () => {
  test.each<[string, Inbox, string[]]>([
    [
      "are reports of their own, with the container before them",
      {
        "q1/gói.zip": zip(["a.txt", A], ["nop/b.txt", B]),
        "q1/thu.eml": mail("Kính gửi.", ["la.txt", STRANGER]),
      },
      [
        "q1/gói.zip: opened",
        "q1/gói.zip/a.txt: read 1",
        "q1/gói.zip/nop/b.txt: read 1",
        "q1/thu.eml: opened",
        "q1/thu.eml/la.txt: quarantined unknown-unit",
      ],
    ],
    [
      "repeat a file beside them, whichever comes first",
      {
        "a.txt": A,
        "b.zip": zip(["a.txt", A], ["b.txt", B]),
        "c.txt": B,
        "d.zip": zip(["a.txt", A], ["b.txt", B]),
      },
      [
        "a.txt: read 1",
        "b.zip: opened",
        "b.zip/a.txt: duplicate a.txt",
        "b.zip/b.txt: read 1",
        "c.txt: duplicate b.zip/b.txt",
        "d.zip: duplicate b.zip",
      ],
    ],
    [
      "take the place of the version sent before",
      {"a.txt": A, "b.eml": mail("Sửa.", ["a.txt", A_LATER])},
      ["a.txt: superseded 1", "b.eml: opened", "b.eml/a.txt: read 1"],
    ],
    [
      "have problems of their own",
      {"a.zip": encrypted(zip(["a.txt", A])), "b.zip": zip(["a.txt", A], ["c.zip", zip(["b.txt", B])])},
      [
        "a.zip: quarantined encrypted",
        "b.zip: opened",
        "b.zip/a.txt: read 1",
        "b.zip/c.zip: quarantined nested-bundle",
      ],
    ],
    [
      "are the text of a message when nothing attached is one",
      {"a.eml": mail(A)},
      ["a.eml: opened", "a.eml/thu.txt: read 1"],
    ],
  ])("%s", async (_, inbox, expected) => {
    await inStore(async (db) => {
      await bring(db, inbox);
      expect(await show(db)).toEqual(expected);
    });
  });

  test("a second night reads nothing of them again, and says the same", async () => {
    const inbox = {
      "a.zip": zip(["a.txt", A], ["c.zip", zip(["b.txt", B])]),
      "b.eml": mail("x", ["b.txt", B]),
    };
    await inStore(async (db) => {
      expect(await bring(db, inbox)).toMatchObject({read: 3, failed: 1, tagged: 2});
      const before = await show(db);
      expect(await bring(db, inbox, "r0002")).toEqual({read: 0, failed: 0, tagged: 0});
      expect(await show(db)).toEqual(before);
    });
  });

  test("go when their container goes, and give way to the same bytes elsewhere", async () => {
    await inStore(async (db) => {
      await bring(db, {"a.zip": zip(["a.txt", A], ["b.txt", B]), "c.txt": B});
      await bring(db, {"c.txt": B}, "r0002");
      expect(await show(db)).toEqual([
        "c.txt: read 1",
        "a.zip: withdrawn",
        "a.zip/a.txt: withdrawn",
        "a.zip/b.txt: withdrawn",
      ]);
      await bring(db, {"a.zip": zip(["a.txt", A], ["b.txt", B]), "c.txt": B}, "r0003");
      expect(await show(db)).toEqual([
        "a.zip: opened",
        "a.zip/a.txt: read 1",
        "a.zip/b.txt: read 1",
        "c.txt: duplicate a.zip/b.txt",
      ]);
    });
  });

  test("a file of other bytes at the same path leaves nothing of the former", async () => {
    await inStore(async (db) => {
      await bring(db, {"a.zip": zip(["a.txt", A], ["b.txt", B])});
      await bring(db, {"a.zip": zip(["a.txt", B])}, "r0002");
      expect(await show(db)).toEqual(["a.zip: opened", "a.zip/a.txt: read 1", "a.zip/b.txt: withdrawn"]);
      expect(await rows(db, "select path, unit_id from reports")).toEqual([
        {path: "a.zip/a.txt", unit_id: "sxd"},
      ]);
    });
  });
});

test("a scan that was refused is read in a night that recognises text, and stays so", async () => {
  const inbox = {"a.txt": A, "scan.pdf": readFileSync("data/sample/inbox/2025-Q1/scan0001.pdf")};
  await inStore(async (db) => {
    await bring(db, inbox);
    expect(await show(db)).toEqual(["a.txt: read 1", "scan.pdf: quarantined no-text-layer"]);
    expect(await bring(db, inbox, "r0002", true)).toEqual({read: 1, failed: 0, tagged: 1});
    const said = await show(db);
    expect(said[1]).toMatch(/^scan\.pdf: read [4-9]$/u);
    for (const [run_id, ocr] of [
      ["r0003", true],
      ["r0004", false],
    ] as const) {
      expect(await bring(db, inbox, run_id, ocr)).toEqual({read: 0, failed: 0, tagged: 0});
      expect(await show(db)).toEqual(said);
    }
    expect(
      await rows(db, "select distinct is_ocr, path from blocks join reports using (report_id) order by path"),
    ).toEqual([
      {is_ocr: false, path: "a.txt"},
      {is_ocr: true, path: "scan.pdf"},
    ]);
  });
}, 60_000);

test("night after night, the store holds what a first reading of the inbox gives", async () => {
  const kinds: readonly (string | Uint8Array)[] = [
    A,
    B,
    STRANGER,
    "",
    zip(["a.txt", A], ["b.txt", B]),
    zip(["b.txt", B], ["c.zip", zip(["a.txt", A])]),
    mail("Kính gửi.", ["b.txt", B]),
    mail(A),
  ];
  const inbox = fc.dictionary(fc.constantFrom("a", "b.zip", "c", "d/e"), fc.constantFrom(...kinds), {
    maxKeys: 4,
  });
  const standing = async (db: DuckDBConnection) =>
    (await show(db)).filter((line) => !line.includes("withdrawn"));
  await fc.assert(
    fc.asyncProperty(fc.array(inbox, {minLength: 1, maxLength: 3}), async (nights) => {
      const after = await inStore(async (db) => {
        for (const [at, night] of nights.entries()) await bring(db, night, `r000${at + 1}`);
        return standing(db);
      });
      const cold = await inStore(async (db) => {
        await bring(db, nights.at(-1)!);
        return standing(db);
      });
      expect(after).toEqual(cold);
    }),
    {numRuns: 12, seed: 3},
  );
}, 120_000);

import {expect, test} from "vitest";
import {readUnits} from "../pipeline/1-read/units/read-units.ts";
import {loadRegistry} from "../pipeline/load-registry.ts";
import {processFile} from "../pipeline/process-file.ts";
import {insert, makeTable, openStore, rows} from "../pipeline/store.ts";

const FOLLOW = new URL("../pipeline/4-follow/follow.ts", import.meta.url).href;
const REGISTRY = readUnits(`
units:
  - {unit_id: top, name: Đảng ủy Khối, kind: khoi}
  - {unit_id: a, name: Đảng bộ Sở Tài chính, kind: co_quan, parent_id: top}
  - {unit_id: b, name: Đảng bộ Sở Xây dựng, kind: co_quan, parent_id: top, valid_to: 2025-07-01}
  - {unit_id: c, name: Chi bộ Kho bạc Nhà nước Lam Giang, kind: co_quan, parent_id: top}
links: [{kind: merged, from: b, to: a, on: 2025-07-01}]
calls:
  - {period: 2025-Q2, due: 2025-07-05, asked: all}
  - {period: 2025-Q3, due: 2025-10-05, asked: all}
`);

test("who was asked, who sent, who is late and who is missing follow from the calls; a merged unit is asked no more", async () => {
  const {db, close} = await openStore(":memory:");
  const report = (report_id: string, unit_id: string, period: string, issued_on: string) => ({
    report_id,
    path: report_id,
    unit_id,
    period,
    issued_on,
    other_periods: [],
    is_draft: false,
    tag_version: "1",
  });
  await insert(db, "reports", [
    report("r1", "a", "2025-Q2", "2025-07-05"),
    report("r2", "b", "2025-Q2", "2025-07-08"),
    report("r3", "c", "2025-Q2", "2025-07"),
    report("r4", "a", "2025-Q3", "2025-10-01"),
  ]);
  await loadRegistry(db, REGISTRY);
  await makeTable(db, "coverage", FOLLOW);
  const said = await rows<object>(
    db,
    "select unit_id, period, is_asked, report_id, is_late from coverage order by period, unit_id",
  );
  expect(said.map((row) => Object.values(row).join(" "))).toEqual([
    "a 2025-Q2 true r1 false",
    "b 2025-Q2 true r2 true",
    "c 2025-Q2 true r3 ",
    "a 2025-Q3 true r4 false",
    "c 2025-Q3 true  ",
  ]);
  close();
});

test.each([
  ["ĐẢNG ỦY SỞ XÂY DỰNG", "03 tháng 7 năm 2025", "b", []],
  ["CHI BỘ KHO BẠC NHÀ NƯỚC LAM GIANH", "03 tháng 7 năm 2025", "c", ["similar-unit"]],
  ["CHI BỘ KHO BẠC NHÀ NƯỚC VÂN SƠN", "03 tháng 7 năm 2025", null, ["unknown-unit"]],
  ["ĐẢNG ỦY SỞ XÂY DỰNG", "03 tháng 10 năm 2025", null, ["unknown-unit"]],
] as const)("%s on %s", async (unit, day, unit_id, rules) => {
  const period = day.includes("10") ? "III" : "II";
  const text = `ĐẢNG ỦY KHỐI\tĐẢNG CỘNG SẢN VIỆT NAM\n${unit}\n*\tLam Giang, ngày ${day}\nSố 12-BC/X\nBÁO CÁO\ncông tác quý ${period} năm 2025\nI. Hạn chế\nSinh hoạt còn hình thức.`;
  const processed = await processFile(Buffer.from(text), "a.txt", REGISTRY.units);
  expect(processed.unit_id).toBe(unit_id);
  const found = processed.problems.filter(({rule}) => rule.endsWith("-unit"));
  expect(found.map(({rule}) => rule)).toEqual(rules);
  // A doubt names the units that may be meant.
  for (const {rule, expected} of found)
    if (rule !== "unknown-unit" || unit.includes("KHO")) expect(expected).toContain("Kho bạc");
});

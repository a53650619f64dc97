import {spawnSync} from "node:child_process";
import {expect, test} from "vitest";

const node = "node_modules/node/bin/node";
const tonghop = (args: string[], {input = "", lang = ""} = {}) => {
  const {status, stdout, stderr} = spawnSync(node, ["pipeline/cli.ts", ...args], {
    input,
    encoding: "utf8",
    env: {...process.env, TONGHOP_LANG: lang, NO_COLOR: "1"},
  });
  return {status, stdout, stderr};
};

test("an inbox that is not there is one clear line and exit 2", () => {
  const {status, stderr} = tonghop(["run", "--inbox", "no/such/folder"]);
  expect([status, stderr]).toEqual([2, "Lỗi: Không có thư mục báo cáo: no/such/folder\n"]);
});

test.for<[string[], string, string]>([
  [["rnu"], "Lỗi: không có lệnh 'rnu'\n(ý là run?)\n", "Error: unknown command 'rnu'\n(Did you mean run?)\n"],
  [["run", "--bad"], "Lỗi: không có tùy chọn '--bad'\n", "Error: unknown option '--bad'\n"],
  [["query"], "Lỗi: thiếu tham số 'sql'\n", "Error: missing required argument 'sql'\n"],
  [
    ["run", "--db"],
    "Lỗi: tùy chọn '--db <file>' thiếu giá trị\n",
    "Error: option '--db <file>' argument missing\n",
  ],
])("%s is a usage error, in the language of the user", ([args, vi, en]) => {
  expect(tonghop(args)).toMatchObject({status: 2, stdout: "", stderr: vi});
  expect(tonghop(args, {lang: "en"})).toMatchObject({status: 2, stderr: en});
});

test("help speaks Vietnamese, and English when asked", () => {
  expect(tonghop(["--help"]).stdout).toContain("Cách dùng:");
  expect(tonghop(["--help"], {lang: "en"}).stdout).toContain("Usage:");
});

test("words joins syllables by _ and keeps lines", () => {
  const {stdout} = tonghop(["words"], {input: "Công tác kiểm tra\n\nđảng viên\n"});
  expect(stdout.split("\n")).toEqual(["Công_tác kiểm_tra", "", "đảng_viên", ""]);
});

test("tag answers a line with label, clauses and offsets", () => {
  const text = "Một số chi bộ chưa duy trì nền nếp sinh hoạt; việc ghi biên bản còn sơ sài.";
  const {stdout, status} = tonghop(["tag"], {
    input: `${JSON.stringify({id: "a", text, section: "II. Hạn chế"})}\n`,
  });
  const answer = JSON.parse(stdout);
  expect(status).toBe(0);
  expect(answer).toMatchObject({id: "a", label: "limitation"});
  for (const clause of answer.clauses) expect(text.slice(clause.start, clause.end)).toBe(clause.text);
});

test("a line that is no JSON is told of with its number", () => {
  const {status, stderr} = tonghop(["tag"], {input: "abc\n"});
  expect(status).toBe(2);
  expect(stderr).toContain("Dòng 1");
});

import {expect, test} from "vitest";
import {formatGold, type GoldRow, scoreGold, toFive} from "../pipeline/3-tag/score-gold.ts";

const rows: GoldRow[] = [
  {text: "Chi bộ sinh hoạt đều.", label: "achievement"},
  {text: "Sinh hoạt còn hình thức.", label: "limitation", hard: true},
  {text: "Đề nghị cấp trên hướng dẫn.", label: "request"},
  {text: "Căn cứ Điều lệ Đảng.", label: "context", also: "solution", hard: true},
];

test("requests count as solutions, context as other; strict macro-F1 over the labels present", () => {
  const answers = new Map([
    ["Chi bộ sinh hoạt đều.", "achievement"],
    ["Sinh hoạt còn hình thức.", "achievement"],
    ["Đề nghị cấp trên hướng dẫn.", "solution"],
    ["Căn cứ Điều lệ Đảng.", "solution"],
  ]);
  const report = scoreGold(rows, ({text}) => answers.get(text) ?? "context");
  expect(report.labels).toEqual(["achievement", "limitation", "solution", "other"]);
  expect(report.scores.map(({f1}) => Math.round(f1 * 10) / 10)).toEqual([66.7, 0, 66.7, 0]);
  expect(report.macro_f1).toBeCloseTo(33.33, 1);
  expect(report).toMatchObject({
    accuracy: 50,
    accuracy_also: 75,
    hard: {count: 2, accuracy: 0},
    easy: {count: 2, accuracy: 100},
  });
  expect(formatGold(report)).toContain("macro-F1 33,3");
});

test("an unknown label is refused by name; no rows give zeros", () => {
  expect(() => toFive("praise")).toThrow("invalid label: praise");
  expect(scoreGold([], () => "context")).toMatchObject({count: 0, macro_f1: 0, accuracy: 0, hard: null});
});

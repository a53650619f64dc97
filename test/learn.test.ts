import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {adaptLabels} from "../pipeline/3-tag/labels/adapt-labels.ts";
import {readGold} from "../pipeline/3-tag/labels/gold-rows.ts";
import {readModel as readLabels, writeModel as writeLabels} from "../pipeline/3-tag/labels/model-file.ts";
import {adaptMatters} from "../pipeline/3-tag/matters/adapt-matters.ts";
import {readMatterRows} from "../pipeline/3-tag/matters/matter-rows.ts";
import {
  readModel as readMatterModel,
  writeModel as writeMatters,
} from "../pipeline/3-tag/matters/model-file.ts";
import {readMatters} from "../pipeline/3-tag/matters/taxonomy.ts";
import {SHIPPED} from "../pipeline/3-tag/model-path.ts";
import {isNoWorse} from "../pipeline/learn/is-better.ts";
import {count, labelChecker, matterChecker} from "../pipeline/learn/measure.ts";
import {type Decided, splitDecided} from "../pipeline/learn/split-decided.ts";

const gold = new URL("../data/gold/statements.jsonl", import.meta.url);

describe("weights learn on from decisions", () => {
  test("labels: of sentences answered wrong most are right when decided, the rest stays, and the same rows give the same bytes", () => {
    const model = readLabels(new URL("labels.bin", SHIPPED));
    const all = readGold(gold);
    const isRight = labelChecker(model);
    const kept = all.slice(0, 1500).filter(isRight);
    const decided = all.filter((row) => !isRight(row)).slice(0, 30);
    expect(decided.length).toBeGreaterThan(10);
    const adapted = adaptLabels(model, {decided, kept});
    expect(count(labelChecker(adapted), decided).right).toBeGreaterThan(decided.length / 2);
    expect(count(labelChecker(adapted), kept).right).toBeGreaterThan(0.99 * kept.length);
    expect(writeLabels(adaptLabels(model, {decided, kept}))).toEqual(writeLabels(adapted));
    expect(adaptLabels(model, {decided: [], kept})).toBe(model);
  }, 300_000);

  test("matters: the same", () => {
    const model = readMatterModel(new URL("matters.bin", SHIPPED));
    const all = readMatterRows(gold, "project").slice(0, 1500);
    const isRight = matterChecker(model);
    const kept = all.filter(isRight);
    const decided = all.filter((row) => !isRight(row)).slice(0, 30);
    expect(decided.length).toBeGreaterThan(10);
    const adapted = adaptMatters(model, {decided, kept}, readMatters());
    expect(count(matterChecker(adapted), decided).right).toBeGreaterThan(decided.length / 2);
    expect(count(matterChecker(adapted), kept).right).toBeGreaterThan(0.99 * kept.length);
    expect(writeMatters(adaptMatters(model, {decided, kept}, readMatters()))).toEqual(writeMatters(adapted));
    expect(adaptMatters(model, {decided: [], kept}, readMatters())).toBe(model);
  }, 300_000);
});

test("no words that are held out were learnt, and nothing is in both", () => {
  const row = fc.record({
    report: fc.constantFrom(..."abcdefghijklmnop"),
    text: fc.constantFrom("Còn chậm.", "còn  chậm", "Đã xong.", "Chưa rõ;", "Đang làm"),
    label: fc.constant("limitation"),
    request: fc.constant(false),
    unsure: fc.boolean(),
  });
  const words = ({text}: Decided) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}]+/gu, " ")
      .trim();
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const {learnt, held} = splitDecided(rows);
      const known = new Set(learnt.map(words));
      expect(held.filter((one) => known.has(words(one)))).toEqual([]);
      const reports = new Set(learnt.map(({report}) => report));
      expect(held.filter(({report}) => reports.has(report))).toEqual([]);
      expect(splitDecided(rows)).toEqual({learnt, held});
    }),
  );
  const many = Array.from({length: 200}, (_, at) => ({
    report: `r${at}`,
    text: `câu ${at} x`,
    label: "cause",
    request: false,
    unsure: false,
  }));
  const {learnt, held} = splitDecided(many);
  expect(learnt.length + held.length).toBe(200);
  expect(held.length).toBeGreaterThan(20);
  expect(held.length).toBeLessThan(65);
});

test.for<[string, [number, number, number], [number, number, number], boolean]>([
  ["better on both", [10, 12, 20], [950, 955, 1000], true],
  ["the same", [10, 10, 20], [950, 950, 1000], true],
  ["worse on what was held out", [10, 9, 20], [950, 960, 1000], false],
  ["forgot a little", [10, 12, 20], [950, 945, 1000], true],
  ["forgot too much", [10, 20, 20], [950, 944, 1000], false],
  ["too few held out", [1, 9, 9], [950, 950, 1000], false],
])("new weights are used: %s", ([, [before, after, of], [was, is, all], expected]) => {
  expect(
    isNoWorse({
      held: {before: {right: before, of}, after: {right: after, of}},
      own: {before: {right: was, of: all}, after: {right: is, of: all}},
    }),
  ).toBe(expected);
});

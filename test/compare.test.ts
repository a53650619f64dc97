import {expect, test} from "vitest";
import {compareMatter, midP} from "../reports/leadership/compare.ts";
import type {Face, LedgerEntry} from "../reports/leadership/rows.ts";

const entries = (...pairs: [Face | null, Face, number][]): LedgerEntry[] =>
  pairs.flatMap(([before, face, count]) =>
    Array.from({length: count}, (_, at) => ({
      unit_id: `u${at}`,
      matter: "SH01",
      face,
      state: "",
      streak: 0,
      weak_since: null,
      before,
    })),
  );

test.for<[string, LedgerEntry[], ReturnType<typeof compareMatter>]>([
  [
    "no one sent in both",
    entries(["no_report", "weak", 5], [null, "weak", 9], ["weak", "no_report", 3]),
    null,
  ],
  [
    "one more is not more",
    entries(["silent", "weak", 1], ["weak", "weak", 20]),
    {more: 1, fewer: 0, verdict: "steady"},
  ],
  [
    "three more of three that moved is not yet clear",
    entries(["silent", "weak", 3]),
    {more: 3, fewer: 0, verdict: "unclear"},
  ],
  [
    "six more, none fewer",
    entries(["achieved", "both", 6], ["weak", "weak", 4]),
    {more: 6, fewer: 0, verdict: "up"},
  ],
  [
    "eight fewer, one more",
    entries(["weak", "silent", 8], ["uncovered", "weak", 1]),
    {more: 1, fewer: 8, verdict: "down"},
  ],
  [
    "a new sender does not count",
    entries(["no_report", "weak", 30], ["weak", "both", 2]),
    {more: 0, fewer: 0, verdict: "steady"},
  ],
])("%s", ([, rows, expected]) => {
  expect(compareMatter(rows)).toEqual(expected);
});

test("the mid-p value, against values worked by hand", () => {
  expect([midP(0, 0), midP(5, 5), midP(0, 5), midP(1, 8)]).toEqual([
    1,
    expect.closeTo(1, 12),
    1 / 32,
    2 * (10 / 512) - 9 / 512,
  ]);
});

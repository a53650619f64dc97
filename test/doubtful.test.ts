import {expect, test} from "vitest";
import {doubtfulWeaknesses, isDoubtful} from "../reports/leadership/doubtful.ts";
import type {Evidence} from "../reports/leadership/rows.ts";

const row = (unit_id: string, matter_confidence: number, more: Partial<Evidence> = {}): Evidence => ({
  statement_id: `${unit_id}-${matter_confidence}`,
  unit_id,
  text: "Cả buổi chỉ nghe tiếng một người.",
  subject: null,
  label: "limitation",
  reviewed: false,
  confidence: 0.9,
  number: null,
  path: "a.docx",
  page: null,
  block: 0,
  ordinal: 0,
  matter: "SH01",
  matter_confidence,
  kind: "weak",
  ...more,
});

test("a statement is doubtful below 0.6, unless a person has looked at it", () => {
  expect([0.3, 0.59, 0.6, 1].map((sure) => isDoubtful(row("a", sure)))).toEqual([true, true, false, false]);
  expect(isDoubtful(row("a", 0.3, {reviewed: true}))).toBe(false);
});

test("a weakness is doubtful when all its statements are; other matters, units and faces do not help it", () => {
  const rows = [
    row("a", 0.4),
    row("a", 0.5),
    row("b", 0.4),
    row("b", 0.8),
    row("c", 0.4),
    row("c", 0.9, {matter: "SH02"}),
    row("c", 0.9, {kind: "achieved"}),
    row("d", 0.4, {reviewed: true}),
    row("e", 0.4, {kind: "remedy"}),
  ];
  expect(doubtfulWeaknesses(rows)).toEqual(new Set(["a SH01", "c SH01"]));
  expect(doubtfulWeaknesses([])).toEqual(new Set());
});

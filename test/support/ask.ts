import {expect} from "vitest";
import {splitText} from "../../pipeline/2-split/split-text.ts";
import {loadSegmenter} from "../../pipeline/2-split/words/segmenter.ts";
import {loadTagger} from "../../pipeline/3-tag/tag-report.ts";
import {loadDictionaries} from "../../pipeline/load-dictionaries.ts";
import {periodRange} from "../../pipeline/period.ts";
import {insert, makeTable, openStore, rows, type Store} from "../../pipeline/store.ts";
import {storeAgain} from "../../pipeline/store-report.ts";

const FOLLOW = new URL("../../pipeline/4-follow/follow.ts", import.meta.url).href;
const PERIODS = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2025-H1", "2025"];

/** Figures by metric; null is an empty cell. */
export type Figures = Record<string, number | null>;

/** A store in memory with the dictionaries and the periods from 2025-Q1 to 2026-Q1, and nothing else. */
export async function storeForQuestions(): Promise<Store> {
  const store = await openStore(":memory:");
  await loadDictionaries(store.db);
  await insert(
    store.db,
    "periods",
    PERIODS.map((period) => ({
      period,
      name: period,
      ...dates(period),
      ordinal: period.includes("Q") ? (Number(period.slice(0, 4)) - 2025) * 4 + Number(period.at(-1)) - 1 : 0,
    })),
  );
  return store;
}

/** Takes out what units sent. */
export async function forget({db}: Store): Promise<void> {
  for (const table of [
    "metric_values",
    "units",
    "unit_links",
    "calls",
    "reports",
    "blocks",
    "sections",
    "statements",
    "mentions",
    "ledger",
  ])
    await db.run(`delete from ${table}`);
}

/** A figure of a form, as a row of `metric_values`. */
export const value = (
  unit_id: string,
  period: string,
  metric: string,
  stated: number | null,
  more: object = {},
) => ({
  path: `${unit_id}-${period}.xlsx`,
  report_id: null,
  unit_id,
  period,
  metric,
  value: stated,
  state: stated === null ? "not_reported" : "reported",
  operator: "=",
  unit: null,
  numerator: null,
  denominator: null,
  recomputed: null,
  target: null,
  source: "form",
  statement_id: null,
  place: metric,
  is_ocr: false,
  ...more,
});

/** Stores a report whose part on results is `text`, split and tagged as the night does. */
export async function report({db}: Store, unit_id: string, period: string, text: string): Promise<void> {
  const report_id = `${unit_id}-${period}`;
  const of = {report_id, path: `${report_id}.docx`, unit_id, period};
  await insert(db, "reports", [{...of, other_periods: [], is_draft: false, tag_version: "x"}]);
  await insert(db, "blocks", [{report_id, block: 1, kind: "paragraph", text, is_ocr: false}]);
  const split = splitText(text, loadSegmenter(), "Kết quả đạt được");
  const statements = loadTagger().tagReport(split, null);
  await storeAgain(db, of, {sections: split.sections, statements}, "x");
}

/** The questions to units after `values` are added: `R02 2025-Q1` a row, sorted. Each question must ask. */
export async function ask({db}: Store, values: object[] = []): Promise<string[]> {
  await insert(db, "metric_values", values);
  for (const table of ["form_checks", "text_checks"]) await makeTable(db, table, FOLLOW);
  const asked = await rows<{rule: string; period: string; question: string; place: string}>(
    db,
    "select rule, period, question, place from checks order by all",
  );
  for (const {question} of asked) expect(question).toMatch(/(?:đề nghị|xem lại|đối chiếu).*\.$/u);
  return asked.map(({rule, period}) => `${rule} ${period}`);
}

function dates(period: string): {from_date: string; to_date: string} {
  const range = periodRange(period);
  return {from_date: range.from, to_date: range.to};
}

import {figuresOf} from "../sample/figures.ts";
import type {Content} from "../sample/lay-out-body.ts";
import {layOutReport} from "../sample/lay-out-report.ts";
import {placed} from "../sample/placed.ts";
import {QUARTERS, quarterOf} from "../sample/quarters.ts";
import {randomOf} from "../sample/random.ts";
import {readStatements, type SourceStatement} from "../sample/statements.ts";
import {figureTables} from "../sample/tables.ts";
import {UNITS} from "../sample/units.ts";
import type {DocumentBlock, OfficeDocument} from "./office-document.ts";

/**
 * Reports of the sample's units as their clerks lay them out, before they become files: each with some forty sentences, two tables of
 * figures and one of prose. The first `count` units, one a quarter in turn; the same documents at every call with the same seed.
 */
export function blocDocuments(count: number, seed: string): OfficeDocument[] {
  const statements = readStatements(new URL("../../data/sample/statements/", import.meta.url));
  return UNITS.slice(0, count).map((unit, i) => {
    const quarter = quarterOf(QUARTERS[i % QUARTERS.length] ?? "2024-Q1");
    const random = randomOf(`${seed} ${unit.unit_id}`);
    const some = (section: SourceStatement["section"], many: number) =>
      random
        .shuffle(statements.filter((one) => one.section === section))
        .slice(0, many)
        .map(placed);
    const {figures} = figuresOf(unit, {period: quarter.period, before: null, joined: 0});
    const content: Content = {
      opening: [],
      facts: [],
      context: some("context", 3),
      achievement: some("achievement", 14),
      limitation: some("limitation", 10),
      cause: some("cause", 5),
      solution: some("solution", 9),
      request: some("request", 3),
      closing: some("context", 1),
      tables: [...figureTables(figures, unit, quarter), proseTable(some("solution", 6))],
    };
    const number = `${i + 11}-BC/${unit.sign}`;
    return layOutReport({unit, quarter, content, number, issued_on: quarter.last}).document;
  });
}

/** A plan: sentences in one column, so that rows are many lines high. */
function proseTable(sentences: readonly {text: string}[]): Extract<DocumentBlock, {kind: "table"}> {
  return {
    kind: "table",
    caption: "Biểu 3. Phân công thực hiện",
    header_rows: 1,
    rows: [
      ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Hoàn thành"],
      ...sentences.map(({text}, i) => [
        String(i + 1),
        text.replace(/[.;]$/u, ""),
        i % 2 === 0 ? "Ban Thường vụ, Văn phòng" : "Các chi bộ trực thuộc",
        i % 3 === 0 ? "" : `Tháng ${i + 1}`,
      ]),
    ],
  };
}

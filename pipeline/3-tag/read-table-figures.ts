import type {Table} from "../model.ts";
import {parseNumber} from "../parse-number.ts";
import {fold} from "../text.ts";
import {metricOf} from "./metric-of.ts";

/** A figure of a form: a row of `metric_values` but for whose and when. Percentages are 0–100; null = not reported, never 0. */
export type TableFigure = {
  metric: string | null;
  value: number | null;
  operator: "=";
  unit: string | null;
  numerator: number | null;
  denominator: number | null;
  recomputed: number | null;
  target: number | null;
  place: string;
};

type Part = "value" | "target" | "numerator" | "denominator" | "unit" | "other";

/** What a column holds, by its heading; the first that fits. */
const PARTS: readonly (readonly [Part, RegExp])[] = [
  ["unit", /đơn vị tính|đvt/u],
  [
    "other",
    /kỳ trước|cùng kỳ|năm trước|quý trước|so với|so sánh|ghi chú|^tt$|^stt$|hoàn thành|đạt so|tăng|giảm/u,
  ],
  ["target", /kế hoạch|chỉ tiêu (?:được )?giao|mục tiêu|được giao/u],
  ["numerator", /tử số|số đạt|số tham gia|số thực tế/u],
  ["denominator", /mẫu số|tổng số|trên tổng/u],
  ["value", /thực hiện|kết quả|kỳ này|quý này|số liệu|số lượng|tỷ lệ|trong kỳ|giá trị|^năm|^quý/u],
];

/**
 * The figures of data tables, in the order of their rows: rows whose heading the dictionary knows, with value, target, numerator and
 * denominator by column headings of one or several levels. A table without a column of values, or a row that is empty, gives none.
 */
export function readTableFigures(tables: readonly Table[]): TableFigure[] {
  return tables.flatMap((table, at) => readTable(table, table.caption ?? `bảng ${at + 1}`));
}

function readTable({rows}: Table, name: string): TableFigure[] {
  const first = rows.findIndex((row) =>
    row.some((cell, at) => at > 0 && cell !== null && parseNumber(cell) !== null && !isHeading(row)),
  );
  if (first < 0) return [];
  const parts = columnParts(rows.slice(0, first));
  return rows.slice(first).flatMap((row, at) => {
    const heading =
      row.find((cell) => cell !== null && /\p{L}{2}/u.test(cell) && parseNumber(cell) === null) ?? null;
    if (heading === null) return [];
    const metric = metricOf(heading);
    const cells = (part: Part) =>
      row.flatMap((cell, column) =>
        parts[column] === part && cell !== null && cell !== heading ? [cell] : [],
      );
    const figure = (part: Part) =>
      cells(part)
        .map(parseNumber)
        .find((parsed) => parsed !== null) ?? null;
    const [value, target, numerator, denominator] = [
      figure("value"),
      figure("target"),
      figure("numerator"),
      figure("denominator"),
    ];
    if (metric === null || (value === null && numerator === null)) return [];
    const recomputed =
      numerator === null || denominator === null || denominator.value === 0
        ? null
        : (100 * numerator.value) / denominator.value;
    return [
      {
        metric,
        value: value?.value ?? null,
        operator: "=" as const,
        unit: value?.unit ?? cells("unit")[0] ?? null,
        numerator: numerator?.value ?? null,
        denominator: denominator?.value ?? null,
        recomputed,
        target: target?.value ?? null,
        place: `${name}, hàng ${first + at + 1}: ${heading}`,
      },
    ];
  });
}

/** A row of years or ordinals (`(1) (2) (3)`, `2024 2025`) heads columns, it reports nothing. */
function isHeading(row: readonly (string | null)[]): boolean {
  const cells = row.filter((cell) => cell !== null && cell !== "") as string[];
  return (
    cells.every((cell) => /^\(?\d{1,2}\)?$|^(?:năm )?20\d\d$|\p{L}/u.test(cell)) &&
    !cells.some((cell) => /%/u.test(cell)) &&
    cells.filter((cell) => /\p{L}/u.test(cell)).length !== 1
  );
}

/** Joins the levels of headings of each column and says what it holds. */
function columnParts(headings: readonly (readonly (string | null)[])[]): Part[] {
  const width = Math.max(0, ...headings.map((row) => row.length));
  return Array.from({length: width}, (_, column) => {
    const levels = [
      ...new Set(headings.map((row) => row[column]).filter((cell) => cell !== null && cell !== undefined)),
    ] as string[];
    const lowest = levels[levels.length - 1];
    const all = fold(levels.join(" / "));
    const own = lowest === undefined ? "" : fold(lowest);
    return (
      (PARTS.find(([, pattern]) => pattern.test(own)) ??
        PARTS.find(([, pattern]) => pattern.test(all)))?.[0] ?? "other"
    );
  });
}

import type {Table} from "../model.ts";
import {type ParsedNumber, parseNumber} from "../parse-number.ts";
import {fold} from "../text.ts";
import {isShare, metricOf, shareOf} from "./metric-of.ts";

/** A figure of a form: a row of `metric_values` but for whose and when. Percentages are 0–100; null = not reported, never 0. */
export type TableFigure = {
  metric: string | null;
  value: number | null;
  /** Why there is no value: the cell was left empty or holds a dash, or the form says that it does not apply to this unit. */
  state: "reported" | "not_reported" | "not_applicable";
  operator: "=";
  unit: string | null;
  numerator: number | null;
  denominator: number | null;
  recomputed: number | null;
  target: number | null;
  place: string;
};

type Part =
  | "value"
  | "share"
  | "target"
  | "numerator"
  | "denominator"
  | "unit"
  | "ordinal"
  | "label"
  | "other";
type Row = readonly (string | null)[];

/** What a column holds, by its heading; the first that fits. */
const PARTS: readonly (readonly [Part, RegExp])[] = [
  ["ordinal", /^(?:tt|stt|số tt|số thứ tự)$/u],
  ["unit", /đơn vị tính|^đvt$|^đơn vị$/u],
  [
    "label",
    /^(?:tên )?(?:chỉ tiêu|nội dung|nội dung chỉ tiêu|tiêu chí|nội dung công việc|danh mục|các chỉ tiêu)$/u,
  ],
  [
    "other",
    /kỳ trước|cùng kỳ|năm trước|quý trước|tháng trước|so với|so sánh|ghi chú|hoàn thành|đạt so|tăng|giảm|lũy kế/u,
  ],
  ["target", /kế hoạch|chỉ tiêu (?:được )?giao|mục tiêu|được giao|phấn đấu/u],
  ["numerator", /tử số|số đạt|số tham gia|số thực tế|số thực hiện|số đã/u],
  ["denominator", /mẫu số|tổng số|trên tổng|số phải|số thuộc diện/u],
  ["share", /^tỷ lệ|^%|^\(%\)$|^phần trăm$/u],
  [
    "value",
    /thực hiện|kết quả|kỳ này|quý này|số liệu|số lượng|trong kỳ|giá trị|^năm|^quý|^\d+ tháng|^tháng/u,
  ],
];
/** A word that stands in heads of columns and nowhere else. */
const HEADWORD =
  /^(?:tt|stt|số tt|chỉ tiêu|nội dung|nội dung chỉ tiêu|tiêu chí|đơn vị tính|đvt|ghi chú|kế hoạch|thực hiện|kết quả|kết quả thực hiện|so với kế hoạch|tổng số|số đạt|tử số|mẫu số|chỉ tiêu giao)$/u;
/** `x` in a form crosses out what does not apply ([Thông tư 01/2021/TT-BKHĐT] uses it so); a dash or dots say that there is no figure. */
const NOT_APPLICABLE = /^(?:x|kad|k\.a\.d|không áp dụng|không thuộc diện|n\/a)$/iu;

/**
 * The figures of data tables, in the order of their rows: rows whose heading the dictionary knows, with value, target, numerator and
 * denominator by column headings of one or several levels. A row without a value gives one that is not reported, never 0; a table
 * without a column of values gives none.
 */
export function readTableFigures(tables: readonly Table[]): TableFigure[] {
  return tables.flatMap((table, at) => readTable(table, table.caption ?? `bảng ${at + 1}`));
}

function readTable({rows}: Table, name: string): TableFigure[] {
  let first = rows.findIndex((row) => isData(row));
  if (first < 0) return [];
  // Rows above the first figure that name a metric report nothing, and head nothing either.
  while (
    first > 0 &&
    !isHead(rows[first - 1] ?? []) &&
    metricOf(rows[first - 1]?.find(isWords) ?? "") !== null
  )
    first--;
  const parts = columnParts(rows.slice(0, first), rows.slice(first));
  const label_at = parts.indexOf("label");
  return rows.slice(first).flatMap((row, at) => {
    const heading = (label_at >= 0 ? row[label_at] : row.find(isWords)) ?? null;
    if (heading === null || isHead(row)) return [];
    const metric = metricOf(heading);
    if (metric === null) return [];
    const cells = (part: Part) =>
      row.flatMap((cell, column) =>
        parts[column] === part && cell !== null && cell !== heading ? [cell] : [],
      );
    const number = (part: Part) =>
      cells(part)
        .map(parseNumber)
        .find((parsed) => parsed !== null) ?? null;
    const [counted, share, target, numerator, denominator] = [
      number("value"),
      number("share"),
      number("target"),
      number("numerator"),
      number("denominator"),
    ];
    if (!parts.includes("value") && numerator === null) return [];
    const recomputed =
      numerator === null || denominator === null || denominator.value === 0
        ? null
        : (100 * numerator.value) / denominator.value;
    const is_share = parts.includes("share") && isShare(metric);
    const stated = is_share ? share : counted;
    const unit = is_share
      ? "%"
      : unitOf(stated, cells("unit")[0], heading, headOfValue(rows.slice(0, first), parts));
    const own: TableFigure = {
      metric,
      value: asPercentage(stated?.value ?? null, unit, recomputed),
      state:
        stated !== null
          ? "reported"
          : cells(is_share ? "share" : "value").some((cell) => NOT_APPLICABLE.test(cell.trim()))
            ? "not_applicable"
            : "not_reported",
      operator: "=",
      unit,
      numerator: (is_share ? counted : numerator)?.value ?? null,
      denominator: denominator?.value ?? null,
      recomputed,
      target: target?.value ?? null,
      place: `${name}, hàng ${first + at + 1}: ${heading}`,
    };
    const twin = share === null || is_share ? null : shareOf(metric);
    if (twin === null) return [own];
    return [
      own,
      {
        ...own,
        metric: twin,
        value: share?.value ?? null,
        state: "reported",
        unit: "%",
        numerator: own.value,
        target: null,
      },
    ];
  });
}

/** The unit beside the number, else of its row, else `%` where the heading of row or column says so. */
function unitOf(
  stated: ParsedNumber | null,
  of_row: string | undefined,
  heading: string,
  head: string,
): string | null {
  if (stated?.unit !== null && stated?.unit !== undefined) return stated.unit;
  if (of_row !== undefined) return of_row;
  return /\(%\)|%/u.test(heading) || /\(%\)|%/u.test(head) || /^tỷ lệ/u.test(fold(heading)) ? "%" : null;
}

/** A share typed as 0,985 where its parts give 98,5 %. */
function asPercentage(value: number | null, unit: string | null, recomputed: number | null): number | null {
  const is_share =
    value !== null &&
    unit === "%" &&
    recomputed !== null &&
    value <= 1 &&
    Math.abs(value * 100 - recomputed) < 0.6;
  return is_share && recomputed > 1.5 ? Math.round(value * 1e6) / 1e4 : value;
}

/** Whether a row reports: words in one cell and a figure beside them, and no heading of columns. */
function isData(row: Row): boolean {
  const label = row.findIndex(isWords);
  return (
    !isHead(row) &&
    label >= 0 &&
    row.some((cell, at) => at > label && cell !== null && parseNumber(cell) !== null)
  );
}

/** Heads of columns, and the row below them that counts columns: `(1) (2) (3)`, `A B 1 2`. */
function isHead(row: Row): boolean {
  const cells = row.filter((cell) => cell !== null && cell.trim() !== "") as string[];
  return (
    cells.some((cell) => HEADWORD.test(fold(cell))) ||
    cells.every((cell) => /^\(?(?:\d{1,2}|\p{Lu})\)?$/u.test(cell))
  );
}

function isWords(cell: string | null): boolean {
  return cell !== null && /\p{L}{2}/u.test(cell) && parseNumber(cell) === null;
}

/** What each column holds, by its headings of all levels joined, the lowest first; where none is of values, the only column of figures is. */
function columnParts(headings: readonly Row[], body: readonly Row[]): Part[] {
  const width = Math.max(0, ...headings.map((row) => row.length), ...body.map((row) => row.length));
  const heads = withoutTitles(headings);
  const parts = Array.from({length: width}, (_, column): Part => {
    const levels = levelsOf(heads, column);
    const own = fold(levels.at(-1) ?? "");
    const all = fold(levels.join(" / "));
    return (
      (PARTS.find(([, form]) => form.test(own)) ?? PARTS.find(([, form]) => form.test(all)))?.[0] ?? "other"
    );
  });
  // A share beside a count is that of the count, but beside a plan that of the plan; alone it is the value.
  const of_count = parts.includes("target") ? "other" : "share";
  const shares = parts.includes("value") ? of_count : "value";
  for (const [column, part] of parts.entries()) if (part === "share") parts[column] = shares;
  if (parts.includes("value") || parts.includes("numerator")) return parts;
  const figures = parts.flatMap((part, column) => {
    const filled = body.filter((row) => row[column] !== null && row[column] !== undefined);
    const is_open =
      part === "other" && levelsOf(heads, column).every((level) => !PARTS[3]?.[1].test(fold(level)));
    const numbers = filled.filter((row) => parseNumber(row[column] ?? "") !== null);
    const is_count = numbers.every((row, at) => Number(row[column]) === at + 1) && numbers.length > 1;
    return is_open && column > 0 && !is_count && numbers.length * 2 > filled.length ? [column] : [];
  });
  return figures.length === 1 ? parts.map((part, column) => (column === figures[0] ? "value" : part)) : parts;
}

/** Rows of headings, without titles over the whole width. */
function withoutTitles(headings: readonly Row[]): Row[] {
  return headings.filter((row) => new Set(row.filter((cell) => cell !== null)).size > 1);
}

/** The headings above a column. */
function levelsOf(headings: readonly Row[], column: number): string[] {
  const own = headings.map((row) => row[column]);
  return [...new Set(own.filter((cell) => cell !== null && cell !== undefined))] as string[];
}

function headOfValue(headings: readonly Row[], parts: readonly Part[]): string {
  return levelsOf(withoutTitles(headings), parts.indexOf("value")).join(" ");
}

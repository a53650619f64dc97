import {writeOds} from "../support/write-ods.ts";
import {writeXls} from "../support/write-xls.ts";
import {writeXlsx} from "../support/write-xlsx.ts";
import type {StatedFigure} from "./figures.ts";
import {sheetName} from "./file-names.ts";
import {type Laid, layOutReport} from "./lay-out-report.ts";
import type {Making} from "./making.ts";
import {addDays, quarterOf} from "./quarters.ts";
import {SENDS_SHEET} from "./story.ts";
import {figureCsv, figureWorkbook} from "./tables.ts";
import type {FileRow, ReportRecord} from "./truth.ts";
import type {SampleUnit} from "./units.ts";
import {type Format, writeReport} from "./write-report.ts";

const BOOKS = {xlsx: writeXlsx, xls: writeXls, ods: writeOds};

/**
 * The unit sends its report again four days later, with a limitation that the first version left out, and says which report it replaces.
 * Returns the path of the version that stands.
 */
export async function addCorrection(
  making: Making,
  {laid, row, record}: {laid: Laid; row: FileRow; record: ReportRecord},
): Promise<string> {
  const number = laid.number.replace(/^\d+/u, (n) => String(Number(n) + 4));
  const issued_on = addDays(laid.issued_on, 4);
  const path = row.path.replace(/\.\w+$/u, " (sửa).docx");
  const again = layOutReport({...laid, number, issued_on, replaces: laid.number});
  making.out.push({path: `inbox/${path}`, bytes: await writeReport(again.document, "docx", null)});
  making.files.push({...row, path, number, issued_on, format: "docx"});
  making.reports.push({...record, path, sentences: again.sentences});
  making.metrics.push(
    ...making.metrics.filter((metric) => metric.path === row.path).map((metric) => ({...metric, path})),
  );
  const short = {...laid.content, limitation: laid.content.limitation.slice(0, -1)};
  const first = layOutReport({...laid, content: short});
  const file = making.out.find((one) => one.path === `inbox/${row.path}`);
  if (file !== undefined) file.bytes = await writeReport(first.document, row.format as Format, null);
  record.sentences = first.sentences;
  record.standing = false;
  row.status = "superseded";
  row.see = path;
  return path;
}

/** The same bytes under another name. Of the two, the one later in order of paths is the duplicate; truth moves to the other. */
export function addDuplicate({out, files, reports, metrics}: Making, row: FileRow, bytes: Uint8Array): void {
  const original = row.path;
  const copy = original.replace(/(\.\w+)$/u, " - Copy$1");
  out.push({path: `inbox/${copy}`, bytes});
  const [first, second] = [original, copy].sort() as [string, string];
  row.path = first;
  files.push({...row, path: second, status: "duplicate", see: first});
  for (const one of [...reports, ...metrics]) if (one.path === original) one.path = first;
}

/** The unit's figures as a file of their own, where it is one that sends such. */
export function addSheet(
  making: Making,
  {unit, period, figures}: {unit: SampleUnit; period: string; figures: StatedFigure[]},
): void {
  const {unit_id} = unit;
  const format = SENDS_SHEET.get(unit_id);
  if (format === undefined) return;
  const quarter = quarterOf(period);
  const path = `${period}/${sheetName(unit, quarter)}.${format}`;
  const bytes =
    format === "csv"
      ? figureCsv(figures, unit, quarter)
      : BOOKS[format](figureWorkbook(figures, unit, quarter));
  making.out.push({path: `inbox/${path}`, bytes});
  making.files.push({
    path,
    status: "figures",
    unit_id,
    period,
    other_periods: [],
    number: null,
    issued_on: null,
    title: null,
    signer: null,
    format,
    problems: [],
    see: null,
  });
  for (const figure of figures) making.metrics.push({path, unit_id, period, source: "sheet", ...figure});
}

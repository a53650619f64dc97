import {read, type Sheet, type Workbook} from "hucre";
import type {Problem, Reading, Table} from "../model.ts";
import {decodeLegacy, detectLegacy, type LegacyEncoding} from "./encodings/detect-encoding.ts";
import {normalise} from "./normalise.ts";
import {printCell} from "./sheet/print-cell.ts";
import {readBiff, type SheetLooks} from "./sheet/read-biff.ts";
import {readOdsLooks} from "./sheet/read-ods-looks.ts";
import {type FileType, MEDIA_TYPES} from "./sniff.ts";
import {unreadable} from "./unreadable.ts";
import {openZip} from "./zip.ts";

const MAX_CELLS = 200_000;
const HIGH = /[\x80-\xff\uf020-\uf0ff]/;

/**
 * Reads .xlsx, .xls and .ods: a table a sheet, called by the sheet's name, cells as a Vietnamese reader sees them (text only), merged
 * cells copied into all they cover, empty rows and columns at the ends cut off. Hidden sheets are left out, with a `hidden-sheet`
 * warning. Throws `UnreadableError`: what `openZip` throws, `too-big` past 200,000 cells, `encrypted`, `empty`, `truncated`.
 */
export async function readSheet(bytes: Uint8Array, _name: string): Promise<Reading> {
  const is_zip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const type = is_zip ? await checkZip(bytes) : "xls";
  const looks = type === "xls" ? readLooks(bytes) : type === "ods" ? await readOdsLooks(bytes) : [];
  const workbook = await open(bytes);
  const problems: Problem[] = [];
  const tables: Table[] = [];
  for (const [i, sheet] of workbook.sheets.entries()) {
    if (sheet.hidden === true || sheet.veryHidden === true || looks[i]?.is_hidden === true) {
      problems.push(hiddenSheet(sheet.name));
      continue;
    }
    const rows = toRows(sheet, looks[i]?.formats ?? new Map());
    if (rows.length > 0) tables.push({caption: sheet.name, page: null, at: null, rows});
  }
  if (tables.length === 0) throw unreadable("empty", "không có ô nào có nội dung");
  const encoding = decodeTables(tables);
  return {media_type: MEDIA_TYPES[type], encoding, blocks: [], tables, problems};
}

/** Every entry is unpacked once under the limits, so that the library never meets a bomb. */
async function checkZip(bytes: Uint8Array): Promise<FileType> {
  const zip = await openZip(bytes);
  for (const name of zip.names) await zip.read(name);
  return zip.names.includes("content.xml") ? "ods" : "xlsx";
}

function readLooks(bytes: Uint8Array): SheetLooks[] {
  try {
    return readBiff(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw unreadable("truncated", error.message, error);
    throw error;
  }
}

async function open(bytes: Uint8Array): Promise<Workbook> {
  try {
    return await read(bytes, {readStyles: true});
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : "";
    const code = /encrypt|password/iu.test(message)
      ? "encrypted"
      : /too (?:large|big|many)|exceed|limit/iu.test(message)
        ? "too-big"
        : "truncated";
    throw unreadable(code, error instanceof Error ? error.name : null, error);
  }
}

function toRows(sheet: Sheet, formats: Map<string, string>): (string | null)[][] {
  // The library leaves holes for empty rows.
  const values = Array.from(sheet.rows, (row) => row ?? []);
  const width = values.reduce((most, row) => Math.max(most, row.length), 0);
  if (width * values.length > MAX_CELLS)
    throw unreadable("too-big", `trang tính ${width} × ${values.length} ô`);
  const rows = values.map((row, r) =>
    Array.from({length: width}, (_, c) => {
      const cell = sheet.cells?.get(`${r},${c}`);
      if (cell?.type === "error") return null;
      const printed = printCell(row[c], cell?.style?.numFmt ?? formats.get(`${r},${c}`) ?? null);
      return printed === null ? null : normalise(printed);
    }),
  );
  for (const {startRow, startCol, endRow, endCol} of sheet.merges ?? []) {
    const value = rows[startRow]?.[startCol] ?? null;
    for (const row of rows.slice(startRow, endRow + 1)) {
      for (let c = startCol; c <= Math.min(endCol, width - 1); c++) row[c] ??= value;
    }
  }
  const filled = rows.filter((row) => row.some((cell) => cell !== null));
  const last = Math.max(0, ...filled.map((row) => row.findLastIndex((cell) => cell !== null) + 1));
  return filled.map((row) => row.slice(0, last));
}

/** Decodes legacy text in place, one encoding a file; gives it, or null. */
function decodeTables(tables: Table[]): LegacyEncoding | null {
  const text = tables
    .flatMap(({rows}) => rows.flat().filter((cell) => cell !== null && HIGH.test(cell)))
    .join(" ")
    .slice(0, 20_000);
  const encoding = text === "" ? null : detectLegacy(text);
  if (encoding === null) return null;
  for (const table of tables) {
    const decode = (cell: string | null) =>
      cell !== null && HIGH.test(cell) ? normalise(decodeLegacy(cell, encoding)) : cell;
    table.rows = table.rows.map((row) => row.map(decode));
    table.caption = decode(table.caption);
  }
  return encoding;
}

function hiddenSheet(name: string): Problem {
  return {
    place: `trang tính "${name}"`,
    rule: "hidden-sheet",
    actual: name,
    expected: null,
    action: "Trang tính bị ẩn nên không đọc: nếu có số liệu báo cáo, đề nghị đơn vị bỏ ẩn rồi gửi lại.",
    severity: "warning",
  };
}

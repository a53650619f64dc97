import {escapeXml} from "./office-document.ts";
import {writeZip} from "./write-zip.ts";

/** `percent` shows 0.992 as 99,2%; `thousands` shows 1300 as 1.300; `date` takes an ISO date. */
export type SheetCell =
  | string
  | number
  | null
  | {value: number; format: "percent" | "thousands"}
  | {value: string; format: "date"}
  | {value: string; format: "error"};

export type Sheet = {
  name: string;
  rows: SheetCell[][];
  /** Ranges such as `A1:F1`; only the top left cell of a range holds a value. */
  merges: string[];
  hidden?: boolean;
};

const STYLES = {general: 0, percent: 1, thousands: 2, date: 3, bold: 4};
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** The bytes of an .xlsx workbook: shared strings, merged ranges, number formats; hidden sheets as such. */
export function writeXlsx(sheets: readonly Sheet[]): Uint8Array {
  const strings: string[] = [];
  const places = new Map<string, number>();
  const shared = (text: string): number => {
    const place = places.get(text) ?? strings.length;
    if (place === strings.length) {
      strings.push(text);
      places.set(text, place);
    }
    return place;
  };
  const pages = sheets.map((sheet) => writeSheet(sheet, shared));
  const numbers = sheets.map((_, i) => i + 1);
  return writeZip([
    {
      name: "[Content_Types].xml",
      bytes: `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override("workbook", "sheet.main")}${override("styles", "styles")}${override("sharedStrings", "sharedStrings")}${numbers.map((n) => override(`worksheets/sheet${n}`, "worksheet")).join("")}</Types>`,
    },
    {
      name: "_rels/.rels",
      bytes: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      bytes: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.map((s, i) => `<sheet name="${escapeXml(s.name)}" sheetId="${i + 1}"${s.hidden === true ? ' state="hidden"' : ""} r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      bytes: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join("")}<Relationship Id="rId${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rId${sheets.length + 2}" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    {
      name: "xl/styles.xml",
      bytes: `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><fonts count="2"><font><sz val="12"/><name val="Times New Roman"/></font><font><b/><sz val="12"/><name val="Times New Roman"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="14" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    },
    {
      name: "xl/sharedStrings.xml",
      bytes: `${HEAD}<sst xmlns="${MAIN}" uniqueCount="${strings.length}">${strings.map((s) => `<si><t xml:space="preserve">${escapeXml(s)}</t></si>`).join("")}</sst>`,
    },
    ...pages.map((bytes, i) => ({name: `xl/worksheets/sheet${i + 1}.xml`, bytes})),
  ]);
}

function override(part: string, type: string): string {
  return `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
}

function writeSheet(sheet: Sheet, shared: (text: string) => number): string {
  const rows = sheet.rows.map((row, r) => {
    const cells = row.map((cell, c) => writeCell(cell, `${columnName(c)}${r + 1}`, shared)).join("");
    return `<row r="${r + 1}">${cells}</row>`;
  });
  const merges = sheet.merges.map((range) => `<mergeCell ref="${range}"/>`).join("");
  const merged = merges === "" ? "" : `<mergeCells count="${sheet.merges.length}">${merges}</mergeCells>`;
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows.join("")}</sheetData>${merged}</worksheet>`;
}

function writeCell(cell: SheetCell, at: string, shared: (text: string) => number): string {
  if (cell === null) return "";
  if (typeof cell === "string") return `<c r="${at}" t="s"><v>${shared(cell)}</v></c>`;
  if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
  if (cell.format === "error") return `<c r="${at}" t="e"><v>${escapeXml(cell.value)}</v></c>`;
  if (cell.format === "date") {
    const days = Math.round((Date.parse(cell.value) - Date.UTC(1899, 11, 30)) / 86_400_000);
    return `<c r="${at}" s="${STYLES.date}"><v>${days}</v></c>`;
  }
  return `<c r="${at}" s="${STYLES[cell.format]}"><v>${cell.value}</v></c>`;
}

/** `A` for 0, `Z` for 25, `AA` for 26. */
function columnName(at: number): string {
  return (at >= 26 ? columnName(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));
}

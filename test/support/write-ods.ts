import {escapeXml} from "./office-document.ts";
import type {Sheet, SheetCell} from "./write-xlsx.ts";
import {writeZip} from "./write-zip.ts";

const NAMESPACES =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"';

/** The bytes of an .ods workbook: merged ranges with their covered cells, number styles; hidden sheets as such. */
export function writeOds(sheets: readonly Sheet[]): Uint8Array {
  const styles =
    '<style:style style:name="shown" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style><number:percentage-style style:name="N1"><number:number number:decimal-places="1"/><number:text>%</number:text></number:percentage-style><number:number-style style:name="N2"><number:number number:decimal-places="0" number:grouping="true"/></number:number-style><style:style style:name="percent" style:family="table-cell" style:data-style-name="N1"/><style:style style:name="thousands" style:family="table-cell" style:data-style-name="N2"/>';
  const tables = sheets.map(writeTable).join("");
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${NAMESPACES} office:version="1.2"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
  return writeZip([
    {name: "mimetype", bytes: "application/vnd.oasis.opendocument.spreadsheet", store: true},
    {name: "content.xml", bytes: content},
    {
      name: "META-INF/manifest.xml",
      bytes:
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
    },
  ]);
}

function writeTable({name, rows, merges, hidden}: Sheet): string {
  const spans = merges.map(rangeOf);
  const width = Math.max(...rows.map((row) => row.length));
  const lines = rows.map((row, r) => {
    const cells = Array.from({length: width}, (_, c) => {
      const span = spans.find(
        ({top, left, bottom, right}) => r >= top && r <= bottom && c >= left && c <= right,
      );
      if (span !== undefined && (r !== span.top || c !== span.left)) return "<table:covered-table-cell/>";
      const merged =
        span === undefined
          ? ""
          : ` table:number-columns-spanned="${span.right - span.left + 1}" table:number-rows-spanned="${span.bottom - span.top + 1}"`;
      return writeCell(row[c] ?? null, merged);
    });
    return `<table:table-row>${cells.join("")}</table:table-row>`;
  });
  return `<table:table table:name="${escapeXml(name)}" table:style-name="${hidden === true ? "hidden" : "shown"}"><table:table-column table:number-columns-repeated="${width}"/>${lines.join("")}</table:table>`;
}

function writeCell(cell: SheetCell, merged: string): string {
  const element = (attributes: string, shown: string) =>
    `<table:table-cell${merged}${attributes}><text:p>${escapeXml(shown)}</text:p></table:table-cell>`;
  if (cell === null) return `<table:table-cell${merged}/>`;
  if (typeof cell === "string") return element(' office:value-type="string"', cell);
  if (typeof cell === "number")
    return element(` office:value-type="float" office:value="${cell}"`, String(cell));
  if (cell.format === "error") return element(' office:value-type="string"', cell.value);
  if (cell.format === "date")
    return element(` office:value-type="date" office:date-value="${cell.value}"`, cell.value);
  if (cell.format === "percent")
    return element(
      ` table:style-name="percent" office:value-type="percentage" office:value="${cell.value}"`,
      `${(cell.value * 100).toFixed(1)}%`,
    );
  return element(
    ` table:style-name="thousands" office:value-type="float" office:value="${cell.value}"`,
    String(cell.value),
  );
}

/** `A1:F2` in rows and columns from 0. */
export function rangeOf(range: string): {top: number; left: number; bottom: number; right: number} {
  const [from = "A1", to = from] = range.split(":");
  const place = (cell: string) => {
    const [, letters = "A", digits = "1"] = /^([A-Z]+)(\d+)$/u.exec(cell) ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    return {row: Number(digits) - 1, column};
  };
  const [start, end] = [place(from), place(to)];
  return {top: start.row, left: start.column, bottom: end.row, right: end.column};
}

import {
  type Cell,
  type Columns,
  cellOf,
  type DocumentBlock,
  escapeXml,
  type Line,
  type OfficeDocument,
  printed,
} from "./office-document.ts";
import {writeZip} from "./write-zip.ts";

const NAMES = ["office", "text", "style", "table", "fo"]
  .map(
    (name) =>
      `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === "fo" ? "xsl-fo-compatible" : name}:1.0"`,
  )
  .join(" ");
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const TYPE = "application/vnd.oasis.opendocument.text";

/** The bytes of an .odt: head, foot and tables as tables, automatic items as a bullet list, headings as `text:h` with their typed label. */
export function writeOdt(document: OfficeDocument): Uint8Array {
  const stamp = document.stamp === null ? "" : paragraph({text: document.stamp, bold: true}, "Centre");
  const body = `${stamp}${columnsOdt(document.head, "Head")}${document.title.map((line) => paragraph(line, "Centre")).join("")}${bodyOdt(document.body)}${columnsOdt(document.foot, "Foot")}`;
  const bullet = (level: number) =>
    `<text:list-level-style-bullet text:level="${level}" text:bullet-char="${level === 1 ? "-" : "+"}"/>`;
  const styles = `<style:style style:name="Centre" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style><style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="Italic" style:family="text"><style:text-properties fo:font-style="italic"/></style:style><text:list-style style:name="Dashes">${bullet(1)}${bullet(2)}</text:list-style>`;
  return writeZip([
    {name: "mimetype", bytes: TYPE, store: true},
    {
      name: "META-INF/manifest.xml",
      bytes: `${HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="${TYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
    },
    {
      name: "content.xml",
      bytes: `${HEAD}<office:document-content ${NAMES} office:version="1.2"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    },
  ]);
}

function bodyOdt(body: readonly DocumentBlock[]): string {
  let out = "";
  let inList = false;
  for (const block of body) {
    const listed = block.kind === "item" && block.how === "auto";
    if (listed && !inList) out += '<text:list text:style-name="Dashes">';
    if (!listed && inList) out += "</text:list>";
    inList = listed;
    out += listed ? itemOdt(block) : blockOdt(block);
  }
  return inList ? `${out}</text:list>` : out;
}

function itemOdt(item: Extract<DocumentBlock, {kind: "item"}>): string {
  const inner = paragraph({text: item.text}, null);
  const nested =
    item.level === 1 ? inner : `<text:list><text:list-item>${inner}</text:list-item></text:list>`;
  return `<text:list-item>${nested}</text:list-item>`;
}

function blockOdt(block: DocumentBlock): string {
  if (block.kind === "table") {
    const caption = block.caption === null ? "" : paragraph({text: block.caption, bold: true}, "Centre");
    return caption + tableOdt(block.rows, "Table");
  }
  if (block.kind === "paragraph") return paragraph(block, null);
  const text = printed(block.label, block.text);
  if (block.kind === "item") return paragraph({text}, null);
  if (block.how === "typed") return paragraph({text, bold: true}, null);
  return `<text:h text:outline-level="${block.level}">${spaced(text)}</text:h>`;
}

function tableOdt(rows: readonly Cell[][], name: string): string {
  const width = Math.max(...rows.map((row) => row.reduce((n, cell) => n + cellOf(cell).colspan, 0)));
  const open: number[] = new Array<number>(width).fill(0);
  const lines = rows.map((row) => {
    const waiting = row.map(cellOf);
    let cells = "";
    for (let column = 0; column < width; ) {
      if (open[column]! > 0) {
        open[column]! -= 1;
        cells += "<table:covered-table-cell/>";
        column += 1;
        continue;
      }
      const {text, colspan, rowspan} = waiting.shift() ?? {text: "", colspan: 1, rowspan: 1};
      const spans = `${colspan > 1 ? ` table:number-columns-spanned="${colspan}"` : ""}${rowspan > 1 ? ` table:number-rows-spanned="${rowspan}"` : ""}`;
      cells += `<table:table-cell${spans}>${paragraph({text}, null)}</table:table-cell>${"<table:covered-table-cell/>".repeat(colspan - 1)}`;
      for (let i = 0; i < colspan; i += 1) open[column + i] = rowspan - 1;
      column += colspan;
    }
    return `<table:table-row>${cells}</table:table-row>`;
  });
  return `<table:table table:name="${name}"><table:table-column table:number-columns-repeated="${width}"/>${lines.join("")}</table:table>`;
}

function columnsOdt({left, right}: Columns, name: string): string {
  if (left.length + right.length === 0) return "";
  const cell = (lines: Line[]) =>
    `<table:table-cell>${lines.map((line) => paragraph(line, "Centre")).join("")}</table:table-cell>`;
  return `<table:table table:name="${name}"><table:table-column table:number-columns-repeated="2"/><table:table-row>${cell(left)}${cell(right)}</table:table-row></table:table>`;
}

function paragraph({text, bold, italic}: Line, style: string | null): string {
  const inner = italic === true ? span("Italic", spaced(text)) : spaced(text);
  const named = style === null ? "" : ` text:style-name="${style}"`;
  return `<text:p${named}>${bold === true ? span("Bold", inner) : inner}</text:p>`;
}

function span(style: string, inner: string): string {
  return `<text:span text:style-name="${style}">${inner}</text:span>`;
}

/** ODF folds runs of spaces, so those after the first go as `text:s`. */
function spaced(text: string): string {
  return escapeXml(text).replace(/ {2,}/g, (run) => ` <text:s text:c="${run.length - 1}"/>`);
}

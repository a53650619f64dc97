import {listOf, numberingXml} from "./docx-numbering.ts";
import {type FontRun, toTcvn3, toTcvn3Capitals, toVni} from "./legacy-encodings.ts";
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

export type DocxOptions = {
  /** Fonts of an old encoding that all text is written in. */
  legacy?: "tcvn3" | "vni";
  /** What programs make of letters: every mark apart, or letters of other alphabets for Latin ones (`Ð` for `Đ`, Cyrillic `а` for `a`). */
  letters?: "nfd" | "look-alikes";
};

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SPLIT_EVERY = 3;
const CYRILLIC = new Map([..."aeopcx"].map((letter, at) => [letter, "аеорсх".charAt(at)]));

/**
 * The bytes of a .docx in the official layout: head and foot as borderless tables, automatic numbers through numbering.xml,
 * running page number, some paragraphs in several runs as Word leaves them. The same document gives the same bytes.
 */
export function writeDocx(document: OfficeDocument, {legacy, letters}: DocxOptions = {}): Uint8Array {
  const write = runWriter(legacy, letters);
  const stamp = document.stamp === null ? "" : centred(write, [{text: document.stamp, bold: true}]);
  const body = document.body.map((block, at) => blockXml(write, block, at)).join("");
  const xml = `<w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>${stamp}${columnsXml(write, document.head)}${centred(write, document.title)}${body}${columnsXml(write, document.foot)}<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>`;
  return writeZip([
    {
      name: "[Content_Types].xml",
      bytes: `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${WORD}.numbering+xml"/><Override PartName="/word/header1.xml" ContentType="${WORD}.header+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    },
    {
      name: "_rels/.rels",
      bytes: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    },
    {name: "word/document.xml", bytes: HEAD + xml},
    {
      name: "word/_rels/document.xml.rels",
      bytes: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${R}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${R}/numbering" Target="numbering.xml"/><Relationship Id="rId3" Type="${R}/header" Target="header1.xml"/></Relationships>`,
    },
    {name: "word/styles.xml", bytes: HEAD + stylesXml(legacy)},
    {name: "word/numbering.xml", bytes: HEAD + numberingXml(document.body)},
    {
      name: "word/header1.xml",
      bytes: `${HEAD}<w:hdr xmlns:w="${W}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>`,
    },
    {
      name: "docProps/core.xml",
      bytes: `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dcterms:created xsi:type="dcterms:W3CDTF">${document.created}Z</dcterms:created></cp:coreProperties>`,
    },
  ]);
}

type Look = {bold?: boolean; italic?: boolean};
type RunWriter = (text: string, look?: Look) => string;

function runWriter(legacy: DocxOptions["legacy"], letters: DocxOptions["letters"]): RunWriter {
  return (text, look = {}) => {
    const written = letters === "nfd" ? text.normalize("NFD") : letters === undefined ? text : disguise(text);
    const runs: (FontRun | {font: null; text: string})[] =
      legacy === undefined ? [{font: null, text: written}] : legacyRuns(legacy, written);
    return runs.map((run) => runXml(run.text, run.font, look)).join("");
  };
}

/** Every `Đ` Icelandic, and in every third word the letters that Cyrillic has alike. */
function disguise(text: string): string {
  const words = text.replace(/Đ/gu, "Ð").replace(/đ/gu, "ð").split(" ");
  return words
    .map((word, at) =>
      at % 3 === 0 && word.length > 3
        ? word.replace(/[aeopcx]/gu, (letter) => CYRILLIC.get(letter) ?? letter)
        : word,
    )
    .join(" ");
}

function legacyRuns(legacy: "tcvn3" | "vni", text: string): FontRun[] {
  if (legacy === "vni") return toVni(text);
  return text.length > 3 && text === text.toUpperCase() && /\p{Lu}/u.test(text)
    ? toTcvn3Capitals(text)
    : toTcvn3(text);
}

function runXml(text: string, font: string | null, {bold, italic}: Look): string {
  const fonts = font === null ? "" : `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:cs="${font}"/>`;
  const properties = `${fonts}${bold === true ? "<w:b/>" : ""}${italic === true ? "<w:i/>" : ""}`;
  const rPr = properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${rPr}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

/** Word splits runs wherever an edit was made: every third paragraph here is in two. */
function bodyRuns(write: RunWriter, text: string, look: Look, at: number): string {
  const cut = at % SPLIT_EVERY === 0 ? text.indexOf(" ", text.length >> 1) : -1;
  return cut < 0 ? write(text, look) : write(text.slice(0, cut), look) + write(text.slice(cut), look);
}

function blockXml(write: RunWriter, block: DocumentBlock, at: number): string {
  if (block.kind === "table") return tableXml(write, block);
  const list = listOf(block);
  const look: Look = {bold: block.kind === "heading" || (block.kind === "paragraph" && block.bold === true)};
  if (block.kind === "paragraph" && block.italic === true) look.italic = true;
  const byStyle = block.kind === "heading" && block.how === "style";
  const style = byStyle ? `<w:pStyle w:val="Heading${block.level}"/>` : "";
  const number =
    list === null || byStyle
      ? ""
      : `<w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${list.num_id}"/></w:numPr>`;
  const text = block.kind === "paragraph" || list !== null ? block.text : printed(block.label, block.text);
  return `<w:p><w:pPr>${style}${number}<w:spacing w:before="60" w:after="60"/><w:ind w:firstLine="709"/><w:jc w:val="both"/></w:pPr>${bodyRuns(write, text, byStyle ? {} : look, at)}</w:p>`;
}

function centred(write: RunWriter, lines: readonly Line[]): string {
  return lines
    .map((line) => `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${write(line.text, line)}</w:p>`)
    .join("");
}

function columnsXml(write: RunWriter, {left, right}: Columns): string {
  if (left.length + right.length === 0) return "";
  const cell = (width: number, lines: Line[]) =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${lines.length === 0 ? "<w:p/>" : centred(write, lines)}</w:tc>`;
  return `<w:tbl><w:tblPr><w:tblW w:w="9356" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="3969"/><w:gridCol w:w="5387"/></w:tblGrid><w:tr>${cell(3969, left)}${cell(5387, right)}</w:tr></w:tbl><w:p/>`;
}

function tableXml(write: RunWriter, table: Extract<DocumentBlock, {kind: "table"}>): string {
  const caption =
    table.caption === null
      ? ""
      : `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${write(table.caption, {bold: true})}</w:p>`;
  const width = Math.max(...table.rows.map((row) => row.reduce((n, cell) => n + cellOf(cell).colspan, 0)));
  const grid = Array.from({length: width}, () => `<w:gridCol w:w="${Math.floor(9356 / width)}"/>`).join("");
  const border = ["top", "left", "bottom", "right", "insideH", "insideV"]
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
    .join("");
  const open: {rows: number; colspan: number}[] = [];
  const rows = table.rows.map((row, r) => {
    const cells = rowCells(row, width, open);
    const head = r < table.header_rows ? "<w:trPr><w:tblHeader/></w:trPr>" : "";
    return `<w:tr>${head}${cells.map((cell) => cellXml(write, cell, r < table.header_rows)).join("")}</w:tr>`;
  });
  return `${caption}<w:tbl><w:tblPr><w:tblW w:w="9356" w:type="dxa"/><w:tblBorders>${border}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join("")}</w:tbl><w:p/>`;
}

type PlacedCell = {text: string; colspan: number; merge: "" | "restart" | "continue"};

/** Cells of a row in Word's way: a cell covered from above is there, empty, and marked as going on. */
function rowCells(
  row: readonly Cell[],
  width: number,
  open: {rows: number; colspan: number}[],
): PlacedCell[] {
  const placed: PlacedCell[] = [];
  const waiting = row.map(cellOf);
  for (let column = 0; column < width; ) {
    const above = open[column];
    if (above !== undefined && above.rows > 0) {
      above.rows -= 1;
      placed.push({text: "", colspan: above.colspan, merge: "continue"});
      column += above.colspan;
      continue;
    }
    const cell = waiting.shift() ?? {text: "", colspan: 1, rowspan: 1};
    placed.push({text: cell.text, colspan: cell.colspan, merge: cell.rowspan > 1 ? "restart" : ""});
    open[column] = {rows: cell.rowspan - 1, colspan: cell.colspan};
    column += cell.colspan;
  }
  return placed;
}

function cellXml(write: RunWriter, {text, colspan, merge}: PlacedCell, bold: boolean): string {
  const span = colspan > 1 ? `<w:gridSpan w:val="${colspan}"/>` : "";
  const vertical = merge === "" ? "" : `<w:vMerge${merge === "restart" ? ' w:val="restart"' : ""}/>`;
  return `<w:tc><w:tcPr>${span}${vertical}</w:tcPr><w:p>${text === "" ? "" : write(text, {bold})}</w:p></w:tc>`;
}

function stylesXml(legacy: DocxOptions["legacy"]): string {
  const font = legacy === "tcvn3" ? ".VnTime" : legacy === "vni" ? "VNI-Times" : "Times New Roman";
  const heading = (level: number) =>
    `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:ilvl w:val="${level - 1}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>`;
  return `<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:cs="${font}"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${[1, 2, 3].map(heading).join("")}</w:styles>`;
}

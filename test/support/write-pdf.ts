import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {mergeFonts} from "./merge-fonts.ts";
import {
  type Cell,
  type Columns,
  cellOf,
  type DocumentBlock,
  type Line,
  type OfficeDocument,
  printed,
} from "./office-document.ts";

/** The part of pdfkit used here. */
type Pdf = {
  x: number;
  y: number;
  on(event: "data", listener: (chunk: Buffer) => void): void;
  on(event: "end", listener: () => void): void;
  registerFont(name: string, font: Buffer): Pdf;
  font(name: string): Pdf;
  fontSize(size: number): Pdf;
  text(text: string, x?: number, y?: number, options?: Record<string, unknown>): Pdf;
  heightOfString(text: string, options: Record<string, unknown>): number;
  rect(x: number, y: number, width: number, height: number): Pdf;
  stroke(): Pdf;
  image(bytes: Buffer, x: number, y: number, options: {width: number}): Pdf;
  addPage(): Pdf;
  bufferedPageRange(): {start: number; count: number};
  switchToPage(page: number): void;
  end(): void;
};
type PdfConstructor = new (options: Record<string, unknown>) => Pdf;

export type PdfOptions = {
  /** How paragraphs are set; left by default. */
  align?: "left" | "justify";
  /** Text in small type at the top of each page but the first. */
  running_head?: string;
};

const require = createRequire(import.meta.url);
const PdfDocument = require("pdfkit") as PdfConstructor;
const LEFT = 85;
const WIDTH = 467;
const TOP = 62;
const BOTTOM = 780;
const LEFT_COLUMN = 190;
const NO_LAYOUT = {features: [] as string[]};
const FONTS = {regular: 400, bold: 700, italic: 400};
let faces: Map<string, Buffer> | null = null;

/**
 * The bytes of a PDF with its text layer in an embedded Unicode font (Be Vietnam Pro): head and foot in two columns, page numbers
 * from page 2 on. Streams are left uncompressed, and the date is the document's, so that the same document gives the same bytes.
 */
export async function writePdf(
  document: OfficeDocument,
  {align = "left", running_head}: PdfOptions = {},
): Promise<Uint8Array> {
  const pdf = open(document);
  const finished = collect(pdf);
  for (const [name, font] of fontFaces()) pdf.registerFont(name, font);
  if (document.stamp !== null) line(pdf, {text: document.stamp, bold: true}, LEFT, WIDTH, "left");
  columns(pdf, document.head);
  for (const title of document.title) line(pdf, title, LEFT, WIDTH, "center");
  pdf.y += 8;
  for (const block of document.body) drawBlock(pdf, block, align);
  pdf.y += 10;
  columns(pdf, document.foot);
  const {count} = pdf.bufferedPageRange();
  for (let page = 1; page < count; page += 1) {
    pdf.switchToPage(page);
    pdf
      .font("regular")
      .fontSize(11)
      .text(String(page + 1), LEFT, 34, {width: WIDTH, align: "center", ...NO_LAYOUT});
    if (running_head !== undefined)
      pdf.fontSize(9).text(running_head, LEFT, 48, {width: WIDTH, align: "right", ...NO_LAYOUT});
  }
  pdf.end();
  return finished;
}

/** The bytes of a PDF that holds images only, one a page, as a scanner gives. `pages` are PNG files. */
export async function writeScan(pages: readonly Uint8Array[], created: string): Promise<Uint8Array> {
  const pdf = open({created});
  const finished = collect(pdf);
  for (const [at, page] of pages.entries()) {
    if (at > 0) pdf.addPage();
    pdf.image(Buffer.from(page), 0, 0, {width: 595});
  }
  pdf.end();
  return finished;
}

function open({created}: {created: string}): Pdf {
  return new PdfDocument({
    size: "A4",
    margins: {top: TOP, bottom: 40, left: LEFT, right: 43},
    compress: false,
    bufferPages: true,
    info: {CreationDate: new Date(`${created}Z`), Producer: "van phong", Creator: "van phong"},
  });
}

function collect(pdf: Pdf): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  return new Promise((resolve) => {
    pdf.on("data", (chunk) => chunks.push(chunk));
    pdf.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
  });
}

function fontFaces(): Map<string, Buffer> {
  faces ??= new Map(
    Object.entries(FONTS).map(([name, weight]) => {
      const files = ["latin", "vietnamese"].map((part) =>
        readFileSync(
          require.resolve(
            `@fontsource/be-vietnam-pro/files/be-vietnam-pro-${part}-${weight}-${name === "italic" ? "italic" : "normal"}.woff`,
          ),
        ),
      );
      return [name, mergeFonts(files)];
    }),
  );
  return faces;
}

function use(pdf: Pdf, {bold, italic}: {bold?: boolean; italic?: boolean}, size: number): Pdf {
  return pdf.font(bold === true ? "bold" : italic === true ? "italic" : "regular").fontSize(size);
}

function line(pdf: Pdf, text: Line, x: number, width: number, align: string): void {
  use(pdf, text, 12).text(text.text, x, pdf.y, {width, align, ...NO_LAYOUT});
}

function columns(pdf: Pdf, {left, right}: Columns): void {
  const needed = Math.max(left.length, right.length) * 22;
  if (pdf.y + needed > BOTTOM) nextPage(pdf);
  const top = pdf.y;
  for (const text of left) line(pdf, text, LEFT - 20, LEFT_COLUMN, "center");
  const bottom = pdf.y;
  pdf.y = top;
  for (const text of right) line(pdf, text, LEFT + LEFT_COLUMN, WIDTH - LEFT_COLUMN, "center");
  pdf.y = Math.max(bottom, pdf.y) + 10;
}

function nextPage(pdf: Pdf): void {
  pdf.addPage();
  pdf.y = TOP;
}

function drawBlock(pdf: Pdf, block: DocumentBlock, align: string): void {
  if (block.kind === "table") {
    drawTable(pdf, block);
    return;
  }
  const bold = block.kind === "heading" || (block.kind === "paragraph" && block.bold === true);
  const italic = block.kind === "paragraph" && block.italic === true;
  const text = block.kind === "paragraph" ? block.text : printed(block.label, block.text);
  if (pdf.y > BOTTOM - 30) nextPage(pdf);
  use(pdf, {bold, italic}, 12).text(text, LEFT, pdf.y, {
    width: WIDTH,
    align,
    indent: 28,
    lineGap: 2,
    ...NO_LAYOUT,
  });
  pdf.y += 4;
}

function drawTable(pdf: Pdf, table: Extract<DocumentBlock, {kind: "table"}>): void {
  if (table.caption !== null) line(pdf, {text: table.caption, bold: true}, LEFT, WIDTH, "center");
  const count = Math.max(...table.rows.map((row) => row.reduce((n, cell) => n + cellOf(cell).colspan, 0)));
  const widths = columnWidths(count);
  const open = new Array<number>(count).fill(0);
  const placed = table.rows.map((row) => placeCells(row, widths, open));
  const heights = placed.map((row, r) => rowHeight(pdf, row, r < table.header_rows));
  // A cell of the head may reach over its rows, and no page parts it.
  const head = heights.slice(0, table.header_rows).reduce((sum, height) => sum + height, 0);
  if (table.header_rows > 1 && pdf.y + head > BOTTOM) nextPage(pdf);
  for (const [r, row] of placed.entries())
    drawRow(pdf, row, {heights: heights.slice(r), bold: r < table.header_rows});
  pdf.y += 10;
}

/** A narrow first column for the ordinal, a wide second one for the name, the rest alike. */
function columnWidths(count: number): number[] {
  if (count < 3) return new Array<number>(count).fill(WIDTH / count);
  return Array.from({length: count}, (_, i) => (i === 0 ? 30 : i === 1 ? 170 : (WIDTH - 200) / (count - 2)));
}

type PlacedCell = {text: string; x: number; width: number; rows: number};

function placeCells(row: readonly Cell[], widths: readonly number[], open: number[]): PlacedCell[] {
  const waiting = row.map(cellOf);
  const placed: PlacedCell[] = [];
  for (let column = 0, x = LEFT; column < widths.length; ) {
    if (open[column]! > 0) {
      open[column]! -= 1;
      x += widths[column]!;
      column += 1;
      continue;
    }
    const {text, colspan, rowspan} = waiting.shift() ?? {text: "", colspan: 1, rowspan: 1};
    const width = widths.slice(column, column + colspan).reduce((sum, w) => sum + w, 0);
    placed.push({text, x, width, rows: rowspan});
    for (let i = 0; i < colspan; i += 1) open[column + i] = rowspan - 1;
    x += width;
    column += colspan;
  }
  return placed;
}

function rowHeight(pdf: Pdf, placed: readonly PlacedCell[], bold: boolean): number {
  use(pdf, {bold}, 10);
  return Math.max(
    16,
    ...placed
      .filter((cell) => cell.rows === 1)
      .map((cell) => pdf.heightOfString(cell.text, {width: cell.width - 6, ...NO_LAYOUT}) + 6),
  );
}

/** `heights` are those of this row and the ones below it. */
function drawRow(
  pdf: Pdf,
  placed: readonly PlacedCell[],
  {heights, bold}: {heights: readonly number[]; bold: boolean},
): void {
  const height = heights[0] ?? 0;
  if (pdf.y + height > BOTTOM) nextPage(pdf);
  const top = pdf.y;
  for (const cell of placed) {
    const reach = heights.slice(0, cell.rows).reduce((sum, own) => sum + own, 0);
    use(pdf, {bold}, 10).rect(cell.x, top, cell.width, reach).stroke();
    pdf.text(cell.text, cell.x + 3, top + 3, {width: cell.width - 6, align: "left", ...NO_LAYOUT});
  }
  pdf.y = top + height;
}

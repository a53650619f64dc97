import {toTcvn3, toTcvn3Capitals} from "./legacy-encodings.ts";
import {
  type Cell,
  type Columns,
  cellOf,
  type DocumentBlock,
  type Line,
  type OfficeDocument,
  printed,
} from "./office-document.ts";

export type RtfOptions = {legacy?: "tcvn3"};

const FONTS = ["Times New Roman", ".VnTime", ".VnTimeH"];

/**
 * The bytes of an RTF file: letters beyond ASCII as `\u` with `?`, or in TCVN3 as `\'xx` in the old fonts; automatic labels in `\listtext`;
 * head, foot and tables as table rows.
 */
export function writeRtf(document: OfficeDocument, {legacy}: RtfOptions = {}): Uint8Array {
  const write = legacy === "tcvn3" ? tcvn3Text : unicodeText;
  const fonts = FONTS.map((font, at) => `{\\f${at}\\froman ${font};}`).join("");
  const stamp = document.stamp === null ? "" : centred(write, {text: document.stamp, bold: true});
  const parts = [
    `{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff${legacy === "tcvn3" ? 1 : 0}{\\fonttbl${fonts}}\\fs28\n`,
    stamp,
    columnsRtf(write, document.head),
    ...document.title.map((line) => centred(write, line)),
    ...document.body.map((block) => blockRtf(write, block)),
    columnsRtf(write, document.foot),
    "}\n",
  ];
  return new Uint8Array(Buffer.from(parts.join(""), "latin1"));
}

type TextWriter = (text: string) => string;

function unicodeText(text: string): string {
  let out = "";
  for (const unit of text.normalize("NFC").split("")) {
    const code = unit.charCodeAt(0);
    out += code < 0x80 ? escapeRtf(unit) : `\\u${code > 0x7fff ? code - 0x10000 : code}?`;
  }
  return out;
}

function tcvn3Text(text: string): string {
  const capitals = text.length > 3 && text === text.toUpperCase() && /\p{Lu}/u.test(text);
  return (capitals ? toTcvn3Capitals(text) : toTcvn3(text))
    .map(({font, text: codes}) => `{\\f${FONTS.indexOf(font)} ${codes.split("").map(codeRtf).join("")}}`)
    .join("");
}

function codeRtf(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code < 0x80) return escapeRtf(unit);
  return code <= 0xff ? `\\'${code.toString(16).padStart(2, "0")}` : `\\u${code}?`;
}

function escapeRtf(unit: string): string {
  return unit === "\\" || unit === "{" || unit === "}" ? `\\${unit}` : unit;
}

function blockRtf(write: TextWriter, block: DocumentBlock): string {
  if (block.kind === "table") {
    const caption = block.caption === null ? "" : centred(write, {text: block.caption, bold: true});
    return caption + tableRtf(write, block.rows);
  }
  if (block.kind === "paragraph") return `\\pard\\qj\\fi709 ${styled(write, block)}\\par\n`;
  const bold = block.kind === "heading";
  const auto = block.label !== null && block.how !== "typed";
  const label = auto ? `{\\listtext\\pard\\plain ${write(block.label ?? "")}\\tab}` : "";
  return `\\pard\\qj\\fi709 ${label}${styled(write, {text: auto ? block.text : printed(block.label, block.text), bold})}\\par\n`;
}

function centred(write: TextWriter, line: Line): string {
  return `\\pard\\qc ${styled(write, line)}\\par\n`;
}

function styled(write: TextWriter, {text, bold, italic}: Line): string {
  return `{${bold === true ? "\\b" : ""}${italic === true ? "\\i" : ""} ${write(text)}}`;
}

function columnsRtf(write: TextWriter, {left, right}: Columns): string {
  if (left.length + right.length === 0) return "";
  return rowRtf([left, right].map((lines) => lines.map((line) => styled(write, line)).join("\\par\n")));
}

/** Rows of a data table: cells that cover several columns reach to their edge, those that cover several rows are marked as merged. */
function tableRtf(write: TextWriter, rows: readonly Cell[][]): string {
  const width = (rows[0] ?? []).reduce((sum, cell) => sum + cellOf(cell).colspan, 0);
  const edge = (column: number) => `\\cellx${Math.floor((9356 * column) / Math.max(1, width))}`;
  /** Rows still covered from above, by column, and how many columns the cell covers. */
  const covered = new Map<number, {rows: number; columns: number}>();
  return rows
    .map((row) => {
      const cells = row.map(cellOf);
      let [shapes, contents] = ["", ""];
      for (let column = 0; column < width; ) {
        const above = covered.get(column);
        const cell = above === undefined ? cells.shift() : undefined;
        const columns = above?.columns ?? cell?.colspan ?? 1;
        const merged = above !== undefined ? "\\clvmrg" : (cell?.rowspan ?? 1) > 1 ? "\\clvmgf" : "";
        if (above !== undefined && --above.rows === 0) covered.delete(column);
        if (cell !== undefined && cell.rowspan > 1) covered.set(column, {rows: cell.rowspan - 1, columns});
        column += columns;
        shapes += `${merged}${edge(column)}`;
        contents += `\\pard\\intbl ${write(cell?.text ?? "")}\\cell\n`;
      }
      return `\\trowd${shapes}\n${contents}\\row\n\\pard\n`;
    })
    .join("");
}

function rowRtf(cells: readonly string[]): string {
  const edges = cells.map((_, at) => `\\cellx${Math.floor((9356 * (at + 1)) / cells.length)}`).join("");
  return `\\trowd${edges}\n${cells.map((cell) => `\\pard\\intbl ${cell}\\cell`).join("\n")}\\row\n\\pard\n`;
}

import {type Cell, type Flow, type Grid, newParagraph, type Paragraph} from "../flow.ts";
import {splitLabel} from "../split-label.ts";
import {dropFurniture} from "./drop-furniture.ts";
import {type ColumnBlock, findColumns, type LineBlock} from "./find-columns.ts";
import {findLines, joinItems, lineText, type Piece, type TextLine} from "./find-lines.ts";
import {findTables, type RuledTable} from "./find-tables.ts";
import {breadth, goesOn, isCapitals, measure, type Setting} from "./join-paragraphs.ts";
import type {Item, Page} from "./read-page.ts";

/** What opens a line of its own in the head or foot of a document, in capitals. */
const NAME_START =
  /^(?:ĐẢNG|CHI BỘ|CHI ỦY|BAN|SỞ|ỦY BAN|UBND|HĐND|HỘI|ĐOÀN|LIÊN ĐOÀN|CÔNG|TỔNG|CỤC|CHI CỤC|VĂN PHÒNG|TRƯỜNG|TRUNG TÂM|BỆNH VIỆN|TỈNH ỦY|HUYỆN ỦY|THÀNH ỦY|ĐỘC LẬP|T\/M|TM\.|K\/T|KT\.|T\/L|TL\.|TUQ|BÍ THƯ|PHÓ|CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|CHÁNH|THƯỜNG TRỰC)(?!\p{L})/u;
/** What may open the second line of a name, on a line of its own or not: the reader of heads joins such lines. */
const NAME_GOES_ON = /^(?:VÀ|CÁC|TỈNH|HUYỆN|THÀNH PHỐ|VIỆT NAM)(?!\p{L})/u;

type Part = LineBlock | {kind: "table"; page: number; top: number; table: RuledTable};

/** The flow of a document's pages: lines joined to paragraphs, tables and columns as grids, what runs on pages once at the end. */
export function buildFlow(pages: Page[]): Flow {
  const tables = pages.map((page) => findTables(page.items, page.rules, page));
  const all_lines = tables.map(({rest}, i) => findLines(rest, pages[i]?.number ?? i + 1));
  const {pages: kept, dropped} = dropFurniture(all_lines);
  const parts = kept.flatMap((lines, i): Part[] => {
    const page = pages[i]?.number ?? i + 1;
    const ruled = (tables[i]?.tables ?? []).map(
      (table): Part => ({kind: "table", page, top: table.top, table}),
    );
    return mergeParts(columnsBetween(lines, tables[i]?.tables ?? []), ruled);
  });
  carryColumns(parts);
  const set = measure(parts.flatMap((part) => (part.kind === "line" ? [part.line] : [])));
  const notes = findNotes(parts, set);
  const flow: Flow = [
    ...joinParts(
      parts.filter((part) => !notes.has(part)),
      set,
    ),
  ];
  for (const note of joinParts([...notes], {...set, size: set.size * 2}))
    flow.push("runs" in note ? {...note, kind: "footnote"} : note);
  for (const text of dropped) flow.push(paragraph(newParagraph("header"), text, null, 1));
  return flow;
}

/** A head or foot cut by the page goes on with the lines at the top of the next that lie in its columns. */
function carryColumns(parts: Part[]): void {
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at];
    if (part?.kind !== "columns" || part.xs.length !== 2) continue;
    const ends = part.xs.map((_, i) => Math.max(...part.rows.map((row) => row[i]?.x2 ?? 0)));
    const columnOf = (piece: Piece) => part.xs.findIndex((x, i) => piece.x < (ends[i] ?? 0) && piece.x2 > x);
    const rows: (Piece | null)[][] = [];
    let taken = 0;
    for (const next of parts.slice(at + 1)) {
      if (next.kind !== "line" || next.line.page !== part.page + 1) break;
      const columns = next.line.pieces.map(columnOf);
      if (columns.includes(-1) || new Set(columns).size < columns.length) break;
      rows.push([0, 1].map((i) => next.line.pieces[columns.indexOf(i)] ?? null));
      if (columns.includes(1)) taken = rows.length;
    }
    part.rows.push(...rows.slice(0, taken));
    parts.splice(at + 1, taken);
  }
}

/** Footnotes: lines in small letters at the bottom of a page, from one that begins with a figure. Text goes on over them. */
function findNotes(parts: Part[], set: Setting): Set<Part> {
  const notes = new Set<Part>();
  for (const [i, part] of parts.entries()) {
    if (part.kind !== "line") continue;
    const mark = part.line.pieces[0]?.items[0];
    const is_marked =
      mark !== undefined && mark.height < part.line.height * 0.75 && /^\d{1,3}$/u.test(mark.text.trim());
    if (part.line.height >= set.size * 0.88 && !is_marked) continue;
    const is_first = is_marked || /^[[(]?(?:\d{1,3}|\*)[\])]?[.)]?\s?\p{L}/u.test(lineText(part.line));
    const before = parts[i - 1];
    const goes_on =
      before !== undefined &&
      notes.has(before) &&
      before.kind === "line" &&
      before.line.page === part.line.page;
    const ends_page = parts
      .slice(i + 1)
      .every(
        (later) =>
          pageOf(later) !== part.line.page || (later.kind === "line" && later.line.height < set.size * 0.88),
      );
    if ((is_first || goes_on) && ends_page) notes.add(part);
  }
  return notes;
}

function pageOf(part: Part): number {
  return part.kind === "line" ? part.line.page : part.page;
}

/** Columns do not reach across a ruled table. */
function columnsBetween(lines: TextLine[], tables: RuledTable[]): LineBlock[] {
  const blocks: LineBlock[] = [];
  let rest = lines;
  for (const {top} of tables) {
    blocks.push(...findColumns(rest.filter((line) => line.y > top)));
    rest = rest.filter((line) => line.y <= top);
  }
  return [...blocks, ...findColumns(rest)];
}

function mergeParts(blocks: LineBlock[], tables: Part[]): Part[] {
  const parts: Part[] = [...blocks];
  for (const table of tables) {
    const at = parts.findIndex((part) => topOf(part) < topOf(table));
    parts.splice(at < 0 ? parts.length : at, 0, table);
  }
  return parts;
}

function topOf(part: Part): number {
  return part.kind === "line" ? part.line.y : part.top;
}

function* joinParts(parts: Part[], set: Setting): Generator<Paragraph | Grid> {
  let lines: TextLine[] = [];
  let open: {grid: Grid; xs: number[]; page: number} | null = null;
  for (const part of parts) {
    if (part.kind === "line" && goesOn(lines, part.line, set)) {
      lines.push(part.line);
      continue;
    }
    if (lines.length > 0) yield toParagraph(lines);
    lines = [];
    if (
      part.kind === "table" &&
      open !== null &&
      part.page === open.page + 1 &&
      isSame(open.xs, part.table.xs)
    ) {
      appendRows(open.grid, toGrid(part.table, part.page));
      open.page = part.page;
      continue;
    }
    if (open !== null) yield open.grid;
    open = null;
    if (part.kind === "line") lines = isContents(part.line) ? [] : [part.line];
    else if (part.kind === "columns") yield fromColumns(part, set);
    else open = {grid: toGrid(part.table, part.page), xs: part.table.xs, page: part.page};
  }
  if (lines.length > 0) yield toParagraph(lines);
  if (open !== null) yield open.grid;
}

/** A line of a table of contents: dots up to a page number. */
function isContents(line: TextLine): boolean {
  return /[.…·]{6,}\s?\d{1,4}$/u.test(lineText(line));
}

function toParagraph(lines: TextLine[]): Paragraph {
  const [first] = lines;
  const own = newParagraph();
  own.page = first?.page ?? null;
  const items = lines.flatMap(({pieces}) => pieces.flatMap((piece) => piece.items));
  own.bold = items.length > 0 && items.every(({font}) => font !== null && /bold|black|heavy/i.test(font));
  for (const [i, line] of lines.entries()) {
    for (const [k, piece] of line.pieces.entries()) {
      const above = k === 0 ? lines[i - 1] : undefined;
      const lead =
        k > 0 ? "\t" : above === undefined ? "" : isCutWord(lineText(above), piece.text) ? "" : " ";
      for (const run of runsOf(piece.items, lead)) own.runs.push(run);
    }
  }
  return own;
}

/** Whether a line broke behind a hyphen or stroke inside a word: `12-NQ/` / `TW`. */
function isCutWord(above: string, below: string): boolean {
  return /[\p{L}\d][-/]$/u.test(above) && /^[\p{L}\d]/u.test(below);
}

/** Stretches of one font, spaces kept between them. */
function runsOf(items: Item[], lead: string): {text: string; font: string | null}[] {
  const fonts = new Set(items.map(({font}) => font));
  if (fonts.size <= 1) return [{text: lead + joinItems(items), font: items[0]?.font ?? null}];
  const runs: {text: string; font: string | null}[] = [];
  let done: Item[] = [];
  let printed = "";
  for (const item of items) {
    done = [...done, item];
    const whole = joinItems(done);
    const added = whole.startsWith(printed) ? whole.slice(printed.length) : item.text;
    runs.push({text: added, font: item.font});
    printed = whole;
  }
  const [first] = runs;
  if (first !== undefined) first.text = lead + first.text;
  return runs;
}

function paragraph(own: Paragraph, text: string, font: string | null, page: number): Paragraph {
  return {...own, runs: [{text, font}], page};
}

function toGrid({cells, row_count}: RuledTable, page: number): Grid {
  const rows: Grid["rows"] = Array.from({length: row_count}, () => []);
  for (const cell of cells)
    rows[cell.row]?.push({
      column: cell.column,
      columns: cell.columns,
      rows: cell.rows,
      paragraphs: cellParagraphs(cell.items, page),
    });
  return {rows, bordered: true, page};
}

/** Lines of a cell are one text, parted where a sentence ends or an item begins. */
function cellParagraphs(items: Item[], page: number): Paragraph[] {
  const lines = findLines(items, page);
  const paragraphs: Paragraph[] = [];
  for (const line of lines) {
    const text = lineText(line).replaceAll("\t", " ");
    const font = line.pieces[0]?.items[0]?.font ?? null;
    const last = paragraphs.at(-1)?.runs[0];
    if (last !== undefined && !/[.;:]$/u.test(last.text) && !/^[-+•]\s|^\d{1,2}[.)]\s/u.test(text))
      last.text += isCutWord(last.text, text) ? text : ` ${text}`;
    else paragraphs.push(paragraph(newParagraph(), text, font, page));
  }
  return paragraphs;
}

/** Two columns are a head or a foot, each read whole; more are a table, a row a line. */
function fromColumns({rows, xs, page}: ColumnBlock, set: Setting): Grid {
  const texts = (column: number) => rows.flatMap((row) => row[column] ?? []);
  const toCell = (column: number, own: {text: string; items: Item[]}[]) => ({
    column,
    columns: 1,
    rows: 1,
    paragraphs: own.map(({text, items}) => paragraph(newParagraph(), text, items[0]?.font ?? null, page)),
  });
  if (xs.length === 2 && !isFigures(texts(1)) && !isFigures(texts(0))) {
    const cells = [0, 1].map((column) => toCell(column, joinWrapped(texts(column), set)));
    return {rows: [cells], bordered: false, page};
  }
  const joined: ({text: string; items: Item[]} | null)[][] = [];
  for (const row of rows) {
    const last = joined.at(-1);
    const filled = row.filter((piece) => piece !== null).length;
    // A line with less than half its columns goes on with the row above: a cell on two lines.
    if (last !== undefined && filled * 2 < xs.length && row[0] === null) {
      for (const [i, piece] of row.entries()) {
        const above = last[i];
        if (piece !== null && above) above.text += ` ${piece.text}`;
        else if (piece !== null) last[i] = {...piece};
      }
    } else joined.push(row.map((piece) => (piece === null ? null : {...piece})));
  }
  return {
    rows: joined.map((row) => xs.map((_, i) => toCell(i, row[i] ? [row[i]] : []))),
    bordered: null,
    page,
  };
}

/** Lines of a column as the paragraphs they are: a name in capitals, or a recipient, set on two lines where the column is too narrow. */
function joinWrapped(pieces: Piece[], set: Setting): {text: string; items: Item[]}[] {
  const [x, x2] = [Math.min(...pieces.map((piece) => piece.x)), Math.max(...pieces.map((piece) => piece.x2))];
  const middle = (x + x2) / 2;
  // A centred column reaches from the margin as far to either side of its middle.
  const half = middle < (set.left + set.right) / 2 ? middle - set.left : set.right - middle;
  const is_sure = half * 2 >= x2 - x;
  const width = is_sure ? half * 2 : x2 - x;
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const is_full = last !== undefined && last.x2 - last.x + firstWordWidth(piece) > width;
    if (is_full && isRestOfName(last, piece) && (is_sure || !NAME_GOES_ON.test(piece.text))) {
      const text = isCutWord(last.text, piece.text) ? last.text + piece.text : `${last.text} ${piece.text}`;
      joined[joined.length - 1] = {...piece, text, items: [...last.items, ...piece.items]};
    } else joined.push(piece);
  }
  return joined;
}

function isRestOfName(above: Piece, below: Piece): boolean {
  if (above.items.at(-1)?.font !== below.items[0]?.font || splitLabel(below.text) !== null) return false;
  if (/[.;,:]$/u.test(above.text) || !/\p{L}/u.test(above.text)) return false;
  if (isCapitals(above.text) !== isCapitals(below.text)) return false;
  return isCapitals(below.text) ? !NAME_START.test(below.text) : /^\p{Ll}/u.test(below.text);
}

function firstWordWidth({text, x, x2}: Piece): number {
  return ((x2 - x) / Math.max(1, breadth(text))) * breadth(` ${/^\S+/u.exec(text)?.[0] ?? ""}`);
}

function isFigures(pieces: {text: string}[]): boolean {
  return pieces.filter(({text}) => /^[\d.,%\s/-]+$/u.test(text)).length * 2 > pieces.length;
}

function isSame(a: number[], b: number[]): boolean {
  return a.length === b.length && a.every((x, i) => Math.abs(x - (b[i] ?? 0)) < 4);
}

/** A table that goes on over the page: head rows printed again are left out, and a row cut by the page is made whole. */
function appendRows(grid: Grid, more: Grid): void {
  const differs = more.rows.findIndex((row, i) => rowText(row) !== rowText(grid.rows[i]));
  const again = differs < 0 ? more.rows.length : differs;
  const [first, ...rest] = rowText(grid.rows[0]).length > 3 ? more.rows.slice(again) : more.rows;
  if (first === undefined) return;
  if (isRestOfRow(grid, first)) completeRow(grid.rows.at(-1) ?? [], first);
  else grid.rows.push(first);
  grid.rows.push(...rest);
}

function rowText(row: Cell[] = []): string {
  return row.map(textOfCell).join("||");
}

function textOfCell({paragraphs}: Cell): string {
  return paragraphs.map(({runs}) => runs.map(({text}) => text).join("")).join("|");
}

/**
 * Whether the first row on a page is the rest of the last one on the page before: nothing in the column that the rows above fill (their
 * numbers), or small letters where the cell above breaks off.
 */
function isRestOfRow({rows}: Grid, [lead, ...others]: Cell[]): boolean {
  const last = rows.at(-1)?.[0];
  if (lead === undefined || last === undefined || lead.column !== 0 || last.column !== 0) return false;
  const [text, above] = [textOfCell(lead), textOfCell(last)];
  if (text !== "") return /^\p{Ll}/u.test(text) && above !== "" && !/[.;:]$/u.test(above);
  const filled = rows.filter(([cell]) => cell !== undefined && textOfCell(cell) !== "").length;
  return above !== "" && filled > rows.length * 0.8 && others.some((cell) => textOfCell(cell) !== "");
}

function completeRow(row: Cell[], rest: Cell[]): void {
  for (const {column, paragraphs} of rest) {
    const cell = row.find((one) => one.column === column);
    const end = cell?.paragraphs.at(-1)?.runs.at(-1);
    const [first, ...others] = paragraphs;
    if (cell === undefined || first === undefined) continue;
    if (end === undefined) cell.paragraphs.push(first);
    else
      end.text += first.runs
        .map(({text}, i) => `${i === 0 && !isCutWord(end.text, text) ? " " : ""}${text}`)
        .join("");
    cell.paragraphs.push(...others);
  }
}

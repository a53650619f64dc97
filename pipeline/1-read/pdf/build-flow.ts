import {type Flow, type Grid, newParagraph, type Paragraph} from "../flow.ts";
import {dropFurniture} from "./drop-furniture.ts";
import {type ColumnBlock, findColumns, type LineBlock} from "./find-columns.ts";
import {findLines, joinItems, lineText, type TextLine} from "./find-lines.ts";
import {findTables, type RuledTable} from "./find-tables.ts";
import {goesOn, measure, type Setting} from "./join-paragraphs.ts";
import type {Item, Page} from "./read-page.ts";

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
    const before = lines.at(-1);
    if (part.kind === "line" && before !== undefined && goesOn(before, part.line, set)) {
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
    else if (part.kind === "columns") yield fromColumns(part);
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
      const lead = k > 0 ? "\t" : i > 0 ? " " : "";
      for (const run of runsOf(piece.items, lead)) own.runs.push(run);
    }
  }
  return own;
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
      last.text += ` ${text}`;
    else paragraphs.push(paragraph(newParagraph(), text, font, page));
  }
  return paragraphs;
}

/** Two columns are a head or a foot, each read whole; more are a table, a row a line. */
function fromColumns({rows, xs, page}: ColumnBlock): Grid {
  const texts = (column: number) => rows.flatMap((row) => row[column] ?? []);
  const toCell = (column: number, own: {text: string; items: Item[]}[]) => ({
    column,
    columns: 1,
    rows: 1,
    paragraphs: own.map(({text, items}) => paragraph(newParagraph(), text, items[0]?.font ?? null, page)),
  });
  if (xs.length === 2 && !isFigures(texts(1)) && !isFigures(texts(0))) {
    return {rows: [[toCell(0, texts(0)), toCell(1, texts(1))]], bordered: false, page};
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

function isFigures(pieces: {text: string}[]): boolean {
  return pieces.filter(({text}) => /^[\d.,%\s/-]+$/u.test(text)).length * 2 > pieces.length;
}

function isSame(a: number[], b: number[]): boolean {
  return a.length === b.length && a.every((x, i) => Math.abs(x - (b[i] ?? 0)) < 4);
}

/** A table that goes on over the page; a head row printed again is left out. */
function appendRows(grid: Grid, more: Grid): void {
  const textOf = (row: Grid["rows"][number] | undefined) =>
    (row ?? [])
      .map((cell) => cell.paragraphs.map((one) => one.runs.map((run) => run.text).join("")).join("|"))
      .join("||");
  const is_head_again = textOf(more.rows[0]) === textOf(grid.rows[0]) && textOf(grid.rows[0]).length > 3;
  for (const row of is_head_again ? more.rows.slice(1) : more.rows) grid.rows.push(row);
}

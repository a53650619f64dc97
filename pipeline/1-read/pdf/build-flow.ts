import {type Flow, type Grid, newParagraph, type Paragraph} from "../flow.ts";
import {dropFurniture} from "./drop-furniture.ts";
import {findColumns, type LineBlock} from "./find-columns.ts";
import {findLines, lineText, type TextLine, textsOf} from "./find-lines.ts";
import {findNotes} from "./find-notes.ts";
import {findTables, type RuledTable} from "./find-tables.ts";
import {carryColumns, fromColumns} from "./join-columns.ts";
import {goesOn, measure, type Setting} from "./join-paragraphs.ts";
import {appendRows} from "./join-rows.ts";
import {isCutWord, type Part, paragraphOf} from "./parts.ts";
import type {Item, Page} from "./read-page.ts";

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
  const notes = findNotes(parts, pages, set);
  const flow: Flow = [
    ...joinParts(
      parts.filter((part) => !notes.has(part)),
      set,
    ),
  ];
  for (const note of joinParts([...notes], {...set, size: set.size * 2}))
    flow.push("runs" in note ? toNote(note) : note);
  for (const {text, kind} of dropped) flow.push(paragraphOf(text, null, 1, kind));
  return flow;
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

/** A footnote, its mark as its label. */
function toNote(note: Paragraph): Paragraph {
  const [first, ...rest] = note.runs;
  const mark = /^\s*([[(]?(?:\d{1,3}|\*)[\])]?[.)]?)\s?(?=\p{L}|$)/u.exec(first?.text ?? "");
  if (first === undefined || mark === null) return {...note, kind: "footnote"};
  const runs = [{...first, text: first.text.slice(mark[0].length)}, ...rest];
  return {...note, kind: "footnote", label: mark[1] ?? null, runs};
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

/** Stretches of one font, spaces kept between them. */
function runsOf(items: Item[], lead: string): {text: string; font: string | null}[] {
  const runs: {text: string; font: string | null}[] = [];
  for (const [i, text] of textsOf(items).entries()) {
    const font = items[i]?.font ?? null;
    const last = runs.at(-1);
    if (last !== undefined && last.font === font) last.text += text;
    else runs.push({text: i === 0 ? lead + text : text, font});
  }
  const last = runs.at(-1);
  if (last !== undefined) last.text = last.text.trimEnd();
  return runs;
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
    else paragraphs.push(paragraphOf(text, font, page));
  }
  return paragraphs;
}

function isSame(a: number[], b: number[]): boolean {
  return a.length === b.length && a.every((x, i) => Math.abs(x - (b[i] ?? 0)) < 4);
}

import {readNumbering} from "../docx/numbering.ts";
import {type Cell, type Flow, type Grid, newParagraph, type Paragraph} from "../flow.ts";
import type {Piece, WordFile} from "./read-fib.ts";
import {readLists} from "./read-lists.ts";
import {inherited, readStyles} from "./read-styles.ts";
import {readStretches, type Sprm, type Stretch, stretchFinder} from "./sprm.ts";

/** Places of parts in the FIB's list ([MS-DOC] 2.5.6). */
const PART = {styles: 1, runs: 12, paragraphs: 13, fonts: 15, lists: 73, overrides: 74};
const C = {deleted: 0x0800, hidden: 0x083c, bold: 0x0835, font: 0x4a4f, special: 0x0855, symbol: 0x6a09};
const P = {
  in_table: 0x2416,
  row_end: 0x2417,
  level: 0x260a,
  list: 0x460b,
  outline: 0x2640,
  table: 0xd608,
  depth: 0x6649,
};

type Row = {cells: Paragraph[][]; edges: number[]; merges: number[]};

/** The flow of the text of a Word 97 file: body, then notes, headers and text boxes under their kinds. */
export function readDocBody(file: WordFile): {flow: Flow; has_images: boolean} {
  const {body, notes, headers, comments, endnotes, boxes} = file.lengths;
  const reader = newReader(file);
  const flow = reader.read(0, body, "paragraph");
  const notes_end = body + notes;
  const headers_end = notes_end + headers;
  const comments_end = headers_end + comments;
  const endnotes_end = comments_end + endnotes;
  // Comments are no part of the document.
  flow.push(...reader.read(endnotes_end, endnotes_end + boxes, "text_box"));
  flow.push(
    ...reader.read(body, notes_end, "footnote"),
    ...reader.read(comments_end, endnotes_end, "footnote"),
  );
  flow.push(...reader.read(notes_end, headers_end, "header"));
  return {flow, has_images: reader.hasImages()};
}

function newReader(file: WordFile) {
  const styles = readStyles(file.part(PART.styles));
  const fonts = readFonts(file.part(PART.fonts));
  const runs = stretchFinder(readStretches(file.main, file.part(PART.runs), "run"));
  const paragraphs = stretchFinder(readStretches(file.main, file.part(PART.paragraphs), "paragraph"));
  const numbering = readNumbering(
    readLists(
      Buffer.concat([file.part(PART.lists), file.after(PART.lists)]),
      Buffer.concat([file.part(PART.overrides), file.after(PART.overrides)]),
    ),
    () => undefined,
  );
  let has_images = false;

  function read(from: number, to: number, kind: Paragraph["kind"]): Flow {
    const flow: Flow = [];
    let own = newParagraph(kind);
    let text = "";
    let style: ReturnType<typeof inherited> | null = null;
    let font: string | null = null;
    let rows: Row[] = [];
    let cells: Paragraph[][] = [];
    let cell: Paragraph[] = [];
    let bold = true;
    const fields: boolean[] = [];
    const flush = () => {
      if (text !== "") own.runs.push({text, font});
      text = "";
    };
    const endParagraph = (papx: Stretch | null): Paragraph => {
      flush();
      const done = own;
      const all = [...inherited(styles, papx?.style ?? 0).paragraph, ...(papx?.sprms ?? [])];
      done.heading = inherited(styles, papx?.style ?? 0).heading ?? outlineOf(all);
      done.bold = bold && done.runs.length > 0;
      const list = all.findLast((sprm) => sprm.code === P.list)?.operand.readInt16LE(0) ?? 0;
      const level = all.findLast((sprm) => sprm.code === P.level)?.operand[0] ?? 0;
      if (list > 0 && level < 9) {
        done.label = numbering.next(String(list), level);
        done.level = done.label === null ? null : level + 1;
      }
      own = newParagraph(kind);
      bold = true;
      style = null;
      return done;
    };
    const endTable = () => {
      if (rows.length > 0) flow.push(toGrid(rows));
      rows = [];
    };
    for (const {character, offset} of characters(file, from, to)) {
      const code = character.charCodeAt(0);
      if (code === 0x0d && flagOf(runs(offset)?.sprms ?? [], C.deleted) === true) {
        // A deleted mark runs the paragraph on into the next.
        style = null;
        continue;
      }
      if (code === 0x0d || code === 0x0c || code === 0x07) {
        const papx = paragraphs(offset);
        const done = endParagraph(papx);
        const in_table = flagOf(papx?.sprms ?? [], P.in_table) ?? code === 0x07;
        const is_empty = done.runs.length === 0 && cell.length === 0;
        if (
          code === 0x07 &&
          (flagOf(papx?.sprms ?? [], P.row_end) ?? (papx === null && is_empty && cells.length > 0))
        ) {
          rows.push({cells, ...tableOf(papx?.sprms ?? [])});
          cells = [];
        } else if (code === 0x07) {
          cells.push([...cell, done]);
          cell = [];
        } else if (in_table && papx !== null) cell.push(done);
        else if (papx === null && cells.length > 0) cell.push(done);
        else {
          endTable();
          flow.push(done);
        }
        continue;
      }
      if (code === 0x13) fields.push(true);
      else if (code === 0x14 && fields.length > 0) fields[fields.length - 1] = false;
      else if (code === 0x15) fields.pop();
      if (code === 0x01 || code === 0x08) has_images = true;
      if (fields.some(Boolean) || (code < 0x20 && ![0x09, 0x0b, 0x1e, 0x1f].includes(code))) continue;
      style ??= inherited(styles, paragraphs(offset)?.style ?? 0);
      const sprms = runs(offset)?.sprms ?? [];
      if (flagOf(sprms, C.deleted) === true || flagOf(sprms, C.hidden) === true) continue;
      const index = [...style.run, ...sprms]
        .findLast((sprm) => sprm.code === C.font)
        ?.operand.readUInt16LE(0);
      const named = index === undefined ? null : (fonts[index] ?? null);
      if (named !== font) flush();
      font = named;
      if (!/\s/u.test(character)) bold &&= flagOf(sprms, C.bold) ?? flagOf(style.run, C.bold) ?? false;
      text += code === 0x0b ? "\n" : code === 0x1e ? "-" : code === 0x1f ? "\u00ad" : character;
    }
    if (text !== "" || own.runs.length > 0) flow.push(endParagraph(null));
    if (cells.length > 0) rows.push({cells, edges: [], merges: []});
    endTable();
    return flow;
  }
  return {read, hasImages: () => has_images};
}

/** Letters of the text from one character to another, with where each lies in the file. */
function* characters(
  {pieces, main}: WordFile,
  from: number,
  to: number,
): Generator<{character: string; offset: number}> {
  const ansi = new TextDecoder("windows-1252");
  for (const piece of pieces) {
    const [start, end] = [Math.max(from, piece.start), Math.min(to, piece.end)];
    if (start >= end) continue;
    const size = piece.narrow ? 1 : 2;
    const bytes = main.subarray(
      piece.offset + (start - piece.start) * size,
      piece.offset + (end - piece.start) * size,
    );
    const text = piece.narrow ? ansi.decode(bytes) : bytes.toString("utf16le");
    for (let i = 0; i < text.length; i++)
      yield {character: text[i] ?? "", offset: offsetOf(piece, start + i)};
  }
}

function offsetOf(piece: Piece, character: number): number {
  return piece.offset + (character - piece.start) * (piece.narrow ? 1 : 2);
}

function flagOf(sprms: Sprm[], code: number): boolean | null {
  const value = sprms.findLast((sprm) => sprm.code === code)?.operand[0];
  return value === undefined || value > 1 ? null : value === 1;
}

function outlineOf(sprms: Sprm[]): number | null {
  const level = sprms.findLast((sprm) => sprm.code === P.outline)?.operand[0] ?? 9;
  return level < 9 ? level + 1 : null;
}

/** Edges of a row's cells (twips) and how each is merged: 1 with the one on its left, 2 with the one above. */
function tableOf(sprms: Sprm[]): {edges: number[]; merges: number[]} {
  const operand = sprms.findLast((sprm) => sprm.code === P.table)?.operand;
  const count = operand?.[0] ?? 0;
  if (operand === undefined || operand.length < 1 + (count + 1) * 2) return {edges: [], merges: []};
  const edges = Array.from({length: count + 1}, (_, i) => operand.readInt16LE(1 + i * 2));
  const cells_at = 1 + (count + 1) * 2;
  const merges = Array.from({length: count}, (_, i) => {
    const at = cells_at + i * 20;
    const flags = at + 2 <= operand.length ? operand.readUInt16LE(at) : 0;
    return (flags & 3) === 1 ? 1 : ((flags >> 5) & 3) === 1 ? 2 : 0;
  });
  return {edges, merges};
}

function toGrid(rows: Row[]): Grid {
  const edges = [...new Set(rows.flatMap((row) => row.edges))]
    .sort((a, b) => a - b)
    .filter((edge, i, all) => i === 0 || edge - (all[i - 1] ?? 0) > 40);
  const columnOf = (edge: number) =>
    Math.max(
      0,
      edges.findLastIndex((own) => own <= edge + 40),
    );
  const grid: Cell[][] = [];
  const above = new Map<number, Cell>();
  for (const row of rows) {
    const placed: Cell[] = [];
    for (const [i, paragraphs] of row.cells.entries()) {
      const has_edges = row.edges.length > i + 1;
      const column = has_edges ? columnOf(row.edges[i] ?? 0) : i;
      const columns = has_edges ? Math.max(1, columnOf(row.edges[i + 1] ?? 0) - column) : 1;
      const over = above.get(column);
      const left = placed.at(-1);
      if (row.merges[i] === 2 && over !== undefined) over.rows += 1;
      else if (row.merges[i] === 1 && left !== undefined) left.columns += columns;
      else {
        const cell: Cell = {column, columns, rows: 1, paragraphs};
        placed.push(cell);
        above.set(column, cell);
      }
    }
    grid.push(placed);
  }
  return {rows: grid, bordered: null, page: null};
}

/** Names of fonts by their index ([MS-DOC] 2.9.85, SttbfFfn). */
function readFonts(table: Buffer): string[] {
  const names: string[] = [];
  if (table.length < 4) return names;
  const count = table.readUInt16LE(0);
  for (let at = 4; names.length < count && at < table.length; ) {
    const bytes = (table[at] ?? 0) + 1;
    names.push(table.toString("utf16le", at + 40, at + bytes).split("\0")[0] ?? "");
    at += bytes;
  }
  return names;
}

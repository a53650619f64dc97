import {joinItems, type Piece, type TextLine} from "./find-lines.ts";
import type {Item} from "./read-page.ts";

/** A stretch of lines set in columns without rules: a head, a foot, or a table. Cells of a row by column; null where it has none. */
export type ColumnBlock = {
  kind: "columns";
  page: number;
  top: number;
  xs: number[];
  rows: (Piece | null)[][];
};
export type LineBlock = ColumnBlock | {kind: "line"; line: TextLine};

type Span = {x: number; x2: number};

const MOST_COLUMNS = 12;
/** Wider than any space, in letter sizes. */
const NARROW_GAP = 0.6;
/** What begins further right than this is in the right half of a page. */
const RIGHT_HALF = 270;

/**
 * Lines grouped where text stands beside text in at least two lines on end; lines that fit in one of the columns belong to them too
 * (a name on two lines, a signature under its post). Others stay lines, in order.
 */
export function findColumns(uncut: TextLine[]): LineBlock[] {
  const lines = uncut.map((line, i) => cutBetween(line, [uncut[i - 1], uncut[i + 1]]));
  const blocks: LineBlock[] = [];
  for (let at = 0; at < lines.length; ) {
    const end = columnsEnd(lines, at);
    const line = lines[at];
    if (line === undefined) break;
    if (end === null) {
      blocks.push({kind: "line", line});
      at += 1;
    } else {
      blocks.push(end.block);
      at = end.next;
    }
  }
  return blocks;
}

/**
 * A line whose text runs through the gap that a neighbour leaves between two columns, parted there where its font changes: in a narrow
 * head, the place and date stand close beside a long name.
 */
function cutBetween(line: TextLine, neighbours: (TextLine | undefined)[]): TextLine {
  const [piece] = line.pieces;
  if (piece === undefined || line.pieces.length > 1) return line;
  for (const [left, right] of neighbours.map((other) => other?.pieces ?? [])) {
    if (left === undefined || right === undefined) continue;
    const cut = piece.items.findIndex((item, i) => {
      const before = piece.items[i - 1];
      const end = before === undefined ? item.x : before.x + before.width;
      const is_apart = item.x - end > line.height * NARROW_GAP;
      return is_apart && item.font !== before?.font && end < right.x && item.x > left.x2;
    });
    if (cut > 0)
      return {
        ...line,
        pieces: [piece.items.slice(0, cut), piece.items.slice(cut)].map((items) => toPiece(items)),
      };
  }
  return line;
}

function toPiece(items: Item[]): Piece {
  const [x, x2] = [
    Math.min(...items.map((item) => item.x)),
    Math.max(...items.map((item) => item.x + item.width)),
  ];
  return {items, text: joinItems(items), x, x2};
}

/** The block that begins at a line, when one does. */
function columnsEnd(lines: TextLine[], at: number): {block: ColumnBlock; next: number} | null {
  const first = lines.slice(at, at + 4).findIndex((line) => line.pieces.length > 1);
  // Text in one column above the first pair belongs to it at the top of the document, or when it is the right column.
  const is_led = lines
    .slice(at, at + first)
    .every((line) => (line.page === 1 && at === 0) || line.x > RIGHT_HALF);
  if (first < 0 || !is_led) return null;
  const opening = lines[at + first];
  if (opening === undefined) return null;
  let spans = opening.pieces.map(({x, x2}) => ({x, x2}));
  let core = spans;
  const found: TextLine[] = [];
  let [multi, last_multi] = [0, -1];
  for (let i = at; i < lines.length; i++) {
    const line = lines[i];
    const before = lines[i - 1];
    if (
      line === undefined ||
      (i > at && before !== undefined && before.y - line.y > Math.max(before.height, line.height) * 5)
    )
      break;
    const merged = mergeSpans(spans, line.pieces);
    if (merged === null) break;
    spans = merged;
    found.push(line);
    if (line.pieces.length > 1) [multi, last_multi, core] = [multi + 1, i, spans];
  }
  if (multi < 2) return null;
  // Lines under the last pair that fit the left column may be the text that follows; in a head or foot they are short.
  let next = last_multi + 1;
  while (next < lines.length && found.includes(lines[next] as TextLine) && isShort(lines[next], spans, core))
    next += 1;
  const rows = found
    .slice(0, next - at)
    .map(({pieces}) => spans.map((span) => joinPieces(pieces.filter((piece) => inside(piece, span)))));
  return {
    block: {kind: "columns", page: opening.page, top: lines[at]?.y ?? 0, xs: spans.map(({x}) => x), rows},
    next,
  };
}

/** Columns widened by the pieces of a line; null when a piece crosses from one into another or there would be too many. */
function mergeSpans(spans: Span[], pieces: Piece[]): Span[] | null {
  const wider = spans.map((span) => ({...span}));
  const used = new Set<number>();
  for (const piece of pieces) {
    const hits = wider.flatMap((span, i) => (piece.x < span.x2 && piece.x2 > span.x ? [i] : []));
    if (hits.length > 1) return null;
    const hit = hits[0] ?? nearestFree(wider, piece);
    if (hit === null || used.has(hit)) return null;
    used.add(hit);
    const span = wider[hit];
    if (span === undefined) return null;
    span.x = Math.min(span.x, piece.x);
    span.x2 = Math.max(span.x2, piece.x2);
  }
  const is_apart = wider.every((span, i) => span.x2 < (wider[i + 1]?.x ?? Number.POSITIVE_INFINITY));
  return is_apart && wider.length <= MOST_COLUMNS ? wider : null;
}

function nearestFree(spans: Span[], piece: Piece): number | null {
  let best: number | null = null;
  let least = 60;
  for (const [i, span] of spans.entries()) {
    const off = Math.max(span.x - piece.x2, piece.x - span.x2);
    if (off < least) [best, least] = [i, off];
  }
  return best;
}

function inside(piece: Piece, span: Span): boolean {
  return piece.x >= span.x - 1 && piece.x2 <= span.x2 + 1;
}

/** Whether a piece stands in the middle of a column, or begins where it does: the title below a head does neither. */
function isAligned(piece: Piece, span: Span): boolean {
  return Math.abs(piece.x + piece.x2 - span.x - span.x2) < 16 || Math.abs(piece.x - span.x) < 8;
}

function isShort(line: TextLine | undefined, spans: Span[], core: Span[]): boolean {
  const [piece] = line?.pieces ?? [];
  return (
    piece !== undefined &&
    spans.some((span, i) => inside(piece, span) && isAligned(piece, core[i] ?? span)) &&
    !/^(?:[IVX]{1,4}[.-]|\d{1,2}\.|Phần)/u.test(piece.text)
  );
}

function joinPieces(pieces: Piece[]): Piece | null {
  const [first] = pieces;
  if (first === undefined) return null;
  return {
    items: pieces.flatMap(({items}) => items),
    text: pieces.map(({text}) => text).join(" "),
    x: first.x,
    x2: pieces.at(-1)?.x2 ?? first.x2,
  };
}

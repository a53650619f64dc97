import type {Grid} from "../flow.ts";
import {splitLabel} from "../split-label.ts";
import type {ColumnBlock} from "./find-columns.ts";
import type {Piece} from "./find-lines.ts";
import {breadth, isCapitals, type Setting} from "./join-paragraphs.ts";
import {isCutWord, type Part, paragraphOf} from "./parts.ts";
import type {Item} from "./read-page.ts";

/** What opens a line of its own in the head or foot of a document, in capitals. */
const NAME_START =
  /^(?:ĐẢNG|CHI BỘ|CHI ỦY|BAN|SỞ|ỦY BAN|UBND|HĐND|HỘI|ĐOÀN|LIÊN ĐOÀN|CÔNG|TỔNG|CỤC|CHI CỤC|VĂN PHÒNG|TRƯỜNG|TRUNG TÂM|BỆNH VIỆN|TỈNH ỦY|HUYỆN ỦY|THÀNH ỦY|ĐỘC LẬP|T\/M|TM\.|K\/T|KT\.|T\/L|TL\.|TUQ|BÍ THƯ|PHÓ|CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|CHÁNH|THƯỜNG TRỰC)(?!\p{L})/u;
/** What may open the second line of a name, on a line of its own or not: the reader of heads joins such lines. */
const NAME_GOES_ON = /^(?:VÀ|CÁC|TỈNH|HUYỆN|THÀNH PHỐ|VIỆT NAM)(?!\p{L})/u;

const DATE = /(?:^|, ?)ngày\s+(?:\d{1,2}|[….]+)?\s*tháng\s+(?:\d{1,2}|[….]+)?\s*năm\s+\d{4}$/u;
/** In letter sizes. */
const CELL_ROOM = 0.5;

/** A head or foot cut by the page goes on with the lines at the top of the next that lie in its columns. */
export function carryColumns(parts: Part[]): void {
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

/** Two columns are a head or a foot, each read whole; more are a table, a row a line. */
export function fromColumns({rows, xs, page}: ColumnBlock, set: Setting): Grid {
  const texts = (column: number) => rows.flatMap((row) => row[column] ?? []);
  const toCell = (column: number, own: {text: string; items: Item[]}[]) => ({
    column,
    columns: 1,
    rows: 1,
    paragraphs: own.map(({text, items}) => paragraphOf(text, items[0]?.font ?? null, page)),
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
    // A cell keeps a little room to either side.
    const is_full =
      last !== undefined && last.x2 - last.x + firstWordWidth(piece) > width - set.size * CELL_ROOM;
    const is_name = is_full && isRestOfName(last, piece) && (is_sure || !NAME_GOES_ON.test(piece.text));
    if (last !== undefined && (is_name || isRestOfDate(last, piece))) {
      const text = isCutWord(last.text, piece.text) ? last.text + piece.text : `${last.text} ${piece.text}`;
      joined[joined.length - 1] = {...piece, text, items: [...last.items, ...piece.items]};
    } else joined.push(piece);
  }
  return joined;
}

function isRestOfName(above: Piece, below: Piece): boolean {
  if (fontOf(above) !== fontOf(below) || splitLabel(below.text) !== null) return false;
  if (/[.;:]$/u.test(above.text) || !/\p{L}/u.test(above.text)) return false;
  if (isCapitals(above.text) !== isCapitals(below.text)) return false;
  return isCapitals(below.text)
    ? !NAME_START.test(below.text)
    : /^\p{Ll}/u.test(below.text) && !above.text.endsWith(",");
}

/** "…, ngày 31 tháng 12 năm" and "2025" under it. */
function isRestOfDate(above: Piece, below: Piece): boolean {
  const text = `${above.text} ${below.text}`;
  return fontOf(above) === fontOf(below) && DATE.test(text) && !DATE.test(above.text);
}

/** The font of most of a piece: letters that a font lacks are set in another. */
function fontOf({items}: Piece): string | null {
  const [widest] = [...Map.groupBy(items, ({font}) => font)].sort(([, a], [, b]) => widthOf(b) - widthOf(a));
  return widest?.[0] ?? null;
}

function widthOf(items: Item[]): number {
  return items.reduce((sum, {width}) => sum + width, 0);
}

function firstWordWidth({text, x, x2}: Piece): number {
  return ((x2 - x) / Math.max(1, breadth(text))) * breadth(` ${/^\S+/u.exec(text)?.[0] ?? ""}`);
}

function isFigures(pieces: {text: string}[]): boolean {
  return pieces.filter(({text}) => /^[\d.,%\s/-]+$/u.test(text)).length * 2 > pieces.length;
}

import type {Item} from "./read-page.ts";

/** Text on one line with no wide gap in it. */
export type Piece = {items: Item[]; text: string; x: number; x2: number};
/** A line of a page: its pieces from left to right, its baseline and the size of its letters. */
export type TextLine = {page: number; y: number; height: number; x: number; x2: number; pieces: Piece[]};

/** A gap this many letter sizes wide parts columns. */
const COLUMN_GAP = 1.8;
const SPACE_GAP = 0.14;
const LABEL =
  /^(?:[IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])\s?[.)/:–-]{1,2}$|^[-–+*•·▪●○■□►➢✓]$|^\d{1,2}(?:\.\d{1,2}){1,3}$|^(?:Chỉ tiêu|Phần|Chương|Mục|Điều|Bước)\s\p{L}{0,5}\d{0,2}[.:]$/u;

/** The lines of items in reading order: from the top, pieces from the left. Marks of footnotes are dropped. */
export function findLines(items: Item[], page: number): TextLine[] {
  const sorted = [...items].sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: Item[][] = [];
  for (const item of sorted) {
    const row = rows.findLast((other) => isLevel(other, item)) ?? null;
    if (row === null) rows.push([item]);
    else row.push(item);
  }
  return rows
    .map((row) => toLine(row, page))
    .filter((line) => line.pieces.length > 0)
    .sort((a, b) => b.y - a.y);
}

/** The text of a line, its pieces parted by tabs. */
export function lineText({pieces}: TextLine): string {
  return pieces.map(({text}) => text).join("\t");
}

/** Joins items from left to right, with a space where the page shows one. */
export function joinItems(items: Item[]): string {
  return textsOf(items).join("").trimEnd();
}

/** The text of each item, with the space that the page shows before it. */
export function textsOf(items: Item[]): string[] {
  let end = Number.NaN;
  let after_space = true;
  return items.map((item) => {
    const own = item.text.replace(/\s+/gu, " ");
    const is_apart = item.x - end > item.height * SPACE_GAP && !/^[\s.,;:!?)\]”%]/u.test(own);
    const text = after_space ? own.trimStart() : is_apart ? ` ${own}` : own;
    end = item.x + item.width;
    if (text !== "") after_space = text.endsWith(" ");
    return text;
  });
}

/** Only the last rows can be level with an item, since items come from the top. */
function isLevel(row: Item[], item: Item): boolean {
  const tallest = row.reduce((best, other) => (other.height > best.height ? other : best), row[0] ?? NOTHING);
  const [small, large] = [Math.min(tallest.height, item.height), Math.max(tallest.height, item.height)];
  const off = Math.abs(tallest.y - item.y);
  return off < small * 0.45 || (small < large * 0.75 && off < large * 0.5);
}

function toLine(row: Item[], page: number): TextLine {
  const height = Math.max(...row.map((item) => item.height));
  const items = row.filter((item) => !isNoteMark(item, height, row)).sort((a, b) => a.x - b.x);
  const base = row.reduce((best, item) => (item.height >= best.height ? item : best), row[0] ?? NOTHING).y;
  const pieces: Piece[] = [];
  for (const item of items) {
    const last = pieces.at(-1);
    const gap = last === undefined ? 0 : item.x - last.x2;
    if (last !== undefined && (gap < height * COLUMN_GAP || isLabel(last, pieces))) last.items.push(item);
    else pieces.push({items: [item], text: "", x: item.x, x2: 0});
    const own = pieces.at(-1);
    if (own !== undefined) own.x2 = Math.max(own.x2, item.x + item.width);
  }
  for (const piece of pieces) piece.text = joinItems(piece.items);
  return {page, y: base, height, x: pieces[0]?.x ?? 0, x2: pieces.at(-1)?.x2 ?? 0, pieces};
}

const NOTHING: Item = {text: "", x: 0, y: 0, width: 0, height: 0, font: null};

/** A list label is set apart by a tab, but it is no column. */
function isLabel({items}: Piece, pieces: Piece[]): boolean {
  return pieces.length === 1 && items.length < 9 && LABEL.test(joinItems(items));
}

/** A small raised figure that is no exponent (`m²`). */
function isNoteMark(item: Item, height: number, row: Item[]): boolean {
  if (item.height > height * 0.75 || !/^[\d*]{1,3}$/u.test(item.text.trim())) return false;
  const before = row.find(
    (other) => other !== item && Math.abs(other.x + other.width - item.x) < 2 && other.height > item.height,
  );
  return (
    before !== undefined && item.y > before.y + height * 0.15 && !/(?:^|[\s\d])[kdc]?m$/u.test(before.text)
  );
}

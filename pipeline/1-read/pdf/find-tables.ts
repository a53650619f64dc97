import type {Rule} from "./read-drawing.ts";
import type {Item} from "./read-page.ts";

/** A cell of a ruled table: how far it reaches, and its items. */
type RuledCell = {row: number; column: number; rows: number; columns: number; items: Item[]};
/** A ruled table: the x of its upright lines from the left, its top and bottom, and its cells. */
export type RuledTable = {xs: number[]; top: number; bottom: number; row_count: number; cells: RuledCell[]};

/** Lines nearer than this touch, or are one. */
const TOUCH = 3;
/** Upright lines that end this far from a level one are open there. */
const OPEN = 8;
const MOST_LINES = 400;

/** The ruled tables of a page, from the top, and the items in none of them. A table has at least two columns or two rows, and text. */
export function findTables(
  items: Item[],
  rules: Rule[],
  page: {width: number; height: number},
): {tables: RuledTable[]; rest: Item[]} {
  const inside = rules.filter(
    (rule) => !(rule.x1 - rule.x0 > page.width * 0.95 || rule.y1 - rule.y0 > page.height * 0.95),
  );
  const tables: RuledTable[] = [];
  let rest = items;
  for (const group of groupTouching(inside)) {
    const table = toTable(group, rest);
    if (table === null) continue;
    tables.push(table);
    const taken = new Set(table.cells.flatMap((cell) => cell.items));
    rest = rest.filter((item) => !taken.has(item));
  }
  return {tables: tables.sort((a, b) => b.top - a.top), rest};
}

/** Rules that touch, directly or through others. */
function groupTouching(rules: Rule[]): Rule[][] {
  const groups: Rule[][] = [];
  for (const rule of rules) {
    const touched = groups.filter((group) => group.some((other) => touches(rule, other)));
    const joined = [rule, ...touched.flat()];
    for (const group of touched) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups;
}

function touches(a: Rule, b: Rule): boolean {
  return a.x0 <= b.x1 + TOUCH && b.x0 <= a.x1 + TOUCH && a.y0 <= b.y1 + TOUCH && b.y0 <= a.y1 + TOUCH;
}

function toTable(rules: Rule[], items: Item[]): RuledTable | null {
  const upright = rules.filter((rule) => rule.y1 - rule.y0 > rule.x1 - rule.x0);
  const level = rules.filter((rule) => rule.x1 - rule.x0 > rule.y1 - rule.y0);
  const xs = distinct(upright.map((rule) => rule.x0));
  const ys = distinct([...level.map((rule) => rule.y0), ...openEnds(upright, level)]).reverse();
  if (xs.length < 2 || ys.length < 2 || xs.length + ys.length < 5 || xs.length + ys.length > MOST_LINES)
    return null;
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const has_right = (row: number, column: number) =>
    upright.some(
      (rule) => near(rule.x0, xs[column + 1]) && rule.y0 < middle(ys, row) && rule.y1 > middle(ys, row),
    );
  const has_below = (row: number, column: number) =>
    level.some(
      (rule) => near(rule.y0, ys[row + 1]) && rule.x0 < middle(xs, column) && rule.x1 > middle(xs, column),
    );
  const owner: (RuledCell | undefined)[][] = Array.from({length: rows}, () => []);
  const cells: RuledCell[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (owner[row]?.[column] !== undefined) continue;
      let [right, below] = [column, row];
      while (right < columns - 1 && !has_right(row, right) && owner[row]?.[right + 1] === undefined)
        right += 1;
      while (below < rows - 1 && !has_below(below, column)) below += 1;
      const cell: RuledCell = {row, column, rows: below - row + 1, columns: right - column + 1, items: []};
      cells.push(cell);
      for (const line of owner.slice(row, below + 1)) for (let c = column; c <= right; c++) line[c] = cell;
    }
  }
  for (const item of items) {
    const [x, y] = [item.x + Math.min(item.width / 2, 20), item.y + item.height * 0.3];
    const column = xs.findIndex((left, i) => x >= left && x < (xs[i + 1] ?? Number.NEGATIVE_INFINITY));
    const row = ys.findIndex((top, i) => y <= top && y > (ys[i + 1] ?? Number.POSITIVE_INFINITY));
    if (column >= 0 && row >= 0) owner[row]?.[column]?.items.push(item);
  }
  if (cells.every((cell) => cell.items.length === 0)) return null;
  return {xs, top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0, row_count: rows, cells};
}

/** Where two upright lines or more run on past the last level one: a row goes on over the page there. */
function openEnds(upright: Rule[], level: Rule[]): number[] {
  const [low, high] = [Math.min(...level.map(({y0}) => y0)), Math.max(...level.map(({y0}) => y0))];
  const ends = [Math.min(...upright.map(({y0}) => y0)), Math.max(...upright.map(({y1}) => y1))];
  return ends.filter(
    (y) =>
      (y < low - OPEN || y > high + OPEN) &&
      upright.filter(({y0, y1}) => near(y0, y) || near(y1, y)).length > 1,
  );
}

/** Values in rising order, those nearer than 3 points taken as one. */
function distinct(values: number[]): number[] {
  const kept: number[] = [];
  for (const value of [...values].sort((a, b) => a - b))
    if (value - (kept.at(-1) ?? Number.NEGATIVE_INFINITY) > TOUCH) kept.push(value);
  return kept;
}

function near(a: number, b: number | undefined): boolean {
  return b !== undefined && Math.abs(a - b) <= TOUCH;
}

function middle(values: number[], i: number): number {
  return ((values[i] ?? 0) + (values[i + 1] ?? 0)) / 2;
}

import type {Cell, Grid, Paragraph} from "../flow.ts";

/** A cell as its row defines it: where its right edge is (twips), and how it is merged. */
export type CellShape = {right: number; joins_left: boolean; vertical: "first" | "next" | null};
/** A row as written: shapes, and the content of the cells in order. */
export type Row = {shapes: CellShape[]; contents: Paragraph[][]};

/** Edges closer than this are one edge: Word rounds them differently from row to row. */
const EDGE_TWIPS = 40;

/**
 * The grid of a table's rows. Columns are the edges that any row has, so a cell that covers two of them spans two;
 * a cell merged leftwards or upwards lengthens the one it continues.
 */
export function gridOf(rows: Row[], bordered: boolean): Grid {
  const edges: number[] = [];
  for (const right of rows.flatMap((row) => row.shapes.map((shape) => shape.right)).sort((a, b) => a - b))
    if (right - (edges[edges.length - 1] ?? Number.NEGATIVE_INFINITY) > EDGE_TWIPS) edges.push(right);
  const columnAfter = (right: number): number => edges.findIndex((edge) => right - edge <= EDGE_TWIPS) + 1;
  const grid: Grid = {rows: [], bordered, page: null};
  const open = new Map<number, Cell>();
  for (const {shapes, contents} of rows) {
    const cells: Cell[] = [];
    let column = 0;
    for (const [at, paragraphs] of contents.entries()) {
      const shape = shapes[at];
      const end = shape === undefined ? column + 1 : Math.max(column + 1, columnAfter(shape.right));
      const left = cells[cells.length - 1];
      const above = open.get(column);
      if (shape?.joins_left && left !== undefined) {
        left.columns = end - left.column;
        left.paragraphs.push(...paragraphs);
      } else if (shape?.vertical === "next" && above !== undefined) {
        above.rows++;
        above.paragraphs.push(...paragraphs.filter((paragraph) => paragraph.runs.length > 0));
      } else {
        const cell: Cell = {column, columns: end - column, rows: 1, paragraphs};
        cells.push(cell);
        if (shape?.vertical === "first") open.set(column, cell);
        else open.delete(column);
      }
      column = end;
    }
    grid.rows.push(cells);
  }
  return grid;
}

import {apply, type Matrix} from "./matrix.ts";

/** A part of a page, in points from its lower left corner. */
export type Box = {x0: number; x1: number; y0: number; y1: number};

export const EVERYWHERE: Box = {
  x0: Number.NEGATIVE_INFINITY,
  x1: Number.POSITIVE_INFINITY,
  y0: Number.NEGATIVE_INFINITY,
  y1: Number.POSITIVE_INFINITY,
};

/** The box around a path, from its least and greatest coordinates; everywhere when it has none. */
export function boxOf([x0, y0, x1, y1]: number[], matrix: Matrix): Box {
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return EVERYWHERE;
  const corners = [
    apply(matrix, x0, y0),
    apply(matrix, x1, y0),
    apply(matrix, x0, y1),
    apply(matrix, x1, y1),
  ];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return {x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys)};
}

/** What two boxes share; nothing is in it when they share nothing. */
export function within(a: Box, b: Box): Box {
  return {
    x0: Math.max(a.x0, b.x0),
    x1: Math.min(a.x1, b.x1),
    y0: Math.max(a.y0, b.y0),
    y1: Math.min(a.y1, b.y1),
  };
}

/** Whether a point is in a box or on its edge. */
export function isIn({x0, x1, y0, y1}: Box, x: number, y: number): boolean {
  return x >= x0 && x <= x1 && y >= y0 && y <= y1;
}

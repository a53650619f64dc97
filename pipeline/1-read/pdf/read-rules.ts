import {getResolvedPDFJS} from "unpdf";
import type {PDFPageProxy} from "unpdf/pdfjs";
import {apply, type Matrix, multiply} from "./matrix.ts";

/** A ruled line, upright or level: `x0 ≤ x1`, `y0 ≤ y1`, in points. */
export type Rule = {x0: number; x1: number; y0: number; y1: number};

/** Codes of the path pdf.js draws: move, line, curve, quadratic curve, close; with how many numbers each takes. */
const TAKES = [2, 2, 6, 4, 0];
const MOST_RULES = 4_000;
const SLANT = 1;

/** Upright and level lines of a page, those of boxes and thin filled bars among them; at most 4,000. */
export async function readRules(page: PDFPageProxy): Promise<Rule[]> {
  const {OPS} = await getResolvedPDFJS();
  const {fnArray, argsArray} = await page.getOperatorList();
  const rules: Rule[] = [];
  const stack: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  for (const [i, op] of fnArray.entries()) {
    const args: unknown = argsArray[i];
    if (op === OPS.save) stack.push(matrix);
    else if (op === OPS.restore) matrix = stack.pop() ?? matrix;
    else if (op === OPS.transform && Array.isArray(args)) matrix = multiply(matrix, args.map(Number));
    else if (op === OPS.paintFormXObjectBegin && Array.isArray(args)) {
      stack.push(matrix);
      if (Array.isArray(args[0])) matrix = multiply(matrix, args[0].map(Number));
    } else if (op === OPS.paintFormXObjectEnd) matrix = stack.pop() ?? matrix;
    else if (op === OPS.constructPath && Array.isArray(args) && args[0] !== OPS.endPath) {
      const path: unknown = Array.isArray(args[1]) ? args[1][0] : null;
      if (path instanceof Float32Array || Array.isArray(path))
        addRules(Array.from(path, Number), matrix, rules);
    }
    if (rules.length > MOST_RULES) break;
  }
  return rules;
}

function addRules(path: number[], matrix: Matrix, rules: Rule[]): void {
  let [x, y, start_x, start_y] = [0, 0, 0, 0];
  const line = (to_x: number, to_y: number) => {
    const [ax, ay] = apply(matrix, x, y);
    const [bx, by] = apply(matrix, to_x, to_y);
    const [width, height] = [Math.abs(bx - ax), Math.abs(by - ay)];
    if (width < SLANT === height < SLANT) return;
    rules.push({x0: Math.min(ax, bx), x1: Math.max(ax, bx), y0: Math.min(ay, by), y1: Math.max(ay, by)});
  };
  for (let at = 0; at < path.length; ) {
    const code = path[at] ?? 4;
    const takes = TAKES[code] ?? 0;
    const [to_x, to_y] = code === 4 ? [start_x, start_y] : [path[at + takes - 1] ?? 0, path[at + takes] ?? 0];
    if (code === 0) [start_x, start_y] = [to_x, to_y];
    if (code === 1 || code === 4) line(to_x, to_y);
    [x, y] = [to_x, to_y];
    at += takes + 1;
  }
}

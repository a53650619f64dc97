import {getResolvedPDFJS} from "unpdf";
import type {PDFPageProxy} from "unpdf/pdfjs";
import {type Box, boxOf, EVERYWHERE, isIn, within} from "./box.ts";
import {apply, type Matrix, multiply, turnOf} from "./matrix.ts";

/** A ruled line, upright or level: `x0 ≤ x1`, `y0 ≤ y1`, in points. */
export type Rule = {x0: number; x1: number; y0: number; y1: number};
/** A letter as drawn: both ends of its baseline and its size, in points. Only letters that stand upright and are not clipped away. */
export type Glyph = {text: string; x: number; x2: number; y: number; height: number; font: string | null};
/** What is drawn on a page, in points from its lower left corner as it is shown; letters in the order of drawing. */
export type Drawing = {glyphs: Glyph[]; rules: Rule[]};

/** What text is set with (ISO 32000-1, 9.3); `unit` is the letter size times what a font's width of 1 measures. */
type TextState = {
  size: number;
  unit: number;
  font: string | null;
  char: number;
  word: number;
  scale: number;
  leading: number;
  rise: number;
};

/** Where the middle of a small letter lies above its baseline, in letter sizes. */
const BODY = 0.25;
const START: Matrix = [1, 0, 0, 1, 0, 0];
/** Codes of the path pdf.js draws: move, line, curve, quadratic curve, close; with how many numbers each takes. */
const TAKES = [2, 2, 6, 4, 0];
const MOST_RULES = 4_000;
const SLANT = 1;
/** pdf.js's mode that leaves out what is laid over the page: stamps of signatures, notes. */
const NO_ANNOTATIONS = 0;

/** Letters and lines of a page, those of boxes and thin filled bars among the lines; at most 4,000 lines. */
export async function readDrawing(page: PDFPageProxy): Promise<Drawing> {
  const {OPS} = await getResolvedPDFJS();
  const {fnArray, argsArray} = await page.getOperatorList({annotationMode: NO_ANNOTATIONS});
  const drawing: Drawing = {glyphs: [], rules: []};
  const stack: {matrix: Matrix; state: TextState; clip: Box}[] = [];
  let matrix = turnOf(page.view, page.rotate);
  let state: TextState = {size: 1, unit: 0, font: null, char: 0, word: 0, scale: 1, leading: 0, rise: 0};
  let clip: Box = EVERYWHERE;
  let is_clip_next = false;
  let line = START;
  let x = 0;
  const toLine = (next: Matrix) => {
    [line, x] = [next, 0];
  };
  for (const [i, op] of fnArray.entries()) {
    const args: unknown = argsArray[i];
    const list: unknown[] = Array.isArray(args) ? args : [];
    const [a = 0, b = 0] = list.map(Number);
    if (op === OPS.showText)
      x = addGlyphs(list[0], {matrix: multiply(matrix, line), state, x, clip}, drawing.glyphs);
    else if (op === OPS.save) stack.push({matrix, state, clip});
    else if (op === OPS.restore || op === OPS.paintFormXObjectEnd)
      ({matrix, state, clip} = stack.pop() ?? {matrix, state, clip});
    else if (op === OPS.transform) matrix = multiply(matrix, numbersOf(args));
    else if (op === OPS.paintFormXObjectBegin) {
      stack.push({matrix, state, clip});
      if (list[0]) matrix = multiply(matrix, numbersOf(list[0]));
    } else if (op === OPS.beginText) toLine(START);
    else if (op === OPS.setTextMatrix) toLine(multiply(START, numbersOf(args)));
    else if (op === OPS.moveText || op === OPS.setLeadingMoveText) {
      if (op === OPS.setLeadingMoveText) state = {...state, leading: -b};
      toLine(multiply(line, [1, 0, 0, 1, a, b]));
    } else if (op === OPS.nextLine) toLine(multiply(line, [1, 0, 0, 1, 0, -state.leading]));
    else if (op === OPS.setFont) state = {...state, ...fontOf(page, String(list[0]), b)};
    else if (op === OPS.setCharSpacing) state = {...state, char: a};
    else if (op === OPS.setWordSpacing) state = {...state, word: a};
    else if (op === OPS.setHScale) state = {...state, scale: a / 100};
    else if (op === OPS.setLeading) state = {...state, leading: a};
    else if (op === OPS.setTextRise) state = {...state, rise: a};
    else if (op === OPS.clip || op === OPS.eoClip) is_clip_next = true;
    else if (op === OPS.constructPath) {
      const path: unknown = Array.isArray(list[1]) ? list[1][0] : null;
      if (path && list[0] !== OPS.endPath && drawing.rules.length <= MOST_RULES)
        addRules(numbersOf(path), matrix, drawing.rules);
      if (is_clip_next) clip = within(clip, boxOf(numbersOf(list[2]), matrix));
      is_clip_next = false;
    }
  }
  return drawing;
}

/** The numbers of an operator's arguments, which may lie in an array of their own. */
function numbersOf(args: unknown): number[] {
  if (ArrayBuffer.isView(args)) return Array.from(args as Float32Array);
  if (!Array.isArray(args)) return [];
  return args.length === 1 ? numbersOf(args[0]) : args.map(Number);
}

function fontOf(page: PDFPageProxy, id: string, size: number): Pick<TextState, "size" | "unit" | "font"> {
  const found: unknown = page.commonObjs.has(id) ? page.commonObjs.get(id) : null;
  const {name, fontMatrix} = (found ?? {}) as {name?: unknown; fontMatrix?: unknown};
  const unit = Array.isArray(fontMatrix) ? Number(fontMatrix[0]) : 0.001;
  // Embedded subsets are called BCDEFG+Name.
  const font = typeof name === "string" ? name.replace(/^[A-Z]{6}\+/, "") : null;
  return {size, unit: size * unit, font};
}

/** Adds what `showText` draws: letters, and shifts between them in thousandths of the letter size. Gives where the next letter stands. */
function addGlyphs(
  parts: unknown,
  {matrix, state, x, clip}: {matrix: Matrix; state: TextState; x: number; clip: Box},
  glyphs: Glyph[],
): number {
  const [a, b, , d] = matrix;
  const is_upright = Math.abs(b) <= Math.abs(a) && state.size * d > 0;
  let at = x;
  for (const part of Array.isArray(parts) ? parts : []) {
    if (typeof part === "number") at -= (part / 1000) * state.size * state.scale;
    if (typeof part !== "object" || part === null) continue;
    const {unicode, width, isSpace} = part as {unicode: string; width: number; isSpace: boolean};
    const from = at;
    at += (width * state.unit + state.char + (isSpace ? state.word : 0)) * state.scale;
    if (!is_upright) continue;
    const [left, y] = apply(matrix, from, state.rise);
    const [right] = apply(matrix, at, state.rise);
    const height = state.size * d;
    // A letter is shown when the middle of its body is: browsers draw a line cut by the end of a page on both pages.
    if (!isIn(clip, (left + right) / 2, y + height * BODY)) continue;
    glyphs.push({text: unicode, x: left, x2: right, y, height, font: state.font});
  }
  return at;
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

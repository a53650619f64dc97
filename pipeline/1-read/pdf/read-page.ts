import type {PDFDocumentProxy} from "unpdf/pdfjs";
import {joinGlyphs} from "./join-glyphs.ts";
import {type Rule, readDrawing} from "./read-drawing.ts";
import {strikeOut} from "./strike-out.ts";

/** A stretch of text as the page shows it. Points, from the lower left corner; `height` is the size of its letters. */
export type Item = {text: string; x: number; y: number; width: number; height: number; font: string | null};
/** A page's text in the order it was written, the lines ruled on it, and texts on it that are struck out. */
export type Page = {
  number: number;
  width: number;
  height: number;
  items: Item[];
  rules: Rule[];
  struck: string[];
};

/** Text, rules and fonts of a page, off what it draws: only that tells where each letter stands and which are struck out. */
export async function readPage(document: PDFDocumentProxy, number: number): Promise<Page> {
  const page = await document.getPage(number);
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
  const drawing = await readDrawing(page);
  const {glyphs, struck} = strikeOut(drawing);
  page.cleanup();
  const [width, height] = page.rotate % 180 === 0 ? [x1 - x0, y1 - y0] : [y1 - y0, x1 - x0];
  return {number, width, height, items: joinGlyphs(glyphs), rules: drawing.rules, struck};
}

import {wrapText} from "../../pipeline/5-render/charts/wrap-text.ts";
import type {Html} from "../../pipeline/5-render/html.ts";

/** Height of an A4 page within the margins of page.css and page.ts, first page, in CSS px (96 a inch). */
const PAGE_HEIGHT = 1030;
/** How the blocks of the first page print: font size, width of the text, height of a line, space around, in px; from page.css. */
const BLOCKS: Record<string, {size: number; width: number; line: number; around: number}> = {
  h1: {size: 20.7, width: 650, line: 25.5, around: 12},
  h2: {size: 15.4, width: 615, line: 20.7, around: 14},
  p: {size: 13.6, width: 610, line: 19.6, around: 9},
  dd: {size: 13.4, width: 520, line: 19.2, around: 9},
};

/** The height, in px, that is left on the first printed page below `markup`, by the lines its blocks take; negative when it runs over. */
export function roomBelow(markup: Html): number {
  let used = 0;
  for (const [, tag = "", inner = ""] of String(markup).matchAll(/<(h1|h2|p|dd)\b[^>]*>(.*?)<\/\1>/gs)) {
    const block = BLOCKS[tag];
    if (block === undefined) continue;
    const lines = wrapText(inner.replace(/<[^>]*>/g, ""), block.size, block.width).length;
    used += lines * block.line + block.around;
  }
  return PAGE_HEIGHT - used;
}

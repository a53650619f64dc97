import type {PDFDocumentProxy, PDFPageProxy} from "unpdf/pdfjs";
import {type Rule, readRules} from "./read-rules.ts";

/** A stretch of text as the page shows it. Points, from the lower left corner; `height` is the size of its letters. */
export type Item = {text: string; x: number; y: number; width: number; height: number; font: string | null};
/** A page's text in the order it was written, and the lines ruled on it. */
export type Page = {number: number; width: number; height: number; items: Item[]; rules: Rule[]};

/** Fonts by the document's own ids; filled as pages are read. */
export type Fonts = Map<string, string>;

/**
 * Text, rules and fonts of a page. Rules and the names of fonts need the page's drawing read as well, which doubles the time: it is
 * done for pages that set text beside text, as tables and heads do, and for all when `all_fonts`.
 */
export async function readPage(
  document: PDFDocumentProxy,
  number: number,
  fonts: Fonts,
  all_fonts: boolean,
): Promise<Page> {
  const page = await document.getPage(number);
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
  const content = await page.getTextContent();
  const items: Item[] = [];
  const ids: string[] = [];
  for (const item of content.items) {
    if (!("str" in item) || item.str.trim() === "") continue;
    const [a = 0, b = 0, , d = 0, x = 0, y = 0] = item.transform as number[];
    // Text set upright only: what runs up the margin is a stamp or a note.
    if (Math.abs(b) > Math.abs(a) || d < 0) continue;
    items.push({
      text: item.str,
      x: x - x0,
      y: y - y0,
      width: item.width,
      height: item.height || Math.abs(d),
      font: null,
    });
    ids.push(item.fontName);
  }
  const rules = all_fonts || hasColumns(items) ? await readRules(page) : [];
  if (rules.length > 0 || all_fonts || fonts.size === 0) nameFonts(page, ids, fonts);
  for (const [i, item] of items.entries()) item.font = fonts.get(ids[i] ?? "") ?? null;
  page.cleanup();
  return {
    number,
    width: x1 - x0,
    height: y1 - y0,
    items,
    rules: rules.map((rule) => ({
      ...rule,
      x0: rule.x0 - x0,
      x1: rule.x1 - x0,
      y0: rule.y0 - y0,
      y1: rule.y1 - y0,
    })),
  };
}

/** Whether some text stands beside other text with a wide gap between. */
function hasColumns(items: Item[]): boolean {
  return items.some((item, i) => {
    const next = items[i + 1];
    if (next === undefined) return false;
    const is_level = Math.abs(next.y - item.y) < item.height * 0.5;
    const gap = next.x - item.x - item.width;
    return (is_level && gap > item.height * 1.2) || next.y > item.y + item.height;
  });
}

function nameFonts(page: PDFPageProxy, ids: string[], fonts: Fonts): void {
  for (const id of new Set(ids)) {
    if (fonts.has(id) || !page.commonObjs.has(id)) continue;
    const font: unknown = page.commonObjs.get(id);
    const name = typeof font === "object" && font !== null && "name" in font ? String(font.name) : null;
    // Embedded subsets are called BCDEFG+Name.
    if (name !== null) fonts.set(id, name.replace(/^[A-Z]{6}\+/, ""));
  }
}

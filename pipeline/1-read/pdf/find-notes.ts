import {lineText} from "./find-lines.ts";
import type {Setting} from "./join-paragraphs.ts";
import {type Part, pageOf} from "./parts.ts";
import type {Page} from "./read-page.ts";

/** What opens a footnote: its figure or star, raised or not. */
const MARK = /^[[(]?(?:\d{1,3}|\*)[\])]?[.)]?\s?\p{L}/u;

/**
 * The lines of footnotes: at the bottom of a page, in small letters or below the short line that parts notes from text, from one that
 * begins with a mark.
 */
export function findNotes(parts: Part[], pages: Page[], set: Setting): Set<Part> {
  const notes = new Set<Part>();
  for (const page of pages) {
    const own = parts.filter((part) => pageOf(part) === page.number);
    const below = partingLine(page, set);
    const isSmall = (part: Part) =>
      part.kind === "line" && (part.line.height < set.size * 0.88 || part.line.y < below || isMarked(part));
    let from = own.length;
    while (from > 0 && isSmall(own[from - 1] as Part)) from -= 1;
    const first = own.findIndex((part, i) => i >= from && opensNote(part));
    if (first >= 0) for (const part of own.slice(first)) notes.add(part);
  }
  return notes;
}

/** Height of the line above a page's footnotes; 0 when it has none. It begins at the margin, alone, with no text on it. */
function partingLine({width, height, rules, items}: Page, set: Setting): number {
  const found = rules.filter(
    ({x0, x1, y0, y1}) =>
      y1 - y0 < 1 &&
      y0 < height * 0.6 &&
      Math.abs(x0 - set.left) < 8 &&
      x1 - x0 > 40 &&
      x1 - x0 < width * 0.45 &&
      !rules.some(
        (other) =>
          other.y1 - other.y0 > 3 &&
          other.y0 < y1 + 3 &&
          other.y1 > y0 - 3 &&
          other.x0 < x1 + 3 &&
          other.x1 > x0 - 3,
      ) &&
      !items.some((item) => item.y > y0 - 1 && item.y < y0 + 5 && item.x < x1 && item.x + item.width > x0),
  );
  return Math.max(0, ...found.map(({y0}) => y0));
}

function opensNote(part: Part): boolean {
  return part.kind === "line" && (isMarked(part) || MARK.test(lineText(part.line)));
}

/** Whether a line begins with a small figure. */
function isMarked({line}: Extract<Part, {kind: "line"}>): boolean {
  const mark = line.pieces[0]?.items[0];
  return mark !== undefined && mark.height < line.height * 0.75 && /^\d{1,3}$/u.test(mark.text.trim());
}

import {lineText, type TextLine} from "./find-lines.ts";

/** Lines at the top or bottom of a page that repeat, and page numbers: how many lines at each edge may be. */
const EDGE_LINES = 3;

/** A line that runs on over pages. */
export type Furniture = {kind: "header" | "footer"; text: string};

/**
 * Pages without running heads, feet and page numbers, and the text of each that was dropped, once. A line runs when it stands at the
 * edge of half the pages or more (three at least, or both of two at the same height), figures aside.
 */
export function dropFurniture(pages: TextLine[][]): {pages: TextLine[][]; dropped: Furniture[]} {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    for (const key of new Set(edgesOf(lines).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const needed = pages.length === 2 ? 2 : Math.max(3, pages.length / 2);
  const dropped = new Map<string, Furniture>();
  const kept = pages.map((lines) => {
    const edges = new Set(edgesOf(lines));
    return lines.filter((line) => {
      const key = keyOf(line);
      const runs = edges.has(line) && ((counts.get(key) ?? 0) >= needed || isPageNumber(lineText(line)));
      const kind = lines.indexOf(line) < EDGE_LINES ? "header" : "footer";
      if (runs) dropped.set(key, {kind, text: lineText(line)});
      return !runs;
    });
  });
  return {pages: kept, dropped: [...dropped.values()].filter(({text}) => /\p{L}{2}/u.test(text))};
}

function edgesOf(lines: TextLine[]): TextLine[] {
  return [...lines.slice(0, EDGE_LINES), ...lines.slice(EDGE_LINES).slice(-EDGE_LINES)];
}

/** The text with figures masked, and the height it stands at: body lines that happen to be alike stand elsewhere. */
function keyOf(line: TextLine): string {
  return `${lineText(line).replace(/\d+/gu, "#").trim()}@${Math.round(line.y / 4)}`;
}

function isPageNumber(text: string): boolean {
  return /^[-–—\s]{0,3}(?:trang\s?)?\d{1,4}(?:\s?\/\s?\d{1,4})?[-–—\s]{0,3}$/iu.test(text.trim());
}

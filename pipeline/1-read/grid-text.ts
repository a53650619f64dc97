import type {Grid, Paragraph} from "./flow.ts";
import {unreadable} from "./unreadable.ts";

const MAX_CELLS = 200_000;

/**
 * A grid's cells as a full rectangle of line lists, merged cells repeated; empty cells are empty lists.
 * Throws `UnreadableError` `too-big` past 200,000 cells.
 */
export function gridLines(grid: Grid, texts: Map<Paragraph, string>): string[][][] {
  const reach = grid.rows.map((row) => Math.max(0, ...row.map((cell) => cell.column + cell.columns)));
  const width = Math.max(0, ...reach);
  if (width * grid.rows.length > MAX_CELLS)
    throw unreadable("too-big", `bảng ${width} × ${grid.rows.length} ô`);
  const lines: string[][][] = grid.rows.map(() => Array.from({length: width}, () => []));
  for (const [at, row] of grid.rows.entries()) {
    for (const cell of row) {
      const content = cell.paragraphs.flatMap((paragraph) => cellLines(paragraph, texts));
      const bottom = Math.min(at + cell.rows, lines.length);
      for (let r = at; r < bottom; r++) lines[r]?.fill(content, cell.column, cell.column + cell.columns);
    }
  }
  return lines;
}

/** Lines of a cell as one text; null when it is empty. */
export function cellText(lines: string[]): string | null {
  return lines.length === 0 ? null : lines.join(" ");
}

function cellLines(paragraph: Paragraph, texts: Map<Paragraph, string>): string[] {
  const text = `${paragraph.label ?? ""} ${texts.get(paragraph) ?? ""}`;
  return text
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");
}

// A document as a clerk lays it out, before it becomes a file: what all the writers here take.

/** A line of the head or foot. */
export type Line = {text: string; bold?: boolean; italic?: boolean};

/** Left and right column of the borderless table at the head and at the foot. */
export type Columns = {left: Line[]; right: Line[]};

/** A cell; cells covered by a span are left out of their row. */
export type Cell = string | {text: string; colspan?: number; rowspan?: number};

/**
 * `how` tells who writes the number: `auto` the word processor, through a list; `style` likewise, through a heading style;
 * `typed` the clerk, as plain text. Formats without lists type them all.
 */
export type DocumentBlock =
  | {kind: "heading"; level: 1 | 2 | 3; label: string | null; text: string; how: "auto" | "style" | "typed"}
  | {kind: "paragraph"; text: string; bold?: boolean; italic?: boolean}
  | {kind: "item"; level: 1 | 2; label: string; text: string; how: "auto" | "typed"}
  | {kind: "table"; caption: string | null; header_rows: number; rows: Cell[][]};

export type OfficeDocument = {
  /** A stamp above the head (`MẬT`, `DỰ THẢO`); null when there is none. */
  stamp: string | null;
  head: Columns;
  /** `BÁO CÁO` and the lines below it, the rule `-----` among them. */
  title: Line[];
  body: DocumentBlock[];
  foot: Columns;
  /** ISO date and time without zone, for the properties of the file. */
  created: string;
};

/** Label and text as they stand on the page: `I. Kết quả`, `- Một số chi bộ…`. */
export function printed(label: string | null, text: string): string {
  return label === null ? text : `${label} ${text}`;
}

/** Text of a cell and the columns and rows it covers, 1 when it says nothing. */
export function cellOf(cell: Cell): {text: string; colspan: number; rowspan: number} {
  return typeof cell === "string"
    ? {text: cell, colspan: 1, rowspan: 1}
    : {text: cell.text, colspan: cell.colspan ?? 1, rowspan: cell.rowspan ?? 1};
}

/** The texts of a table with every cell in its column, those that a span covers empty: what is left of it in plain text. */
export function unmerged(rows: readonly Cell[][]): string[][] {
  const width = (rows[0] ?? []).reduce((sum, cell) => sum + cellOf(cell).colspan, 0);
  const covered = new Map<number, number>();
  return rows.map((row) => {
    const waiting = row.map(cellOf);
    const texts: string[] = [];
    while (texts.length < width) {
      const column = texts.length;
      const rows_left = covered.get(column) ?? 0;
      covered.set(column, rows_left - 1);
      const cell = rows_left > 0 ? undefined : waiting.shift();
      for (let at = 0; at < (cell?.colspan ?? 1); at += 1) {
        if (cell !== undefined) covered.set(column + at, cell.rowspan - 1);
        texts.push(at === 0 ? (cell?.text ?? "") : "");
      }
    }
    return texts;
  });
}

/** Text with `& < > "` escaped for XML and HTML. */
export function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

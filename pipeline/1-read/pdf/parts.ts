import {newParagraph, type Paragraph} from "../flow.ts";
import type {LineBlock} from "./find-columns.ts";
import type {RuledTable} from "./find-tables.ts";

/** What stands on a page, from the top: a line, lines set in columns, or a ruled table. */
export type Part = LineBlock | {kind: "table"; page: number; top: number; table: RuledTable};

/** The page a part stands on. */
export function pageOf(part: Part): number {
  return part.kind === "line" ? part.line.page : part.page;
}

/** Whether a line broke behind a hyphen or stroke inside a word: `12-NQ/` / `TW`. */
export function isCutWord(above: string, below: string): boolean {
  return /[\p{L}\d][-/]$/u.test(above) && /^[\p{L}\d]/u.test(below);
}

/** A paragraph of one run. */
export function paragraphOf(
  text: string,
  font: string | null,
  page: number,
  kind?: Paragraph["kind"],
): Paragraph {
  return {...newParagraph(kind), runs: [{text, font}], page};
}

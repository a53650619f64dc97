import type {Block} from "../model.ts";
import type {Run} from "./encodings/decode-runs.ts";

/** A paragraph as a format gives it, undecoded, with `\n` for line breaks and `\t` for tabs in its runs. */
export type Paragraph = {
  kind: Exclude<Block["kind"], "heading" | "list" | "cell">;
  runs: Run[];
  /** The number or bullet the format itself prints; null when it prints none (it may be typed in the text). */
  label: string | null;
  /** Depth in the format's own list, from 1; null outside lists. */
  level: number | null;
  /** Depth by style or outline level, from 1; null for body text. */
  heading: number | null;
  /** Whether all its text is bold. */
  bold: boolean;
  page: number | null;
};

/** A cell and how far it reaches. `column` from 0. */
export type Cell = {column: number; columns: number; rows: number; paragraphs: Paragraph[]};

/** A table as a format gives it; a merged cell stands in its first row only. `bordered` is null where the format does not tell. */
export type Grid = {rows: Cell[][]; bordered: boolean | null; page: number | null};

/** A document in reading order, before decoding. */
export type Flow = (Paragraph | Grid)[];

/** An empty paragraph of body text, to be filled. */
export function newParagraph(kind: Paragraph["kind"] = "paragraph"): Paragraph {
  return {kind, runs: [], label: null, level: null, heading: null, bold: false, page: null};
}

/** Whether a part of a flow is a table. */
export function isGrid(part: Paragraph | Grid): part is Grid {
  return "rows" in part;
}

/** Every paragraph of a flow, those in tables included, in order. */
export function paragraphsOf(flow: Flow): Paragraph[] {
  return flow.flatMap((part) =>
    isGrid(part) ? part.rows.flat().flatMap((cell) => cell.paragraphs) : [part],
  );
}

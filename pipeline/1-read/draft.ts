import type {Block} from "../model.ts";
import type {Paragraph} from "./flow.ts";
import {canBeHeading, guessHeadings} from "./guess-heading.ts";
import {splitColumns} from "./split-columns.ts";
import {type LabelKind, labelKind, labelRank, splitLabel} from "./split-label.ts";

/** A block on its way, with what its kind is judged by. */
export type Draft = {block: Block; label_kind: LabelKind | null; bold: boolean; heading: number | null};

/** The draft of one line of a paragraph, its typed label split off; `kind` overrides the paragraph's. Null for an empty line. */
export function draftLine(
  line: string,
  paragraph: Paragraph,
  kind: Block["kind"] = paragraph.kind,
): Draft | null {
  const text = line.replace(/\s+/g, " ").trim();
  if (text === "") return null;
  const typed = paragraph.label === null ? splitLabel(text) : null;
  const label = paragraph.label ?? typed?.label ?? null;
  return {
    block: {kind, level: paragraph.level, label, text: typed?.rest ?? text, page: paragraph.page},
    label_kind: typed?.kind ?? (label === null ? null : labelKind(label)),
    bold: paragraph.bold,
    heading: paragraph.heading,
  };
}

/**
 * The lines a paragraph's text falls into: a line break starts a new one where a label follows, where a sentence ended and another
 * begins, after a line in capitals, or in a cell; elsewhere it is layout inside a sentence, and a space.
 */
export function linesOf(text: string, is_cell: boolean): string[] {
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    const trimmed = line.trim();
    if (trimmed === "") continue;
    const last = lines[lines.length - 1];
    const ends = last === undefined || is_cell || (/[.;:!?]$/.test(last) && !/^\p{Ll}/u.test(trimmed));
    if (
      last === undefined ||
      ends ||
      splitLabel(trimmed) !== null ||
      isTitle(last) ||
      splitColumns(last, false) !== null
    )
      lines.push(trimmed);
    else lines[lines.length - 1] = `${last} ${trimmed}`;
  }
  return lines;
}

function isTitle(line: string): boolean {
  return line.length < 100 && line === line.toUpperCase() && /\p{Lu}{2}/u.test(line);
}

/** Sets headings by style and by form, list items and their depth. Gives the blocks, one a draft, in order. */
export function setKinds(drafts: Draft[]): Block[] {
  const body = drafts.filter(({block}) => block.kind === "paragraph");
  const guesses = guessHeadings(
    body.map(({block, label_kind, bold}) => ({text: block.text, kind: label_kind, bold})),
  );
  const open: number[] = [];
  for (const [at, draft] of body.entries()) {
    const {block} = draft;
    const by_style = draft.heading !== null && canBeHeading(block.text) ? draft.heading : null;
    const heading = by_style ?? guesses[at] ?? null;
    if (heading !== null) {
      block.kind = "heading";
      block.level = heading;
      open.length = 0;
    } else if (block.label !== null) {
      block.kind = "list";
      block.level ??= depthOf(draft, open);
    } else {
      block.level = null;
      open.length = 0;
    }
  }
  return drafts.map(({block}) => block);
}

/** Depth of a typed list item among the labels open since the last heading or paragraph. */
function depthOf(draft: Draft, open: number[]): number {
  const rank = draft.label_kind === null ? 20 : labelRank(draft.label_kind);
  while (open.length > 0 && (open[open.length - 1] ?? 0) >= rank) open.pop();
  open.push(rank);
  return open.length;
}

import type {Run} from "../encodings/decode-runs.ts";
import {type Flow, newParagraph, type Paragraph} from "../flow.ts";
import {type CellShape, gridOf, type Row} from "./row.ts";

/** How the paragraph at hand is set; groups inherit it and give it back. */
export type ParagraphState = {
  in_table: boolean;
  /** Number of the list in the list override table. */
  list: number | null;
  level: number | null;
  heading: number | null;
  is_contents: boolean;
};

/** A stretch of text that flows by itself: the body, a note, a header, a text box. */
export type Story = {
  kind: Paragraph["kind"];
  flow: Flow;
  runs: Run[];
  label: string | null;
  bold: boolean;
  /** Text boxes and notes met in the paragraph at hand, to come after it. */
  after: Paragraph[];
  cell: Paragraph[];
  cells: Paragraph[][];
  shapes: CellShape[];
  rows: Row[];
  bordered: boolean;
};

/** A story with nothing in it yet. */
export function newStory(kind: Paragraph["kind"]): Story {
  return {
    kind,
    flow: [],
    runs: [],
    label: null,
    bold: true,
    after: [],
    cell: [],
    cells: [],
    shapes: [],
    rows: [],
    bordered: false,
  };
}

/** Adds text in a font to the paragraph at hand. */
export function addText(
  story: Story,
  text: string,
  {font, bold}: {font: string | null; bold: boolean},
): void {
  const last = story.runs[story.runs.length - 1];
  if (last !== undefined && last.font === font) last.text += text;
  else story.runs.push({text, font});
  if (!bold && /[\p{L}\p{N}]/u.test(text)) story.bold = false;
}

/** Ends the paragraph at hand: into the cell when it is in a table, else after the table before it. */
export function endParagraph(story: Story, state: ParagraphState): void {
  const paragraph = {
    ...newParagraph(story.kind),
    runs: story.runs,
    label: story.label,
    level: story.label === null ? null : (state.level ?? 0) + 1,
    heading: state.heading,
    bold: story.bold && story.runs.length > 0,
  };
  const parts = [...(state.is_contents ? [] : [paragraph]), ...story.after];
  if (state.in_table) story.cell.push(...parts);
  else {
    endTable(story);
    story.flow.push(...parts);
  }
  Object.assign(story, {runs: [], label: null, bold: true, after: []});
}

/** Ends a cell with the paragraph at hand. */
export function endCell(story: Story, state: ParagraphState): void {
  endParagraph(story, {...state, in_table: true});
  story.cells.push(story.cell);
  story.cell = [];
}

/** Ends a row of the cells so far, in the shapes defined last. */
export function endRow(story: Story): void {
  if (story.cells.length > 0) story.rows.push({shapes: story.shapes.slice(), contents: story.cells});
  story.cells = [];
}

/** Ends the table, when there is one. */
function endTable(story: Story): void {
  if (story.rows.length > 0) story.flow.push(gridOf(story.rows, story.bordered));
  story.rows = [];
  story.bordered = false;
}

/** Ends a story: what is still open in it is closed. Gives its flow. */
export function endStory(story: Story, state: ParagraphState): Flow {
  if (story.runs.length > 0 || story.after.length > 0 || story.label !== null)
    endParagraph(story, {...state, in_table: story.cells.length > 0});
  if (story.cell.length > 0) story.cells.push(story.cell);
  endRow(story);
  endTable(story);
  return story.flow;
}

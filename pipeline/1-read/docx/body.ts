import {
  type Cell,
  type Flow,
  type Grid,
  isGrid,
  newParagraph,
  type Paragraph,
  paragraphsOf,
} from "../flow.ts";
import {childOf, elementsOf, type XmlElement} from "../xml.ts";
import {bordersOf} from "./borders.ts";
import type {Numbering} from "./numbering.ts";
import {readRuns} from "./runs.ts";
import {isOn, type Styles, settingOf} from "./styles.ts";

/** What paragraphs are read with. It counts lists and pages, so the parts of a document are read in order. */
export type Context = {
  styles: Styles;
  numbering: Numbering;
  /** Page of the next text; null until the document shows page breaks of its last printing. */
  page: number | null;
  has_images: boolean;
  /** Field codes open at this point; a field may run over paragraphs. */
  fields: ("code" | "result")[];
  kind: Paragraph["kind"];
  /** Ids of the notes referred to so far, in order. */
  references: {footnotes: string[]; endnotes: string[]};
};

/** Elements that only wrap blocks. */
const WRAPPERS = new Set([
  "w:sdt",
  "w:sdtContent",
  "w:customXml",
  "w:ins",
  "w:moveTo",
  "mc:AlternateContent",
  "mc:Choice",
  "w:smartTag",
]);
const MAX_SPAN = 1_000;

/** Reads one block element into a flow: a paragraph with its text boxes after it, or a table. Tables of contents are left out. */
function readBlock(element: XmlElement, context: Context): Flow {
  if (element.name === "w:p") return readParagraph(element, context);
  if (element.name === "w:tbl") return [readTable(element, context)];
  if (!WRAPPERS.has(element.name) || isContents(element)) return [];
  if (element.name === "mc:AlternateContent") return readBlocks(elementsOf(element).slice(0, 1), context);
  return readBlocks(elementsOf(element), context);
}

/** Reads block elements in order. */
export function readBlocks(elements: XmlElement[], context: Context): Flow {
  const flow: Flow = [];
  const read = blockReader(flow, context);
  for (const element of elements) read(element);
  return flow;
}

/** A function that reads block elements, one a call, onto the end of `flow`; a paragraph whose mark was deleted runs on into the next. */
export function blockReader(flow: Flow, context: Context): (element: XmlElement) => void {
  let open: Paragraph | null = null;
  return (element) => {
    const parts = readBlock(element, context);
    const first = parts[0];
    const paragraph = first !== undefined && !isGrid(first) ? first : null;
    if (open !== null && paragraph !== null) {
      joinInto(paragraph, open);
      flow.splice(flow.lastIndexOf(open), 1);
    }
    flow.push(...parts);
    open = element.name === "w:p" && hasDeletedMark(element) ? paragraph : null;
  };
}

function joinInto(next: Paragraph, before: Paragraph): void {
  const has_text = before.runs.some((run) => run.text.trim() !== "");
  next.runs.unshift(...before.runs);
  if (has_text)
    Object.assign(next, {
      label: before.label ?? next.label,
      level: before.level ?? next.level,
      heading: before.heading,
    });
}

function hasDeletedMark(paragraph: XmlElement): boolean {
  const mark = childOf(childOf(paragraph, "w:pPr"), "w:rPr");
  return childOf(mark, "w:del") !== undefined || childOf(mark, "w:moveFrom") !== undefined;
}

function isContents(element: XmlElement): boolean {
  const gallery = childOf(childOf(element, "w:sdtPr"), "w:docPartObj");
  return settingOf(gallery, "w:docPartGallery") === "Table of Contents";
}

function readParagraph(element: XmlElement, context: Context): Flow {
  const {styles, numbering} = context;
  const properties = childOf(element, "w:pPr");
  const style = settingOf(properties, "w:pStyle") ?? styles.base_paragraph;
  const paragraph = newParagraph(context.kind);
  const {runs, boxes, bold, page} = readRuns(element, context, style);
  Object.assign(paragraph, {runs, bold, page});
  const is_gone = hasDeletedMark(element) && runs.length === 0;
  const list = childOf(properties, "w:numPr");
  const num_id = settingOf(list, "w:numId") ?? styles.inherited(style, "num_id");
  if (num_id !== undefined && num_id !== "0" && !is_gone) {
    const by_style = style === undefined ? undefined : numbering.levelOfStyle(num_id, style);
    const level = Number(settingOf(list, "w:ilvl") ?? by_style ?? styles.inherited(style, "list_level") ?? 0);
    paragraph.label = numbering.next(num_id, level);
    paragraph.level = level + 1;
  }
  const outline = settingOf(properties, "w:outlineLvl") ?? styles.inherited(style, "outline");
  const name = styles.name(style);
  const named = /^(?:heading|tiêu đề|đầu đề) ?([1-9])$/i.exec(name)?.[1];
  if (named !== undefined) paragraph.heading = Number(named);
  else if (outline !== undefined && Number(outline) < 9) paragraph.heading = Number(outline) + 1;
  const boxed = boxes.flatMap((box) => readBoxed(box, context));
  return /^(?:toc \d|mục lục \d)$/i.test(name) ? boxed : [paragraph, ...boxed];
}

/** A text box's paragraphs; its tables are laid out as text. */
function readBoxed(box: XmlElement, context: Context): Paragraph[] {
  const kind = context.kind === "paragraph" ? "text_box" : context.kind;
  return paragraphsOf(readBlocks(elementsOf(box), {...context, kind, fields: []}));
}

function readTable(element: XmlElement, context: Context): Grid {
  const grid: Grid = {rows: [], bordered: bordersOf(element), page: context.page};
  const open = new Map<number, Cell>();
  for (const row of unwrap(element, "w:tr")) {
    const properties = childOf(row, "w:trPr");
    if (childOf(properties, "w:del") !== undefined) continue;
    let column = spanOf(settingOf(properties, "w:gridBefore"), 0);
    const cells: Cell[] = [];
    for (const part of unwrap(row, "w:tc")) {
      const settings = childOf(part, "w:tcPr");
      const columns = spanOf(settingOf(settings, "w:gridSpan"), 1);
      const merge = childOf(settings, "w:vMerge");
      const above = open.get(column);
      if (merge !== undefined && merge.attributes["w:val"] !== "restart" && above !== undefined) above.rows++;
      else {
        const paragraphs = paragraphsOf(readBlocks(elementsOf(part), context));
        const cell: Cell = {column, columns, rows: 1, paragraphs};
        cells.push(cell);
        if (merge === undefined) open.delete(column);
        else open.set(column, cell);
      }
      column += columns;
    }
    grid.rows.push(cells);
  }
  return grid;
}

/** Rows of a table or cells of a row, through content controls and insertions; what was deleted or moved away stays out. */
function unwrap(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === name) return isOn(childOf(child, "w:trPr"), "w:hidden") ? [] : [child];
    return WRAPPERS.has(child.name) ? unwrap(child, name) : [];
  });
}

function spanOf(value: string | undefined, otherwise: number): number {
  const span = Math.trunc(Number(value ?? otherwise));
  return Number.isFinite(span) ? Math.min(Math.max(span, otherwise), MAX_SPAN) : otherwise;
}

import {type Cell, type Flow, type Grid, newParagraph, type Paragraph, paragraphsOf} from "../flow.ts";
import {childOf, elementsOf, textOf, type XmlElement} from "../xml.ts";
import type {Counter, ListPlace} from "./lists.ts";
import type {OdtStyles} from "./styles.ts";
import {readOdtText} from "./text.ts";

/** What blocks are read with; it counts lists, notes and pages, so the document is read in order. */
export type OdtContext = {
  styles: OdtStyles;
  counter: Counter;
  kind: Paragraph["kind"];
  notes: Paragraph[];
  note_count: {value: number};
  page: {value: number | null};
  images: {found: boolean};
};

const MAX_REPEAT = 1_000;
/** Elements that only wrap blocks; indexes and the record of tracked changes are not among them. */
const WRAPPERS = /^(?:text:section|text:numbered-paragraph|office:text|text:list-header|draw:text-box)$/;

/** Reads block elements in order. `place` is where they stand in a list; null outside. */
export function readOdtBlocks(
  elements: XmlElement[],
  context: OdtContext,
  place: ListPlace | null = null,
): Flow {
  const flow: Flow = [];
  for (const element of elements) {
    const {name, attributes} = element;
    if (name === "text:p" || name === "text:h") flow.push(...readParagraph(element, context, null));
    else if (name === "text:list") flow.push(...readList(element, context, place));
    else if (name === "table:table") flow.push(readTable(element, context));
    else if (name === "text:soft-page-break" && context.page.value !== null) context.page.value++;
    else if (name === "draw:frame" || name === "draw:custom-shape")
      flow.push(...readBoxes([element], context));
    else if (
      WRAPPERS.test(name) &&
      attributes["text:display"] !== "none" &&
      !context.styles.isHiddenSection(attributes["text:style-name"])
    )
      flow.push(...readOdtBlocks(elementsOf(element), context, place));
  }
  return flow;
}

function readList(list: XmlElement, context: OdtContext, above: ListPlace | null): Flow {
  const named = list.attributes["text:style-name"] ?? above?.style ?? null;
  const level = (above?.level ?? 0) + 1;
  const id = above?.id ?? context.counter.begin(list.attributes, named);
  const place: ListPlace = {style: named, level, id};
  const flow: Flow = [];
  for (const item of elementsOf(list)) {
    if (item.name === "text:list-header") flow.push(...readOdtBlocks(elementsOf(item), context, place));
    if (item.name !== "text:list-item") continue;
    const start = item.attributes["text:start-value"];
    let numbered = false;
    for (const child of elementsOf(item)) {
      const is_paragraph = child.name === "text:p" || child.name === "text:h";
      if (!is_paragraph || numbered) {
        flow.push(...readOdtBlocks([child], context, place));
        continue;
      }
      numbered = true;
      const of_style = context.styles.inherited(child.attributes["text:style-name"], "list");
      const styled = {...place, style: place.style ?? of_style ?? null};
      const label = context.counter.next(
        styled,
        start === undefined ? undefined : Number(start),
        item.attributes["text:style-override"],
      );
      flow.push(...readParagraph(child, context, {label, level}));
    }
  }
  return flow;
}

function readParagraph(
  element: XmlElement,
  context: OdtContext,
  item: {label: string | null; level: number} | null,
): Flow {
  const style = element.attributes["text:style-name"];
  const {runs, notes, boxes, bold, has_images, breaks, breaks_before} = readOdtText(
    element,
    context.styles,
    style,
  );
  const paragraph = {
    ...newParagraph(context.kind),
    runs,
    bold,
    label: item?.label ?? null,
    level: item?.level ?? null,
  };
  if (context.page.value !== null) {
    paragraph.page = context.page.value + breaks_before;
    context.page.value += breaks;
  }
  if (has_images) context.images.found = true;
  const outline =
    element.name === "text:h"
      ? element.attributes["text:outline-level"]
      : context.styles.inherited(style, "outline");
  if (outline !== undefined && Number(outline) >= 1) paragraph.heading = Number(outline);
  const {attributes} = element;
  const has_number =
    attributes["text:is-list-header"] !== "true" && context.styles.inherited(style, "list") !== "";
  if (element.name === "text:h" && item === null && has_number) {
    const restart = attributes["text:restart-numbering"] === "true";
    const start = restart ? Number(attributes["text:start-value"] ?? 1) : undefined;
    paragraph.label = context.counter.nextHeading(Number(outline ?? 1), start);
  }
  for (const note of notes) readNote(note, context);
  return [paragraph, ...readBoxes(boxes, context)];
}

function readBoxes(boxes: XmlElement[], context: OdtContext): Paragraph[] {
  const kind = context.kind === "paragraph" ? "text_box" : context.kind;
  return boxes.flatMap((box) => {
    const inside = box.name === "draw:frame" ? childOf(box, "draw:text-box") : box;
    if (inside === undefined) context.images.found = true;
    return paragraphsOf(readOdtBlocks(elementsOf(inside), {...context, kind}));
  });
}

function readNote(note: XmlElement, context: OdtContext): void {
  context.note_count.value++;
  const label = textOf(childOf(note, "text:note-citation")).trim() || String(context.note_count.value);
  const body = elementsOf(childOf(note, "text:note-body"));
  const paragraphs = paragraphsOf(readOdtBlocks(body, {...context, kind: "footnote", page: {value: null}}));
  for (const [at, paragraph] of paragraphs.entries())
    context.notes.push(at === 0 ? {...paragraph, label} : paragraph);
}

function readTable(table: XmlElement, context: OdtContext): Grid {
  const grid: Grid = {rows: [], bordered: false, page: context.page.value};
  for (const row of rowsOf(table)) {
    const cells: Cell[] = [];
    let column = 0;
    for (const element of elementsOf(row)) {
      const repeat = countOf(element.attributes["table:number-columns-repeated"]);
      if (element.name === "table:table-cell") {
        if (context.styles.isBordered(element.attributes["table:style-name"])) grid.bordered = true;
        const paragraphs = paragraphsOf(readOdtBlocks(elementsOf(element), context));
        const columns = countOf(element.attributes["table:number-columns-spanned"]);
        const rows = countOf(element.attributes["table:number-rows-spanned"]);
        if (paragraphs.length > 0 || repeat < 50)
          cells.push({column, columns: repeat > 1 ? repeat : columns, rows, paragraphs});
      }
      if (/^table:(?:covered-)?table-cell$/.test(element.name)) column += repeat;
    }
    for (let times = countOf(row.attributes["table:number-rows-repeated"]); times > 0; times--) {
      grid.rows.push(cells);
      if (cells.every((cell) => cell.paragraphs.length === 0)) break;
    }
  }
  return grid;
}

function rowsOf(table: XmlElement): XmlElement[] {
  return elementsOf(table).flatMap((child) =>
    child.name === "table:table-row"
      ? [child]
      : /^table:table-(?:header-rows|rows|row-group)$/.test(child.name)
        ? rowsOf(child)
        : [],
  );
}

function countOf(value: string | undefined): number {
  const count = Math.trunc(Number(value ?? 1));
  return Number.isFinite(count) ? Math.min(Math.max(count, 1), MAX_REPEAT) : 1;
}

import type {DefaultTreeAdapterTypes} from "parse5";
import {type Cell, type Flow, newParagraph, type Paragraph, paragraphsOf} from "../flow.ts";
import {formatNumber} from "../number-format.ts";
import {unreadable} from "../unreadable.ts";
import {type Fonts, fontOfStyle} from "./fonts.ts";
import {attributeOf, isHidden, isNamedFurniture} from "./furniture-elements.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** How text at a point of the tree is set. */
type Style = {
  font: string | null;
  bold: boolean;
  heading: number | null;
  kind: Paragraph["kind"];
  pre: boolean;
  list_level: number;
  depth: number;
};

const BLOCKS = new Set(
  "address article blockquote body center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table ul tr td th tbody thead tfoot caption html".split(
    " ",
  ),
);
const MAX_DEPTH = 1_000;
const MAX_SPAN = 1_000;
/** A cell with more text than this holds a page, not a value. */
const PAGE_CELL_CHARS = 800;
/** An element that holds more of the text than this is no furniture, whatever its name. */
const MAX_FURNITURE = 0.3;

/** What is being built: the flow so far and the paragraph at hand. */
type Walk = {
  flow: Flow;
  open: Paragraph | null;
  label: {text: string | null; level: number} | null;
  fonts: Fonts;
  total_chars: number;
  has_images: boolean;
};

/** Reads the body of a page into a flow, navigation, buttons and hidden parts left out. Throws `UnreadableError` `xml-too-deep`. */
export function walkHtml(body: Element, fonts: Fonts): {flow: Flow; has_images: boolean} {
  const walk: Walk = {flow: [], open: null, label: null, fonts, total_chars: 0, has_images: false};
  walk.total_chars = textLength(body, 0);
  const style: Style = {
    font: fonts.get("body") ?? null,
    bold: false,
    heading: null,
    kind: "paragraph",
    pre: false,
    list_level: 0,
    depth: 0,
  };
  readElement(body, walk, style);
  endParagraph(walk);
  return {flow: walk.flow, has_images: walk.has_images};
}

function readNodes(nodes: Node[], walk: Walk, style: Style): void {
  for (const node of nodes) {
    if (node.nodeName === "#text" && "value" in node) putText(node.value, walk, style);
    else if ("tagName" in node) readElement(node, walk, style);
  }
}

function readElement(element: Element, walk: Walk, outer: Style): void {
  if (outer.depth > MAX_DEPTH) throw unreadable("xml-too-deep", `hơn ${MAX_DEPTH} tầng`);
  if (isHidden(element)) return;
  if (isNamedFurniture(element) && textLength(element, 0) < walk.total_chars * MAX_FURNITURE) return;
  const {tagName} = element;
  const style = styleOf(element, outer, walk.fonts);
  if (tagName === "br") putRaw("\n", walk, style);
  else if (tagName === "img") walk.has_images = true;
  else if (!BLOCKS.has(tagName)) readNodes(element.childNodes, walk, style);
  else {
    endParagraph(walk);
    if (tagName === "ol" || tagName === "ul") readList(element, walk, style);
    else if (tagName === "table" && !isPageLayout(element)) readTable(element, walk, style);
    else readNodes(element.childNodes, walk, style);
    endParagraph(walk);
  }
}

function styleOf(element: Element, outer: Style, fonts: Fonts): Style {
  const {tagName} = element;
  const css = attributeOf(element, "style");
  const classes = attributeOf(element, "class").split(/\s+/);
  const by_class = classes.map((name) => fonts.get(`.${name}`)).find((font) => font !== undefined);
  const weight = /font-weight\s{0,9}:\s{0,9}(\w+)/i.exec(css)?.[1];
  const heading = /^h([1-6])$/.exec(tagName)?.[1];
  return {
    font:
      fontOfStyle(css) ??
      (attributeOf(element, "face").split(",")[0]?.trim() || null) ??
      by_class ??
      fonts.get(tagName) ??
      outer.font,
    bold:
      weight === undefined
        ? outer.bold || /^(?:b|strong|h[1-6])$/.test(tagName)
        : /^(?:bold|bolder|[6-9]00)$/i.test(weight),
    heading: heading === undefined ? outer.heading : Number(heading),
    kind: kindOf(element, css) ?? outer.kind,
    pre: outer.pre || tagName === "pre",
    list_level: outer.list_level,
    depth: outer.depth + 1,
  };
}

/** Notes and running heads as Word and LibreOffice mark them in HTML. */
function kindOf(element: Element, css: string): Paragraph["kind"] | null {
  if (
    /mso-element:\s?(?:foot|end)note(?!-id)/i.test(css) ||
    /^sd(?:foot|end)note\d/.test(attributeOf(element, "id"))
  )
    return "footnote";
  const title = attributeOf(element, "title");
  return element.tagName === "div" && (title === "header" || title === "footer") ? title : null;
}

function putText(text: string, walk: Walk, style: Style): void {
  const flat = style.pre ? text.replace(/\r\n?/g, "\n") : text.replace(/[\t\n\r\f ]+/g, " ");
  if (flat.trim() === "" && walk.open === null) return;
  putRaw(flat, walk, style);
}

function putRaw(text: string, walk: Walk, style: Style): void {
  if (walk.open === null) {
    walk.open = {...newParagraph(style.kind), heading: style.heading, bold: true};
    if (walk.label !== null) Object.assign(walk.open, {label: walk.label.text, level: walk.label.level});
    walk.label = null;
  }
  walk.open.runs.push({text, font: style.font});
  if (!style.bold && /[\p{L}\p{N}]/u.test(text)) walk.open.bold = false;
}

function endParagraph(walk: Walk): void {
  if (walk.open !== null) walk.flow.push(walk.open);
  walk.open = null;
}

function readList(list: Element, walk: Walk, style: Style): void {
  const level = style.list_level + 1;
  const format = attributeOf(list, "type") || "1";
  let value = Number.parseInt(attributeOf(list, "start") || "1", 10);
  for (const item of list.childNodes) {
    if (!("tagName" in item)) continue;
    if (item.tagName === "li") {
      const own = Number.parseInt(attributeOf(item, "value"), 10);
      if (Number.isInteger(own)) value = own;
      walk.label = {text: list.tagName === "ol" ? `${formatNumber(value, format)}.` : "•", level};
      value++;
    }
    readElement(item, walk, {...style, list_level: level});
    walk.label = null;
  }
}

/** Old pages lay themselves out in tables: one with a table in it, or with a cell full of text, is walked through. */
function isPageLayout(table: Element): boolean {
  return cellsOf(table).some((cell) => textLength(cell, 0) > PAGE_CELL_CHARS || holdsTable(cell, 0));
}

function holdsTable(element: Element, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  return element.childNodes.some(
    (node) => "tagName" in node && (node.tagName === "table" || holdsTable(node, depth + 1)),
  );
}

function rowsOf(table: Element): Element[] {
  return table.childNodes.flatMap((node) => {
    if (!("tagName" in node)) return [];
    return node.tagName === "tr" ? [node] : /^(?:tbody|thead|tfoot)$/.test(node.tagName) ? rowsOf(node) : [];
  });
}

function cellsOf(table: Element): Element[] {
  return rowsOf(table).flatMap((row) =>
    row.childNodes.filter((node): node is Element => node.nodeName === "td" || node.nodeName === "th"),
  );
}

function readTable(table: Element, walk: Walk, style: Style): void {
  const border = attributeOf(table, "border");
  const rows: Cell[][] = [];
  /** For each column, how many further rows a cell from above covers. */
  const covered: number[] = [];
  for (const row of rowsOf(table)) {
    const cells: Cell[] = [];
    let column = 0;
    for (const node of row.childNodes) {
      if (node.nodeName !== "td" && node.nodeName !== "th") continue;
      while ((covered[column] ?? 0) > 0) column++;
      const element = node as Element;
      const columns = spanOf(element, "colspan");
      const span = spanOf(element, "rowspan");
      const inside: Walk = {...walk, flow: [], open: null, label: null};
      readElement(element, inside, {...style, list_level: 0});
      walk.has_images ||= inside.has_images;
      cells.push({column, columns, rows: span, paragraphs: paragraphsOf(inside.flow)});
      for (let at = column; at < column + columns; at++) covered[at] = span;
      column += columns;
    }
    for (const at of covered.keys()) covered[at] = Math.max(0, (covered[at] ?? 0) - 1);
    rows.push(cells);
  }
  const caption = table.childNodes.find((node): node is Element => node.nodeName === "caption");
  if (caption !== undefined) readElement(caption, walk, style);
  const is_bare = border === "0" || /border\s{0,9}:\s{0,9}(?:none|0)/i.test(attributeOf(table, "style"));
  walk.flow.push({
    rows,
    bordered: border !== "" && border !== "0" ? true : is_bare ? false : null,
    page: null,
  });
}

function spanOf(element: Element, name: string): number {
  const span = Number.parseInt(attributeOf(element, name), 10);
  return Number.isInteger(span) ? Math.min(Math.max(span, 1), MAX_SPAN) : 1;
}

function textLength(element: Element, depth: number): number {
  if (depth > MAX_DEPTH) throw unreadable("xml-too-deep", `hơn ${MAX_DEPTH} tầng`);
  if (/^(?:script|style|head)$/.test(element.tagName)) return 0;
  let chars = 0;
  for (const node of element.childNodes) {
    if (node.nodeName === "#text" && "value" in node) chars += node.value.trim().length;
    else if ("tagName" in node) chars += textLength(node, depth + 1);
  }
  return chars;
}

import type {Run} from "../encodings/decode-runs.ts";
import {descendantsOf, type XmlElement} from "../xml.ts";
import type {OdtStyles} from "./styles.ts";

/** What a paragraph holds: its runs, notes and text boxes anchored in it, whether all is bold, the page breaks before and in it. */
export type OdtText = {
  runs: Run[];
  notes: XmlElement[];
  boxes: XmlElement[];
  bold: boolean;
  has_images: boolean;
  /** Page breaks before the first text, and in all. */
  breaks_before: number;
  breaks: number;
};

/** Elements whose text is not of the document: reviewers' remarks, change marks, hidden parts, the readings of ruby. */
const SKIPPED =
  /^(?:office:annotation|office:annotation-end|text:tracked-changes|text:ruby-text|text:hidden-text|text:hidden-paragraph|text:note-citation|text:change|text:change-start|text:change-end|draw:a|svg:title|svg:desc|office:event-listeners|text:alphabetical-index-mark|text:toc-mark|text:script)$/;
const MAX_SPACES = 200;

/** Reads the inline content of a paragraph of style `style`. Field results and inserted text are in it, deleted text is kept elsewhere. */
export function readOdtText(paragraph: XmlElement, styles: OdtStyles, style: string | undefined): OdtText {
  const out: OdtText = {
    runs: [],
    notes: [],
    boxes: [],
    bold: true,
    has_images: false,
    breaks_before: 0,
    breaks: 0,
  };
  const put = (text: string, span: string | undefined): void => {
    if (text === "" || (styles.inherited(span, "hidden") ?? styles.inherited(style, "hidden") ?? false))
      return;
    if (out.runs.length === 0) out.breaks_before = out.breaks;
    out.runs.push({text, font: ownOf(styles, span, style, "font") ?? null});
    if (/[\p{L}\p{N}]/u.test(text) && ownOf(styles, span, style, "bold") !== true) out.bold = false;
  };
  const walk = (element: XmlElement, span: string | undefined): void => {
    for (const child of element.children) {
      if (typeof child === "string") put(child.replace(/[\t\n\r ]+/g, " "), span);
      else readInline(child, span);
    }
  };
  const readInline = (element: XmlElement, span: string | undefined): void => {
    const {name, attributes} = element;
    if (SKIPPED.test(name)) return;
    if (name === "text:s")
      put(" ".repeat(Math.min(Number(attributes["text:c"] ?? 1) || 1, MAX_SPACES)), span);
    else if (name === "text:tab") put("\t", span);
    else if (name === "text:line-break") put("\n", span);
    else if (name === "text:soft-page-break") out.breaks++;
    else if (name === "text:note") out.notes.push(element);
    else if (name.startsWith("draw:")) readDrawing(element);
    else walk(element, name === "text:span" ? (attributes["text:style-name"] ?? span) : span);
  };
  const readDrawing = (element: XmlElement): void => {
    const frames =
      element.name === "draw:frame" || element.name === "draw:g"
        ? descendantsOf(element, "draw:text-box")
        : [];
    const shapes = element.name === "draw:g" ? descendantsOf(element, "draw:custom-shape") : [];
    if (frames.length + shapes.length > 0) out.boxes.push(...frames, ...shapes);
    else if (element.name === "draw:frame") out.has_images = true;
    else out.boxes.push(element);
  };
  walk(paragraph, undefined);
  if (out.runs.length === 0) {
    out.bold = false;
    out.breaks_before = out.breaks;
  }
  return out;
}

/** A property of the span, else of the paragraph. A span without a style has none of its own, not the default style's. */
function ownOf<P extends "font" | "bold">(
  styles: OdtStyles,
  span: string | undefined,
  style: string | undefined,
  property: P,
) {
  return (
    (span === undefined ? undefined : styles.inherited(span, property)) ?? styles.inherited(style, property)
  );
}

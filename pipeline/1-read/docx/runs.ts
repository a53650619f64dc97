import type {Run} from "../encodings/decode-runs.ts";
import {fontEncoding} from "../encodings/decode-runs.ts";
import {symbolsOf} from "../symbols.ts";
import {childOf, descendantsOf, elementsOf, textOf, type XmlElement} from "../xml.ts";
import type {Context} from "./body.ts";
import {fontOf, isOn, settingOf} from "./styles.ts";

/** The text of a paragraph: its runs, the text boxes anchored in it, whether all of it is bold, and the page its text begins on. */
export type Runs = {runs: Run[]; boxes: XmlElement[]; bold: boolean; page: number | null};

/** Elements that only wrap runs. Deletions (`w:del`) and what moved away (`w:moveFrom`) are not among them. */
const WRAPPERS = new Set([
  "w:ins",
  "w:moveTo",
  "w:hyperlink",
  "w:smartTag",
  "w:sdt",
  "w:sdtContent",
  "w:fldSimple",
  "w:customXml",
  "w:dir",
  "w:bdo",
  "m:oMath",
  "m:oMathPara",
]);

/** Reads the runs of a paragraph of style `style`; hidden text, field codes and deletions stay out. Turns the page in `context`. */
export function readRuns(paragraph: XmlElement, context: Context, style: string | undefined): Runs {
  const {styles} = context;
  const out: Runs = {runs: [], boxes: [], bold: true, page: context.page};
  const style_font = styles.inherited(style, "font") ?? styles.default_font;
  const style_bold = styles.inherited(style, "bold") ?? false;
  const walk = (element: XmlElement): void => {
    for (const child of elementsOf(element)) {
      if (child.name === "w:r") readRun(child);
      else if (child.name === "m:r") out.runs.push({text: textOf(childOf(child, "m:t")), font: null});
      else if (WRAPPERS.has(child.name) || child.name.startsWith("m:")) walk(child);
      else if (child.name === "mc:AlternateContent") readAlternatives(child);
    }
  };
  const readAlternatives = (element: XmlElement): void => {
    const boxes = descendantsOf(childOf(element, "mc:Choice"), "w:txbxContent");
    if (boxes.length > 0) out.boxes.push(...boxes);
    else readDrawing(childOf(element, "mc:Fallback"));
  };
  const readDrawing = (element: XmlElement | undefined): void => {
    context.has_images = true;
    out.boxes.push(...descendantsOf(element, "w:txbxContent"));
  };
  const readRun = (run: XmlElement): void => {
    const properties = childOf(run, "w:rPr");
    const run_style = settingOf(properties, "w:rStyle");
    const is_hidden =
      isOn(properties, "w:vanish") ??
      styles.inherited(run_style, "hidden") ??
      styles.inherited(style, "hidden") ??
      false;
    const font = fontOf(properties) ?? styles.inherited(run_style, "font") ?? style_font;
    const bold = isOn(properties, "w:b") ?? styles.inherited(run_style, "bold") ?? style_bold;
    const put = (text: string): void => {
      if (is_hidden || text === "" || context.fields.includes("code")) return;
      if (out.runs.length === 0) out.page = context.page;
      out.runs.push({text, font});
      if (!bold && /[\p{L}\p{N}]/u.test(text)) out.bold = false;
    };
    for (const part of elementsOf(run)) readPart(part, font, put);
  };
  const readPart = (part: XmlElement, font: string | null, put: (text: string) => void): void => {
    const text = charOf(part, font);
    if (text !== null) put(text);
    else if (part.name === "w:fldChar") turnField(part.attributes["w:fldCharType"], context.fields);
    else if (part.name === "w:footnoteReference")
      context.references.footnotes.push(part.attributes["w:id"] ?? "");
    else if (part.name === "w:endnoteReference")
      context.references.endnotes.push(part.attributes["w:id"] ?? "");
    else if (part.name === "w:lastRenderedPageBreak" && context.page !== null) context.page++;
    else if (/^w:(?:drawing|pict|object)$/.test(part.name)) readDrawing(part);
    else if (part.name === "mc:AlternateContent") readAlternatives(part);
    else if (part.name === "w:ruby") walk(childOf(part, "w:rubyBase") ?? part);
  };
  walk(paragraph);
  if (out.runs.length === 0) out.bold = false;
  return out;
}

/** The text a part of a run stands for; null for what is no text. */
function charOf(part: XmlElement, font: string | null): string | null {
  switch (part.name) {
    case "w:t":
      return textOf(part);
    case "w:tab":
    case "w:ptab":
      return "\t";
    case "w:br":
    case "w:cr":
      return /^(?:page|column)$/.test(part.attributes["w:type"] ?? "") ? " " : "\n";
    case "w:noBreakHyphen":
      return "-";
    // Code 0xAD is the letter ư in TCVN3, and converters turn it into a soft hyphen.
    case "w:softHyphen":
      return fontEncoding(font)?.encoding === "tcvn3" ? "\u00ad" : "";
    case "w:sym":
      return symbolOf(part);
    default:
      return null;
  }
}

function symbolOf(element: XmlElement): string {
  const code = Number.parseInt(element.attributes["w:char"] ?? "", 16);
  if (!Number.isFinite(code)) return "";
  const is_symbol = /^(?:symbol|wingdings|webdings)/i.test(element.attributes["w:font"] ?? "");
  return is_symbol ? symbolsOf(String.fromCharCode(code)) : String.fromCharCode(code);
}

function turnField(type: string | undefined, fields: Context["fields"]): void {
  if (type === "begin") fields.push("code");
  else if (type === "separate" && fields.length > 0) fields[fields.length - 1] = "result";
  else if (type === "end") fields.pop();
}

import {childOf, elementsOf, type XmlElement} from "../xml.ts";

/** What we ask of a style; undefined where it leaves the matter to the style it is based on. */
type Style = {
  name: string;
  base: string | undefined;
  font: string | undefined;
  bold: boolean | undefined;
  hidden: boolean | undefined;
  num_id: string | undefined;
  list_level: string | undefined;
  outline: string | undefined;
};
type Inherited = Exclude<keyof Style, "name" | "base">;

/** The styles of a document, asked by id. */
export type Styles = {
  /** The paragraph style of paragraphs that name none. */
  base_paragraph: string | undefined;
  /** Value of a property along the chain of base styles; undefined when none sets it. */
  inherited: <P extends Inherited>(id: string | undefined, property: P) => Style[P];
  name: (id: string | undefined) => string;
  default_font: string | null;
};

const MAX_CHAIN = 20;

/** Value of a child's `w:val`; undefined without it. */
export function settingOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes["w:val"];
}

/** Whether an on/off child is there and on; undefined when it is not there. */
export function isOn(element: XmlElement | undefined, name: string): boolean | undefined {
  const child = childOf(element, name);
  return child === undefined ? undefined : !/^(?:0|false|off)$/.test(child.attributes["w:val"] ?? "1");
}

/** The font of run properties, for Latin text; undefined when they set none. */
export function fontOf(properties: XmlElement | undefined): string | undefined {
  const fonts = childOf(properties, "w:rFonts")?.attributes;
  return fonts?.["w:ascii"] ?? fonts?.["w:hAnsi"] ?? fonts?.["w:cs"];
}

/** Reads `word/styles.xml`; a document without it has no styles. */
export function readStyles(root: XmlElement | null): Styles {
  const styles = new Map<string, Style>();
  let base_paragraph: string | undefined;
  for (const element of elementsOf(root ?? undefined)) {
    if (element.name !== "w:style") continue;
    const id = element.attributes["w:styleId"] ?? "";
    styles.set(id, styleOf(element, id));
    const {attributes} = element;
    if (attributes["w:type"] === "paragraph" && /^(?:1|true|on)$/.test(attributes["w:default"] ?? ""))
      base_paragraph = id;
  }
  const inherited = <P extends Inherited>(id: string | undefined, property: P): Style[P] => {
    let style = styles.get(id ?? "");
    for (let steps = 0; style !== undefined && steps < MAX_CHAIN; steps++) {
      if (style[property] !== undefined) return style[property];
      style = styles.get(style.base ?? "");
    }
    return undefined as Style[P];
  };
  const defaults = childOf(childOf(childOf(root ?? undefined, "w:docDefaults"), "w:rPrDefault"), "w:rPr");
  const name = (id: string | undefined): string => styles.get(id ?? "")?.name ?? id ?? "";
  return {base_paragraph, inherited, name, default_font: fontOf(defaults) ?? null};
}

function styleOf(element: XmlElement, id: string): Style {
  const paragraph = childOf(element, "w:pPr");
  const run = childOf(element, "w:rPr");
  const list = childOf(paragraph, "w:numPr");
  return {
    name: settingOf(element, "w:name") ?? id,
    base: settingOf(element, "w:basedOn"),
    font: fontOf(run),
    bold: isOn(run, "w:b"),
    hidden: isOn(run, "w:vanish"),
    num_id: settingOf(list, "w:numId"),
    list_level: settingOf(list, "w:ilvl"),
    outline: settingOf(paragraph, "w:outlineLvl"),
  };
}

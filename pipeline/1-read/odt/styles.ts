import {formatNumber} from "../number-format.ts";
import {childOf, elementsOf, type XmlElement} from "../xml.ts";

/** What we ask of a paragraph or character style; undefined where it leaves the matter to its parent. */
type OdtStyle = {
  parent: string | undefined;
  font: string | undefined;
  bold: boolean | undefined;
  hidden: boolean | undefined;
  list: string | undefined;
  outline: string | undefined;
};

/** One level of a list style. `display_levels` is how many levels its label shows. */
export type ListLevel = {
  format: string;
  bullet: string | null;
  prefix: string;
  suffix: string;
  display_levels: number;
  start: number;
  /** LibreOffice's own template of the label, `%1%.%2%.`; null when the file has none. */
  template: string | null;
};

export type OdtStyles = {
  inherited: <P extends Exclude<keyof OdtStyle, "parent">>(
    name: string | undefined,
    property: P,
  ) => OdtStyle[P];
  /** Whether any cell style of the name draws a border. */
  isBordered: (name: string | undefined) => boolean;
  isHiddenSection: (name: string | undefined) => boolean;
  list: (name: string) => Map<number, ListLevel> | undefined;
  outline: Map<number, ListLevel>;
};

const MAX_CHAIN = 20;
const MAX_LEVEL = 100;
/** Letters that count a … z, aa, bb …, by the names of OOXML. */
const IN_STEP = new Map([
  ["a", "lowerLetter"],
  ["A", "upperLetter"],
]);
const BOLD = /^(?:bold|[6-9]00)$/;

/** Reads the styles of `styles.xml` and `content.xml`, the named ones before the automatic ones. */
export function readOdtStyles(roots: XmlElement[]): OdtStyles {
  const styles = new Map<string, OdtStyle>();
  const lists = new Map<string, Map<number, ListLevel>>();
  const bordered = new Set<string>();
  const hidden_sections = new Set<string>();
  const fonts = new Map<string, string>();
  let outline = new Map<number, ListLevel>();
  for (const root of roots) {
    for (const face of elementsOf(childOf(root, "office:font-face-decls")))
      fonts.set(
        face.attributes["style:name"] ?? "",
        (face.attributes["svg:font-family"] ?? "").replace(/['"]/g, ""),
      );
    const all = [
      ...elementsOf(childOf(root, "office:styles")),
      ...elementsOf(childOf(root, "office:automatic-styles")),
    ];
    for (const element of all) {
      const name = element.attributes["style:name"] ?? "";
      if (element.name === "text:list-style") lists.set(name, levelsOf(element));
      else if (element.name === "text:outline-style") outline = levelsOf(element);
      else if (element.name === "style:default-style" && element.attributes["style:family"] === "paragraph")
        styles.set("", styleOf(element, fonts));
      else if (element.name === "style:style") {
        const family = element.attributes["style:family"];
        if (family === "paragraph" || family === "text") styles.set(name, styleOf(element, fonts));
        if (family === "table-cell" && drawsBorder(element)) bordered.add(name);
        if (
          family === "section" &&
          childOf(element, "style:section-properties")?.attributes["text:display"] === "none"
        )
          hidden_sections.add(name);
      }
    }
  }
  const inherited: OdtStyles["inherited"] = (name, property) => {
    let style = styles.get(name ?? "");
    for (let steps = 0; style !== undefined && steps < MAX_CHAIN; steps++) {
      if (style[property] !== undefined) return style[property];
      if (style.parent === undefined) break;
      style = styles.get(style.parent);
    }
    return styles.get("")?.[property] as OdtStyle[typeof property];
  };
  return {
    inherited,
    isBordered: (name) => bordered.has(name ?? ""),
    isHiddenSection: (name) => hidden_sections.has(name ?? ""),
    list: (name) => lists.get(name),
    outline,
  };
}

function styleOf(element: XmlElement, fonts: Map<string, string>): OdtStyle {
  const text = childOf(element, "style:text-properties")?.attributes;
  const face = text?.["style:font-name"];
  const weight = text?.["fo:font-weight"];
  const display = text?.["text:display"];
  return {
    parent: element.attributes["style:parent-style-name"],
    font:
      text?.["fo:font-family"]?.replace(/['"]/g, "") ??
      (face === undefined ? undefined : (fonts.get(face) ?? face)),
    bold: weight === undefined ? undefined : BOLD.test(weight),
    hidden: display === undefined ? undefined : display === "none",
    list: element.attributes["style:list-style-name"],
    outline: element.attributes["style:default-outline-level"],
  };
}

function drawsBorder(element: XmlElement): boolean {
  const cell = childOf(element, "style:table-cell-properties")?.attributes ?? {};
  return Object.entries(cell).some(
    ([name, value]) => name.startsWith("fo:border") && value !== "none" && value !== "hidden",
  );
}

function levelsOf(element: XmlElement): Map<number, ListLevel> {
  const levels = new Map<number, ListLevel>();
  for (const {name, attributes} of elementsOf(element)) {
    if (!name.startsWith("text:list-level-style-") && name !== "text:outline-level-style") continue;
    const level = Number(attributes["text:level"]);
    const format = attributes["style:num-format"] ?? "";
    if (level >= 1 && level <= MAX_LEVEL)
      levels.set(level, {
        format: attributes["style:num-letter-sync"] === "true" ? (IN_STEP.get(format) ?? format) : format,
        bullet: name.endsWith("-bullet") ? (attributes["text:bullet-char"] ?? "•") : null,
        prefix: attributes["style:num-prefix"] ?? "",
        suffix: attributes["style:num-suffix"] ?? "",
        display_levels: Number(attributes["text:display-levels"] ?? 1),
        start: Number(attributes["text:start-value"] ?? 1),
        template: attributes["loext:num-list-format"] ?? null,
      });
  }
  return levels;
}

/** The label of a list item at `level` (from 1) when the levels down to it stand at `counters`; null when the style prints none. */
export function odtLabel(levels: Map<number, ListLevel>, level: number, counters: number[]): string | null {
  const style = levels.get(level);
  if (style === undefined) return null;
  if (style.bullet !== null)
    return /^[-–—]$/.test(style.bullet) ? "-" : /^[+*]$/.test(style.bullet) ? style.bullet : "•";
  if (style.format === "" && style.template === null) return `${style.prefix}${style.suffix}`.trim() || null;
  const shown = (at: number): string => {
    const other = levels.get(at);
    const own = other?.format === "" || other?.format === undefined ? "1" : other.format;
    // LibreOffice keeps Word's "legal" numbering as the decimal format of the level that asks for it: upper levels follow it there.
    return formatNumber(counters[at - 1] ?? other?.start ?? 1, own);
  };
  if (style.template !== null)
    return style.template.replace(/%(\d{1,2})%/g, (_, at: string) => shown(Number(at))).trim() || null;
  const first = Math.max(1, level - style.display_levels + 1);
  const numbers = Array.from({length: level - first + 1}, (_, at) => shown(first + at));
  return `${style.prefix}${numbers.join(".")}${style.suffix}`.trim() || null;
}

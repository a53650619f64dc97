import {SaxesParser, type SaxesTagPlain} from "saxes";
import {unreadable} from "./unreadable.ts";

/** An element with its name under our prefix (`w:p` whatever prefix the file binds), and its text in order. */
export type XmlElement = {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
};

/** Namespaces we read, by the end of their URI, under the prefix we call them by. Strict OOXML has other roots but the same ends. */
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/\/wordprocessingml\/(?:2006\/)?main$/, "w"],
  [/\/markup-compatibility\/2006$/, "mc"],
  [/\/officeDocument\/(?:2006\/)?relationships$/, "r"],
  [/\/officeDocument\/(?:2006\/)?math$/, "m"],
  [/\/package\/2006\/relationships$/, ""],
  [/:opendocument:xmlns:text:1\.0$/, "text"],
  [/:opendocument:xmlns:table:1\.0$/, "table"],
  [/:opendocument:xmlns:office:1\.0$/, "office"],
  [/:opendocument:xmlns:style:1\.0$/, "style"],
  [/:opendocument:xmlns:drawing:1\.0$/, "draw"],
  [/:opendocument:xmlns:xsl-fo-compatible:1\.0$/, "fo"],
  [/:opendocument:xmlns:svg-compatible:1\.0$/, "svg"],
];
const MAX_DEPTH = 300;
const CHUNK_CHARS = 65_536;

/** Elements handed over one by one as they close, instead of being kept: the children of `parent`. Keeps memory flat on long documents. */
export type Visit = {parent: string; each: (element: XmlElement) => void};

/**
 * The root element of an XML part. No DTD and no entities but the five of XML.
 * Throws `UnreadableError`: `xml-doctype`, `xml-too-deep` past 300 levels, `xml-bad` when not well-formed.
 */
export function parseXml(bytes: Uint8Array, visit?: Visit): XmlElement {
  const parser = new SaxesParser({xmlns: false, position: false});
  const document: XmlElement = {name: "", attributes: {}, children: []};
  const open: XmlElement[] = [document];
  const prefixes = new Map<string, string>();
  parser.on("error", (error) => {
    throw unreadable("xml-bad", error.message, error);
  });
  parser.on("doctype", () => {
    throw unreadable("xml-doctype");
  });
  parser.on("opentag", (tag) => {
    if (open.length > MAX_DEPTH) throw unreadable("xml-too-deep", `hơn ${MAX_DEPTH} tầng`);
    const element = elementOf(tag, prefixes);
    open[open.length - 1]?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    const element = open.pop();
    const parent = open[open.length - 1];
    if (visit === undefined || element === undefined || parent?.name !== visit.parent) return;
    parent.children.pop();
    visit.each(element);
  });
  const addText = (text: string) => open[open.length - 1]?.children.push(text);
  parser.on("text", addText);
  parser.on("cdata", addText);
  const text = decodeXml(bytes);
  for (let at = 0; at < text.length; at += CHUNK_CHARS) parser.write(text.slice(at, at + CHUNK_CHARS));
  parser.close();
  const root = document.children.find((child) => typeof child !== "string");
  if (root === undefined) throw unreadable("xml-bad", "không có phần tử gốc");
  return root;
}

function elementOf(tag: SaxesTagPlain, prefixes: Map<string, string>): XmlElement {
  const {attributes} = tag;
  let renames = prefixes.size > 0;
  for (const name in attributes) {
    if (!name.startsWith("xmlns")) continue;
    const ours = PREFIXES.find(([uri]) => uri.test(attributes[name] ?? ""))?.[1];
    const theirs = name.slice(6);
    if (ours !== undefined && ours !== theirs) {
      prefixes.set(theirs, ours);
      renames = true;
    }
  }
  if (!renames) return {name: tag.name, attributes, children: []};
  const renamed: Record<string, string> = Object.create(null);
  for (const name in attributes) renamed[rename(name, prefixes, false)] = attributes[name] ?? "";
  return {name: rename(tag.name, prefixes, true), attributes: renamed, children: []};
}

/** An attribute without a prefix is in no namespace, whatever the default one is. */
function rename(name: string, prefixes: Map<string, string>, is_element: boolean): string {
  const colon = name.indexOf(":");
  if (colon < 0 && !is_element) return name;
  const ours = prefixes.get(colon < 0 ? "" : name.slice(0, colon));
  if (ours === undefined) return name;
  const local = name.slice(colon + 1);
  return ours === "" ? local : `${ours}:${local}`;
}

function decodeXml(bytes: Uint8Array): string {
  const wide =
    bytes[0] === 0xff || bytes[1] === 0
      ? "utf-16le"
      : bytes[0] === 0xfe || bytes[0] === 0
        ? "utf-16be"
        : "utf-8";
  return new TextDecoder(wide).decode(bytes);
}

/** First child element of that name; undefined when there is none or no parent. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find(
    (child): child is XmlElement => typeof child !== "string" && child.name === name,
  );
}

/** Child elements, text left out. */
export function elementsOf(element: XmlElement | undefined): XmlElement[] {
  return element?.children.filter((child) => typeof child !== "string") ?? [];
}

/** All text beneath an element, in order. */
export function textOf(element: XmlElement | undefined): string {
  return element?.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("") ?? "";
}

/** Descendants of that name, outermost only, in order. */
export function descendantsOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => (child.name === name ? [child] : descendantsOf(child, name)));
}

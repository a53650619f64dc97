import {type Numbering, readNumbering} from "../docx/numbering.ts";
import {NUMBER_FORMATS} from "../number-format.ts";
import {elementsOf, type XmlElement} from "../xml.ts";

/** The lists of a file, as their groups are read, in the form OOXML writes them, so that they count alike. */
export type RtfLists = {
  root: XmlElement;
  /** The list or list override being read, and its level or level override. */
  list: XmlElement | null;
  level: XmlElement | null;
  /** Made of the tables at the first numbered paragraph. */
  numbering: Numbering | null;
};

/** No lists yet. */
export function newLists(): RtfLists {
  return {root: element("w:numbering"), list: null, level: null, numbering: null};
}

/** Takes a control word inside `\listtable` or `\listoverridetable` (RTF 1.9.1, list tables). */
export function readListWord(lists: RtfLists, word: string, value: number | null): void {
  const {root, list, level} = lists;
  const set = (name: string, setting: string | undefined) => {
    if (level !== null && setting !== undefined) level.children.push(element(name, {"w:val": setting}));
  };
  if (word === "list" || word === "listoverride") {
    lists.list = element(word === "list" ? "w:abstractNum" : "w:num");
    lists.level = null;
    root.children.push(lists.list);
  } else if (list === null) return;
  else if (word === "listlevel" || word === "lfolevel") {
    const at = String(elementsOf(list).filter((child) => child.attributes["w:ilvl"] !== undefined).length);
    lists.level = element(word === "listlevel" ? "w:lvl" : "w:lvlOverride", {"w:ilvl": at});
    list.children.push(lists.level);
  } else if (word === "listid") {
    if (list.name === "w:abstractNum") list.attributes["w:abstractNumId"] = String(value);
    else list.children.push(element("w:abstractNumId", {"w:val": String(value)}));
  } else if (word === "ls") list.attributes["w:numId"] = String(value);
  else if (word === "levelnfc") set("w:numFmt", NUMBER_FORMATS.get(value ?? 0));
  else if (word === "levelstartat")
    set(list.name === "w:num" ? "w:startOverride" : "w:start", String(value ?? 1));
  else if (word === "levellegal" && value !== 0) set("w:isLgl", "1");
  else if (word === "levelnorestart" && value !== 0) set("w:lvlRestart", "0");
  else if (word === "leveltext") level?.children.push(element("w:lvlText"));
}

/** Takes the text of a level's label: its length, then letters, those below 9 standing for the number of that level, up to a semicolon. */
export function readListText({level}: RtfLists, text: string): void {
  const label = elementsOf(level ?? undefined).findLast(({name}) => name === "w:lvlText")?.attributes;
  if (label === undefined) return;
  const before = label["w:val"];
  const shown = (before === undefined ? text.slice(1) : text).replace(/;$/, "");
  label["w:val"] = `${before ?? ""}${shown.replace(/[\0-\x08]/g, (mark) => `%${mark.charCodeAt(0) + 1}`)}`;
}

/** The label of the next paragraph of list `ls` at `level` (from 0); null when the list prints none. */
export function nextLabel(lists: RtfLists, ls: number, level: number): string | null {
  lists.numbering ??= readNumbering(lists.root, () => undefined);
  return lists.numbering.next(String(ls), level);
}

function element(name: string, attributes: Record<string, string> = {}): XmlElement {
  return {name, attributes, children: []};
}

import {formatNumber} from "../number-format.ts";
import {childOf, elementsOf, type XmlElement} from "../xml.ts";
import {isOn, settingOf} from "./styles.ts";

type Level = {
  start: number;
  format: string;
  text: string;
  is_legal: boolean;
  restart: string | undefined;
  style: string | undefined;
};
type Abstract = {levels: Map<number, Level>; style_link: string | undefined; counters: Map<number, number>};
type Override = {start: number | undefined; level: Level | undefined};
type Num = {abstract: string; overrides: Map<number, Override>; started: Set<number>};

/** Levels a list may have (ECMA-376 part 1, 17.9.3). */
const LEVELS = 9;

/** The lists of a document. They count as paragraphs ask, so ask once a paragraph, in reading order. */
export type Numbering = {
  /** The printed label of the next paragraph of list `num_id` at `level` (from 0); null when the list prints none. */
  next: (num_id: string, level: number) => string | null;
  /** The level of a list that is tied to a paragraph style; undefined when none is. */
  levelOfStyle: (num_id: string, style: string) => number | undefined;
};

/**
 * Reads `word/numbering.xml` (ECMA-376 part 1, 17.9). Counters belong to the abstract list and are shared by its instances; a start
 * override counts once, on first use; a level clears the deeper ones unless `lvlRestart` says not; a level left out counts as if it were there
 * (`1.`, `1.1.1.`, then `1.2.`); `isLgl` prints upper levels in decimal.
 * `numIdOfStyle` resolves lists defined by a numbering style.
 */
export function readNumbering(
  root: XmlElement | null,
  numIdOfStyle: (style: string) => string | undefined,
): Numbering {
  const abstracts = new Map<string, Abstract>();
  const nums = new Map<string, Num>();
  for (const element of elementsOf(root ?? undefined)) {
    if (element.name === "w:abstractNum")
      abstracts.set(element.attributes["w:abstractNumId"] ?? "", abstractOf(element));
    if (element.name === "w:num") nums.set(element.attributes["w:numId"] ?? "", numOf(element));
  }
  const abstractFor = (num: Num): Abstract | undefined => {
    const abstract = abstracts.get(num.abstract);
    if (abstract?.style_link === undefined) return abstract;
    return abstracts.get(nums.get(numIdOfStyle(abstract.style_link) ?? "")?.abstract ?? "") ?? abstract;
  };
  const next = (num_id: string, at: number): string | null => {
    const num = nums.get(num_id);
    const abstract = num === undefined ? undefined : abstractFor(num);
    if (num === undefined || abstract === undefined) return null;
    const levelAt = (index: number): Level | undefined =>
      num.overrides.get(index)?.level ?? abstract.levels.get(index);
    const level = levelAt(at);
    if (level === undefined || at >= LEVELS) return null;
    for (let above = 0; above < at; above++)
      if (!abstract.counters.has(above)) abstract.counters.set(above, levelAt(above)?.start ?? 1);
    count(num, abstract, at, level);
    if (level.format === "bullet") return bulletOf(level.text);
    const label = level.text.replace(/%(\d)/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const shown = levelAt(index);
      const value = abstract.counters.get(index) ?? 1;
      return formatNumber(value, level.is_legal && index < at ? "decimal" : (shown?.format ?? "decimal"));
    });
    return label.trim() === "" ? null : label.trim();
  };
  const levelOfStyle = (num_id: string, style: string): number | undefined => {
    const num = nums.get(num_id);
    const levels = num === undefined ? undefined : abstractFor(num)?.levels;
    return [...(levels ?? [])].find(([, level]) => level.style === style)?.[0];
  };
  return {next, levelOfStyle};
}

function count(num: Num, abstract: Abstract, at: number, level: Level): void {
  const {counters} = abstract;
  const start = num.overrides.get(at)?.start;
  if (start !== undefined && !num.started.has(at)) counters.set(at, start - 1);
  num.started.add(at);
  counters.set(at, (counters.get(at) ?? level.start - 1) + 1);
  for (const deeper of [...counters.keys()])
    if (deeper > at && abstract.levels.get(deeper)?.restart !== "0") counters.delete(deeper);
}

/** Bullets of symbol fonts stand at U+F0xx or at a letter of the font; all are one bullet to us, but for the dash. */
function bulletOf(text: string): string {
  const char = text.trim();
  if (/^[-–—+*•]$/.test(char)) return char === "–" || char === "—" ? "-" : char;
  if (char === "\uf02d" || char === "\uf0be") return "-";
  return "•";
}

function abstractOf(element: XmlElement): Abstract {
  const levels = new Map<number, Level>();
  for (const child of elementsOf(element))
    if (child.name === "w:lvl") levels.set(Number(child.attributes["w:ilvl"]), levelOf(child));
  return {levels, style_link: settingOf(element, "w:numStyleLink"), counters: new Map()};
}

function levelOf(element: XmlElement): Level {
  const choice = childOf(childOf(element, "mc:AlternateContent"), "mc:Fallback");
  return {
    start: Number(settingOf(element, "w:start") ?? 1),
    format: settingOf(element, "w:numFmt") ?? settingOf(choice, "w:numFmt") ?? "decimal",
    text: settingOf(element, "w:lvlText") ?? "",
    is_legal: isOn(element, "w:isLgl") ?? false,
    restart: settingOf(element, "w:lvlRestart"),
    style: settingOf(element, "w:pStyle"),
  };
}

function numOf(element: XmlElement): Num {
  const overrides = new Map<number, Override>();
  for (const child of elementsOf(element)) {
    if (child.name !== "w:lvlOverride") continue;
    const level = childOf(child, "w:lvl");
    const start = settingOf(child, "w:startOverride");
    overrides.set(Number(child.attributes["w:ilvl"]), {
      start: start === undefined ? undefined : Number(start),
      level: level === undefined ? undefined : levelOf(level),
    });
  }
  return {abstract: settingOf(element, "w:abstractNumId") ?? "", overrides, started: new Set()};
}

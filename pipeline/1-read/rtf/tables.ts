import {newLists, type RtfLists} from "./lists.ts";

/** A font of the font table. `charset` as in `\fcharset`. */
type RtfFont = {name: string; charset: number};
/** A paragraph style: its name, and its depth as a heading, from 1; null for text. */
type RtfStyle = {name: string; font: number | null; heading: number | null};

/** The entry of a font or style table being read. */
type Entry = {id: number; name: string; charset: number; font: number | null; outline: number | null};

/** The tables at the head of a file, filled as their groups are read. */
export type RtfTables = {
  fonts: Map<number, RtfFont>;
  styles: Map<number, RtfStyle>;
  lists: RtfLists;
  entry: Entry;
};

/** Tables with nothing in them yet. */
export function newTables(): RtfTables {
  return {fonts: new Map(), styles: new Map(), lists: newLists(), entry: newEntry()};
}

function newEntry(): Entry {
  return {id: 0, name: "", charset: 1, font: null, outline: null};
}

/** Takes a control word inside the font or style table. */
export function readTableWord(
  {entry}: RtfTables,
  table: "fonts" | "styles",
  word: string,
  value: number | null,
): void {
  if (word === (table === "fonts" ? "f" : "s")) entry.id = value ?? 0;
  else if (word === "fcharset") entry.charset = value ?? 1;
  else if (word === "f") entry.font = value;
  else if (word === "outlinelevel") entry.outline = value;
}

/** Takes text inside the font or style table; a semicolon ends the entry. */
export function readTableText(tables: RtfTables, table: "fonts" | "styles", text: string): void {
  const parts = text.split(";");
  for (const [at, part] of parts.entries()) {
    const {entry} = tables;
    entry.name += part;
    if (at === parts.length - 1) return;
    const name = entry.name.trim();
    if (table === "fonts") tables.fonts.set(entry.id, {name, charset: entry.charset});
    else tables.styles.set(entry.id, {name, font: entry.font, heading: headingOf(name, entry.outline)});
    tables.entry = newEntry();
  }
}

function headingOf(name: string, outline: number | null): number | null {
  const named = /^heading ([1-9])$/i.exec(name)?.[1];
  if (named !== undefined) return Number(named);
  return outline !== null && outline >= 0 && outline < 9 ? outline + 1 : null;
}

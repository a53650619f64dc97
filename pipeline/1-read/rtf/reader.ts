import {fontEncoding} from "../encodings/decode-runs.ts";
import {type Paragraph, paragraphsOf} from "../flow.ts";
import {symbolsOf} from "../symbols.ts";
import {unreadable} from "../unreadable.ts";
import {decodeCodePage} from "./code-pages.ts";
import {nextLabel, readListText} from "./lists.ts";
import type {CellShape} from "./row.ts";
import {addText, endStory, newStory, type ParagraphState, type Story} from "./story.ts";
import {newTables, type RtfTables, readTableText} from "./tables.ts";

/** What a group changes and its end gives back. */
export type GroupState = ParagraphState & {
  into: "text" | "label" | "fonts" | "styles" | "lists" | "nothing";
  font: number;
  bold: boolean;
  hidden: boolean;
  deleted: boolean;
  /** Characters that follow a `\u`, for readers without Unicode. */
  fallback_chars: number;
  /** The group opened a story, which ends with it. */
  owns_story: boolean;
};

/** A reader in the midst of a file. */
export type RtfReader = {
  tables: RtfTables;
  state: GroupState;
  groups: GroupState[];
  /** The body, and above it the note, header or text box at hand. */
  stories: [Story, ...Story[]];
  /** Notes, headers and footers that are done. */
  aside: Paragraph[];
  label: string;
  notes: number;
  bytes: number[];
  skip_chars: number;
  default_font: number;
  ansi_page: number;
  has_images: boolean;
  /** The cell being defined, and whether the next border is of a cell or row. */
  shape: CellShape;
  is_cell_border: boolean;
};

const MAX_DEPTH = 500;

/** A reader before the first token. */
export function newReader(): RtfReader {
  const state: GroupState = {
    into: "text",
    font: 0,
    bold: false,
    hidden: false,
    deleted: false,
    fallback_chars: 1,
    owns_story: false,
    in_table: false,
    list: null,
    level: null,
    heading: null,
    is_contents: false,
  };
  return {
    tables: newTables(),
    state,
    groups: [],
    stories: [newStory("paragraph")],
    aside: [],
    label: "",
    notes: 0,
    bytes: [],
    skip_chars: 0,
    default_font: 0,
    ansi_page: 1252,
    has_images: false,
    shape: newShape(),
    is_cell_border: false,
  };
}

/** A cell of which nothing is said yet. */
export function newShape(): CellShape {
  return {right: 0, joins_left: false, vertical: null};
}

/** The story at hand. */
export function storyOf({stories}: RtfReader): Story {
  return stories[stories.length - 1] ?? stories[0];
}

/** Name of the font at hand; null when the font table has it not. */
export function fontNameOf({tables, state}: RtfReader): string | null {
  return tables.fonts.get(state.font)?.name ?? null;
}

/** Takes text to where the group at hand puts it; hidden and deleted text goes nowhere. */
export function putText(reader: RtfReader, text: string): void {
  const {state, tables} = reader;
  if (state.into === "fonts" || state.into === "styles") {
    readTableText(tables, state.into, text);
  } else if (state.into === "lists") readListText(tables.lists, text);
  else if (state.into !== "nothing" && !state.hidden && !state.deleted && text !== "") {
    const shown = isSymbolFont(reader) ? symbolsOf(text) : text;
    if (state.into === "label") reader.label += shown;
    else addText(storyOf(reader), shown, {font: fontNameOf(reader), bold: state.bold});
  }
}

function isSymbolFont({tables, state}: RtfReader): boolean {
  return tables.fonts.get(state.font)?.charset === 2;
}

/** Takes the bytes gathered since the last token, in the code page of their font; a legacy font decodes later, by its name. */
export function putBytes(reader: RtfReader): void {
  const {bytes, tables, state} = reader;
  if (bytes.length === 0) return;
  reader.bytes = [];
  const is_raw = fontEncoding(fontNameOf(reader)) !== null || isSymbolFont(reader);
  const raw = (): string => bytes.map((byte) => String.fromCharCode(byte)).join("");
  putText(
    reader,
    is_raw ? raw() : decodeCodePage(bytes, tables.fonts.get(state.font)?.charset ?? 1, reader.ansi_page),
  );
}

/** Takes text as it stands in the file, less what a `\u` before it stands for; characters beyond ASCII are bytes of the code page. */
export function putPlain(reader: RtfReader, text: string): void {
  const rest = text.slice(reader.skip_chars);
  reader.skip_chars = Math.max(0, reader.skip_chars - text.length);
  for (const part of rest.match(/[\x00-\x7f]+|[^\x00-\x7f]+/g) ?? []) {
    if (part.charCodeAt(0) < 0x80) putText(reader, part);
    else {
      reader.bytes = Array.from(part, (char) => char.charCodeAt(0));
      putBytes(reader);
    }
  }
}

/** Numbers the paragraph at hand by its list, which counts even where the file has the label printed beside. */
export function numberParagraph(reader: RtfReader): void {
  const {state, tables} = reader;
  if (state.list === null || state.list === 0) return;
  const label = nextLabel(tables.lists, state.list, state.level ?? 0);
  storyOf(reader).label ??= label;
}

/** Opens a group. Throws `UnreadableError` `xml-too-deep` past 500. */
export function openGroup(reader: RtfReader): void {
  if (reader.groups.length >= MAX_DEPTH) throw unreadable("xml-too-deep", `hơn ${MAX_DEPTH} nhóm`);
  reader.groups.push(reader.state);
  reader.state = {...reader.state, owns_story: false};
}

/** Closes a group: its story or list label is done, and the settings from before it hold again. */
export function closeGroup(reader: RtfReader): void {
  const {state, groups} = reader;
  if (state.owns_story) endOwnStory(reader);
  const before = groups.pop();
  if (before === undefined) return;
  if (state.into === "label" && before.into !== "label") {
    storyOf(reader).label = reader.label.replace(/\s+/g, " ").trim() || null;
    reader.label = "";
  }
  reader.state = before;
}

function endOwnStory(reader: RtfReader): void {
  const ended = reader.stories.pop();
  if (ended === undefined) return;
  const paragraphs = paragraphsOf(endStory(ended, reader.state));
  if (ended.kind === "text_box") storyOf(reader).after.push(...paragraphs);
  else if (ended.kind === "footnote") {
    reader.notes++;
    reader.aside.push(
      ...paragraphs.map((paragraph, at) =>
        at === 0 ? {...paragraph, label: String(reader.notes)} : paragraph,
      ),
    );
  } else
    reader.aside.push(
      ...paragraphs.filter((paragraph) => paragraph.runs.some((run) => /\p{L}|[\x80-\xff]/u.test(run.text))),
    );
}

import {fontEncoding} from "../encodings/decode-runs.ts";
import {readListWord} from "./lists.ts";
import {
  fontNameOf,
  type GroupState,
  newShape,
  numberParagraph,
  putPlain,
  putText,
  type RtfReader,
  storyOf,
} from "./reader.ts";
import {endCell, endParagraph, endRow, newStory} from "./story.ts";
import {readTableWord} from "./tables.ts";
import {CHARACTERS, SKIPPED_GROUPS, STARRED_TEXT, STORIES} from "./words.ts";

type Action = (reader: RtfReader, value: number | null) => void;

/** Groups that hold the tables of a file. */
const TABLES: Record<string, GroupState["into"]> = {
  fonttbl: "fonts",
  stylesheet: "styles",
  listtable: "lists",
  listoverridetable: "lists",
};

/** A deleted paragraph mark runs the paragraph on into the next. */
const endOfParagraph: Action = (reader) => {
  if (reader.state.deleted) return;
  numberParagraph(reader);
  endParagraph(storyOf(reader), reader.state);
};
const isOn = (value: number | null): boolean => value !== 0;

/** What control words do to the text (RTF 1.9.1). Not run inside groups that hold no text. */
const TEXT_ACTIONS: Record<string, Action> = {
  par: endOfParagraph,
  sect: endOfParagraph,
  page: endOfParagraph,
  cell: (reader) => {
    numberParagraph(reader);
    endCell(storyOf(reader), reader.state);
  },
  nestcell: (reader) => {
    numberParagraph(reader);
    endParagraph(storyOf(reader), {...reader.state, in_table: true});
  },
  row: (reader) => endRow(storyOf(reader)),
};

/** What control words set. */
const SETTINGS: Record<string, (value: number | null, reader: RtfReader) => Partial<GroupState>> = {
  pard: () => ({in_table: false, list: null, level: null, heading: null, is_contents: false}),
  plain: (_, reader) => ({font: reader.default_font, bold: false, hidden: false, deleted: false}),
  s: (value, reader) => styleOf(value ?? 0, reader),
  outlinelevel: (value) => (value !== null && value >= 0 && value < 9 ? {heading: value + 1} : {}),
  intbl: () => ({in_table: true}),
  ls: (value) => ({list: value}),
  ilvl: (value) => ({level: value ?? 0}),
  f: (value, reader) => ({font: value ?? reader.default_font}),
  b: (value) => ({bold: isOn(value)}),
  v: (value) => ({hidden: isOn(value)}),
  deleted: (value) => ({deleted: isOn(value)}),
  mvf: (value) => ({deleted: isOn(value)}),
  uc: (value) => ({fallback_chars: Math.max(0, value ?? 1)}),
};

/** Control words of row definitions. */
const SHAPES: Record<string, Action> = {
  trowd: (reader) => {
    storyOf(reader).shapes = [];
    reader.shape = newShape();
  },
  clmrg: (reader) => {
    reader.shape.joins_left = true;
  },
  clvmgf: (reader) => {
    reader.shape.vertical = "first";
  },
  clvmrg: (reader) => {
    reader.shape.vertical = "next";
  },
  cellx: (reader, value) => {
    storyOf(reader).shapes.push({...reader.shape, right: value ?? 0});
    reader.shape = newShape();
    reader.is_cell_border = false;
  },
};

/** Takes a control word; `is_starred` when `\*` stands before it. */
export function readWord(
  reader: RtfReader,
  {word, value}: {word: string; value: number | null},
  is_starred: boolean,
): void {
  if (word === "u") {
    // By far the most frequent word of a Vietnamese file.
    putText(reader, String.fromCharCode((value ?? 0) & 0xffff));
    reader.skip_chars = reader.state.fallback_chars;
    return;
  }
  if (openDestination(reader, word, is_starred)) return;
  const {state} = reader;
  const char = Object.hasOwn(CHARACTERS, word) ? CHARACTERS[word] : undefined;
  if (state.into === "fonts" || state.into === "styles")
    readTableWord(reader.tables, state.into, word, value);
  else if (state.into === "lists") readListWord(reader.tables.lists, word, value);
  else if (char !== undefined) putText(reader, char);
  else if (word === "deff") reader.default_font = state.font = value ?? 0;
  else if (word === "ansicpg") reader.ansi_page = value ?? 1252;
  else if (Object.hasOwn(SETTINGS, word)) Object.assign(state, SETTINGS[word]?.(value, reader));
  else if (state.into !== "nothing") readTextWord(reader, word, value);
}

function readTextWord(reader: RtfReader, word: string, value: number | null): void {
  if (Object.hasOwn(TEXT_ACTIONS, word)) {
    if (reader.state.into === "text") TEXT_ACTIONS[word]?.(reader, value);
  } else if (Object.hasOwn(SHAPES, word)) SHAPES[word]?.(reader, value);
  else if (/^(?:clbrdr[tlbr]|trbrdr[tlbrhv])$/.test(word)) reader.is_cell_border = true;
  else if (/^brdr[tlbr]$/.test(word)) reader.is_cell_border = false;
  else if (reader.is_cell_border && /^brdr(?:s|th|db|dot|dash|hair|triple|wavy|inset|outset)/.test(word))
    storyOf(reader).bordered = true;
}

/** Whether the word says what the group at hand is for. */
function openDestination(reader: RtfReader, word: string, is_starred: boolean): boolean {
  const {state} = reader;
  const kind = Object.hasOwn(STORIES, word) ? STORIES[word] : undefined;
  if (Object.hasOwn(TABLES, word)) state.into = TABLES[word] ?? "nothing";
  else if (SKIPPED_GROUPS.has(word) || (is_starred && !STARRED_TEXT.has(word) && state.into !== "styles")) {
    if (word === "pict") reader.has_images = true;
    state.into = "nothing";
  } else if (state.into === "nothing") return is_starred;
  else if (word === "listtext" || word === "pntext") state.into = "label";
  else if (kind !== undefined) {
    const around = storyOf(reader).kind;
    reader.stories.push(newStory(kind === "text_box" && around !== "paragraph" ? around : kind));
    Object.assign(state, {
      owns_story: true,
      in_table: false,
      list: null,
      level: null,
      heading: null,
      is_contents: false,
    });
  } else return is_starred && state.into !== "styles";
  return true;
}

/** Takes a control symbol other than `\*`. */
export function readSymbol(reader: RtfReader, symbol: string): void {
  if (symbol === "~") putText(reader, "\u00a0");
  else if (symbol === "_") putText(reader, "-");
  // Code 0xAD is the letter ư in TCVN3; writers take it for an optional hyphen.
  else if (symbol === "-")
    putText(reader, fontEncoding(fontNameOf(reader))?.encoding === "tcvn3" ? "\u00ad" : "");
  else if (symbol === "\\" || symbol === "{" || symbol === "}") putPlain(reader, symbol);
  else if ((symbol === "\n" || symbol === "\r") && reader.state.into === "text") endOfParagraph(reader, null);
}

function styleOf(id: number, {tables}: RtfReader): Partial<GroupState> {
  const style = tables.styles.get(id);
  if (style === undefined) return {};
  const is_contents = /^(?:toc|mục lục) \d$/i.test(style.name);
  return {heading: style.heading, is_contents, ...(style.font === null ? {} : {font: style.font})};
}

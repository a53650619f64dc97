import {fontEncoding} from "../encodings/decode-runs.ts";
import {type Flow, type Paragraph, paragraphsOf} from "../flow.ts";
import {unreadable} from "../unreadable.ts";
import {decodeCodePage} from "./code-pages.ts";
import {addText, endCell, endParagraph, endRow, endStory, newStory, type ParagraphState, type Story} from "./story.ts";
import {newTables, readTableText, readTableWord} from "./tables.ts";
import {tokenise} from "./tokens.ts";
import {CHARACTERS, SKIPPED_GROUPS, STARRED_TEXT, STORIES} from "./words.ts";

/** What a group changes and its end gives back. */
type State = ParagraphState & {
  into: "text" | "label" | "fonts" | "styles" | "nothing";
  font: number;
  bold: boolean;
  hidden: boolean;
  deleted: boolean;
  /** Characters that follow a `\u` for readers without Unicode. */
  fallback_chars: number;
  /** The group opens a story, which ends with it. */
  owns_story: boolean;
};

const MAX_DEPTH = 500;

/** A document's flow: the body, then notes, headers and footers; and whether it holds pictures. */
export type RtfBody = {flow: Flow; has_images: boolean};

/** Reads RTF (1.9.1), one character a byte. Throws `UnreadableError`: `xml-too-deep` past 500 groups, `truncated` when groups stay open. */
export function readRtfBody(rtf: string): RtfBody {
  const tables = newTables();
  const body = newStory("paragraph");
  const stories: Story[] = [body];
  const aside: Paragraph[] = [];
  const groups: State[] = [];
  let state: State = {
    into: "text", font: 0, bold: false, hidden: false, deleted: false, fallback_chars: 1, owns_story: false, in_table: false, level: null,
    heading: null, is_contents: false,
  };
  let default_font = 0;
  let ansi_page = 1252;
  let has_images = false;
  let notes = 0;
  let label = "";
  let bytes: number[] = [];
  let skip_chars = 0;
  let is_starred = false;
  let border_of: "cell" | "row" | null = null;
  let shape = newShape();

  const story = (): Story => stories[stories.length - 1] ?? body;
  const fontName = (): string | null => tables.fonts.get(state.font)?.name ?? null;

  const put = (text: string): void => {
    if (state.into === "fonts" || state.into === "styles") return readTableText(tables, state.into, text);
    if (state.into === "nothing" || state.hidden || state.deleted || text === "") return undefined;
    if (state.into === "label") label += isSymbolFont() ? symbolsOf(text) : text;
    else addText(story(), isSymbolFont() ? symbolsOf(text) : text, {font: fontName(), bold: state.bold});
    return undefined;
  };
  const isSymbolFont = (): boolean => tables.fonts.get(state.font)?.charset === 2;
  const putBytes = (): void => {
    if (bytes.length === 0) return;
    const is_legacy = fontEncoding(fontName()) !== null || isSymbolFont();
    const text = is_legacy
      ? String.fromCharCode(...bytes)
      : decodeCodePage(bytes, tables.fonts.get(state.font)?.charset ?? 1, ansi_page);
    bytes = [];
    put(text);
  };
  const openGroup = (): void => {
    if (groups.length >= MAX_DEPTH) throw unreadable("xml-too-deep", `hơn ${MAX_DEPTH} nhóm`);
    groups.push(state);
    state = {...state, owns_story: false};
  };
  const closeGroup = (): void => {
    if (state.owns_story) endOwnStory();
    const before = groups.pop();
    if (before === undefined) return;
    if (state.into === "label" && before.into !== "label") {
      story().label = label.replace(/\s+/g, " ").trim() || null;
      label = "";
    }
    state = before;
  };
  const endOwnStory = (): void => {
    const ended = stories.pop();
    if (ended === undefined) return;
    const paragraphs = paragraphsOf(endStory(ended, state));
    if (ended.kind === "text_box") story().after.push(...paragraphs);
    else {
      if (ended.kind === "footnote" && paragraphs[0] !== undefined) paragraphs[0].label = String(++notes);
      aside.push(...paragraphs);
    }
  };
  const openDestination = (word: string): boolean => {
    const kind = STORIES[word];
    if (word === "fonttbl") state.into = "fonts";
    else if (word === "stylesheet") state.into = "styles";
    else if (state.into === "nothing" || (is_starred && !STARRED_TEXT.has(word)) || SKIPPED_GROUPS.has(word)) {
      if (word === "pict") has_images = true;
      state.into = "nothing";
    } else if (word === "listtext" || word === "pntext") state.into = "label";
    else if (kind !== undefined) {
      const within = story().kind;
      stories.push(newStory(kind === "text_box" && within !== "paragraph" ? within : kind));
      state = {...state, owns_story: true, in_table: false, heading: null, is_contents: false};
    } else return is_starred;
    return true;
  };

  const readWord = (word: string, value: number | null): void => {
    if (openDestination(word)) return;
    if (state.into === "fonts" || state.into === "styles") return readTableWord(tables, state.into, word, value);
    const char = CHARACTERS[word];
    if (char !== undefined) return put(char);
    if (readShape(word, value)) return undefined;
    const is_on = value !== 0;
    switch (word) {
      case "par":
      case "sect":
      case "page":
        // A deleted paragraph mark runs the paragraph on into the next.
        if (state.into === "text" && !state.deleted) endParagraph(story(), state);
        break;
      case "cell":
        if (state.into === "text") endCell(story(), state);
        break;
      case "nestcell":
        if (state.into === "text") endParagraph(story(), {...state, in_table: true});
        break;
      case "row":
        if (state.into === "text") endRow(story());
        break;
      case "pard":
        Object.assign(state, {in_table: false, level: null, heading: null, is_contents: false});
        break;
      case "plain":
        Object.assign(state, {font: default_font, bold: false, hidden: false, deleted: false});
        break;
      case "s":
        setStyle(value ?? 0);
        break;
      case "outlinelevel":
        if (value !== null && value < 9) state.heading = value + 1;
        break;
      case "intbl":
        state.in_table = true;
        break;
      case "ilvl":
        state.level = value ?? 0;
        break;
      case "f":
        state.font = value ?? default_font;
        break;
      case "b":
        state.bold = is_on;
        break;
      case "v":
        state.hidden = is_on;
        break;
      case "deleted":
      case "mvf":
        state.deleted = is_on;
        break;
      case "uc":
        state.fallback_chars = value ?? 1;
        break;
      case "u":
        put(String.fromCharCode((value ?? 0) & 0xffff));
        skip_chars = state.fallback_chars;
        break;
      case "deff":
        default_font = value ?? 0;
        state.font = default_font;
        break;
      case "ansicpg":
        ansi_page = value ?? 1252;
        break;
    }
    return undefined;
  };
  const setStyle = (id: number): void => {
    const style = tables.styles.get(id);
    if (style === undefined) return;
    if (style.font !== null) state.font = style.font;
    state.heading = style.heading;
    state.is_contents = /^(?:toc|mục lục) \d$/i.test(style.name);
  };
  const readShape = (word: string, value: number | null): boolean => {
    const current = story();
    if (word === "trowd") {
      current.shapes = [];
      shape = newShape();
      border_of = null;
    } else if (word === "clmrg") shape.joins_left = true;
    else if (word === "clvmgf") shape.vertical = "first";
    else if (word === "clvmrg") shape.vertical = "next";
    else if (word === "cellx") {
      current.shapes.push({...shape, right: value ?? 0});
      shape = newShape();
      border_of = null;
    } else if (/^(?:clbrdr[tlbr]|trbrdr[tlbrhv])$/.test(word)) border_of = "cell";
    else if (word.startsWith("brdr")) {
      if (border_of !== null && /^brdr(?:s|th|db|dot|dash|hair|triple|wavy|inset|outset)/.test(word)) current.bordered = true;
      if (/^brdr(?:t|l|b|r)$/.test(word)) border_of = null;
    } else return false;
    return true;
  };
  const readSymbol = (symbol: string): void => {
    if (symbol === "*") is_starred = true;
    else if (symbol === "~") put("\u00a0");
    else if (symbol === "_") put("-");
    // Code 0xAD is the letter ư in TCVN3; writers take it for an optional hyphen.
    else if (symbol === "-") put(fontEncoding(fontName())?.encoding === "tcvn3" ? "\u00ad" : "");
    else if (symbol === "\\" || symbol === "{" || symbol === "}") putPlain(symbol);
    else if (symbol === "\n" || symbol === "\r") readWord("par", null);
  };
  const putPlain = (text: string): void => {
    const rest = text.slice(skip_chars);
    skip_chars = Math.max(0, skip_chars - text.length);
    for (const part of rest.match(/[\x00-\x7f]+|[^\x00-\x7f]+/g) ?? []) {
      if (part.charCodeAt(0) < 0x80) put(part);
      else {
        bytes = [...part].map((char) => char.charCodeAt(0));
        putBytes();
      }
    }
  };

  for (const token of tokenise(rtf)) {
    if (token.kind === "byte") {
      if (skip_chars > 0) skip_chars--;
      else bytes.push(token.byte);
      continue;
    }
    putBytes();
    if (token.kind === "text") putPlain(token.text);
    else {
      skip_chars = 0;
      if (token.kind === "open") openGroup();
      else if (token.kind === "close") closeGroup();
      else if (token.kind === "word") readWord(token.word, token.value);
      else readSymbol(token.symbol);
    }
    if (token.kind !== "symbol" || token.symbol !== "*") is_starred = false;
    if (token.kind === "close" && groups.length === 0) break;
  }
  putBytes();
  if (groups.length > 0) throw unreadable("truncated", `${groups.length} nhóm chưa đóng`);
  const flow = endStory(body, state);
  return {flow: [...flow, ...aside], has_images};
}

import {foldSyllable, type Lexicon} from "./lexicon.ts";
import {isLetter, isUpper} from "./scan-tokens.ts";

export const LOWER = 0;
export const TITLE = 1;
export const INITIAL = 2;
export const CAPITALS = 3;
export const FIGURE = 4;
export const SIGN = 5;
export const MIXED = 7;
/** Shapes 8–11 are the signs that stand within figures and abbreviations: - . , % */
const DASH = 8;
export const STOP = 9;
export const COMMA = 10;
export const PERCENT = 11;

const ROWS = 1 << 16;
const SLOTS = 1 << 18;

/**
 * What is known of each distinct token, in columns, one row a token; a text's token finds its row by its characters,
 * without a string made. It forgets all when 65,536 are known, so memory is bounded.
 */
export class TokenTable {
  /** Hash of the folded token, figures as zeros. */
  readonly keys = new Int32Array(ROWS);
  readonly shapes = new Uint8Array(ROWS);
  /** Number of the syllable in the lexicon, -1 when it is in none of its words. */
  readonly syllables = new Int32Array(ROWS);
  /** The lexicon's node after this syllable, 0 when no word begins with it. */
  readonly roots = new Int32Array(ROWS);
  /** Bit mask of word classes when the token is a word alone, plus 1; 0 unknown. */
  readonly classes = new Uint16Array(ROWS);
  private readonly texts: string[] = [];
  private readonly slots = new Int32Array(SLOTS);
  private readonly lexicon: Lexicon;

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
  }

  /** The row of the token text[start, end). The next call may give the row to another token. */
  row(text: string, start: number, end: number): number {
    let hash = end - start;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash ^= hash >>> 15;
    for (let slot = hash & (SLOTS - 1); ; slot = (slot + 1) & (SLOTS - 1)) {
      const row = this.slots[slot]! - 1;
      if (row < 0) return this.add(text.slice(start, end), slot);
      if (isAt(this.texts[row]!, text, start, end)) return row;
    }
  }

  private add(token: string, slot: number): number {
    const {lexicon} = this;
    if (this.texts.length === ROWS) {
      this.texts.length = 0;
      this.slots.fill(0);
    }
    const row = this.texts.push(token) - 1;
    this.slots[slot] = row + 1;
    const {syllable, folded} = lookUp(lexicon, token.toLowerCase());
    const node = syllable < 0 ? 0 : lexicon.paths.get(0, syllable) + 1;
    this.keys[row] = hashText(folded);
    this.shapes[row] = shapeOf(token);
    this.syllables[row] = syllable;
    this.roots[row] = node;
    this.classes[row] = node > 0 && lexicon.listed[node]! >= 2 ? lexicon.classes[node]! + 1 : 0;
    return row;
  }
}

/** Gives the syllable's number, -1 when the lexicon has it in no spelling, and its folded form. */
function lookUp({syllables, forms}: Lexicon, token: string): {syllable: number; folded: string} {
  const known = syllables.get(token);
  if (known !== undefined) return {syllable: known, folded: forms[known]!};
  const folded = foldSyllable(token);
  return {syllable: syllables.get(folded) ?? -1, folded};
}

function isAt(token: string, text: string, start: number, end: number): boolean {
  if (token.length !== end - start) return false;
  for (let i = 0, at = start; at < end; i++, at++)
    if (token.charCodeAt(i) !== text.charCodeAt(at)) return false;
  return true;
}

/** Gives a hash (FNV-1a) of the text; of one that holds a figure, that of its first five characters with zeros for figures. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  let end = text.length;
  for (let at = 0; at < text.length; at++) if (isDigit(text.charCodeAt(at))) end = 5;
  for (let at = 0; at < text.length && at < end; at++) {
    const code = text.charCodeAt(at);
    hash = Math.imul(hash ^ (isDigit(code) ? 48 : code), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) | 0;
}
const isDigit = (code: number): boolean => code >= 48 && code < 58;

/** Gives the shape of a token by its characters: a test a character, since a regular expression costs more than the rest of the row. */
function shapeOf(token: string): number {
  const first = token.charCodeAt(0);
  if (first >= 48 && first < 58) return FIGURE;
  let capitals = 0;
  let small = 0;
  let others = 0;
  for (let at = 0; at < token.length; at++) {
    const code = token.charCodeAt(at);
    if (isUpper(code)) capitals++;
    else if (isLetter(code)) small++;
    else others += ".&-/".includes(token[at]!) ? 1 : 100;
  }
  if (small === token.length) return LOWER;
  const begins = isUpper(first);
  if (begins && others === 0 && capitals === 1) return small > 0 ? TITLE : INITIAL;
  if (begins && small === 0 && others < 100) return CAPITALS;
  if (capitals + small > 0) return MIXED;
  const sign = SIGNS.indexOf(token);
  return sign < 0 ? SIGN : SIGNS_SHAPES[sign]!;
}
const SIGNS = ["-", "–", ".", ",", "%"];
const SIGNS_SHAPES = [DASH, DASH, STOP, COMMA, PERCENT];

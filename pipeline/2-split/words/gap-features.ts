import {type Lexicon, LONGEST} from "./lexicon.ts";
import type {PairTable} from "./pair-table.ts";
import {
  CAPITALS,
  COMMA,
  FIGURE,
  INITIAL,
  LOWER,
  MIXED,
  PERCENT,
  SIGN,
  STOP,
  TITLE,
  type TokenTable,
} from "./token-table.ts";

/** Features are numbers below this: hashes into one table of weights (Weinberger et al. 2009, feature hashing). */
export const FEATURES = 1 << 19;
const SHIFT = Math.clz32(FEATURES - 1);
/** At most so many features has a gap. */
const WIDTH = 80;

/** In the unit of the weights, where one update is 1: found in cross-validation as what costs the treebank nothing. */
const DOMAIN_PRIOR = 40;

/** The prior of a gap that no weight closes. */
export const NEVER = -1e6;

/** The first templates of an open gap, of a closed one, of a transition; a value is hashed with the salt of its template. */
const OPEN = 0;
const CLOSED = WIDTH;
const TRANSITION = WIDTH + 8;
const SALTS = Int32Array.from({length: WIDTH + 16}, (_, template) => Math.imul(template + 1, 0x85ebca6b));

/** The columns begin with as many cells for what lies before the sentence, and end with as many for what follows it. */
const PAD = 3;
const KEY_BEFORE = 11;
const KEY_AFTER = 13;
const SHAPE_BEFORE = 14;
const SHAPE_AFTER = 15;
/** The longest matches beyond the sentence. */
const NO_RUN = 4;

/** How often a pair of neighbours was one word and how often two in the training text, as a small number by pair; 0 unseen. */
export type PairCounts = {pairs: PairTable; levels: Uint8Array};

/**
 * One sentence as its features: a column a fact, a row a token, grown as needed. The words of the lexicon that lie in it are
 * kept twice: all of them (`plain`), and those with a definition or of the domain (`known`).
 */
export class GapFeatures {
  count = 0;
  /** The features of one gap, or of one transition, as last asked for. */
  readonly found = new Int32Array(WIDTH);
  private readonly values = new Int32Array(WIDTH);
  private readonly lexicon: Lexicon;
  private readonly table: TokenTable;
  private readonly pairCounts: PairCounts;
  private columns = makeColumns(256);

  constructor(lexicon: Lexicon, table: TokenTable, pairCounts: PairCounts) {
    this.lexicon = lexicon;
    this.table = table;
    this.pairCounts = pairCounts;
  }

  /** Takes the tokens of a sentence: [start, end) offsets into `text`, `count` of them. */
  load(text: string, bounds: Int32Array, count: number): void {
    if (count + 2 * PAD > this.columns.keys.length) this.columns = makeColumns(count * 2);
    this.count = count;
    const {table} = this;
    const {keys, syllables, roots, shapes, classes} = this.columns;
    for (let i = 0, at = PAD; i < count; i++, at++) {
      const row = table.row(text, bounds[2 * i]!, bounds[2 * i + 1]!);
      keys[at] = table.keys[row]!;
      syllables[at] = table.syllables[row]!;
      roots[at] = table.roots[row]!;
      shapes[at] = table.shapes[row]!;
      classes[at] = table.classes[row]!;
    }
    const end = count + PAD;
    for (let at = end; at < end + PAD; at++) {
      keys[at] = KEY_AFTER;
      shapes[at] = SHAPE_AFTER;
      classes[at] = 0;
    }
    this.lowerTitles();
    this.look();
  }

  /** Reads a run of syllables in capitals (a heading) as in small letters. */
  private lowerTitles(): void {
    const {shapes, syllables} = this.columns;
    const last = this.count + PAD;
    for (let at = PAD; at < last; at++) {
      if (!isCapitals(shapes[at]!)) continue;
      let end = at + 1;
      while (end < last && isCapitals(shapes[end]!)) end++;
      if (end - at > 1) for (let i = at; i < end; i++) if (syllables[i]! >= 0) shapes[i] = LOWER;
      at = end;
    }
  }

  /** Finds the words of the lexicon in the sentence, and the longest matches from either side. */
  private look(): void {
    const {count} = this;
    const {paths, listed, classes} = this.lexicon;
    const {syllables, roots, plain, known, pairClasses, levels, domain} = this.columns;
    for (const words of [plain, known]) {
      words.starts.fill(0, 0, count + 2 * PAD);
      words.cover.fill(0, 0, count + 2 * PAD);
      words.ends.fill(0, 0, count + 2 * PAD);
    }
    pairClasses.fill(0, 0, count + 2 * PAD);
    levels.fill(0, 0, count + 2 * PAD);
    domain.fill(0, 0, count + 2 * PAD);
    const end = count + PAD;
    for (let at = PAD; at < end; at++) {
      let node = roots[at]!;
      for (let length = 2; node > 0 && length <= LONGEST && at + length <= end; length++) {
        const syllable = syllables[at + length - 1]!;
        if (syllable < 0) break;
        node = paths.get(node, syllable) + 1;
        if (node === 0) break;
        const rank = listed[node]!;
        if (rank === 0) continue;
        mark(plain, at, length);
        if (rank === 3) for (let gap = at + 1; gap < at + length; gap++) domain[gap] = 1;
        if (rank >= 2) {
          mark(known, at, length);
          if (length === 2) pairClasses[at] = classes[node]! + 1;
        }
      }
    }
    const {keys} = this.columns;
    const {pairs, levels: counted} = this.pairCounts;
    for (let at = PAD + 1; at < end; at++) {
      if (plain.cover[at] === 0) continue;
      const pair = pairs.get(keys[at - 1]! >>> 1, keys[at]! >>> 1);
      levels[at] = pair < 0 ? 1 : 1 + counted[pair]!;
    }
    longest(plain, end);
    longest(known, end);
  }

  /** Whether the gap before token `i` lies in a word of the lexicon or between capitals, so that all its features count. */
  isOpen(i: number): boolean {
    const {plain, shapes} = this.columns;
    return plain.cover[i + PAD]! > 0 || (isCased(shapes[i + PAD]!) && isCased(shapes[i + PAD - 1]!));
  }

  /**
   * What is added to the weight of the gap before token `i`, whatever was learnt. A figure never parts from its percent sign (12,5 %);
   * commas, quotes, brackets and the like, and a full stop at the end or after a number (1. Ưu điểm), always part (`NEVER`); a word of `data/lexicon/words.txt` rather
   * stays whole, and takes nothing on that makes no longer word of the lexicon.
   */
  prior(i: number): number {
    const {shapes, domain} = this.columns;
    const before = shapes[i + PAD - 1]!;
    const after = shapes[i + PAD]!;
    if (after === PERCENT && before === FIGURE) return 1e6;
    if (before === SIGN || after === SIGN || before === COMMA || after === COMMA) return NEVER;
    if (after === STOP && before <= FIGURE) {
      const next = shapes[i + PAD + 1]!;
      if (next === SHAPE_AFTER || (before === FIGURE && next !== FIGURE)) return NEVER;
    }
    if (domain[i + PAD] === 1) return DOMAIN_PRIOR;
    return !this.isOpen(i) && (domain[i + PAD - 1] === 1 || domain[i + PAD + 1] === 1) ? NEVER : 0;
  }

  /** The two tokens at the gap before token `i` as numbers ≥ 0, by which pairs are counted. */
  pairKeys(i: number): [before: number, after: number] {
    const {keys} = this.columns;
    return [keys[i + PAD - 1]! >>> 1, keys[i + PAD]! >>> 1];
  }

  /**
   * Writes the features of the gap before token `i` (1 … count - 1) to `found` and gives their number. An open gap has some
   * sixty (tokens in a window of five, shapes, words over it, longest matches, word classes, counts), others seven: most gaps
   * are such, and hardly ever within a word.
   */
  gap(i: number): number {
    const {values} = this;
    const {keys, shapes, plain, known, classes, pairClasses, levels} = this.columns;
    const at = i + PAD;
    const a1 = keys[at - 1]!;
    const a0 = keys[at]!;
    const a2 = keys[at - 2]!;
    const b1 = keys[at + 1]!;
    const b2 = keys[at + 2]!;
    const s1 = shapes[at - 1]!;
    const s0 = shapes[at]!;
    const duo = s1 * 16 + s0;
    const trio = duo * 16 + shapes[at + 1]!;
    const four = shapes[at - 2]! * 4096 + trio;
    const both = mix(a1, a0);
    const echo =
      (a1 === a0 ? 1 : 0) |
      (a2 === a0 ? 2 : 0) |
      (a1 === b1 ? 4 : 0) |
      (a0 === b2 ? 8 : 0) |
      (keys[at - 3] === a1 ? 16 : 0);
    values[0] = echo * 256 + duo;
    if (!this.isOpen(i)) {
      values[1] = duo;
      values[2] = a0;
      values[3] = a1;
      values[4] = both;
      values[5] = four;
      values[6] = four * 16 + shapes[at + 2]!;
      return this.hash(CLOSED, 7);
    }

    const right = mix(a0, b1);
    const left = mix(a2, a1);
    const around = mix(a1, b1);
    values[1] = 0;
    values[2] = a0;
    values[3] = a1;
    values[4] = b1;
    values[5] = a2;
    values[6] = b2;
    values[7] = both;
    values[8] = right;
    values[9] = left;
    values[10] = around;
    values[11] = mix(both, b1);
    values[12] = mix(left, a0);
    values[13] = trio;
    values[14] = a0 + trio;
    values[15] = a1 + duo;
    values[16] = four;
    values[17] = trio * 16 + shapes[at + 2]!;
    values[18] = four * 16 + shapes[at + 2]!;

    const cover = plain.cover[at]!;
    const starts = plain.starts[at]! & 7;
    const run = plain.runs[at]!;
    const runs = (run << 3) | plain.runs[at - 1]! | (plain.runs[at + 1]! << 6);
    values[19] = cover;
    values[20] = (cover * 8 + starts) * 4 + plain.ends[at]!;
    values[21] = a0 + cover;
    values[22] = a1 + cover;
    values[23] = trio * 128 + cover;
    values[24] = runs;
    values[25] = (runs * 128 + cover) * 8 + starts;
    values[26] = both + run;
    values[27] = trio * 512 + runs;
    values[28] = both + (cover > 0 ? 1 : 0);
    values[29] = around + s0;
    values[30] = b1 + cover;

    const knownCover = known.cover[at]!;
    const knownStarts = known.starts[at]! & 7;
    const knownRun = known.runs[at]!;
    const knownRuns = (knownRun << 3) | known.runs[at - 1]! | (known.runs[at + 1]! << 6);
    values[31] = knownCover;
    values[32] = (knownCover * 8 + knownStarts) * 4 + known.ends[at]!;
    values[33] = a0 + knownCover;
    values[34] = a1 + knownCover;
    values[35] = knownRuns;
    values[36] = a0 + knownRuns;
    values[37] = a1 + knownRuns;
    values[38] = (knownRuns * 128 + knownCover) * 8 + knownStarts;
    values[39] = trio * 512 + knownRuns;
    values[40] = mix(a2, b1) + knownRun;

    const pair = pairClasses[at - 1]!;
    const kinds = classes[at - 1]! * 8192 + classes[at]!;
    values[41] = mix(kinds, pair);
    values[42] = pair;
    values[43] = pair * 512 + knownRuns;
    values[44] = mix(kinds, classes[at - 2]!);
    values[45] = mix(kinds, classes[at + 1]!);
    values[46] = a0 + pair;
    values[47] = a1 + pair;
    values[48] = mix(classes[at - 2]! * 8192 + pair, classes[at + 1]!);

    const level = levels[at]!;
    values[49] = level;
    values[50] = (level * 32 + levels[at - 1]!) * 32 + levels[at + 1]!;
    values[51] = level * 128 + cover;
    values[52] = level * 512 + runs;
    return this.hash(OPEN, 53);
  }

  /** Writes the features of the gaps before tokens `i` and `i` - 1 both lying within a word, and gives their number. */
  transition(i: number): number {
    const {values} = this;
    const {keys, plain, known} = this.columns;
    values[0] = 0;
    if (!this.isOpen(i) || !this.isOpen(i - 1)) return this.hash(TRANSITION + 4, 1);
    values[1] = keys[i + PAD]!;
    values[2] = plain.runs[i + PAD]! * 8 + known.runs[i + PAD]!;
    values[3] = keys[i + PAD - 1]!;
    return this.hash(TRANSITION, 4);
  }

  /** Writes to `found` the features of the first `count` values, each under a template of its own, and gives `count`. */
  private hash(template: number, count: number): number {
    const {values, found} = this;
    for (let k = 0; k < count; k++)
      found[k] = Math.imul(values[k]! + SALTS[template + k]!, 0x9e3779b1) >>> SHIFT;
    return count;
  }
}

/**
 * The words of a lexicon over a sentence. `starts`: a bit for each length of a word that begins at the token; `cover`: a bit for each
 * length of a word over the gap before the token and each place of the gap in it; `ends`: a bit each for a word of two and of
 * three that ends before the token; `runs`: 2 when the longest match from the left goes on at the token, plus 1 when that from the right does.
 */
type Matches = {starts: Uint8Array; cover: Uint8Array; ends: Uint8Array; runs: Uint8Array};

function makeColumns(tokens: number) {
  const size = tokens + 2 * PAD;
  const matches = (): Matches => ({
    starts: new Uint8Array(size),
    cover: new Uint8Array(size),
    ends: new Uint8Array(size),
    runs: new Uint8Array(size).fill(NO_RUN, 0, PAD),
  });
  return {
    keys: new Int32Array(size).fill(KEY_BEFORE, 0, PAD),
    shapes: new Uint8Array(size).fill(SHAPE_BEFORE, 0, PAD),
    syllables: new Int32Array(size),
    roots: new Int32Array(size),
    classes: new Uint16Array(size),
    pairClasses: new Uint16Array(size),
    levels: new Uint8Array(size),
    domain: new Uint8Array(size),
    plain: matches(),
    known: matches(),
  };
}

/** Bit of a word of `length` over its gap number `gap`, at 8 × gap + length. */
const COVER = new Uint8Array(48);
[
  [1, 2],
  [1, 3],
  [1, 4],
  [2, 3],
  [2, 4],
  [3, 4],
].forEach(([gap, length], bit) => {
  COVER[8 * gap! + length!] = 1 << bit;
});
for (let gap = 1; gap < LONGEST; gap++) COVER[8 * gap + LONGEST] = 1 << 6;

function mark({starts, cover, ends}: Matches, at: number, length: number): void {
  starts[at]! |= 1 << (length - 2);
  for (let gap = 1; gap < length; gap++) cover[at + gap]! |= COVER[8 * gap + length]!;
  if (length < 4) ends[at + length]! |= length - 1;
}

/** Writes `runs` by greedy longest match over the tokens up to `end`, from the left and from the right. */
function longest({starts, runs}: Matches, end: number): void {
  for (let at = PAD; at < end; ) {
    const mask = starts[at]!;
    const length = mask > 0 ? 33 - Math.clz32(mask) : 1;
    runs[at++] = 0;
    for (let k = 1; k < length; k++) runs[at++] = 2;
  }
  for (let last = end; last > PAD; ) {
    let length = Math.min(LONGEST, last - PAD);
    while (length > 1 && ((starts[last - length]! >> (length - 2)) & 1) === 0) length--;
    for (let k = 1; k < length; k++) runs[--last]! |= 1;
    last--;
  }
  runs.fill(NO_RUN, end, end + PAD);
}

const isCapitals = (shape: number): boolean => shape === CAPITALS || shape === INITIAL;
const isCased = (shape: number): boolean => (shape >= TITLE && shape <= CAPITALS) || shape === MIXED;

/** One number for two, in their order. */
const mix = (x: number, y: number): number =>
  (Math.imul(x ^ (x >>> 15), 0x2c1b3c6d) + Math.imul(y, 0x297a2d39)) | 0;

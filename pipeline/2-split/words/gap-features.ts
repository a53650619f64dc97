import {type Lexicon, LONGEST} from "./lexicon.ts";
import type {PairTable} from "./pair-table.ts";
import {CAPITALS, FIGURE, INITIAL, LOWER, MIXED, PERCENT, TITLE, type TokenTable} from "./token-table.ts";

/** Features are numbers below this: hashes into one table of weights (Weinberger et al. 2009, feature hashing). */
export const FEATURES = 1 << 19;
const SHIFT = Math.clz32(FEATURES - 1);
/** At most so many features has a gap. */
export const WIDTH = 80;

const BEFORE = 14;
const AFTER = 15;

/** How often a pair of neighbours was one word and how often two in the training text, as a small number by pair; 0 unseen. */
export type PairCounts = {pairs: PairTable; levels: Uint8Array};

/** One sentence under the features: what is known of its tokens and what the lexicon says of each. Its arrays grow as needed. */
export class GapFeatures {
  count = 0;
  /** The features of one gap, or of one transition, as last asked for. */
  readonly found = new Int32Array(WIDTH);
  private keys = new Int32Array(0);
  private shapes = new Uint8Array(0);
  private classes = new Uint16Array(0);
  private syllables = new Int32Array(0);
  private roots = new Int32Array(0);
  private covered = new Uint8Array(0);
  private plain = new Uint8Array(0);
  private defined = new Uint8Array(0);
  private pairClasses = new Uint16Array(0);
  private plainForth = new Uint8Array(0);
  private plainBack = new Uint8Array(0);
  private definedForth = new Uint8Array(0);
  private definedBack = new Uint8Array(0);
  private readonly lexicon: Lexicon;
  private readonly table: TokenTable;
  private readonly pairCounts: PairCounts;

  constructor(lexicon: Lexicon, table: TokenTable, pairCounts: PairCounts) {
    this.lexicon = lexicon;
    this.table = table;
    this.pairCounts = pairCounts;
    this.allot(256);
  }

  private allot(capacity: number): void {
    const ints = () => new Int32Array(capacity + 4);
    const bytes = () => new Uint8Array(capacity + 4);
    const shorts = () => new Uint16Array(capacity + 4);
    [this.keys, this.syllables, this.roots, this.shapes] = [ints(), ints(), ints(), bytes()];
    [this.classes, this.pairClasses] = [shorts(), shorts()];
    [this.covered, this.plain, this.defined] = [bytes(), bytes(), bytes()];
    [this.plainForth, this.plainBack, this.definedForth, this.definedBack] = [bytes(), bytes(), bytes(), bytes()];
  }

  /** Takes the tokens of a sentence: [start, end) offsets into `text`, `count` of them. */
  load(text: string, bounds: Int32Array, count: number): void {
    if (count > this.keys.length - 4) this.allot(count * 2);
    this.count = count;
    const {table, keys, syllables, roots, shapes, classes} = this;
    for (let i = 0; i < count; i++) {
      const row = table.row(text, bounds[2 * i]!, bounds[2 * i + 1]!);
      keys[i] = table.keys[row]!;
      syllables[i] = table.syllables[row]!;
      roots[i] = table.roots[row]!;
      shapes[i] = table.shapes[row]!;
      classes[i] = table.classes[row]!;
    }
    this.lowerTitles();
    this.look();
  }

  /** Reads a run of syllables in capitals (a heading) as in small letters. */
  private lowerTitles(): void {
    const {count, shapes, syllables} = this;
    for (let i = 0; i < count; i++) {
      if (!isCapitals(shapes[i]!)) continue;
      let end = i + 1;
      while (end < count && isCapitals(shapes[end]!)) end++;
      if (end - i > 1) for (let j = i; j < end; j++) if (syllables[j]! >= 0) shapes[j] = LOWER;
      i = end;
    }
  }

  /** Finds the words of the lexicon in the sentence, and the longest matches from either side. */
  private look(): void {
    const {count, syllables, roots, covered, plain, defined, pairClasses} = this;
    const {paths, listed, classes} = this.lexicon;
    for (let i = 0; i <= count; i++) covered[i] = plain[i] = defined[i] = pairClasses[i] = 0;
    for (let i = 0; i < count; i++) {
      let node = roots[i]!;
      for (let length = 2; node > 0 && length <= LONGEST && i + length <= count; length++) {
        const syllable = syllables[i + length - 1]!;
        if (syllable < 0) break;
        node = paths.get(node, syllable) + 1;
        const rank = listed[node]!;
        if (rank === 0) continue;
        plain[i]! |= 1 << (length - 2);
        if (rank === 2) defined[i]! |= 1 << (length - 2);
        if (length === 2 && rank === 2) pairClasses[i] = classes[node]! + 1;
        for (let gap = i + 1; gap < i + length; gap++) covered[gap] = 1;
      }
    }
    longest(plain, count, this.plainForth, this.plainBack);
    longest(defined, count, this.definedForth, this.definedBack);
  }

  /** Whether the gap before token `i` lies in a word of the lexicon or between capitals, so that all its features count. */
  isOpen(i: number): boolean {
    return this.covered[i] === 1 || (isCased(this.shapes[i]!) && isCased(this.shapes[i - 1]!));
  }

  /** Whether the gap before token `i` is a figure's before its percent sign, which never parts (12,5 %). */
  isJoined(i: number): boolean {
    return this.shapes[i] === PERCENT && this.shapes[i - 1] === FIGURE;
  }

  /** A number for the two tokens at the gap, by which pairs are counted, in two halves; the second comes back. */
  pairKeys(i: number): [number, number] {
    return [this.keys[i - 1]! >>> 1, this.keys[i]! >>> 1];
  }

  private level(i: number): number {
    if (i < 1 || i >= this.count || this.covered[i] === 0) return 0;
    const pair = this.pairCounts.pairs.get(this.keys[i - 1]! >>> 1, this.keys[i]! >>> 1);
    return pair < 0 ? 1 : 1 + this.pairCounts.levels[pair]!;
  }

  private matches(forth: Uint8Array, back: Uint8Array, i: number): number {
    return i < 0 || i >= this.count ? 4 : forth[i]! * 2 + back[i]!;
  }

  /** Which words of `starts` lie over the gap before `i`: a bit for each length up to four and place of the gap. */
  private cover(starts: Uint8Array, i: number): number {
    const one = starts[i - 1]! & 7;
    const two = i < 2 ? 0 : (starts[i - 2]! >> 1) & 3;
    const three = i < 3 ? 0 : (starts[i - 3]! >> 2) & 1;
    return one | (two << 3) | (three << 5);
  }

  /** Which words of `starts` end before the gap: a bit each for two and three syllables. */
  private ending(starts: Uint8Array, i: number): number {
    return (i < 2 ? 0 : starts[i - 2]! & 1) | (i < 3 ? 0 : starts[i - 3]! & 2);
  }

  /**
   * Writes the features of the gap before token `i` (1 … count - 1) to `found` and gives their number. An open gap has some
   * sixty (tokens in a window of five, shapes, words over it, longest matches, word classes, counts), others ten:
   * three gaps in four are such, and hardly ever within a word.
   */
  gap(i: number): number {
    const {count, found, keys, shapes, classes, pairClasses} = this;
    const key = (at: number): number => (at < 0 ? 11 : at >= count ? 13 : keys[at]!);
    const shape = (at: number): number => (at < 0 ? BEFORE : at >= count ? AFTER : shapes[at]!);
    let n = 0;
    const put = (id: number, x: number): void => {
      found[n++] = slot(id, x);
    };
    const a1 = keys[i - 1]!;
    const a0 = keys[i]!;
    const a2 = key(i - 2);
    const b1 = key(i + 1);
    const b2 = key(i + 2);
    const s1 = shapes[i - 1]!;
    const s0 = shapes[i]!;
    const trio = s1 * 256 + s0 * 16 + shape(i + 1);
    const four = shape(i - 2) * 4096 + trio;

    const echo = (a1 === a0 ? 1 : 0) | (a2 === a0 ? 2 : 0) | (a1 === b1 ? 4 : 0) | (a0 === b2 ? 8 : 0) | (key(i - 3) === a1 ? 16 : 0);
    if (echo > 0) put(1, echo * 256 + s1 * 16 + s0);
    const both = mix(a1, a0);
    if (!this.isOpen(i)) {
      put(2, s1 * 16 + s0);
      put(3, a0);
      put(4, a1);
      put(5, both);
      put(6, four);
      put(7, four * 16 + shape(i + 2));
      return n;
    }

    const cover = this.cover(this.plain, i);
    const start = this.plain[i]! & 7;
    const run = this.matches(this.plainForth, this.plainBack, i);
    const runs = run | (this.matches(this.plainForth, this.plainBack, i - 1) << 3) | (this.matches(this.plainForth, this.plainBack, i + 1) << 6);
    const right = mix(a0, b1);
    const left = mix(a2, a1);
    const farRight = mix(b1, b2);
    put(10, 0); put(11, a0); put(12, a1); put(13, b1); put(14, a2); put(15, b2);
    put(16, both); put(17, right); put(18, left); put(19, mix(a1, b1)); put(20, mix(both, b1)); put(21, mix(left, a0));
    put(22, farRight); put(23, mix(right, b2));
    put(24, trio); put(25, a0 + trio); put(26, a1 + s1 * 16 + s0); put(27, four); put(28, trio * 16 + shape(i + 2));
    put(29, four * 16 + shape(i + 2));
    put(30, cover); put(31, (cover * 8 + start) * 4 + this.ending(this.plain, i)); put(32, a0 + cover); put(33, a1 + cover);
    put(34, trio * 64 + cover);
    put(35, runs); put(36, a0 + runs); put(37, a1 + runs); put(38, (runs * 64 + cover) * 8 + start); put(39, both + run);
    put(40, trio * 512 + runs); put(41, both + (cover > 0 ? 1 : 0)); put(42, mix(a1, b1) + s0); put(43, b1 + cover); put(44, b1 + runs);

    const known = this.cover(this.defined, i);
    const knownStart = this.defined[i]! & 7;
    const knownRun = this.matches(this.definedForth, this.definedBack, i);
    const knownRuns = knownRun | (this.matches(this.definedForth, this.definedBack, i - 1) << 3) | (this.matches(this.definedForth, this.definedBack, i + 1) << 6);
    put(50, known); put(51, (known * 8 + knownStart) * 4 + this.ending(this.defined, i)); put(52, a0 + known); put(53, a1 + known);
    put(54, knownRuns); put(55, a0 + knownRuns); put(56, a1 + knownRuns); put(57, (knownRuns * 64 + known) * 8 + knownStart);
    put(58, trio * 512 + knownRuns); put(59, mix(a2, b1) + knownRun);

    const c2 = i < 2 ? 0 : classes[i - 2]!;
    const c1 = classes[i - 1]!;
    const c0 = classes[i]!;
    const next = i + 1 < count ? classes[i + 1]! : 0;
    const pair = pairClasses[i - 1]!;
    const kinds = c1 * 8192 + c0;
    put(60, mix(kinds, pair)); put(61, pair); put(62, pair * 512 + knownRuns); put(63, mix(kinds, c2)); put(64, mix(kinds, next)); put(65, a0 + pair);
    put(66, a1 + pair); put(67, mix(c2 * 8192 + pair, next));

    const level = this.level(i);
    put(70, level); put(71, (level * 32 + this.level(i - 1)) * 32 + this.level(i + 1)); put(72, level * 64 + cover); put(73, level * 512 + runs);
    return n;
  }

  /** Writes the features of gap `i` and the one before it being both within a word, and gives their number. */
  transition(i: number): number {
    const {found, keys} = this;
    found[0] = slot(90, 0);
    if (!this.isOpen(i) || !this.isOpen(i - 1)) return 1;
    const run = this.matches(this.plainForth, this.plainBack, i) * 8 + this.matches(this.definedForth, this.definedBack, i);
    found[1] = slot(91, keys[i]!);
    found[2] = slot(92, run);
    found[3] = slot(93, keys[i - 1]!);
    return 4;
  }
}

const isCapitals = (shape: number): boolean => shape === CAPITALS || shape === INITIAL;
const isCased = (shape: number): boolean => (shape >= TITLE && shape <= CAPITALS) || shape === MIXED;

/** Writes 1 where the greedy longest match, from the left and from the right, goes on with a word, else 0. */
function longest(starts: Uint8Array, count: number, forth: Uint8Array, back: Uint8Array): void {
  for (let i = 0; i < count; ) {
    const mask = starts[i]!;
    const length = mask > 0 ? 33 - Math.clz32(mask) : 1;
    forth[i] = 0;
    for (let at = 1; at < length; at++) forth[i + at] = 1;
    i += length;
  }
  for (let end = count; end > 0; ) {
    let length = Math.min(LONGEST, end);
    while (length > 1 && ((starts[end - length]! >> (length - 2)) & 1) === 0) length--;
    back[end - length] = 0;
    for (let at = 1; at < length; at++) back[end - length + at] = 1;
    end -= length;
  }
}

/** The feature of value `x` under template `id`. */
const slot = (id: number, x: number): number => Math.imul(Math.imul(x + Math.imul(id, 0x85ebca6b), 0x9e3779b1) ^ x, 0x2c1b3c6d) >>> SHIFT;

/** One number for two. */
const mix = (x: number, y: number): number => Math.imul(x ^ (x >>> 15), 0x2c1b3c6d) + Math.imul(y, 0x297a2d39) | 0;

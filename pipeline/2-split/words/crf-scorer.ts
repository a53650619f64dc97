import type {CrfModel} from "./crf-model.ts";
import {PairTable} from "./pair-table.ts";

/** What the model knows of a token: numbers of its forms, flags, and its weights at the five places of the window. */
type TokenFacts = {
  /** Number among the strings of the model's attributes, -1 when none holds it. */
  exact: number;
  /** Number among the syllables of the dictionary's words of two and three, -1 when none holds it. */
  syllable: number;
  flags: number;
  /** Weight of the token alone, seen from two places after it (`T[-2]`) to two before it (`T[2]`). */
  alone: number[];
};
const IN_DICTIONARY = 1;
const IS_TITLE = 2;
const IS_DIGITS = 4;

/** Columns of facts, one row a token of a sentence; `alone` holds five numbers a row. */
type TokenColumns = {exact: Int32Array; syllable: Int32Array; flags: Uint8Array; alone: Float64Array};

export type CrfScorer = {
  facts(token: string): TokenFacts;
  /** Writes to `scores`, per token, the weight of its going on with the word before it against its beginning one. */
  score(columns: TokenColumns, count: number, scores: Float64Array): void;
  transitions: Float64Array;
};

/**
 * Gives the scorer of vntk's word template (lib/word_tokenizer/index.js) with the weights of `model` and the lower-case
 * entries of `dictionary`. Sums what vntk asks CRFsuite for, attribute by attribute, from tables made once: a token's own
 * weights, one number a pair and one a triple of neighbours. Its quirks are kept: the attributes of a token or pair in the
 * dictionary hold `-` for its text, and `T[-1][1]`, `T[-2][1]` never hold a label.
 */
export function crfScorer(model: CrfModel, dictionary: string[]): CrfScorer {
  const weight = (attribute: string): number => model.weights.get(attribute) ?? 0;
  const total = (names: string[], value: string): number =>
    names.reduce((sum, name) => sum + weight(`${name}=${value}`), 0);
  const falseTrue = (name: string): [number, number] => [weight(`${name}=False`), weight(`${name}=True`)];

  // The strings of the model, and its weights for pairs at four places and triples at three.
  const forms = new Numbers();
  const singles: [place: number, form: number, lower: boolean, weight: number][] = [];
  const runs: [place: number, forms: number[], weight: number][] = [];
  for (const [attribute, value] of model.weights) {
    const [, from, to, lower, text] = /^T\[(-?\d)(?:,(-?\d))?\](\.lower)?=(.*)$/s.exec(attribute) ?? [];
    if (from === undefined || text === undefined || text === "BOS" || text === "EOS") continue;
    if (to === undefined) singles.push([Number(from) + 2, forms.add(text), lower !== undefined, value]);
    else {
      const run = text.split(" ");
      if (run.length === Number(to) - Number(from) + 1)
        runs.push([Number(from) + 2, run.map((form) => forms.add(form)), value]);
    }
  }
  const exactWeights = new Float64Array(forms.size * 5);
  const lowerWeights = new Float64Array(forms.size * 5);
  for (const [place, form, lower, value] of singles)
    (lower ? lowerWeights : exactWeights)[form * 5 + place] = value;

  const pairs = new PairTable(runs.length);
  const triples = new PairTable(runs.length);
  for (const [, [a, b]] of runs) pairs.add(a as number, b as number);
  for (const [, [a, b, c]] of runs) if (c !== undefined) triples.add(pairs.get(a as number, b as number), c);
  const pairWeights = new Float64Array(pairs.size * 4);
  const tripleWeights = new Float64Array(triples.size * 3);
  for (const [place, [a, b, c], value] of runs) {
    const pair = pairs.get(a as number, b as number);
    if (c === undefined) pairWeights[pair * 4 + place] = value;
    else tripleWeights[triples.get(pair, c) * 3 + place] = value;
  }

  // The dictionary: words of one syllable, pairs (a word, or the beginning of one of three), triples.
  const syllables = new Numbers();
  const words = new Set(dictionary);
  const split = [...words].map((word) => word.split(" "));
  const wordPairs = new PairTable(words.size);
  const wordTriples = new PairTable(words.size);
  const pairIsWord: boolean[] = [];
  for (const [a, b, ...rest] of split) {
    if (a !== undefined && b !== undefined && rest.length === 0)
      pairIsWord[wordPairs.add(syllables.add(a), syllables.add(b))] = true;
  }
  for (const [a, b, c, ...rest] of split) {
    if (a === undefined || b === undefined || c === undefined || rest.length > 0) continue;
    wordTriples.add(wordPairs.add(syllables.add(a), syllables.add(b)), syllables.add(c));
  }
  const isWord = Uint8Array.from({length: wordPairs.size}, (_, pair) => (pairIsWord[pair] ? 1 : 0));

  // What does not hang on the text: weights by place of each flag, of `-`, and of the edges of the sentence.
  const flag1 = [-2, -1, 0, 1, 2].map((k) => falseTrue(`T[${k}].is_in_dict`));
  const dash1 = [-2, -1, 0, 1, 2].map((k) => weight(`T[${k}]=-`) + weight(`T[${k}].lower=-`));
  const title = [-1, 0, 1].map((k) => falseTrue(`T[${k}].istitle`));
  const digits = [-1, 0, 1].map((k) => falseTrue(`T[${k}].isdigit`));
  const title01 = Float64Array.from(falseTrue("T[0,1].istitle"));
  const title02 = Float64Array.from(falseTrue("T[0,2].istitle"));
  const flag2 = Float64Array.from([-2, -1, 0, 1].flatMap((k) => falseTrue(`T[${k},${k + 1}].is_in_dict`)));
  const dash2 = Float64Array.from([-2, -1, 0, 1].map((k) => weight(`T[${k},${k + 1}]=-`)));
  const flag3 = Float64Array.from([-2, -1, 0].flatMap((k) => falseTrue(`T[${k},${k + 2}].is_in_dict`)));
  const before1 = total(
    [
      ...["lower", "isdigit", "istitle", "is_in_dict"].map((f) => `T[-1].${f}`),
      "T[-1,0].is_in_dict",
      "T[-1,1].is_in_dict",
      "T[-1]",
      "T[-1,0]",
      "T[-1,1]",
      "T[-1][1]",
    ],
    "BOS",
  );
  const before2 = total(
    [
      "T[-2].lower",
      "T[-2].is_in_dict",
      "T[-2,-1].is_in_dict",
      "T[-2,0].is_in_dict",
      "T[-2]",
      "T[-2,-1]",
      "T[-2,0]",
      "T[-2][1]",
    ],
    "BOS",
  );
  const after1 = total(
    [
      ...["lower", "isdigit", "istitle", "is_in_dict"].map((f) => `T[1].${f}`),
      "T[0,1].istitle",
      "T[0,1].is_in_dict",
      "T[1]",
      "T[0,1]",
    ],
    "EOS",
  );
  const afterSkip = total(["T[-1,1].is_in_dict", "T[-1,1]"], "EOS"); // only where a token stands before
  const after2 = total(
    [
      "T[2].lower",
      "T[0,2].istitle",
      "T[2].is_in_dict",
      "T[0,2].is_in_dict",
      "T[2]",
      "T[0,2]",
      "T[1,2].is_in_dict",
      "T[1,2]",
    ],
    "EOS",
  );

  const facts = (token: string): TokenFacts => {
    const lower = token.toLowerCase();
    const text = beforeEquals(token);
    const exact = forms.get(text);
    const low = forms.get(beforeEquals(lower));
    const flags =
      (words.has(lower) ? IN_DICTIONARY : 0) |
      (isTitle(token) ? IS_TITLE : 0) |
      (/^\d+$/.test(token) ? IS_DIGITS : 0);
    const known = flags & IN_DICTIONARY;
    const alone = flag1.map((byFlag, place) => {
      const own = known
        ? dash1[place]!
        : (exact < 0 ? 0 : exactWeights[exact * 5 + place]!) + (low < 0 ? 0 : lowerWeights[low * 5 + place]!);
      const near =
        place < 1 || place > 3
          ? 0
          : title[place - 1]![flags & IS_TITLE ? 1 : 0] + digits[place - 1]![flags & IS_DIGITS ? 1 : 0];
      return byFlag[known as 0 | 1] + own + near;
    });
    return {exact, syllable: syllables.get(lower), flags, alone};
  };

  let pairAt = new Int32Array(256);
  let tripleAt = new Int32Array(256);
  let wordPairAt = new Int32Array(256);
  let wordTripleAt = new Uint8Array(256);

  const score = (
    {exact, syllable, flags, alone}: TokenColumns,
    count: number,
    scores: Float64Array,
  ): void => {
    if (count > pairAt.length) {
      pairAt = new Int32Array(count * 2);
      tripleAt = new Int32Array(count * 2);
      wordPairAt = new Int32Array(count * 2);
      wordTripleAt = new Uint8Array(count * 2);
    }
    for (let i = 0; i + 1 < count; i++) {
      const a = exact[i]!;
      const b = exact[i + 1]!;
      pairAt[i] = a < 0 || b < 0 ? -1 : pairs.get(a, b);
      const c = syllable[i]!;
      const d = syllable[i + 1]!;
      wordPairAt[i] = c < 0 || d < 0 ? -1 : wordPairs.get(c, d);
    }
    for (let i = 0; i + 2 < count; i++) {
      const pair = pairAt[i]!;
      const c = exact[i + 2]!;
      tripleAt[i] = pair < 0 || c < 0 ? -1 : triples.get(pair, c);
      const wordPair = wordPairAt[i]!;
      const d = syllable[i + 2]!;
      wordTripleAt[i] = wordPair >= 0 && d >= 0 && wordTriples.get(wordPair, d) >= 0 ? 1 : 0;
    }
    for (let i = 0; i < count; i++) {
      let sum = alone[i * 5 + 2]!;
      if (i >= 1) sum += alone[(i - 1) * 5 + 1]!;
      else sum += before1;
      if (i >= 2) sum += alone[(i - 2) * 5]!;
      else sum += before2;
      if (i + 1 < count) {
        sum += alone[(i + 1) * 5 + 3]! + title01[(flags[i]! & flags[i + 1]! & IS_TITLE) >> 1]!;
        if (i + 2 < count)
          sum +=
            alone[(i + 2) * 5 + 4]! + title02[(flags[i]! & flags[i + 1]! & flags[i + 2]! & IS_TITLE) >> 1]!;
        else sum += after2;
      } else {
        sum += after1 + after2;
        if (i > 0) sum += afterSkip;
      }
      const last = Math.min(i + 1, count - 2);
      for (let j = Math.max(0, i - 2), place = j - i + 2; j <= last; j++, place++) {
        const wordPair = wordPairAt[j]!;
        const known = wordPair >= 0 ? isWord[wordPair]! : 0;
        sum += flag2[place * 2 + known]!;
        const pair = pairAt[j]!;
        if (known === 1) sum += dash2[place]!;
        else if (pair >= 0) sum += pairWeights[pair * 4 + place]!;
      }
      const lastTriple = Math.min(i, count - 3);
      for (let j = Math.max(0, i - 2), place = j - i + 2; j <= lastTriple; j++, place++) {
        sum += flag3[place * 2 + wordTripleAt[j]!]!;
        const triple = tripleAt[j]!;
        if (triple >= 0) sum += tripleWeights[triple * 3 + place]!;
      }
      scores[i] = sum;
    }
  };
  return {facts, score, transitions: model.transitions};
}

/** Numbers strings 0, 1, 2 … in the order they are added. */
class Numbers {
  private readonly numbers = new Map<string, number>();
  get size(): number {
    return this.numbers.size;
  }
  get(text: string): number {
    return this.numbers.get(text) ?? -1;
  }
  add(text: string): number {
    const known = this.numbers.get(text) ?? this.numbers.size;
    this.numbers.set(text, known);
    return known;
  }
}

/** vntk splits `T[0]=text` at each equals sign and keeps the second part. */
const beforeEquals = (token: string): string => token.split("=", 1)[0] as string;

/**
 * Tells whether title-case 2.1.1, which vntk asks, gives the token back: letters and digits alone, a capital or a digit
 * first, no other capital. Letters newer than its Unicode (some hundred, none Vietnamese) may differ.
 */
export function isTitle(token: string): boolean {
  if (!/^[\p{L}\p{N}]+$/u.test(token)) return false;
  const lower = token.toLowerCase();
  return token === (lower[0] as string).toUpperCase() + lower.slice(1);
}

import {foldTones} from "../../text.ts";
import {PairTable} from "./pair-table.ts";

/** Longest entry looked for, in syllables. */
export const LONGEST = 5;

/**
 * Words as paths of syllables (a trie), in one tone style and lower case. Node 0 is the root.
 * `listed[node]`: 1 when a word ends there, 2 when it is defined too, 3 when it is of the domain. `classes[node]`: its word classes, 0 unknown.
 */
export type Lexicon = {
  /** Number of a lower-case syllable, the same in every spelling that folds to one form. */
  syllables: Map<string, number>;
  /** The folded form of a syllable, by its number. */
  forms: string[];
  paths: PairTable;
  listed: Uint8Array;
  classes: Uint16Array;
};

export type Entries = {
  /** Words of Viet74K. */
  plain: string[];
  /** Words with a definition, and a bit mask of their word classes. */
  defined: Map<string, number>;
  /** Words of `data/lexicon/words.txt`. */
  domain: string[];
};

/** Gives the lexicon of the entries; those of no letter or of more than five syllables are passed over. */
export function makeLexicon({plain, defined, domain}: Entries): Lexicon {
  const syllables = new Map<string, number>();
  const forms: string[] = [];
  const paths = new PairTable(100_000);
  const listed: number[] = [];
  const classes: number[] = [];

  const number = (syllable: string): number => {
    const known = syllables.get(syllable);
    if (known !== undefined) return known;
    const form = foldSyllable(syllable);
    const folded = syllables.get(form) ?? forms.push(form) - 1;
    syllables.set(form, folded);
    syllables.set(syllable, folded);
    return folded;
  };
  const add = (word: string, rank: number, mask: number): void => {
    const parts = word.toLowerCase().trim().split(/\s+/);
    if (parts[0] === "" || parts.length > LONGEST) return;
    let node = 0;
    for (const part of parts) node = paths.add(node, number(part)) + 1;
    listed[node] = Math.max(listed[node] ?? 0, rank);
    classes[node] = (classes[node] ?? 0) | mask;
  };
  for (const word of plain) add(word, 1, 0);
  for (const [word, mask] of defined) add(word, 2, mask);
  for (const word of domain) add(word, 3, 0);
  const size = paths.size + 1;
  return {
    syllables,
    forms,
    paths,
    listed: Uint8Array.from({length: size}, (_, node) => listed[node] ?? 0),
    classes: Uint16Array.from({length: size}, (_, node) => classes[node] ?? 0),
  };
}

/** Gives the form under which a token is looked up and counted, from its lower case: one tone style, y for i in kĩ, tỉ. */
export const foldSyllable = (token: string): string =>
  FOLDED_ENDS.has(token.charCodeAt(token.length - 1)) ? foldTones(token) : token;

/** Only a syllable that ends in one of these has two spellings; most tokens need no look. */
const FOLDED_ENDS = new Set([..."àáảãạèéẻẽẹỳýỷỹỵiíìỉĩị"].map((vowel) => vowel.charCodeAt(0)));

import {foldTones} from "../../text.ts";
import {PairTable} from "./pair-table.ts";

/** Longest entry looked for, in syllables. */
export const LONGEST = 5;

/**
 * Words as paths of syllables (a trie), in one tone style and lower case. Node 0 is the root.
 * `listed[node]`: 1 when a word ends there, 2 when moreover it is defined or of the domain. `classes[node]`: its word classes, 0 unknown.
 */
export type Lexicon = {syllables: Map<string, number>; paths: PairTable; listed: Uint8Array; classes: Uint16Array};

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
  const paths = new PairTable(160_000);
  const folded = new Map<string, number>();
  const listed: number[] = [];
  const classes: number[] = [];

  const number = (syllable: string): number => {
    let known = folded.get(syllable);
    if (known === undefined) {
      const text = foldSyllable(syllable);
      known = syllables.get(text) ?? syllables.size;
      syllables.set(text, known);
      folded.set(syllable, known);
    }
    return known;
  };
  const add = (word: string, rank: number, mask: number): void => {
    const parts = word.trim().split(/\s+/);
    if (parts[0] === "" || parts.length > LONGEST) return;
    let node = 0;
    for (const part of parts) node = paths.add(node, number(part)) + 1;
    listed[node] = Math.max(listed[node] ?? 0, rank);
    classes[node] = (classes[node] ?? 0) | mask;
  };
  for (const word of plain) add(word, 1, 0);
  for (const [word, mask] of defined) add(word, 2, mask);
  for (const word of domain) add(word, 2, 0);
  const size = paths.size + 1;
  return {
    syllables, paths,
    listed: Uint8Array.from({length: size}, (_, node) => listed[node] ?? 0),
    classes: Uint16Array.from({length: size}, (_, node) => classes[node] ?? 0),
  };
}

/** Gives the form under which a token is looked up and counted: lower case, one tone style. */
export const foldSyllable = (token: string): string => foldTones(token.toLowerCase());

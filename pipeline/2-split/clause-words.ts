import {readFileSync} from "node:fs";
import {parse} from "yaml";
import {foldTones} from "../text.ts";

/** The classes of words by which sentences are cut, one bit each, so that a phrase may be in several. */
export const CLASSES = {
  contrast: 1 << 0,
  contrast_after_comma: 1 << 1,
  result: 1 << 2,
  result_after_comma: 1 << 3,
  cause: 1 << 4,
  concessive: 1 << 5,
  time: 1 << 6,
  frame: 1 << 7,
  apposition: 1 << 8,
  announce: 1 << 9,
  predicate: 1 << 10,
  negated: 1 << 11,
  done: 1 << 12,
  modal: 1 << 13,
  verb: 1 << 14,
  topic: 1 << 15,
  peer: 1 << 16,
  thing: 1 << 17,
  act: 1 << 18,
  request: 1 << 19,
  nominal: 1 << 20,
  says: 1 << 21,
  quality: 1 << 22,
  none: 0,
} as const;
/** A sure sign of a predicate. */
export const STRONG = CLASSES.predicate | CLASSES.negated | CLASSES.done;
/** What may be a predicate. */
export const VERBS = CLASSES.verb | CLASSES.act;
type ClassName = keyof typeof CLASSES;

/** A class of words in data/taxonomy/clauses.yaml: why it cuts, and a sentence that shows it. */
export type WordClass = {class: ClassName; why: string; example: string; words: string[]};
/** A phrase in syllables, and its classes as bits. */
export type Phrase = {syllables: readonly string[]; bits: number};

let phrases: Map<string, Phrase[]> | undefined;

/** The classes of data/taxonomy/clauses.yaml, in their order. */
export function wordClasses(): WordClass[] {
  const file = new URL("../../data/taxonomy/clauses.yaml", import.meta.url);
  return parse(readFileSync(file, "utf8")) as WordClass[];
}

/** The phrases of all classes by their first syllable, the longest first. Loaded once. */
export function phrasesBySyllable(): ReadonlyMap<string, readonly Phrase[]> {
  phrases ??= index(wordClasses());
  return phrases;
}

function index(classes: readonly WordClass[]): Map<string, Phrase[]> {
  const bits = new Map<string, number>();
  for (const {class: name, words} of classes)
    for (const word of words) bits.set(foldTones(word), (bits.get(foldTones(word)) ?? 0) | CLASSES[name]);
  const by_syllable = new Map<string, Phrase[]>();
  for (const [word, word_bits] of bits) {
    const syllables = word.split(" ");
    const first = syllables[0] ?? "";
    by_syllable.set(first, [...(by_syllable.get(first) ?? []), {syllables, bits: word_bits}]);
  }
  for (const list of by_syllable.values()) list.sort((a, b) => b.syllables.length - a.syllables.length);
  return by_syllable;
}

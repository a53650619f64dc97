import {readFileSync} from "node:fs";
import {FEATURES, type PairCounts} from "./gap-features.ts";
import {PairTable} from "./pair-table.ts";

/** What training gives: a weight per feature, and the counted pairs in the order they were added. */
export type WordsModel = {weights: Float32Array; pairCounts: PairCounts};

/** What the file holds: a model, and the words with a definition (see `readDefinedWords`), whose own file takes 0.1 s to parse. */
export type WordsFile = {model: WordsModel; defined: Map<string, number>};

const MAGIC = 0x32_57_48_54; // "THW2", little-endian
const FILE = new URL("../../../data/models/words.bin", import.meta.url);

/** Weights are whole numbers of hundredths in the file, as 16 bits. */
const STEP = 0.01;

/** Gives what use sees of trained weights: those that are not zero in steps of a hundredth. */
export function makeWordsModel(
  weights: Float64Array,
  pairs: [first: number, second: number, level: number][],
): WordsModel {
  const table = new PairTable(pairs.length);
  for (const [first, second] of pairs) table.add(first, second);
  const rounded = Float32Array.from(weights, (weight) => stepsOf(weight) * STEP);
  return {
    weights: rounded,
    pairCounts: {pairs: table, levels: Uint8Array.from(pairs, ([, , level]) => level)},
  };
}
const stepsOf = (weight: number): number => Math.max(-32768, Math.min(32767, Math.round(weight / STEP)));

/**
 * Gives the bytes of a model: five whole numbers of 32 bits (magic, features, weights, pairs, defined words), then for each weight
 * that is not zero its feature (32 bits), each pair (twice 32), the weights (16 bits), the classes of the words (16 bits), the levels of
 * the pairs (8 bits), and the words, a line each.
 */
export function writeWordsModel(
  weights: Float64Array,
  pairs: [first: number, second: number, level: number][],
  defined: Map<string, number>,
): Uint8Array {
  const steps = Array.from(weights, stepsOf);
  const kept = steps.flatMap((step, feature) => (step === 0 ? [] : [feature]));
  const columns = [
    Int32Array.of(MAGIC, FEATURES, kept.length, pairs.length, defined.size),
    Int32Array.from(kept),
    Int32Array.from(pairs.flatMap((pair) => pair.slice(0, 2))),
    Int16Array.from(kept, (feature) => steps[feature]!),
    Uint16Array.from(defined.values()),
    Uint8Array.from(pairs, ([, , level]) => level),
    new TextEncoder().encode([...defined.keys()].join("\n")),
  ];
  return Buffer.concat(columns.map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength)));
}

/** Gives what `data/models/words.bin` holds. Throws a RangeError when the file is not one for these features. */
export function readWordsModel(bytes: Uint8Array = readFileSync(FILE)): WordsFile {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const [magic, features, kept = 0, pairCount = 0, wordCount = 0] = new Int32Array(
    buffer,
    0,
    Math.min(5, buffer.byteLength >> 2),
  );
  if (magic !== MAGIC || features !== FEATURES)
    throw new RangeError(`not a words model of ${FEATURES} features: ${features}`);
  const keysAt = 20 + 4 * kept;
  const stepsAt = keysAt + 8 * pairCount;
  const classesAt = stepsAt + 2 * kept;
  const levelsAt = classesAt + 2 * wordCount;
  const steps = new Int16Array(buffer, stepsAt, kept);
  const weights = new Float32Array(FEATURES);
  new Int32Array(buffer, 20, kept).forEach((feature, i) => {
    weights[feature] = steps[i]! * STEP;
  });
  const keys = new Int32Array(buffer, keysAt, 2 * pairCount);
  const pairs = new PairTable(pairCount);
  for (let i = 0; i < pairCount; i++) pairs.add(keys[2 * i]!, keys[2 * i + 1]!);
  const classes = new Uint16Array(buffer, classesAt, wordCount);
  const words = new TextDecoder().decode(new Uint8Array(buffer, levelsAt + pairCount)).split("\n");
  return {
    model: {weights, pairCounts: {pairs, levels: new Uint8Array(buffer, levelsAt, pairCount)}},
    defined: new Map(words.slice(0, wordCount).map((word, i) => [word, classes[i]!])),
  };
}

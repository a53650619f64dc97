import {readFileSync} from "node:fs";
import {FEATURES, type PairCounts} from "./gap-features.ts";
import {PairTable} from "./pair-table.ts";

/** What training gives: a weight per feature, and the counted pairs in the order they were added. */
export type WordsModel = {weights: Float32Array; pairCounts: PairCounts};

const MAGIC = 0x31_57_48_54; // "THW1", little-endian
const FILE = new URL("../../../data/models/words.bin", import.meta.url);

/** Weights are whole numbers of hundredths in the file, as 16 bits. */
const STEP = 0.01;

/**
 * Gives the bytes of a model: four whole numbers of 32 bits (magic, features, weights, pairs), then for each weight that is not zero
 * its feature (32 bits), then each pair (twice 32), then the weights (16 bits), then the levels of the pairs (8 bits).
 */
export function writeWordsModel(
  weights: Float64Array,
  pairs: [first: number, second: number, level: number][],
): Uint8Array {
  const steps = Array.from(weights, (weight) => Math.max(-32768, Math.min(32767, Math.round(weight / STEP))));
  const kept = steps.flatMap((step, feature) => (step === 0 ? [] : [feature]));
  return Buffer.concat(
    [
      Int32Array.of(MAGIC, FEATURES, kept.length, pairs.length),
      Int32Array.from(kept),
      Int32Array.from(pairs.flatMap(([first, second]) => [first, second])),
      Int16Array.from(kept, (feature) => steps[feature]!),
      Uint8Array.from(pairs, ([, , level]) => level),
    ].map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength)),
  );
}

/** Gives the model in `data/models/words.bin`. Throws a RangeError when the file is not one for these features. */
export function readWordsModel(bytes: Uint8Array = readFileSync(FILE)): WordsModel {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const [magic, features, kept = 0, pairCount = 0] = new Int32Array(buffer, 0, 4);
  if (magic !== MAGIC || features !== FEATURES)
    throw new RangeError(`not a words model of ${FEATURES} features: ${features}`);
  const places = new Int32Array(buffer, 16, kept);
  const keys = new Int32Array(buffer, 16 + 4 * kept, 2 * pairCount);
  const steps = new Int16Array(buffer, 16 + 4 * kept + 8 * pairCount, kept);
  const levels = new Uint8Array(buffer, 16 + 6 * kept + 8 * pairCount, pairCount);
  const weights = new Float32Array(FEATURES);
  places.forEach((feature, i) => {
    weights[feature] = steps[i]! * STEP;
  });
  const pairs = new PairTable(pairCount);
  for (let i = 0; i < pairCount; i++) pairs.add(keys[2 * i]!, keys[2 * i + 1]!);
  return {weights, pairCounts: {pairs, levels}};
}

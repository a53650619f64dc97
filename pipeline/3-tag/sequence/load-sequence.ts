import {addInputs, sharesOf} from "./head.ts";
import {READ, readModel, SENT, type SequenceModel} from "./model.ts";
import {readForward} from "./pass.ts";
import {send} from "./send.ts";
import {readVocabulary, type Vocabulary} from "./vocabulary.ts";

/** The hashes of a tokenised text, of the sentence before and of the heading it stands under; null when there is none. */
type Placed = {text: Int32Array; prev: Int32Array | null; section: Int32Array | null};

export type SequenceReader = {
  /** The matters that `matters` tells apart, in its order after "about none". */
  ids: readonly string[];
  /** Shares, summing to 1, of the labels in the order of CLASSES. */
  labels(placed: Placed): Float32Array;
  /** Shares, summing to 1: about none, then `ids`. */
  matters(placed: Placed): Float32Array;
};

/** What how many words send to the gates is kept. */
const KEPT_WORDS = 16_384;

let loaded: SequenceReader | undefined;

/** The reader with the weights shipped, made at the first call. Throws when data/models/sequence.bin is missing. */
export function loadSequence(): SequenceReader {
  loaded ??= makeSequenceReader(
    readModel(new URL("../../../data/models/sequence.bin", import.meta.url)),
    readVocabulary(),
  );
  return loaded;
}

/** A reader over the given weights. What a word sends is computed once, and a text is read once for as long as its hashes live. */
export function makeSequenceReader(model: SequenceModel, {rowsOf}: Vocabulary): SequenceReader {
  const words = new Map<number, Float32Array>();
  const texts = new WeakMap<Int32Array, Float32Array>();
  const sendOf = (row: number): Float32Array => {
    const known = words.get(row);
    if (known !== undefined) return known;
    if (words.size >= KEPT_WORDS) words.clear();
    const sent = new Float32Array(SENT);
    send(model, row, sent);
    words.set(row, sent);
    return sent;
  };
  const read = (hashes: Int32Array): Float32Array => {
    const known = texts.get(hashes);
    if (known !== undefined) return known;
    const out = new Float32Array(READ);
    readForward(Array.from(rowsOf(hashes), sendOf), model.bias, null, out);
    texts.set(hashes, out);
    return out;
  };
  const run = (head: SequenceModel["labels"]) => {
    const hidden = new Float32Array(head.hidden);
    // A sentence is looked at again as the one before, a heading over and over: what each says to the head is summed once a role.
    const sums = [0, 1, 2].map(() => new WeakMap<Int32Array, Float32Array>());
    const sumOf = (hashes: Int32Array, role: number): Float32Array => {
      const known = sums[role]!.get(hashes);
      if (known !== undefined) return known;
      const sum = new Float32Array(head.hidden);
      addInputs(head, read(hashes), role * READ, sum);
      sums[role]!.set(hashes, sum);
      return sum;
    };
    return ({text, prev, section}: Placed): Float32Array => {
      hidden.set(head.b1);
      [text, prev, section].forEach((hashes, role) => {
        if (hashes === null) return;
        const sum = sumOf(hashes, role);
        for (let j = 0; j < hidden.length; j++) hidden[j] = hidden[j]! + sum[j]!;
      });
      for (let j = 0; j < hidden.length; j++) hidden[j] = Math.max(0, hidden[j]!);
      const out = new Float32Array(head.outputs);
      sharesOf(head, hidden, out);
      return out;
    };
  };
  return {ids: model.ids, labels: run(model.labels), matters: run(model.matters)};
}

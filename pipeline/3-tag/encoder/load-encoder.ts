import {readFileSync} from "node:fs";
import {END, encoderForm, makePieceCutter, START, statementForm} from "./pieces.ts";
import {type EncoderWeights, type Head, readWeights, WIDTH} from "./weights.ts";

/** A text, the sentence before it and the heading it stands under; null when there is none. */
export type Placed = {text: string; prev: string | null; section: string | null};

export type Encoder = {
  /** The matters that `matters` tells apart, in its order after "about none". */
  ids: readonly string[];
  /** Shares, summing to 1, of the labels in the order of CLASSES. */
  labels(placed: Placed): Float32Array;
  /** Shares, summing to 1: about none, then `ids`. */
  matters(placed: Placed): Float32Array;
};

type Kernel = {
  memory: WebAssembly.Memory;
  place(from: number, tokens: number, layers: number): number;
  read(length: number, own: number): void;
};

/** How many tokens of a text, of the sentence before and of the heading are read. */
export const LONGEST = {text: 110, prev: 48, section: 24};
/** So many letters hold more tokens than are read. */
const LETTERS = 2_000;
/** Where the weights lie in the kernel's memory: behind the answer. */
const FROM = 2_048;
/** A statement is read for its label, then for its matters; a sentence again with its clauses. */
const KEPT = 2_048;

let loaded: Encoder | undefined;

/** The encoder with the weights shipped, made at the first call. Throws when data/models/encoder.bin is missing. */
export function loadEncoder(): Encoder {
  loaded ??= makeEncoder(readWeights(new URL("../../../data/models/encoder.bin", import.meta.url)));
  return loaded;
}

/**
 * An encoder over the given weights: a transformer (Devlin et al. 2018, arXiv:1810.04805) that reads a text together with what stands around
 * it. The same text in the same place gives the same bits, whatever was read before and on whatever machine.
 */
export function makeEncoder({ids, labels, matters, layers, body, ...pieces}: EncoderWeights): Encoder {
  const cut = makePieceCutter(pieces);
  const kernel = startKernel();
  const tokens = kernel.place(FROM, pieces.pieces.length, layers);
  new Uint8Array(kernel.memory.buffer, FROM, body.length).set(body);
  const asked = new Int32Array(
    kernel.memory.buffer,
    tokens,
    2 * (LONGEST.text + LONGEST.prev + LONGEST.section + 4),
  );
  const told = new Float32Array(kernel.memory.buffer, 0, WIDTH);
  const known = new Map<string, Float32Array>();

  const read = (placed: Placed): Float32Array => {
    const text = placed.text.slice(0, LETTERS);
    const prev = (placed.prev ?? "").slice(0, LETTERS);
    const section = (placed.section ?? "").slice(0, LETTERS);
    const key = JSON.stringify([text, prev, section]);
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    if (known.size >= KEPT) known.clear();
    let length = 0;
    const put = (id: number, side: 0 | 1): void => {
      asked[2 * length] = id;
      asked[2 * length + 1] = side;
      length++;
    };
    const putText = (form: string, longest: number, side: 0 | 1): void => {
      for (const id of cut(form).slice(0, longest)) put(id, side);
      put(END, side);
    };
    put(START, 0);
    putText(statementForm(text), LONGEST.text, 0);
    const own = length;
    putText(encoderForm(prev), LONGEST.prev, 1);
    putText(encoderForm(section), LONGEST.section, 1);
    kernel.read(length, own);
    const mean = told.slice();
    known.set(key, mean);
    return mean;
  };
  return {
    ids,
    labels: (placed) => sharesOf(labels, read(placed)),
    matters: (placed) => sharesOf(matters, read(placed)),
  };
}

function startKernel(): Kernel {
  const module = new WebAssembly.Module(readFileSync(new URL("kernel.wasm", import.meta.url)));
  return new WebAssembly.Instance(module).exports as Kernel;
}

/** A softmax over the outputs of a head. */
function sharesOf({weights, bias}: Head, mean: Float32Array): Float32Array {
  const shares = Float32Array.from(bias);
  let top = Number.NEGATIVE_INFINITY;
  for (let o = 0; o < shares.length; o++) {
    let sum = bias[o]!;
    for (let c = 0; c < WIDTH; c++) sum += weights[o * WIDTH + c]! * mean[c]!;
    shares[o] = sum;
    top = Math.max(top, sum);
  }
  let all = 0;
  for (let o = 0; o < shares.length; o++) {
    shares[o] = Math.exp(shares[o]! - top);
    all += shares[o]!;
  }
  for (let o = 0; o < shares.length; o++) shares[o] = shares[o]! / all;
  return shares;
}

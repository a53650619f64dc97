import {readFileSync} from "node:fs";

/** Numbers of a word's vector, of a direction's state, of a direction's three gates, of what a word sends to all gates. */
export const DIM = 64;
export const STATE = 64;
export const GATES = 3 * STATE;
/** A word sends to the gates of both directions, where it is read and where the next one is. */
export const SENT = 4 * GATES;
/** A read text: the greatest and the mean state, each forward and backward. */
export const READ = 4 * STATE;

/** A head over the text, the sentence before and the heading: 3 × READ → `hidden` → `outputs`. */
export type Head = {
  hidden: number;
  outputs: number;
  w1: Float32Array;
  b1: Float32Array;
  w2: Float32Array;
  b2: Float32Array;
};

/**
 * A quasi-recurrent network (Bradbury et al. 2017) that reads words in both directions, with soft-sign gates: no exponentials, so that
 * every machine computes the same. `sent` holds DIM × SENT weights, `bias` 2 × GATES.
 */
export type SequenceModel = {
  vectors: Float32Array;
  sent: Float32Array;
  bias: Float32Array;
  labels: Head;
  matters: Head;
  /** The matters in the order of the outputs of their head; the output before the first is "about none". */
  ids: string[];
};

const MAGIC = 0x31515354;
const LABEL_HIDDEN = 64;
const MATTER_HIDDEN = 128;

/** A model of zeros for a vocabulary of `size` words, `labels` labels and the matters `ids`. */
export function emptyModel(size: number, labels: number, ids: string[]): SequenceModel {
  const head = (hidden: number, outputs: number): Head => ({
    hidden,
    outputs,
    w1: new Float32Array(3 * READ * hidden),
    b1: new Float32Array(hidden),
    w2: new Float32Array(hidden * outputs),
    b2: new Float32Array(outputs),
  });
  return {
    vectors: new Float32Array(size * DIM),
    sent: new Float32Array(DIM * SENT),
    bias: new Float32Array(2 * GATES),
    labels: head(LABEL_HIDDEN, labels),
    matters: head(MATTER_HIDDEN, ids.length + 1),
    ids,
  };
}

/** The arrays of a model that are trained as one, in the order of the file; `vectors` apart. */
export function parametersOf({
  sent,
  bias,
  labels,
  matters,
}: Omit<SequenceModel, "vectors" | "ids">): Float32Array[] {
  return [sent, bias, ...[labels, matters].flatMap(({w1, b1, w2, b2}) => [w1, b1, w2, b2])];
}

/**
 * The bytes of data/models/sequence.bin, little endian: `TSQ1`, length of the head, words and labels as u32, the matters as JSON padded
 * to 4 bytes, the parameters as f32 in the order of `parametersOf`, a scale a word as f32, the vectors as i8.
 */
export function writeModel(model: SequenceModel): Uint8Array {
  const json = Buffer.from(JSON.stringify(model.ids));
  const padded = Buffer.concat([json, Buffer.alloc((4 - (json.length % 4)) % 4, " ")]);
  const size = model.vectors.length / DIM;
  const head = Uint32Array.of(MAGIC, padded.length, size, model.labels.outputs);
  const scales = new Float32Array(size);
  const bytes = new Int8Array(size * DIM);
  for (let row = 0; row < size; row++) {
    const vector = model.vectors.subarray(row * DIM, (row + 1) * DIM);
    const top = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    scales[row] = top / 127;
    for (let d = 0; d < DIM; d++) bytes[row * DIM + d] = top === 0 ? 0 : Math.round((vector[d]! / top) * 127);
  }
  const parts = [head, ...parametersOf(model), scales, bytes].map(
    ({buffer, byteOffset, byteLength}) => new Uint8Array(buffer, byteOffset, byteLength),
  );
  return Buffer.concat([parts[0]!, padded, ...parts.slice(1)]);
}

/** Reads a model file; throws when it is not one, or is cut short. */
export function readModel(file: URL): SequenceModel {
  const {buffer} = Uint8Array.from(readFileSync(file));
  const [magic, length = 0, size = 0, labels = 0] = new Uint32Array(buffer, 0, 4);
  if (magic !== MAGIC) throw new Error(`not a sequence model: ${file.pathname}`);
  const ids = JSON.parse(Buffer.from(buffer, 16, length).toString("utf8")) as string[];
  const model = emptyModel(size, labels, ids);
  let at = 16 + length;
  const total = parametersOf(model).reduce((sum, {byteLength}) => sum + byteLength, 0);
  if (buffer.byteLength !== at + total + size * (4 + DIM))
    throw new Error(`sequence model cut short: ${file.pathname}`);
  for (const parameter of parametersOf(model)) {
    parameter.set(new Float32Array(buffer, at, parameter.length));
    at += parameter.byteLength;
  }
  const scales = new Float32Array(buffer, at, size);
  const bytes = new Int8Array(buffer, at + 4 * size);
  for (let i = 0; i < bytes.length; i++) model.vectors[i] = bytes[i]! * scales[Math.floor(i / DIM)]!;
  return model;
}

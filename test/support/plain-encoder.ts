import {WIDTH} from "../../pipeline/3-tag/encoder/weights.ts";

// The encoder of one layer in plain floats, as the papers say it, to hold kernel.wasm against.
const INNER = 1536;
const HEADS = 12;
const HEAD = WIDTH / HEADS;
const PLACES = 192;

type Matrix = {weights: Float32Array; bias: Float32Array; outputs: number; inputs: number};
type Norm = {scale: Float32Array; move: Float32Array};
export type PlainEncoder = {
  words: Float32Array;
  places: Float32Array;
  sides: Float32Array;
  norm: Norm;
  ask: Matrix;
  give: Matrix;
  first: Norm;
  widen: Matrix;
  narrow: Matrix;
  last: Norm;
};

/** An encoder of `count` words with weights like those of trained ones in size; the same for the same seed. */
export function makePlainEncoder(count: number, seed: number): PlainEncoder {
  let state = seed;
  const even = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 2 ** 31 - 1;
  };
  const floats = (length: number, spread: number, mean = 0): Float32Array =>
    Float32Array.from({length}, () => mean + spread * even());
  const matrix = (outputs: number, inputs: number): Matrix => ({
    weights: floats(outputs * inputs, 2 / Math.sqrt(inputs)),
    bias: floats(outputs, 0.2),
    outputs,
    inputs,
  });
  const norm = (): Norm => ({scale: floats(WIDTH, 0.3, 1), move: floats(WIDTH, 0.2)});
  return {
    words: floats(count * WIDTH, 1),
    places: floats(PLACES * WIDTH, 0.3),
    sides: floats(2 * WIDTH, 0.3),
    norm: norm(),
    ask: matrix(3 * WIDTH, WIDTH),
    give: matrix(WIDTH, WIDTH),
    first: norm(),
    widen: matrix(INNER, WIDTH),
    narrow: matrix(WIDTH, INNER),
    last: norm(),
  };
}

/** The bytes of it as kernel.ts lays them: weights in 8 bits a row. */
export function bodyOf({
  words,
  places,
  sides,
  norm,
  ask,
  give,
  first,
  widen,
  narrow,
  last,
}: PlainEncoder): Uint8Array {
  const bytesOf = ({buffer, byteOffset, byteLength}: ArrayBufferView): Uint8Array =>
    new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
  const eightBits = (values: Float32Array, width: number): [Int8Array, Float32Array] => {
    const scales = new Float32Array(values.length / width);
    const rows = Int8Array.from(values, (_, i) => {
      if (i % width === 0) scales[i / width] = Math.max(...values.subarray(i, i + width).map(Math.abs)) / 127;
      return Math.round(values[i]! / scales[Math.floor(i / width)]!);
    });
    return [rows, scales];
  };
  const ofMatrix = ({weights, bias, inputs}: Matrix, isAsk = false): Uint8Array[] => {
    const by = (i: number): number => (isAsk && i < WIDTH ? Math.sqrt(HEAD) : 1);
    const [rows, scales] = eightBits(
      weights.map((value, i) => value / by(Math.floor(i / inputs))),
      inputs,
    );
    const sums = scales.map(
      (scale, o) => scale * rows.subarray(o * inputs, (o + 1) * inputs).reduce((a, b) => a + b, 0),
    );
    return [rows, scales, sums, bias.map((value, o) => value / by(o))].map(bytesOf);
  };
  const ofNorm = ({scale, move}: Norm): Uint8Array[] => [scale, move].map(bytesOf);
  return Buffer.concat([
    ...eightBits(words, WIDTH).map(bytesOf),
    bytesOf(places),
    bytesOf(sides),
    ...ofNorm(norm),
    ...ofMatrix(ask, true),
    ...ofMatrix(give),
    ...ofNorm(first),
    ...ofMatrix(widen),
    ...ofMatrix(narrow),
    ...ofNorm(last),
  ]);
}

/** The mean of the first `own` tokens of a text, given as ids and sides. */
export function readPlainly(
  encoder: PlainEncoder,
  ids: readonly number[],
  sides: readonly number[],
  own: number,
): number[] {
  const rows = ids.map((id, t) =>
    Array.from(
      {length: WIDTH},
      (_, c) =>
        encoder.words[id * WIDTH + c]! +
        encoder.places[t * WIDTH + c]! +
        encoder.sides[sides[t]! * WIDTH + c]!,
    ),
  );
  const x = rows.map((row) => normalised(row, encoder.norm));
  const asked = x.map((row) => times(encoder.ask, row));
  const mixed = x.map((_, t) =>
    Array.from({length: HEADS}).flatMap((_, h) => {
      const at = h * HEAD;
      const scores = x.map((_, s) => {
        let sum = 0;
        for (let d = 0; d < HEAD; d++) sum += asked[t]![at + d]! * asked[s]![WIDTH + at + d]!;
        return Math.exp(sum / Math.sqrt(HEAD));
      });
      const all = scores.reduce((a, b) => a + b, 0);
      return Array.from({length: HEAD}, (_, d) =>
        scores.reduce((sum, score, s) => sum + (score / all) * asked[s]![2 * WIDTH + at + d]!, 0),
      );
    }),
  );
  const after = x.map((row, t) => normalised(added(row, times(encoder.give, mixed[t]!)), encoder.first));
  const done = after.map((row) =>
    normalised(added(row, times(encoder.narrow, times(encoder.widen, row).map(gelu))), encoder.last),
  );
  return Array.from(
    {length: WIDTH},
    (_, c) => done.slice(0, own).reduce((sum, row) => sum + row[c]!, 0) / own,
  );
}

const added = (a: readonly number[], b: readonly number[]): number[] => a.map((value, i) => value + b[i]!);
const gelu = (x: number): number => x / (1 + Math.exp(-1.5957691216057308 * (x + 0.044715 * x ** 3)));

function times({weights, bias, outputs, inputs}: Matrix, row: readonly number[]): number[] {
  return Array.from({length: outputs}, (_, o) =>
    row.reduce((sum, value, i) => sum + value * weights[o * inputs + i]!, bias[o]!),
  );
}

function normalised(row: readonly number[], {scale, move}: Norm): number[] {
  const mean = row.reduce((a, b) => a + b, 0) / WIDTH;
  const spread = Math.sqrt(row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / WIDTH);
  return row.map((value, c) => ((value - mean) / spread) * scale[c]! + move[c]!);
}

import {makeRandom, shuffle} from "../random.ts";
import {adamStep, makeMoments} from "./adam.ts";
import {makeHeadTrainer} from "./head.ts";
import {DIM, emptyModel, GATES, parametersOf, READ, SENT, type SequenceModel, STATE} from "./model.ts";
import {makeTrace, readBackward, readForward} from "./pass.ts";
import {send, sendBackward} from "./send.ts";

/** A text in its surroundings, as rows of the vocabulary, and what should be said of it. */
export type Example = {
  text: Int32Array;
  prev: Int32Array;
  section: Int32Array;
  /** Shares of the labels, and of the matters after "none"; `matters` null when nobody said. */
  labels: Float32Array;
  matters: Float32Array | null;
  label_weight: number;
  matter_weight: number;
};

export type Training = {
  ids: string[];
  vectors: Float32Array;
  epochs: number;
  seed: number;
  told?: (line: string) => void;
};

const BATCH = 48;
const RATE = 0.002;
/** Vectors come trained: they move slower. */
const VECTOR_RATE = 0.3 * RATE;
const DECAY = 0.02;
const DROP = 0.3;
/** Share of words, and of surroundings, that are left out at random. */
const DROP_WORD = 0.08;
const DROP_AROUND = 0.25;
const MATTERS = 0.7;
const SMOOTH = 0.05;
const CLIP = 2;
const NOTHING = new Int32Array();

/** Trains on `examples`. Deterministic by seed; the order of examples counts. */
export function trainSequence(
  examples: readonly Example[],
  {ids, vectors, epochs, seed, told}: Training,
): SequenceModel {
  const random = makeRandom(seed);
  const model = emptyModel(vectors.length / DIM, examples[0]!.labels.length, ids);
  model.vectors.set(vectors);
  scatter(model, random);
  const labels = makeHeadTrainer(model.labels, DROP, random);
  const matters = makeHeadTrainer(model.matters, DROP, random);
  const grads = {
    sent: new Float32Array(DIM * SENT),
    bias: new Float32Array(2 * GATES),
    labels: labels.grad,
    matters: matters.grad,
  };
  const parameters = parametersOf(model);
  const gradients = parametersOf(grads);
  const moments = parameters.map(({length}) => makeMoments(length));
  const vector_moments = makeMoments(model.vectors.length);
  const words = new Map<number, {sent: Float32Array; grad: Float32Array; vector: Float32Array}>();
  const inputs = new Float32Array(3 * READ);
  const inputs_grad = new Float32Array(3 * READ);
  const order = examples.map((_, i) => i);
  const steps = epochs * Math.ceil(order.length / BATCH);
  let count = 0;

  const wordOf = (row: number) => {
    const known = words.get(row);
    if (known !== undefined) return known;
    const sent = new Float32Array(SENT);
    send(model, row, sent);
    const word = {sent, grad: new Float32Array(SENT), vector: new Float32Array(DIM)};
    words.set(row, word);
    return word;
  };
  const readOnce = (rows: Int32Array, seen: Map<Int32Array, Read>): Read => {
    const known = seen.get(rows);
    if (known !== undefined) return known;
    const kept = [...rows].filter(() => random() >= DROP_WORD).map(wordOf);
    const trace = makeTrace(kept.length);
    const read = {words: kept, trace, out: new Float32Array(READ), grad: new Float32Array(READ)};
    readForward(
      kept.map(({sent}) => sent),
      model.bias,
      trace,
      read.out,
    );
    seen.set(rows, read);
    return read;
  };

  const learn = (example: Example, seen: Map<Int32Array, Read>): number => {
    const {text, prev, section} = example;
    const parts = [
      text,
      random() < DROP_AROUND ? NOTHING : prev,
      random() < DROP_AROUND ? NOTHING : section,
    ].map((rows) => readOnce(rows, seen));
    parts.forEach(({out}, i) => {
      inputs.set(out, i * READ);
    });
    inputs_grad.fill(0);
    let loss = labels.learn(inputs, example.labels, example.label_weight, inputs_grad);
    if (example.matters !== null)
      loss += matters.learn(inputs, example.matters, example.matter_weight * MATTERS, inputs_grad);
    parts.forEach(({grad}, i) => {
      for (let j = 0; j < READ; j++) grad[j] = grad[j]! + inputs_grad[i * READ + j]!;
    });
    return loss;
  };

  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    let loss = 0;
    for (let start = 0; start < order.length; start += BATCH) {
      const batch = order.slice(start, start + BATCH);
      const seen = new Map<Int32Array, Read>();
      words.clear();
      for (const i of batch) loss += learn(examples[i]!, seen);
      for (const {words: kept, trace, grad} of seen.values()) {
        readBackward(
          kept.map((word) => word.grad),
          grads.bias,
          trace,
          grad,
        );
      }
      for (const [row, {grad, vector}] of words) sendBackward(model, row, grad, grads.sent, vector);
      count++;
      const scale = clip([...gradients, ...[...words.values()].map(({vector}) => vector)], batch.length);
      const falling = 1 - (count - 1) / steps;
      parameters.forEach((theta, p) => {
        adamStep(theta, moments[p]!, gradients[p]!, {rate: RATE * falling, decay: DECAY, scale, count});
      });
      for (const [row, {vector}] of words) {
        adamStep(
          model.vectors,
          vector_moments,
          vector,
          {rate: VECTOR_RATE * falling, decay: 0, scale, count},
          [row * DIM, (row + 1) * DIM, 0],
        );
      }
    }
    told?.(`lượt ${epoch + 1}/${epochs}: mất mát ${(loss / order.length).toFixed(3)}`);
  }
  return model;
}

type Read = {
  words: {sent: Float32Array; grad: Float32Array}[];
  trace: ReturnType<typeof makeTrace>;
  out: Float32Array;
  grad: Float32Array;
};

/** First weights: small and even; forget gates open, so that the beginning is remembered. */
function scatter(model: SequenceModel, random: () => number): void {
  const spread = (array: Float32Array, inputs: number): void => {
    for (let i = 0; i < array.length; i++) array[i] = (random() * 2 - 1) / Math.sqrt(inputs);
  };
  spread(model.sent, 2 * DIM);
  for (let way = 0; way < 2; way++) model.bias.fill(1, way * GATES + STATE, way * GATES + 2 * STATE);
  for (const {w1, w2, hidden} of [model.labels, model.matters]) {
    spread(w1, 3 * READ);
    spread(w2, hidden);
  }
}

/** The factor that makes sums of a batch means, and long gradients CLIP long. */
function clip(gradients: readonly Float32Array[], size: number): number {
  let sum = 0;
  for (const gradient of gradients) for (let i = 0; i < gradient.length; i++) sum += gradient[i]! ** 2;
  const length = Math.sqrt(sum) / size;
  return length > CLIP ? CLIP / length / size : 1 / size;
}

/** Target shares from wanted outputs and their weights, a little of them for all, so that nothing is taken as certain. */
export function targetOf(outputs: number, wanted: readonly (readonly [number, number])[]): Float32Array {
  const target = new Float32Array(outputs).fill(SMOOTH / outputs);
  const sum = wanted.reduce((total, [, weight]) => total + weight, 0);
  for (const [output, weight] of wanted) target[output] = target[output]! + ((1 - SMOOTH) * weight) / sum;
  return target;
}

import type {Analysis} from "./analyse.ts";
import {type Around, featuresOf, makeFeatures} from "./features.ts";
import {GATE_INPUTS, gateInputs} from "./gate-inputs.ts";
import {type Linear, scoreParts} from "./linear.ts";
import {type Net, runNet} from "./mlp.ts";
import {K, toShares} from "./softmax.ts";

/** Gives the probabilities of the K classes for a text in its surroundings, in an array of the caller's own. */
export type Scorer = (text: Analysis, around: Around) => Float64Array;

/** Writes the gate's inputs for a text into `out[at …]`. */
export type GateReader = (text: Analysis, around: Around, out: Float32Array, at: number) => void;

/** Reads texts for the gate; what a text's own words say is kept for as long as its analysis lives. */
export function makeGateReader(linear: Linear): GateReader {
  const features = makeFeatures();
  const parts = new Float64Array(4 * K);
  const nothing = new Float64Array(K);
  const words = new WeakMap<Analysis, Float64Array>();
  const wordsOf = (text: Analysis): Float64Array => {
    const known = words.get(text);
    if (known !== undefined) return known;
    featuresOf(text, {section: null, prev: null}, features);
    const own = new Float64Array(K);
    scoreParts(linear, features, 1, own);
    words.set(text, own);
    return own;
  };
  return (text, around, out, at) => {
    const before = around.prev === null ? nothing : wordsOf(around.prev);
    featuresOf(text, around, features);
    scoreParts(linear, features, 4, parts);
    words.set(text, parts.slice(0, K));
    gateInputs(parts, before, text, around.section, around.prev, out, at);
  };
}

/** The two stages together: linear scores by part, then the mean of the gate's nets, sharpened or dulled by `temperature`. */
export function makeScorer(linear: Linear, nets: Net[], temperature: number): Scorer {
  const read = makeGateReader(linear);
  const inputs = new Float32Array(GATE_INPUTS);
  const hidden = new Float64Array(Math.max(...nets.map((net) => net.hidden)));
  const z = new Float64Array(K);
  return (text, around) => {
    read(text, around, inputs, 0);
    const shares = new Float64Array(K);
    for (const net of nets) {
      runNet(net, inputs, 0, hidden, z);
      toShares(z);
      for (let c = 0; c < K; c++) shares[c] = shares[c]! + z[c]! / nets.length;
    }
    for (let c = 0; c < K; c++) shares[c] = Math.log(shares[c]! + 1e-6) / temperature;
    toShares(shares);
    return shares;
  };
}

/** The likeliest class; what is to be done counts together, whether planned or asked for. */
export function bestClass(shares: ArrayLike<number>): number {
  let at = 0;
  let top = -1;
  for (let c = 0; c < K - 1; c++) {
    const value = c === 3 ? shares[3]! + shares[5]! : shares[c]!;
    if (value > top) {
      top = value;
      at = c;
    }
  }
  return at === 3 && shares[5]! > shares[3]! ? 5 : at;
}

/** How sure `bestClass` is, 0–1. */
export function confidenceOf(shares: ArrayLike<number>, at: number): number {
  return at === 3 || at === 5 ? shares[3]! + shares[5]! : shares[at]!;
}

import {decodeGaps, makePath} from "./decode-gaps.ts";
import {FEATURES, type GapFeatures, type PairCounts} from "./gap-features.ts";
import type {Lexicon} from "./lexicon.ts";
import {PairTable} from "./pair-table.ts";
import {makeLoader} from "./segmenter.ts";

/** Weights per feature, and the pairs counted in the text with their level (see `countLevel`). */
export type Trained = {weights: Float64Array; pairs: [first: number, second: number, level: number][]};
type Example = {gaps: Int32Array[]; transitions: Int32Array[]; inside: Uint8Array; priors: Float64Array};

/**
 * Gives the weights learnt from sentences of gold words (Collins 2002, averaged structured perceptron), averaged over `seeds`
 * shuffles of `epochs` passes each. Same sentences, same weights. A sentence sees pair counts without its own, else the counts
 * would look surer in training than they are on new text. Gold words that end within a token of ours count as the token.
 */
export function trainWords(lexicon: Lexicon, sentences: string[][], {epochs = 8, seeds = 4} = {}): Trained {
  const pairs = new PairTable(50_000);
  const levels = new Uint8Array(400_000);
  const pairCounts: PairCounts = {pairs, levels};
  const {features, load} = makeLoader(lexicon, pairCounts);
  const keys: [number, number][] = [];
  const joined: number[] = [];
  const parted: number[] = [];

  const gold = sentences.map((words) => {
    const {bounds, count} = load(words.join(" "));
    const inside = insideOf(words, bounds, count);
    const numbers = Int32Array.from({length: count}, (_, i) =>
      i > 0 && features.isOpen(i) ? pairs.add(...features.pairKeys(i)) : -1,
    );
    numbers.forEach((pair, i) => {
      if (pair < 0) return;
      keys[pair] = features.pairKeys(i);
      joined[pair] = (joined[pair] ?? 0) + inside[i]!;
      parted[pair] = (parted[pair] ?? 0) + 1 - inside[i]!;
    });
    return {text: words.join(" "), inside, numbers};
  });
  const examples = gold.map(({text, inside, numbers}): Example => {
    const count = (sign: number): void =>
      numbers.forEach((pair, i) => {
        if (pair < 0) return;
        joined[pair]! += sign * inside[i]!;
        parted[pair]! += sign * (1 - inside[i]!);
        levels[pair] = countLevel(joined[pair]!, parted[pair]!);
      });
    count(-1);
    load(text);
    const example = exampleOf(features, inside);
    count(1);
    return example;
  });

  const weights = new Float64Array(FEATURES);
  for (let seed = 1; seed <= seeds; seed++)
    average(examples, epochs, seed).forEach((weight, feature) => {
      weights[feature]! += weight / seeds;
    });
  return {
    weights,
    pairs: keys.map(([first, second], pair) => [first, second, countLevel(joined[pair]!, parted[pair]!)]),
  };
}

/** Gives 0 … 15: how often joined (never, once, up to three, more) × how often apart. */
const countLevel = (joined: number, parted: number): number => grade(joined) * 4 + grade(parted);
const grade = (count: number): number => (count < 2 ? count : count < 4 ? 2 : 3);

/** Gives 1 for each token that no gold word begins with. */
function insideOf(words: string[], bounds: Int32Array, count: number): Uint8Array {
  const starts = new Set<number>();
  words.reduce((at, word) => {
    starts.add(at);
    return at + word.length + 1;
  }, 0);
  return Uint8Array.from({length: count}, (_, i) => (starts.has(bounds[2 * i]!) ? 0 : 1));
}

function exampleOf(features: GapFeatures, inside: Uint8Array): Example {
  const example: Example = {gaps: [], transitions: [], inside, priors: new Float64Array(features.count)};
  for (let i = 0; i < features.count; i++) {
    // The first token has no gap before it.
    const gap = i > 0 ? features.gap(i) : 0;
    example.gaps.push(features.found.slice(0, gap));
    const transition = i > 0 ? features.transition(i) : 0;
    example.transitions.push(features.found.slice(0, transition));
    example.priors[i] = i > 0 ? features.prior(i) : 0;
  }
  return example;
}

/** Gives the weights of one shuffle, averaged over all its steps. */
function average(examples: Example[], epochs: number, seed: number): Float64Array {
  const weights = new Float64Array(FEATURES);
  const drift = new Float64Array(FEATURES); // step × change, which the average is short by
  const order = examples.map((_, i) => i);
  const random = randoms(seed);
  const path = makePath();
  let step = 1;
  const change = (found: Int32Array, by: number): void => {
    for (const feature of found) {
      weights[feature]! += by;
      drift[feature]! += step * by;
    }
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (const at of order) {
      const {gaps, transitions, inside} = examples[at]!;
      decodeGaps(replay(examples[at]!), weights, path);
      const given = path.inside;
      for (let i = 1; i < inside.length; i++) {
        if (given[i] !== inside[i]) change(gaps[i]!, inside[i] === 1 ? 1 : -1);
        const wanted = inside[i]! & inside[i - 1]!;
        const got = given[i]! & given[i - 1]!;
        if (wanted !== got) change(transitions[i]!, wanted - got);
      }
      step++;
    }
  }
  return weights.map((weight, feature) => weight - drift[feature]! / step);
}

/** Gives the features of an example in the shape that the decoder asks for. */
function replay({
  gaps,
  transitions,
  inside,
  priors,
}: Example): Pick<GapFeatures, "count" | "found" | "gap" | "transition" | "prior"> {
  const found = new Int32Array(128);
  const give = (features: Int32Array): number => {
    found.set(features);
    return features.length;
  };
  return {
    count: inside.length,
    found,
    gap: (i) => give(gaps[i]!),
    transition: (i) => give(transitions[i]!),
    prior: (i) => priors[i]!,
  };
}

/** Gives numbers in [0, 1), the same for the same seed (linear congruence, Numerical Recipes). */
function randoms(seed: number): () => number {
  let state = seed * 7919;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

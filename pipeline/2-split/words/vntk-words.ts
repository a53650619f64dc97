import {crfScorer} from "./crf-scorer.ts";
import {readVntkDictionary, readVntkModel} from "./vntk-files.ts";
import {vntkTokens} from "./vntk-tokens.ts";

/**
 * Gives a function from a text to the words vntk 1.4.4 gives for it, syllables joined by a space: the same model file,
 * dictionary and Viterbi search (Lafferty et al. 2001) without its native code. Not vntk's: a text that begins inside a word
 * loses no word, and no text takes more than linear time. An empty text has no words.
 */
export function loadVntkWords(): (text: string) => string[] {
  const scorer = crfScorer(readVntkModel(), readVntkDictionary());
  const known = new Map<string, ReturnType<typeof scorer.facts>>();
  const factsOf = (token: string) => {
    const facts = known.get(token) ?? scorer.facts(token);
    if (known.size > 100_000) known.clear();
    known.set(token, facts);
    return facts;
  };
  return (text) => {
    const tokens = vntkTokens(text);
    const facts = tokens.map(factsOf);
    const scores = new Float64Array(tokens.length);
    scorer.score(
      {
        exact: Int32Array.from(facts, (fact) => fact.exact),
        syllable: Int32Array.from(facts, (fact) => fact.syllable),
        flags: Uint8Array.from(facts, (fact) => fact.flags),
        alone: Float64Array.from(facts.flatMap((fact) => fact.alone)),
      },
      tokens.length,
      scores,
    );
    const words: string[] = [];
    const inside = viterbi(scores, scorer.transitions);
    tokens.forEach((token, i) => {
      if (inside[i] === 1 && words.length > 0) words[words.length - 1] += ` ${token}`;
      else words.push(token);
    });
    return words;
  };
}

/** Gives the best labels (0 or 1) for the scores of label 1 against label 0; of equal paths the one CRFsuite takes. */
function viterbi(scores: Float64Array, transitions: Float64Array): Uint8Array {
  const [zeroZero, zeroOne, oneZero, oneOne] = transitions as unknown as [number, number, number, number];
  const labels = new Uint8Array(scores.length);
  const from = new Uint8Array(scores.length * 2);
  let zero = 0;
  let one = scores[0] ?? 0;
  for (let i = 1; i < scores.length; i++) {
    const toZero = one + oneZero > zero + zeroZero;
    const toOne = one + oneOne > zero + zeroOne;
    from[2 * i] = Number(toZero);
    from[2 * i + 1] = Number(toOne);
    [zero, one] = [
      toZero ? one + oneZero : zero + zeroZero,
      (toOne ? one + oneOne : zero + zeroOne) + scores[i]!,
    ];
  }
  let label = one > zero ? 1 : 0;
  for (let i = scores.length - 1; i >= 0; i--) {
    labels[i] = label;
    label = from[2 * i + label]!;
  }
  return labels;
}

/** What training leaves: weights of terms by class. */
export type Counts = {
  names: string[];
  terms: Map<string, number>;
  /** Row of `terms`, column of `names`: the weight of evidence of the term for the class. */
  weights: Float32Array;
  /** The term of a folded text that speaks most for a class. */
  evidence(folded: string, name: string): string;
};

const SMOOTHING = 0.3;
/** Weights sharpen with length; this keeps the shares calibrated on clauses of some 20 words. */
const SHARPNESS = 7;

/** The syllables and pairs of neighbouring syllables of a folded text, without marks and figures. */
export function termsOf(folded: string): string[] {
  const syllables = folded.match(/\p{L}+/gu) ?? [];
  return [...syllables, ...syllables.slice(1).map((syllable, at) => `${syllables[at]} ${syllable}`)];
}

/**
 * Trains a complement naive Bayes classifier with tf-idf and length normalisation on folded texts and their classes
 * (J. Rennie et al., "Tackling the Poor Assumptions of Naive Bayes Text Classifiers", ICML 2003). Terms seen once are left out.
 */
export function countClasses(examples: readonly {text: string; classes: readonly string[]}[]): Counts {
  const names = [...new Set(examples.flatMap(({classes}) => classes))].sort();
  const columns = new Map(names.map((name, at) => [name, at]));
  const frequency = new Map<string, number>();
  const texts = examples.map(({text, classes}) => ({terms: new Set(termsOf(text)), classes}));
  for (const {terms} of texts) for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const terms = new Map([...frequency].filter(([, n]) => n > 1).map(([term], at) => [term, at]));
  const width = names.length;
  const sums = new Float64Array(terms.size * width);
  for (const {terms: own, classes} of texts) {
    const known = [...own]
      .filter((term) => terms.has(term))
      .map((term) => ({
        row: terms.get(term) as number,
        idf: Math.log(texts.length / (frequency.get(term) as number)),
      }));
    const length = Math.hypot(...known.map(({idf}) => idf)) || 1;
    for (const name of classes)
      for (const {row, idf} of known) sums[row * width + (columns.get(name) as number)]! += idf / length;
  }
  const weights = toWeights(sums, width);
  const evidence = (folded: string, name: string) => {
    const column = columns.get(name) ?? 0;
    const score = (term: string) => weights[(terms.get(term) ?? 0) * width + column] ?? 0;
    return termsOf(folded)
      .filter((term) => term.includes(" ") && terms.has(term))
      .reduce((best, term) => (best === "" || score(term) > score(best) ? term : best), "");
  };
  return {names, terms, weights, evidence};
}

function toWeights(sums: Float64Array, width: number): Float32Array {
  const rows = sums.length / width;
  const weights = new Float32Array(sums.length);
  const row_totals = Float64Array.from({length: rows}, (_, row) =>
    sums.subarray(row * width, (row + 1) * width).reduce((a, b) => a + b, 0),
  );
  const all = row_totals.reduce((a, b) => a + b, 0);
  for (let column = 0; column < width; column++) {
    let own = 0;
    for (let row = 0; row < rows; row++) own += sums[row * width + column] ?? 0;
    let norm = 0;
    for (let row = 0; row < rows; row++) {
      const outside =
        ((row_totals[row] ?? 0) - (sums[row * width + column] ?? 0) + SMOOTHING) /
        (all - own + SMOOTHING * rows);
      weights[row * width + column] = -Math.log(outside);
      norm += -Math.log(outside);
    }
    for (let row = 0; row < rows; row++) weights[row * width + column]! *= rows / norm;
  }
  return weights;
}

/** The classes of a folded text with their shares (sum 1), the likeliest first; alike shares in the order of names. */
export function scoreClasses(
  {names, terms, weights}: Counts,
  folded: string,
): {name: string; share: number}[] {
  const width = names.length;
  const known = [...new Set(termsOf(folded))].flatMap((term) => terms.get(term) ?? []);
  const scores = new Float64Array(width);
  for (const row of known)
    for (let column = 0; column < width; column++) scores[column]! += weights[row * width + column] ?? 0;
  const top = Math.max(...scores);
  const odds = scores.map((score) => Math.exp((score - top) * SHARPNESS));
  const total = odds.reduce((a, b) => a + b, 0);
  return names
    .map((name, at) => ({name, share: (odds[at] ?? 0) / total}))
    .sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1));
}

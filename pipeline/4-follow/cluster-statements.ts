/** A statement that is about no matter of the taxonomy, in the order of periods. */
export type Unmatched = {
  statement_id: string;
  unit_id: string;
  /** Its words told apart by nothing but letters and digits; statements of one key say the same. */
  key: string;
  text: string;
  /** Cut into words, joined by _, and those of the sentence it is a part of. */
  words: string;
  around: string;
};

/** Statements that speak of one thing, found around the one that first said it. */
export type Cluster = Leader & {name: string; statements: Unmatched[]};

/** What a cluster is found by, and known by over nights. */
export type Leader = {candidate_id: string; text: string; words: string; around: string};

/** What is to be offered: said this often, by this many units, in this many different sentences. */
const LEAST = {statements: 3, units: 2, sentences: 2};
/** Shorter statements say too little of what they are about. */
const LEAST_WORDS = 5;
/** Cosine from which a statement belongs to a leader, and how much the rest of its sentence counts; set on the sample (docs/learning.md). */
const ALIKE = 0.25;
const AROUND = 0.5;
const NAME_WORDS = 4;

type Vector = ReadonlyMap<string, number>;

/**
 * Clusters what fits no matter: each statement goes to the likest of the leaders, or leads a cluster of its own (leader clustering; J.
 * Hartigan, "Clustering Algorithms", 1975, ch. 3) by the cosine of words weighed by `rarity`. Leaders of `known` come first and stay, with
 * their ids, as long as anything belongs to them or `kept` has their id, so that a night later the same clusters stand, and the same input
 * gives the same again. Others are given when large enough, in the order of `known`, then of their first statement; `idOf` gives their ids.
 */
export function clusterStatements(
  statements: readonly Unmatched[],
  {
    known,
    kept,
    rarity,
    idOf,
  }: {
    known: readonly Leader[];
    kept: ReadonlySet<string>;
    rarity: (word: string) => number;
    idOf: (key: string) => string;
  },
): Cluster[] {
  const long = statements.filter(({words}) => new Set(tokens(words)).size >= LEAST_WORDS);
  const vectors = new Map<string, Vector>();
  for (const {key, words, around} of long)
    if (!vectors.has(key)) vectors.set(key, vectorOf(words, around, rarity));
  let leaders = known;
  for (;;) {
    const clusters = assign(long, {leaders, vectors, rarity, idOf}).filter(
      ({candidate_id, statements: own}, at) =>
        at < leaders.length ? own.length > 0 || kept.has(candidate_id) : isLarge(own),
    );
    // Leaders found late draw what stands before them: until none is new, the next night would find something else.
    const is_settled =
      clusters.length === leaders.length &&
      clusters.every(({candidate_id}, at) => candidate_id === leaders[at]?.candidate_id);
    if (is_settled) return clusters.map((cluster) => ({...cluster, name: nameOf(cluster, rarity)}));
    leaders = clusters.map(({statements: _, ...leader}) => leader);
  }
}

type Assigning = {
  leaders: readonly Leader[];
  vectors: ReadonlyMap<string, Vector>;
  rarity: (word: string) => number;
  idOf: (key: string) => string;
};

function assign(
  statements: readonly Unmatched[],
  {leaders, vectors, rarity, idOf}: Assigning,
): Omit<Cluster, "name">[] {
  const clusters = leaders.map((leader) => ({...leader, statements: [] as Unmatched[]}));
  const postings = new Map<string, {cluster: number; weight: number}[]>();
  const lead = (cluster: number, vector: Vector) => {
    for (const [word, weight] of vector) {
      const list = postings.get(word);
      if (list === undefined) postings.set(word, [{cluster, weight}]);
      else list.push({cluster, weight});
    }
  };
  for (const [at, {words, around}] of leaders.entries()) lead(at, vectorOf(words, around, rarity));
  const places = new Map(leaders.map(({candidate_id}, at) => [candidate_id, at]));
  const of_key = new Map<string, number>();
  for (const statement of statements) {
    const {key, text, words, around} = statement;
    let at = of_key.get(key) ?? places.get(idOf(key));
    if (at === undefined) {
      const vector = vectors.get(key)!;
      at = likest(vector, postings);
      if (at < 0) {
        at = clusters.length;
        clusters.push({candidate_id: idOf(key), text, words, around, statements: []});
        lead(at, vector);
      }
    }
    of_key.set(key, at);
    clusters[at]!.statements.push(statement);
  }
  return clusters;
}

/** The leader with the highest cosine, the first of several; -1 when none is alike. */
function likest(
  vector: Vector,
  postings: ReadonlyMap<string, readonly {cluster: number; weight: number}[]>,
): number {
  const sums = new Map<number, number>();
  for (const [word, own] of vector)
    for (const {cluster, weight} of postings.get(word) ?? [])
      sums.set(cluster, (sums.get(cluster) ?? 0) + own * weight);
  let best = -1;
  let top = ALIKE;
  for (const [cluster, sum] of sums) {
    if (sum > top || (sum === top && (best < 0 || cluster < best))) {
      best = cluster;
      top = sum;
    }
  }
  return best;
}

function isLarge(statements: readonly Unmatched[]): boolean {
  const count = (of: (statement: Unmatched) => string) => new Set(statements.map(of)).size;
  return (
    statements.length >= LEAST.statements &&
    count(({unit_id}) => unit_id) >= LEAST.units &&
    count(({around}) => around) >= LEAST.sentences
  );
}

/** The rarest words that most of its statements share, as the leader, or the statement with most of them, has them in order. */
function nameOf({words, statements}: Omit<Cluster, "name">, rarity: (word: string) => number): string {
  const texts = [...new Map(statements.map((one) => [one.key, one.words])).values()];
  if (texts.length === 0) texts.push(words);
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of new Set(tokens(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const chosen = [...counts]
    .map(([word, count]) => ({word, score: (rarity(word) ** 2 * count) / texts.length}))
    .sort((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1))
    .slice(0, NAME_WORDS)
    .map(({word}) => word);
  const has = (text: string) => chosen.filter((word) => tokens(text).includes(word)).length;
  const fullest = texts.reduce((best, text) => (has(text) > has(best) ? text : best));
  const order = tokens(fullest);
  const place = (word: string) => (order.includes(word) ? order.indexOf(word) : order.length);
  return chosen
    .sort((a, b) => place(a) - place(b))
    .map((word) => word.replaceAll("_", " "))
    .join(" · ");
}

function vectorOf(words: string, around: string, rarity: (word: string) => number): Vector {
  const vector = new Map<string, number>();
  for (const word of tokens(around)) vector.set(word, AROUND * rarity(word));
  for (const word of tokens(words)) vector.set(word, rarity(word));
  let square = 0;
  for (const value of vector.values()) square += value * value;
  const length = Math.sqrt(square) || 1;
  for (const [word, value] of vector) vector.set(word, value / length);
  return vector;
}

function tokens(words: string): string[] {
  return words
    .toLowerCase()
    .split(" ")
    .filter((word) => /^\p{L}/u.test(word));
}

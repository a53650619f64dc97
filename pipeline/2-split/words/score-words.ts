/** Counts of words, and the F1 of those found: a word is right when both its ends are, counted over characters that are no white space. */
export type WordScore = {gold: number; found: number; right: number; f1: number};

/** Gives the score of found sentences against gold ones, each the words of one sentence; 0 when there are none. */
export function scoreWords(gold: string[][], found: string[][]): WordScore {
  const score = {gold: 0, found: 0, right: 0};
  gold.forEach((words, i) => {
    const wanted = new Set(ends(words));
    const given = ends(found[i] ?? []);
    score.gold += wanted.size;
    score.found += given.length;
    score.right += given.filter((span) => wanted.has(span)).length;
  });
  return {...score, f1: (2 * score.right) / Math.max(1, score.gold + score.found)};
}

/** Gives each word as its first and last character's number, white space and `_` not counted. */
function ends(words: string[]): string[] {
  let at = 0;
  return words.flatMap((word) => {
    const start = at;
    at += word.replace(/[\s_]+/g, "").length;
    return at > start ? [`${start}:${at}`] : [];
  });
}

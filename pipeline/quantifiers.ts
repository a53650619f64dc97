import {fold, indexOfPhrase} from "./text.ts";

/** Quantifier words and what they rank as, 0 none … 6 all: read relative to the level of who reports, never as a number. */
const SCALE: readonly (readonly [rank: number, phrases: readonly string[]])[] = [
  [
    0,
    ["không có nơi nào", "không còn nơi nào", "không đơn vị nào", "không chi bộ nào", "không có đơn vị nào"],
  ],
  [
    1,
    ["cá biệt", "một vài", "một, hai", "một hai", "số ít", "đôi lúc", "đôi khi", "vài", "lác đác", "rải rác"],
  ],
  [
    2,
    [
      "có nơi",
      "có lúc",
      "có việc",
      "có mặt",
      "có đơn vị",
      "có chi bộ",
      "có trường hợp",
      "có thời điểm",
      "có kỳ",
      "có tháng",
      "từng lúc, từng nơi",
    ],
  ],
  [4, ["không ít", "khá nhiều", "ở nhiều nơi", "nhiều nơi", "khá phổ biến", "phổ biến", "nhiều"]],
  [
    5,
    ["phần lớn", "đa số", "hầu hết", "đại bộ phận", "phần đông", "quá nửa", "hơn một nửa", "gần như tất cả"],
  ],
  [6, ["tất cả", "toàn bộ", "100%", "các cấp ủy đều", "mọi", "ở các nơi"]],
  [3, ["một số nơi", "ở một số", "một số", "một bộ phận", "một phần"]],
];

/** `nhiều`, `vài`, `mọi`, `phổ biến` count only where they stand before a noun or close the clause; after these words they are something else. */
const NOT_AFTER = /(?:phổ biến|học|biết|tuyên truyền|càng|quá|rất|không|chưa)\s*$/u;
const WEAK_PHRASES = new Set(["nhiều", "phổ biến", "vài", "mọi"]);
const ORDERED = SCALE.flatMap(([rank, phrases]) =>
  phrases.map((phrase) => ({rank, phrase: fold(phrase)})),
).sort((a, b) => b.phrase.length - a.phrase.length);

/**
 * The quantifier of a clause and its rank: the first that stands in it, the longest where several begin together.
 * Null when the clause is general. The scale is that of the research on report language: none, isolated, somewhere, some, many, most, all.
 */
export function quantifierOf(text: string): {words: string; rank: number} | null {
  const folded = fold(text);
  let best: {words: string; rank: number; at: number} | null = null;
  for (const {rank, phrase} of ORDERED) {
    const at = indexOfPhrase(folded, phrase, 0);
    if (at < 0 || (best !== null && at >= best.at)) continue;
    if (
      WEAK_PHRASES.has(phrase) &&
      (NOT_AFTER.test(folded.slice(0, at)) ||
        (phrase === "phổ biến" && /^\s*(?:,|\p{L})/u.test(folded.slice(at + phrase.length))))
    )
      continue;
    best = {words: phrase, rank, at};
  }
  return best === null ? null : {words: best.words, rank: best.rank};
}

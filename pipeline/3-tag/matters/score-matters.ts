/** An answer to a labelled text: the matters that may be named, the surest first, and how many of them are. */
export type Answer = {
  /** Types that are right as the main one; none = it has none. */
  right: readonly string[];
  /** All types that it is about. */
  any: readonly string[];
  candidates: readonly {matter: string; confidence: number}[];
  named: readonly string[];
};

/** Shares, 0–100, of what a matcher got right. */
export type MatterScore = {
  with_matter: number;
  without: number;
  /** Of those that have a matter: a right one is the surest named; one is among the named; the theme of the surest is right. */
  named: number;
  named_any: number;
  theme: number;
  /** Of those that have none: left without. */
  left_empty: number;
  /** Of the surest named: among the types of the text. */
  precision: number;
  /** Of those that have a matter, when the surest is named whatever its confidence: type, theme. */
  forced: number;
  forced_theme: number;
};

/** Scores answers. Empty shares are NaN. */
export function scoreMatters(answers: readonly Answer[]): MatterScore {
  const has = answers.filter(({right}) => right.length > 0);
  const none = answers.filter(({right}) => right.length === 0);
  const asserted = answers.filter(({named}) => named.length > 0);
  const theme = (matter: string | undefined, right: readonly string[]): boolean =>
    matter !== undefined && right.some((type) => type.slice(0, 2) === matter.slice(0, 2));
  const is = (matter: string | undefined, types: readonly string[]): boolean =>
    matter !== undefined && types.includes(matter);
  return {
    with_matter: has.length,
    without: none.length,
    named: share(has, ({named, right}) => is(named[0], right)),
    named_any: share(has, ({named, right}) => named.some((matter) => right.includes(matter))),
    theme: share(has, ({named, right}) => theme(named[0], right)),
    left_empty: share(none, ({named}) => named.length === 0),
    precision: share(asserted, ({named, any}) => is(named[0], any)),
    forced: share(has, ({candidates, right}) => is(candidates[0]?.matter, right)),
    forced_theme: share(has, ({candidates, right}) => theme(candidates[0]?.matter, right)),
  };
}

/** One line of figures. */
export function formatScore(name: string, s: MatterScore): string {
  const f = (value: number): string => value.toFixed(1);
  return `${name}: ${s.with_matter} có nội dung, ${s.without} không; nêu đúng ${f(s.named)} (trong các nội dung nêu ${f(s.named_any)}; chủ đề ${f(s.theme)}), để trống đúng ${f(s.left_empty)}, chính xác ${f(s.precision)}; buộc chọn ${f(s.forced)} (chủ đề ${f(s.forced_theme)})\n`;
}

function share(answers: readonly Answer[], is: (answer: Answer) => boolean): number {
  return (100 * answers.filter(is).length) / answers.length;
}

/** What a label counts by, with its rank: the lower, the higher in the document. */
const RANKS = {
  part: 0,
  chapter: 1,
  capital: 2,
  roman: 3,
  article: 4,
  decimal: 5,
  decimal2: 6,
  decimal3: 7,
  decimal4: 8,
  paren: 9,
  letter: 10,
  bracket: 11,
  star: 12,
  dash: 13,
  plus: 14,
  bullet: 15,
} as const;
export type LabelKind = keyof typeof RANKS;

/** A list label cut off the text it opens: `1.1.`, and what it counts by. */
export type Label = {label: string; kind: LabelKind; rest: string};

/** How labels are typed. A number needs its mark and then a letter, so that `1.234,5`, `28.2.2018`, `15 - 20%` are none. */
const FORMS: readonly (readonly [LabelKind, RegExp])[] = [
  ["part", /^phần\s(?:thứ\s\p{L}{1,6}|[IVX]{1,5}|[A-H]|\d{1,2})\s?[.:–-]?(?=\s|$)/iu],
  ["chapter", /^(?:chương|mục)\s(?:[IVX]{1,5}|[A-H]|\d{1,2})\s?[.:–-]?(?=\s|$)/iu],
  ["article", /^điều\s\d{1,3}\s?[.:–-](?=\s|$)/iu],
  ["roman", /^[IVX]{1,6}\s?[.)/:–-](?=\s|["“(]|\p{L}\p{L})/u],
  ["capital", /^(?!C\.\s?Mác)[A-HĐ]\s?[.)/–-](?=\s|["“(]|\p{L}\p{L})/u],
  ["decimal4", /^\d{1,2}\.\d{1,2}\.\d{1,2}\.\d{1,2}(?:\s?[.):–-])?(?=\s{0,4}[\p{L}"“(*])/u],
  ["decimal3", /^\d{1,2}\.\d{1,2}\.\d{1,2}(?:\s?[.):–-])?(?=\s{0,4}[\p{L}"“(*])/u],
  [
    "decimal2",
    /^\d{1,2}\.\d{1,2}(?:\s?[.):–-])(?=\s{0,4}[\p{L}"“(*])|^\d{1,2}\.\d{1,2}(?=\s{1,4}[\p{Lu}"“])/u,
  ],
  ["paren", /^\d{1,3}\)(?=\s{0,4}[\p{L}"“(*])/u],
  ["decimal", /^\d{1,3}\s?[./](?=\s{0,4}[\p{L}"“(*])|^\d{1,2}\s?[:–-](?=\s{0,4}[\p{Lu}"“(*])/u],
  ["letter", /^[a-zđ](?:\.\d{1,2})?\s?[.)/](?=\s|["“(]|\p{Lu})/u],
  ["bracket", /^\((?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)(?=\s{0,4}[\p{L}"“])/u],
  ["plus", /^\+(?=\s{0,4}[\p{L}"“(\d])/u],
  ["dash", /^[-–—](?=\s{1,4}[\p{L}"“(\d*]|[\p{L}"“])/u],
  ["star", /^\*(?=\s{0,4}[\p{L}"“(\d])/u],
  ["bullet", /^[•·▪●○■□◦►➢✓❖](?=\s{0,4}\S)/u],
];

/** The list label that trimmed text opens with; null when it opens with none, or with nothing after it. */
export function splitLabel(text: string): Label | null {
  if (!/^[\p{L}\d(+*•·▪●○■□◦►➢✓❖–—-]/u.test(text)) return null;
  for (const [kind, form] of FORMS) {
    const label = form.exec(text)?.[0];
    if (label === undefined) continue;
    const rest = text.slice(label.length).trim();
    return rest === "" && kind !== "part" && kind !== "chapter" ? null : {label: label.trim(), kind, rest};
  }
  return null;
}

/** What a printed label counts by, as a format numbers it (`I.`, `2.1.`, `Chỉ tiêu 5:`); null for a label in words. */
export function labelKind(label: string): LabelKind | null {
  return splitLabel(`${label.trim()} Nội dung`)?.kind ?? null;
}

/** Where a label stands between its kinds; the lower, the higher in the document. */
export function labelRank(kind: LabelKind): number {
  return RANKS[kind];
}

/** Where each style of label stands: the lower, the higher in the document. Between two of them there is room for headings without one. */
const STYLES: readonly (readonly [rank: number, style: RegExp])[] = [
  [4, /^phần(?!\p{L})/iu],
  [6, /^(?:chương|mục)(?!\p{L})/iu],
  [10, /^[IVX]+\s?[.)/:–-]?$/u],
  [8, /^[A-HĐ]\s?[.)/–-]?$/u],
  [15, /^điều(?!\p{L})/iu],
  [34, /^\d{1,2}(?:\.\d{1,2}){3}/u],
  [32, /^\d{1,2}(?:\.\d{1,2}){2}/u],
  [30, /^\d{1,2}\.\d{1,2}/u],
  [36, /^\d{1,3}\)/u],
  [20, /^\d{1,3}/u],
  [40, /^[a-zđ](?:\.\d{1,2})?\s?[.)/]/u],
  [45, /^\(/u],
  [48, /^\*/u],
  [50, /^[-–—]/u],
  [60, /^\+/u],
];
const BULLET = 65;
/** From this rank on a label is a bullet, which does not count. */
const FIRST_BULLET = 48;

/** The rank of a printed label by its style: `I.` 10, `1.` 20, `1.1.` 30, `a)` 40, `-` 50; the lower, the higher in the document. */
export function rankOfLabel(label: string): number {
  return STYLES.find(([, style]) => style.test(label.trim()))?.[0] ?? BULLET;
}

/** Whether a label counts (`1.`, `a)`), rather than only marks an item (`-`, `+`, `*`). */
export function isNumber(label: string): boolean {
  return rankOfLabel(label) < FIRST_BULLET;
}

/** Widths of letters in ems, in Be Vietnam Pro semi-bold, by measure; a Vietnamese letter is as wide as its base. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[il I'|]/, 0.28],
  [/[tjrf.,:;()/1"“”]/, 0.44],
  [/[mwMWOQGĐ%]/, 0.88],
  [/\p{Lu}/u, 0.75],
  [/[0-9]/, 0.69],
];
const OTHER = 0.63;
const SPACE = 0.24;

/**
 * `text` cut into as few lines as `width` px allows at `font_size` px, words kept whole (a longer word stands alone), and these
 * as even as they can be, so that no last word stands by itself. Empty gives no line.
 */
export function wrapText(text: string, font_size: number, width: number): string[] {
  const words = text
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => ({word, ems: widthOf(word)}));
  const fewest = fill(words, width / font_size);
  let even = fewest;
  for (let narrower = width / font_size - 0.5; narrower > 0; narrower -= 0.5) {
    const lines = fill(words, narrower);
    if (lines.length > fewest.length) break;
    even = lines;
  }
  return even;
}

function fill(words: readonly {word: string; ems: number}[], width: number): string[] {
  const lines: string[] = [];
  let used = 0;
  for (const {word, ems} of words) {
    const is_first = lines.length === 0;
    if (is_first || used + SPACE + ems > width) {
      lines.push(word);
      used = ems;
    } else {
      lines[lines.length - 1] += ` ${word}`;
      used += SPACE + ems;
    }
  }
  return lines;
}

function widthOf(text: string): number {
  let ems = 0;
  for (const letter of text.normalize("NFD").replace(/\p{M}/gu, ""))
    ems += WIDTHS.find(([form]) => form.test(letter))?.[1] ?? OTHER;
  return ems;
}

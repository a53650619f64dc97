import {readSprms, type Sprm} from "./sprm.ts";

/** A paragraph style: its built-in number (1–9 are headings), what it is based on, and its properties. */
export type Style = {built_in: number; base: number; paragraph: Sprm[]; run: Sprm[]};

const PARAGRAPH_STYLE = 1;
const NO_BASE = 0xfff;

/** Paragraph styles by index ([MS-DOC] 2.9.271); null for others. */
export function readStyles(stylesheet: Buffer): (Style | null)[] {
  if (stylesheet.length < 8) return [];
  const header = stylesheet.readUInt16LE(0);
  const count = stylesheet.readUInt16LE(2);
  const base_bytes = stylesheet.readUInt16LE(4);
  const styles: (Style | null)[] = [];
  for (let at = header + 2; styles.length < count && at + 2 <= stylesheet.length; ) {
    const bytes = stylesheet.readUInt16LE(at);
    styles.push(bytes === 0 ? null : readStyle(stylesheet.subarray(at + 2, at + 2 + bytes), base_bytes));
    at += 2 + bytes + (bytes % 2);
  }
  return styles;
}

/** Properties of a style and those it is based on, the base's first. */
export function inherited(
  styles: (Style | null)[],
  index: number,
): {paragraph: Sprm[]; run: Sprm[]; heading: number | null} {
  const chain: Style[] = [];
  for (let at = index; chain.length < 20; ) {
    const style = styles[at];
    if (style === undefined || style === null) break;
    chain.unshift(style);
    if (style.base === NO_BASE) break;
    at = style.base;
  }
  const heading = chain.findLast((style) => style.built_in >= 1 && style.built_in <= 9)?.built_in ?? null;
  return {
    paragraph: chain.flatMap((style) => style.paragraph),
    run: chain.flatMap((style) => style.run),
    heading,
  };
}

function readStyle(style: Buffer, base_bytes: number): Style | null {
  if (style.length < base_bytes + 2 || base_bytes < 10) return null;
  const kind = style.readUInt16LE(2);
  if ((kind & 0xf) !== PARAGRAPH_STYLE) return null;
  const name_chars = style.readUInt16LE(base_bytes);
  let at = base_bytes + 2 + name_chars * 2 + 2;
  const take = (): Buffer => {
    if (at + 2 > style.length) return Buffer.alloc(0);
    const bytes = style.readUInt16LE(at);
    const own = style.subarray(at + 2, at + 2 + bytes);
    at += 2 + bytes + (bytes % 2);
    return own;
  };
  const [paragraph, run] = [take(), take()];
  return {
    built_in: style.readUInt16LE(0) & 0xfff,
    base: kind >> 4,
    paragraph: readSprms(paragraph.subarray(2)),
    run: readSprms(run),
  };
}

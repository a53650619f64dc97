import {decodeRuns} from "./encodings/decode-runs.ts";
import type {LegacyEncoding} from "./encodings/detect-encoding.ts";
import {isUnicodeVietnamese} from "./encodings/syllables.ts";
import {type Flow, type Paragraph, paragraphsOf} from "./flow.ts";
import {normalise} from "./normalise.ts";
import {repairDamage} from "./repair.ts";

/** A flow's texts, normalised and mended, and what had to be done for it. */
export type DecodedFlow = {
  texts: Map<Paragraph, string>;
  /** The first encoding that is not Unicode; null when all is. */
  encoding: LegacyEncoding | null;
  /** Words put right, and words likely broken that stay, as they stood. */
  repaired: string[];
  doubtful: string[];
};

/**
 * Decodes every paragraph: by font, else by how it reads. A document whose paragraphs are mostly legacy lowers the bar for its short
 * ones, which alone would not tell.
 */
export function decodeFlow(flow: Flow): DecodedFlow {
  const paragraphs = paragraphsOf(flow);
  const {decoded, encoding} = decodeAll(paragraphs);
  const is_damaged = decoded.some((text) => repairDamage(text).repaired.length > 0);
  const texts = new Map<Paragraph, string>();
  const repaired: string[] = [];
  const doubtful: string[] = [];
  for (const [at, paragraph] of paragraphs.entries()) {
    const repair = repairDamage(decoded[at] ?? "", is_damaged);
    texts.set(paragraph, repair.text);
    repaired.push(...repair.repaired);
    doubtful.push(...repair.doubtful);
  }
  return {texts, encoding, repaired, doubtful};
}

function decodeAll(paragraphs: Paragraph[]): {decoded: string[]; encoding: LegacyEncoding | null} {
  const first = paragraphs.map(({runs}) => decodeRuns(runs));
  const encoding = first.find((one) => one.encoding !== null)?.encoding ?? null;
  if (encoding === null) return {decoded: first.map(({text}) => normalise(text)), encoding};
  const legacy_paragraphs = first.filter((one) => one.encoding === encoding).length;
  const is_mostly_legacy =
    legacy_paragraphs > first.filter((one) => isUnicodeVietnamese(one.text)).length / 2;
  const decoded = first.map((one, at) => {
    const again =
      is_mostly_legacy && one.encoding === null ? decodeRuns(paragraphs[at]?.runs ?? [], encoding) : one;
    return normalise(again.text);
  });
  return {decoded, encoding};
}

import {decodeRuns} from "./encodings/decode-runs.ts";
import type {LegacyEncoding} from "./encodings/detect-encoding.ts";
import {isUnicodeVietnamese} from "./encodings/syllables.ts";
import {type Flow, type Paragraph, paragraphsOf} from "./flow.ts";
import {normalise, repairDamage} from "./normalise.ts";

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
  const decoded = paragraphs.map(({runs}) => decodeRuns(runs));
  const encoding = decoded.find((one) => one.encoding !== null)?.encoding ?? null;
  const legacy_paragraphs = decoded.filter((one) => one.encoding === encoding).length;
  const is_mostly_legacy =
    encoding !== null &&
    legacy_paragraphs > decoded.filter((one) => isUnicodeVietnamese(one.text)).length / 2;
  const texts = new Map<Paragraph, string>();
  const repaired: string[] = [];
  const doubtful: string[] = [];
  for (const [at, paragraph] of paragraphs.entries()) {
    const first = decoded[at];
    const again = is_mostly_legacy && first?.encoding === null ? decodeRuns(paragraph.runs, encoding) : first;
    const repair = repairDamage(normalise(again?.text ?? ""));
    texts.set(paragraph, repair.text);
    repaired.push(...repair.repaired);
    doubtful.push(...repair.doubtful);
  }
  return {texts, encoding, repaired, doubtful};
}

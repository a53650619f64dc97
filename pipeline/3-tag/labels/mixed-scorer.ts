import type {Encoder} from "../encoder/load-encoder.ts";
import {isSure, mixShares} from "../encoder/mix-shares.ts";
import type {Scorer} from "./scorer.ts";

/** The say of the encoder beside features and rules; settled on documents held out (docs/measures.md). */
const SAY = 0.6;

/** From this share on, what features say in the chain of their sentences stands: above it the encoder mends little more (docs/measures.md). */
const SURE = 0.85;

/** What the encoder alone says. */
export function encoderScorer(encoder: Encoder): Scorer {
  return ({text}, {prev, section}) =>
    Float64Array.from(encoder.labels({text, prev: prev?.text ?? null, section: section?.text ?? null}));
}

/** What features and rules say, mixed with what the encoder says. */
export function mixScorer(score: Scorer, encoder: Encoder): Scorer {
  const read = encoderScorer(encoder);
  return (text, around) => {
    const shares = score(text, around);
    mixShares(shares, read(text, around), SAY);
    return shares;
  };
}

/** Whether what features say, weighed by the neighbours, is too unsure to stand without the encoder. */
export function isUnsure(shares: Float64Array): boolean {
  return !isSure(shares, SURE);
}

import type {SequenceReader} from "../sequence/load-sequence.ts";
import {isSure, mixShares} from "../sequence/mix-shares.ts";
import type {Scorer} from "./scorer.ts";

/** The say of the word reader beside features and rules; settled on documents held out (docs/measures.md). */
const SAY = 0.5;

/** From this share on, what features say stands: above it the word reader mends nothing more (docs/measures.md). */
const SURE = 0.8;

/** What the word reader alone says. */
export function sequenceScorer(sequence: SequenceReader): Scorer {
  return ({tokens}, {prev, section}) =>
    Float64Array.from(
      sequence.labels({
        text: tokens.hashes,
        prev: prev?.tokens.hashes ?? null,
        section: section?.tokens.hashes ?? null,
      }),
    );
}

/** What features and rules say, mixed where they are unsure with what the word reader says. */
export function mixScorer(score: Scorer, sequence: SequenceReader): Scorer {
  const read = sequenceScorer(sequence);
  return (text, around) => {
    const shares = score(text, around);
    if (!isSure(shares, SURE)) mixShares(shares, read(text, around), SAY);
    return shares;
  };
}

import type {SequenceReader} from "../sequence/load-sequence.ts";
import {mixShares} from "../sequence/mix-shares.ts";
import type {Scorer} from "./scorer.ts";

/**
 * The say of the word reader beside features and rules. On documents held out it adds nothing to macro-F1 and half a point to what is
 * right; on documents of kinds not in the training it adds several points (docs/measures.md). Above 0.45 a trap of cues.yaml fails.
 */
const SAY = 0.4;

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

/** What features and rules say, mixed with what the word reader says. */
export function mixScorer(score: Scorer, sequence: SequenceReader): Scorer {
  const read = sequenceScorer(sequence);
  return (text, around) => {
    const shares = score(text, around);
    mixShares(shares, read(text, around), SAY);
    return shares;
  };
}

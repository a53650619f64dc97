import type {SequenceReader} from "../sequence/load-sequence.ts";
import {mixShares} from "../sequence/mix-shares.ts";
import type {Scorer} from "./scorer.ts";

/** The say of the word reader beside features and rules; 0.35 to 0.65 did alike on held documents. */
const SAY = 0.5;

/** What features and rules say, mixed with what the word reader says. */
export function mixScorer(score: Scorer, sequence: SequenceReader): Scorer {
  return (text, around) => {
    const shares = score(text, around);
    const {prev, section} = around;
    const placed = {
      text: text.tokens.hashes,
      prev: prev?.tokens.hashes ?? null,
      section: section?.tokens.hashes ?? null,
    };
    mixShares(shares, sequence.labels(placed), SAY);
    return shares;
  };
}

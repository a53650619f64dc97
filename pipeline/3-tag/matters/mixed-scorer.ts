import type {SequenceReader} from "../sequence/load-sequence.ts";
import {isSure, mixShares} from "../sequence/mix-shares.ts";
import type {Placed, Reading} from "./features.ts";
import type {Scorer} from "./scorer.ts";

/** The say of the word reader beside features and phrases; 0, 0.25 and 0.35 were tried, see docs/measures.md. */
const SAY = 0.25;
/** From this share on, what features say stands. */
const SURE = 0.65;

/** Gives the answers of the word reader in the columns of a scorer: `ids`, then "none of them". */
export function makeSequenceShares(
  sequence: SequenceReader,
  ids: readonly string[],
): (text: Reading, placed: Pick<Placed, "section" | "prev">) => Float32Array {
  const columns = [...ids.map((id) => sequence.ids.indexOf(id) + 1), 0];
  return (text, {section, prev}) => {
    const told = sequence.matters({
      text: text.hashes,
      prev: prev?.hashes ?? null,
      section: section?.hashes ?? null,
    });
    // A matter that the reader has not learnt (0, which is "none") has no share of its own.
    return Float32Array.from(columns, (column, c) => (column === 0 && c < ids.length ? 0 : told[column]!));
  };
}

/** What features say of a text, mixed where they are unsure with what the word reader says. */
export function mixScorer(
  {shares}: Scorer,
  sequence: SequenceReader,
  ids: readonly string[],
): Scorer["shares"] {
  const read = makeSequenceShares(sequence, ids);
  return (text, placed) => {
    const told = shares(text, placed);
    mixIn(told, () => read(text, placed));
    return told;
  };
}

/** Mixes the word reader's answer into features' own, in place, where those are unsure. */
export function mixIn(shares: Float32Array, read: () => Float32Array): void {
  if (!isSure(shares, SURE)) mixShares(shares, read(), SAY);
}

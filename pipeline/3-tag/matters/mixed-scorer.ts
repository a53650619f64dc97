import type {Encoder, Placed as Place} from "../encoder/load-encoder.ts";
import {isSure, mixShares} from "../encoder/mix-shares.ts";
import type {Placed, Reading} from "./features.ts";
import type {Scorer} from "./scorer.ts";

/** The say of the encoder beside features and phrases; settled on documents held out, see docs/measures.md. */
const SAY = 0.3;
/** From this share on, what features say stands. */
const SURE = 0.4;

/** Gives the answers of the encoder in the columns of a scorer: `ids`, then "none of them". */
export function makeEncoderShares(encoder: Encoder, ids: readonly string[]): (place: Place) => Float32Array {
  const columns = [...ids.map((id) => encoder.ids.indexOf(id) + 1), 0];
  return (place) => {
    const told = encoder.matters(place);
    // A matter that the encoder has not learnt (0, which is "none") has no share of its own.
    return Float32Array.from(columns, (column, c) => (column === 0 && c < ids.length ? 0 : told[column]!));
  };
}

/** What features say of a text, mixed where they are unsure with what the encoder says of it in its place. */
export function mixScorer(
  {shares}: Scorer,
  encoder: Encoder,
  ids: readonly string[],
): (text: Reading, placed: Placed, place: Place) => Float32Array {
  const read = makeEncoderShares(encoder, ids);
  return (text, placed, place) => {
    const told = shares(text, placed);
    mixIn(told, () => read(place));
    return told;
  };
}

/** Mixes the encoder's answer into features' own, in place, where those are unsure. */
export function mixIn(shares: Float32Array, read: () => Float32Array): void {
  if (!isSure(shares, SURE)) mixShares(shares, read(), SAY);
}

/** From this share on, an answer stands. */
const SURE = 0.8;

/** Mixes two answers, in place of the first: the geometric mean with the say `other_say` (0–1) of the second. Both sum to 1, and so does the mix. */
export function mixShares(
  shares: Float32Array | Float64Array,
  other: ArrayLike<number>,
  other_say: number,
): void {
  let sum = 0;
  for (let c = 0; c < shares.length; c++) {
    const mixed = Math.exp(
      (1 - other_say) * Math.log(shares[c]! + 1e-6) + other_say * Math.log(other[c]! + 1e-6),
    );
    shares[c] = mixed;
    sum += mixed;
  }
  for (let c = 0; c < shares.length; c++) shares[c] = shares[c]! / sum;
}

/** Whether shares are so sure of one answer that a second reading is not asked for: below 0.8 all that it mends is mended (docs/measures.md). */
export function isSure(shares: Float32Array | Float64Array): boolean {
  for (const share of shares) if (share >= SURE) return true;
  return false;
}

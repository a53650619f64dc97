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

/** Whether one of the shares is at least `from`: then a second reading is not asked for. */
export function isSure(shares: Float32Array | Float64Array, from: number): boolean {
  for (const share of shares) if (share >= from) return true;
  return false;
}

/** A stream of numbers that a seed fixes. */
export type Random = {
  /** From 0 inclusive to 1 exclusive. */
  next(): number;
  /** A whole number from `low` to `high`, both inclusive. */
  between(low: number, high: number): number;
  /** Whether an event of this probability happens. */
  chance(probability: number): boolean;
  /** One of the values; throws when there are none. */
  pick<T>(values: readonly T[]): T;
  /** The values in another order. */
  shuffle<T>(values: readonly T[]): T[];
};

/**
 * The stream that belongs to a name, the same on every machine and for every order of asking: xorshift32 (Marsaglia 2003, JSS 8:14) seeded
 * with the FNV-1a hash of the name.
 */
export function randomOf(name: string): Random {
  let state = 0x811c9dc5;
  for (const byte of Buffer.from(name, "utf8")) state = Math.imul(state ^ byte, 0x01000193) >>> 0;
  if (state === 0) state = 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 0x100000000;
  };
  for (let i = 0; i < 8; i += 1) next();
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (values) => {
      if (values.length === 0) throw new RangeError("nothing to pick from");
      return values[between(0, values.length - 1)]!;
    },
    shuffle: (values) => {
      const mixed = [...values];
      for (let i = mixed.length - 1; i > 0; i -= 1) {
        const j = between(0, i);
        [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
      }
      return mixed;
    },
  };
}

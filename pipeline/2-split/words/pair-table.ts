/**
 * Numbers the pairs of whole numbers ≥ 0 added to it: 0, 1, 2 … in the order of their first `add`.
 * Open addressing over typed arrays, since a Map would need a string or an object a pair.
 */
export class PairTable {
  size = 0;
  private mask = 0;
  private firsts = new Int32Array(0);
  private seconds = new Int32Array(0);
  private numbers = new Int32Array(0);

  constructor(expected: number) {
    this.allot(expected);
  }

  /** The number of the pair, or -1 when it was never added. */
  get(first: number, second: number): number {
    const {mask, firsts, seconds} = this;
    for (let slot = mix(first, second) & mask; ; slot = (slot + 1) & mask) {
      const held = firsts[slot] as number;
      if (held === first && seconds[slot] === second) return this.numbers[slot] as number;
      if (held < 0) return -1;
    }
  }

  /** The number of the pair, a new one when it is new. */
  add(first: number, second: number): number {
    const known = this.get(first, second);
    if (known >= 0) return known;
    if (this.size * 2 > this.mask) this.grow();
    this.put(first, second, this.size);
    return this.size++;
  }

  private put(first: number, second: number, number: number): void {
    let slot = mix(first, second) & this.mask;
    while ((this.firsts[slot] as number) >= 0) slot = (slot + 1) & this.mask;
    this.firsts[slot] = first;
    this.seconds[slot] = second;
    this.numbers[slot] = number;
  }

  private allot(expected: number): void {
    let slots = 16;
    while (slots < expected * 2) slots *= 2;
    this.mask = slots - 1;
    this.firsts = new Int32Array(slots).fill(-1);
    this.seconds = new Int32Array(slots);
    this.numbers = new Int32Array(slots);
  }

  private grow(): void {
    const {firsts, seconds, numbers} = this;
    this.allot(this.mask + 1);
    firsts.forEach((first, slot) => {
      if (first >= 0) this.put(first, seconds[slot] as number, numbers[slot] as number);
    });
  }
}

function mix(first: number, second: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

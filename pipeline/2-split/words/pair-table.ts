/**
 * Numbers the pairs of whole numbers ≥ 0 added to it: 0, 1, 2 … in the order of their first `add`.
 * Open addressing over typed arrays, since a Map would need a string or an object a pair.
 */
export class PairTable {
  size = 0;
  private mask = 0;
  /** Slots of four: first, second, number, and one left empty so that none lies over two cache lines. */
  private slots = new Int32Array(0);
  /** A bit a hash, few enough to stay in the cache: most pairs asked for were never added, and most of those end here. */
  private filter = new Int32Array(1);

  constructor(expected: number) {
    this.allot(expected);
  }

  /** The number of the pair, or -1 when it was never added. */
  get(first: number, second: number): number {
    const {mask, slots, filter} = this;
    const hash = mix(first, second);
    if (((filter[(hash >>> 5) & (filter.length - 1)]! >>> hash) & 1) === 0) return -1;
    for (let at = hash & mask; ; at = (at + 4) & mask) {
      const held = slots[at]!;
      if (held === first && slots[at + 1] === second) return slots[at + 2]!;
      if (held < 0) return -1;
    }
  }

  /** The number of the pair, a new one when it is new. */
  add(first: number, second: number): number {
    const known = this.get(first, second);
    if (known >= 0) return known;
    if (this.size * 6 > this.mask) this.grow();
    this.put(first, second, this.size);
    return this.size++;
  }

  private put(first: number, second: number, number: number): void {
    const {mask, slots} = this;
    const hash = mix(first, second);
    this.filter[(hash >>> 5) & (this.filter.length - 1)]! |= 1 << hash;
    let at = hash & mask;
    while (slots[at]! >= 0) at = (at + 4) & mask;
    slots[at] = first;
    slots[at + 1] = second;
    slots[at + 2] = number;
  }

  private allot(expected: number): void {
    let size = 64;
    while (size < expected * 6) size *= 2;
    this.mask = size - 4;
    this.slots = new Int32Array(size).fill(-1);
    this.filter = new Int32Array(size / 32);
  }

  private grow(): void {
    const {slots} = this;
    this.allot(slots.length / 4);
    for (let at = 0; at < slots.length; at += 4)
      if (slots[at]! >= 0) this.put(slots[at]!, slots[at + 1]!, slots[at + 2]!);
  }
}

function mix(first: number, second: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

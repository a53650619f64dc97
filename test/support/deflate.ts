const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
];
const WINDOW = 32768;
const CHAIN_LIMIT = 48;
const MAX_MATCH = 258;

/**
 * Raw DEFLATE data in one block of fixed Huffman codes (RFC 1951, 3.2.6). Written here because `node:zlib` may compress
 * the same bytes differently on another processor or release, and the sample bloc must come out byte for byte.
 * Empty input gives a valid empty block.
 */
export function deflate(bytes: Uint8Array): Uint8Array {
  const out = new BitWriter(bytes.length + 16);
  out.write(1, 1);
  out.write(1, 2);
  const head = new Int32Array(1 << 15).fill(-1);
  const previous = new Int32Array(bytes.length);
  const insert = (at: number): void => {
    if (at + 2 >= bytes.length) return;
    const hash = hashAt(bytes, at);
    previous[at] = head[hash]!;
    head[hash] = at;
  };
  for (let at = 0; at < bytes.length; ) {
    const match = at + 2 < bytes.length ? longestMatch(bytes, at, head[hashAt(bytes, at)]!, previous) : null;
    if (match === null) {
      writeLiteral(out, bytes[at]!);
      insert(at);
      at += 1;
      continue;
    }
    writeMatch(out, match.length, match.distance);
    for (const end = at + match.length; at < end; at += 1) insert(at);
  }
  writeLiteral(out, 256);
  return out.bytes();
}

function hashAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 10) ^ (bytes[at + 1]! << 5) ^ bytes[at + 2]!) & 0x7fff;
}

function longestMatch(
  bytes: Uint8Array,
  at: number,
  first: number,
  previous: Int32Array,
): {length: number; distance: number} | null {
  const limit = Math.min(MAX_MATCH, bytes.length - at);
  let length = 2;
  let distance = 0;
  for (let from = first, tries = 0; from >= 0 && at - from <= WINDOW && tries < CHAIN_LIMIT; tries += 1) {
    if (bytes[from + length] === bytes[at + length]) {
      let same = 0;
      while (same < limit && bytes[from + same] === bytes[at + same]) same += 1;
      if (same > length) {
        length = same;
        distance = at - from;
        if (same === limit) break;
      }
    }
    from = previous[from]!;
  }
  return distance === 0 ? null : {length, distance};
}

/** Writes a literal byte or the end mark 256. */
function writeLiteral(out: BitWriter, symbol: number): void {
  if (symbol < 144) out.writeReversed(0x30 + symbol, 8);
  else if (symbol < 256) out.writeReversed(0x190 + symbol - 144, 9);
  else if (symbol < 280) out.writeReversed(symbol - 256, 7);
  else out.writeReversed(0xc0 + symbol - 280, 8);
}

function writeMatch(out: BitWriter, length: number, distance: number): void {
  const lengthCode = length === MAX_MATCH ? 28 : lastAtMost(LENGTH_BASE, length);
  writeLiteral(out, 257 + lengthCode);
  out.write(length - LENGTH_BASE[lengthCode]!, LENGTH_EXTRA[lengthCode]!);
  const distanceCode = lastAtMost(DISTANCE_BASE, distance);
  out.writeReversed(distanceCode, 5);
  out.write(distance - DISTANCE_BASE[distanceCode]!, distanceCode < 4 ? 0 : (distanceCode >> 1) - 1);
}

function lastAtMost(bases: readonly number[], value: number): number {
  let at = bases.length - 1;
  while (bases[at]! > value) at -= 1;
  return at;
}

class BitWriter {
  private buffer: Uint8Array;
  private length = 0;
  private held = 0;
  private bits = 0;

  constructor(capacity: number) {
    this.buffer = new Uint8Array(capacity);
  }

  /** Lowest bit first. */
  write(value: number, count: number): void {
    this.held |= value << this.bits;
    this.bits += count;
    while (this.bits >= 8) this.flushByte();
  }

  /** Huffman codes go highest bit first. */
  writeReversed(code: number, count: number): void {
    let reversed = 0;
    for (let i = 0; i < count; i += 1) reversed |= ((code >> i) & 1) << (count - 1 - i);
    this.write(reversed, count);
  }

  bytes(): Uint8Array {
    if (this.bits > 0) this.flushByte();
    return this.buffer.slice(0, this.length);
  }

  private flushByte(): void {
    if (this.length === this.buffer.length) {
      const larger = new Uint8Array(this.buffer.length * 2);
      larger.set(this.buffer);
      this.buffer = larger;
    }
    this.buffer[this.length] = this.held & 0xff;
    this.length += 1;
    this.held >>>= 8;
    this.bits = Math.max(0, this.bits - 8);
  }
}

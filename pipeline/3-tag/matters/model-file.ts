import {readFileSync} from "node:fs";

/** What of a model is not weights. */
type ModelHead = {
  /** Matters in the order of the columns; the column after the last is "about none of them". */
  matters: string[];
  /** Weights of the gate, in the order of its inputs, and the confidence from which the first and a further matter are named. */
  gate: number[];
  least: number;
  least_further: number;
};

/** Weights by feature: a table of 2^bits slots found by hash, with a 16-bit print, a rarity, a scale and a signed byte a column. */
export type MatterModel = ModelHead & {
  bits: number;
  columns: number;
  prints: Uint16Array;
  rarity: Uint8Array;
  scales: Float32Array;
  weights: Int8Array;
};

const MAGIC = 0x314d4d54;
const PROBES = 24;
/** A rarity of 255 is this weight; features that the model does not know have it. */
export const RAREST = 1.25;

const printOf = (hash: number): number => (hash ^ (hash >>> 16)) & 0xffff || 1;

/** The slot of a feature; -1 when the model does not know it. */
export function slotOf({bits, prints}: Pick<MatterModel, "bits" | "prints">, hash: number): number {
  const mask = (1 << bits) - 1;
  const print = printOf(hash);
  let slot = Math.imul(hash, 0x9e3779b1) >>> (32 - bits);
  for (let i = 0; i < PROBES; i++) {
    const found = prints[slot]!;
    if (found === print) return slot;
    if (found === 0) return -1;
    slot = (slot + 1) & mask;
  }
  return -1;
}

/** How much a feature tells, 0 … RAREST. */
export function rarityOf(model: Pick<MatterModel, "bits" | "prints" | "rarity">, hash: number): number {
  const slot = slotOf(model, hash);
  return slot < 0 ? RAREST : (model.rarity[slot]! / 255) * RAREST;
}

/** An empty table of features; `put` gives the slot that a new feature takes, or -1 when there is no room or it is taken for another. */
export function makeTable(
  bits: number,
): Pick<MatterModel, "bits" | "prints" | "rarity"> & {put(hash: number): number} {
  const size = 1 << bits;
  const prints = new Uint16Array(size);
  const put = (hash: number): number => {
    let slot = Math.imul(hash, 0x9e3779b1) >>> (32 - bits);
    for (let i = 0; i < PROBES; i++) {
      if (prints[slot] === printOf(hash)) return -1;
      if (prints[slot] === 0) {
        prints[slot] = printOf(hash);
        return slot;
      }
      slot = (slot + 1) & (size - 1);
    }
    return -1;
  };
  return {bits, prints, rarity: new Uint8Array(size), put};
}

/** Weights as signed bytes, a scale a slot. */
export function quantise(weights: Float32Array, columns: number): {scales: Float32Array; weights: Int8Array} {
  const slots = weights.length / columns;
  const scales = new Float32Array(slots);
  const bytes = new Int8Array(weights.length);
  for (let slot = 0; slot < slots; slot++) {
    let top = 0;
    for (let c = 0; c < columns; c++) top = Math.max(top, Math.abs(weights[slot * columns + c]!));
    if (top === 0) continue;
    scales[slot] = top / 127;
    for (let c = 0; c < columns; c++)
      bytes[slot * columns + c] = Math.round((weights[slot * columns + c]! / top) * 127);
  }
  return {scales, weights: bytes};
}

/**
 * The bytes of data/models/matters.bin, little endian: `TMM1`, length of the head u32, bits u32, columns u32, the head as JSON padded
 * to 4 bytes, scales f32, prints u16, rarities u8, weights i8.
 */
export function writeModel({
  bits,
  columns,
  prints,
  rarity,
  scales,
  weights,
  ...head
}: MatterModel): Uint8Array {
  const json = Buffer.from(JSON.stringify(head));
  const padded = Buffer.concat([json, Buffer.alloc((4 - (json.length % 4)) % 4, " ")]);
  const numbers = new Uint8Array(new Uint32Array([MAGIC, padded.length, bits, columns]).buffer);
  return Buffer.concat([
    numbers,
    padded,
    bytesOf(scales),
    bytesOf(prints),
    bytesOf(rarity),
    bytesOf(weights),
  ]);
}

/** Reads a model file; throws when it is not one, or is cut short. */
export function readModel(file: URL): MatterModel {
  const bytes = Uint8Array.from(readFileSync(file));
  const [magic, length = 0, bits = 0, columns = 0] = new Uint32Array(bytes.buffer, 0, 4);
  const size = 2 ** bits;
  if (magic !== MAGIC) throw new Error(`not a matter model: ${file.pathname}`);
  const at = 16 + length;
  if (bytes.length !== at + size * (4 + 2 + 1 + columns))
    throw new Error(`matter model cut short: ${file.pathname}`);
  const head = JSON.parse(Buffer.from(bytes.buffer, 16, length).toString("utf8")) as ModelHead;
  return {
    ...head,
    bits,
    columns,
    scales: new Float32Array(bytes.buffer, at, size),
    prints: new Uint16Array(bytes.buffer, at + 4 * size, size),
    rarity: new Uint8Array(bytes.buffer, at + 6 * size, size),
    weights: new Int8Array(bytes.buffer, at + 7 * size, size * columns),
  };
}

function bytesOf({
  buffer,
  byteOffset,
  byteLength,
}: Float32Array | Uint16Array | Uint8Array | Int8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

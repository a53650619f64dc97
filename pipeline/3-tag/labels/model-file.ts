import {readFileSync} from "node:fs";
import {K} from "./softmax.ts";

/**
 * Weights as shipped: a table of 2^bits slots, found by hash with a 16-bit fingerprint, K signed bytes a slot.
 * Layout of the file, little endian: `TLB2`, bits u32, scale f32, reserved u32, fingerprints u16 × 2^bits, weights i8 × K × 2^bits.
 */
export type LabelModel = {bits: number; scale: number; prints: Uint16Array; weights: Int8Array};

const MAGIC = 0x32424c54;
const PROBES = 12;

const slotOf = (hash: number, bits: number): number => Math.imul(hash, 0x9e3779b1) >>> (32 - bits);
const printOf = (hash: number): number => ((hash ^ (hash >>> 16)) & 0xffff) || 1;

/** Where the weights of a feature begin; -1 when it has none. */
export function weightsAt({bits, prints}: LabelModel, hash: number): number {
  const mask = (1 << bits) - 1;
  const print = printOf(hash);
  let slot = slotOf(hash, bits);
  for (let i = 0; i < PROBES; i++) {
    const found = prints[slot]!;
    if (found === print) return slot * K;
    if (found === 0) return -1;
    slot = (slot + 1) & mask;
  }
  return -1;
}

/** Packs weights; when slots run out, the features with the smallest weights are left out. `dropped` tells how many. */
export function packModel(hashes: Int32Array, weights: Float32Array, bits: number): {model: LabelModel; dropped: number} {
  const norms = new Float64Array(hashes.length);
  let top = 0;
  for (let i = 0; i < hashes.length; i++) {
    for (let c = 0; c < K; c++) {
      const value = Math.abs(weights[i * K + c]!);
      norms[i] = norms[i]! + value;
      if (value > top) top = value;
    }
  }
  const scale = top / 127;
  const order = Int32Array.from(hashes.keys()).sort((a, b) => norms[b]! - norms[a]! || a - b);
  const size = 1 << bits;
  const model = {bits, scale, prints: new Uint16Array(size), weights: new Int8Array(size * K)};
  let dropped = 0;
  for (const i of order) {
    const hash = hashes[i]!;
    let slot = slotOf(hash, bits);
    let probes = 0;
    while (probes < PROBES && model.prints[slot] !== 0 && model.prints[slot] !== printOf(hash)) {
      slot = (slot + 1) & (size - 1);
      probes++;
    }
    let any = false;
    for (let c = 0; c < K; c++) any ||= Math.round(weights[i * K + c]! / scale) !== 0;
    if (!any) continue;
    if (probes === PROBES || model.prints[slot] !== 0) {
      dropped++;
      continue;
    }
    model.prints[slot] = printOf(hash);
    for (let c = 0; c < K; c++) model.weights[slot * K + c] = Math.round(weights[i * K + c]! / scale);
  }
  return {model, dropped};
}

/** The bytes of data/models/labels.bin. */
export function writeModel({bits, scale, prints, weights}: LabelModel): Uint8Array {
  const head = new DataView(new ArrayBuffer(16));
  head.setUint32(0, MAGIC, true);
  head.setUint32(4, bits, true);
  head.setFloat32(8, scale, true);
  const bytes = new Uint8Array(16 + prints.byteLength + weights.byteLength);
  bytes.set(new Uint8Array(head.buffer));
  bytes.set(new Uint8Array(prints.buffer), 16);
  bytes.set(new Uint8Array(weights.buffer), 16 + prints.byteLength);
  return bytes;
}

/** Reads a model file; throws when it is not one. */
export function readModel(file: URL): LabelModel {
  const bytes = Uint8Array.from(readFileSync(file));
  const head = new DataView(bytes.buffer);
  if (bytes.length < 16 || head.getUint32(0, true) !== MAGIC) throw new Error(`not a label model: ${file.pathname}`);
  const bits = head.getUint32(4, true);
  const size = 1 << bits;
  if (bytes.length !== 16 + size * (2 + K)) throw new Error(`label model cut short: ${file.pathname}`);
  return {
    bits,
    scale: head.getFloat32(8, true),
    prints: new Uint16Array(bytes.buffer, 16, size),
    weights: new Int8Array(bytes.buffer, 16 + 2 * size, size * K),
  };
}

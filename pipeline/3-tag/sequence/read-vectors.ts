import {readFileSync} from "node:fs";
import {makeRandom} from "../random.ts";
import {DIM} from "./model.ts";

/** Bytes of data/models/vectors.i8 to numbers of a spread near one half. */
const SCALE = (4 * 0.5975) / 127;

/** Vectors of `size` words: those of data/models/vectors.i8, then small random ones for what it lacks. */
export function readVectors(size: number): Float32Array {
  const bytes = new Int8Array(readFileSync(new URL("../../../data/models/vectors.i8", import.meta.url)));
  const random = makeRandom(1);
  return Float32Array.from({length: size * DIM}, (_, i) =>
    i < bytes.length ? bytes[i]! * SCALE : (random() - 0.5) * 0.4,
  );
}

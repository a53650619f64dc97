import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {type CrfModel, readCrfModel} from "./crf-model.ts";

const require = createRequire(import.meta.url);
const read = (path: string): string => readFileSync(require.resolve(path), "utf8");

/** Gives the word model that the vntk package brings (MIT), trained by its authors; labels `BW` and `IW`. */
export const readVntkModel = (): CrfModel =>
  readCrfModel(readFileSync(require.resolve("vntk/lib/word_tokenizer/model.bin")));

/** Gives the 73,901 lines of vntk's dictionary (MIT), lower-cased as vntk does; some end in a space or are empty. */
export const readVntkDictionary = (): string[] =>
  read("@vntk/dictionary/data/Viet74K.txt").toLowerCase().split("\n");

const CLASSES = "VNRADEXZOPCI";

/** Gives the 31,327 words that vntk's dictionary defines (dictionary.json, MIT), each with a bit mask of its word classes (`VNRADEXZOPCI`). */
export function readDefinedWords(): Map<string, number> {
  const words = new Map<string, number>();
  for (const [word, senses] of Object.entries(
    JSON.parse(read("@vntk/dictionary/data/dictionary.json")) as Record<string, {pos: string}[]>,
  )) {
    let mask = 0;
    for (const {pos} of senses) mask |= CLASSES.includes(pos) ? 1 << CLASSES.indexOf(pos) : 0;
    words.set(word, mask);
  }
  return words;
}

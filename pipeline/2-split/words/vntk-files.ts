import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {type CrfModel, readCrfModel} from "./crf-model.ts";

const require = createRequire(import.meta.url);

/** Gives the word model that the vntk package brings (MIT), trained by its authors; labels `BW` and `IW`. */
export const readVntkModel = (): CrfModel => readCrfModel(readFileSync(require.resolve("vntk/lib/word_tokenizer/model.bin")));

/** Gives the 73,901 lines of vntk's dictionary (MIT), lower-cased as vntk does; some end in a space or are empty. */
export const readVntkDictionary = (): string[] =>
  readFileSync(require.resolve("@vntk/dictionary/data/Viet74K.txt"), "utf8").toLowerCase().split("\n");

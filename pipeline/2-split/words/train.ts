import {readFileSync, writeFileSync} from "node:fs";
import {parseArgs} from "node:util";
import {readConllu} from "./conllu.ts";
import {scoreWords} from "./score-words.ts";
import {makeSegmenter, readLexicon} from "./segmenter.ts";
import {trainWords} from "./train-words.ts";
import {readDefinedWords} from "./vntk-files.ts";
import {makeWordsModel, writeWordsModel} from "./words-model.ts";

// npm run train:words -- [--folds N] FILES: writes data/models/words.bin; with --folds, scores N-fold cross-validation and writes nothing.
const {values, positionals} = parseArgs({options: {folds: {type: "string"}}, allowPositionals: true});
if (positionals.length === 0) throw new RangeError("no .conllu files given");

const seen = new Set<string>();
const sentences = positionals
  .flatMap((file) => readConllu(readFileSync(file, "utf8")))
  .filter((words) => {
    const text = words.join("").replace(/\s/g, "").toLowerCase();
    return seen.has(text) ? false : seen.add(text);
  });
const defined = readDefinedWords();
const lexicon = readLexicon(defined);
const folds = Number(values.folds ?? 0);
const gold: string[][] = [];
const found: string[][] = [];
for (let fold = 0; fold < folds; fold++) {
  const {weights, pairs} = trainWords(
    lexicon,
    sentences.filter((_, i) => i % folds !== fold),
  );
  const segmenter = makeSegmenter(lexicon, makeWordsModel(weights, pairs));
  for (const words of sentences.filter((_, i) => i % folds === fold)) {
    gold.push(words);
    found.push(segmenter.join(words.join(" ")).split(" "));
  }
}
if (folds > 0)
  console.log(
    `${folds} folds, ${sentences.length} sentences: F1 ${(100 * scoreWords(gold, found).f1).toFixed(2)}`,
  );
else {
  const {weights, pairs} = trainWords(lexicon, sentences);
  const bytes = writeWordsModel(weights, pairs, defined);
  writeFileSync(new URL("../../../data/models/words.bin", import.meta.url), bytes);
  console.log(`${sentences.length} sentences: data/models/words.bin, ${bytes.length} bytes`);
}

import {writeFileSync} from "node:fs";
import {pathToFileURL} from "node:url";
import {goldFiles, readGold} from "../labels/gold-rows.ts";
import {isHeld} from "../labels/is-held.ts";
import {readMatters} from "../matters/taxonomy.ts";
import {examplesOf} from "./examples.ts";
import {writeModel} from "./model.ts";
import {readVectors} from "./read-vectors.ts";
import {trainSequence} from "./train-sequence.ts";
import {readVocabulary} from "./vocabulary.ts";

// `npm run train:sequence [-- extra.jsonl …]`: trains the word reader on data/gold/*.jsonl and the files named, without the documents that
// are held out to settle what stands upon it; writes data/models/sequence.bin.
const EPOCHS = 5;
const files = [
  ...goldFiles(new URL("../../../data/gold/", import.meta.url)),
  ...process.argv.slice(2).map((path) => pathToFileURL(path)),
];
const vocabulary = readVocabulary();
const ids = readMatters().map(({id}) => id);
const rows = files.flatMap(readGold).filter(({doc}) => !isHeld(doc));
const examples = examplesOf(rows, ids, vocabulary);
const model = trainSequence(examples, {
  ids,
  vectors: readVectors(vocabulary.size),
  epochs: EPOCHS,
  seed: 1,
  told: (line) => process.stdout.write(`${line}\n`),
});
const bytes = writeModel(model);
writeFileSync(new URL("../../../data/models/sequence.bin", import.meta.url), bytes);
process.stdout.write(`${examples.length} câu và mệnh đề, ${bytes.length} byte\n`);

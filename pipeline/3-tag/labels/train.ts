import {mkdirSync, writeFileSync} from "node:fs";
import {pathToFileURL} from "node:url";
import {goldFiles, readGold} from "./gold-rows.ts";
import {packModel, writeModel} from "./model-file.ts";
import {trainLabels} from "./train-labels.ts";

// `npm run train:labels [extra.jsonl …]`: trains on data/gold/*.jsonl and the files named, writes data/models/labels.bin.
const BITS = 19;
const files = [
  ...goldFiles(new URL("../../../data/gold/", import.meta.url)),
  ...process.argv.slice(2).map((path) => pathToFileURL(path)),
];
const rows = files.flatMap(readGold);
const {index, weights} = trainLabels(rows);
const {model, dropped} = packModel(index.hashes, weights, BITS);
const target = new URL("../../../data/models/labels.bin", import.meta.url);
mkdirSync(new URL(".", target), {recursive: true});
const bytes = writeModel(model);
writeFileSync(target, bytes);
process.stdout.write(`${rows.length} câu, ${index.size} đặc trưng (bỏ ${dropped}), ${bytes.length} byte\n`);

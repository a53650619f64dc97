import {mkdirSync, writeFileSync} from "node:fs";
import {pathToFileURL} from "node:url";
import {goldFiles, readGold} from "./gold-rows.ts";
import {packWeights, writeModel} from "./model-file.ts";
import {trainLabels} from "./train-labels.ts";

// `npm run train:labels [extra.jsonl …]`: trains on data/gold/*.jsonl and the files named, writes data/models/labels.bin.
const BITS = 19;
const files = [
  ...goldFiles(new URL("../../../data/gold/", import.meta.url)),
  ...process.argv.slice(2).map((path) => pathToFileURL(path)),
];
const rows = files.flatMap(readGold);
const trained = trainLabels(rows);
const bytes = writeModel({
  ...packWeights(trained.index, trained.weights, BITS),
  nets: trained.nets,
  temperature: trained.temperature,
  links: trained.links,
});
const target = new URL("../../../data/models/labels.bin", import.meta.url);
mkdirSync(new URL(".", target), {recursive: true});
writeFileSync(target, bytes);
process.stdout.write(
  `${rows.length} câu, ${trained.index.size} đặc trưng, nhiệt độ ${trained.temperature.toFixed(2)}, ${bytes.length} byte\n`,
);

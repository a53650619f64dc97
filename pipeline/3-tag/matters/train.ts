import {writeFileSync} from "node:fs";
import {pathToFileURL} from "node:url";
import {loadEncoder} from "../encoder/load-encoder.ts";
import {readMatterRows, readProjectRows} from "./matter-rows.ts";
import {writeModel} from "./model-file.ts";
import {formatScore, scoreMatters} from "./score-matters.ts";
import {readMatters} from "./taxonomy.ts";
import {trainMatters} from "./train-matters.ts";

// `npm run train:matters [extra.jsonl …]`: trains on data/gold/**/*.jsonl and the files named, writes data/models/matters.bin, and prints
// what is right of rows in documents held out. The encoder (`npm run train:encoder`) is trained first.
const rows = [
  ...readProjectRows(),
  ...process.argv.slice(2).flatMap((path) => readMatterRows(pathToFileURL(path), "extra")),
];
const {model, held} = trainMatters(rows, readMatters(), loadEncoder());
const bytes = writeModel(model);
writeFileSync(new URL("../../../data/models/matters.bin", import.meta.url), bytes);
process.stdout.write(`${rows.length} câu, ${bytes.length} byte, ngưỡng ${model.least}\n`);
for (const source of ["project", "extra"] as const) {
  const answers = held
    .filter(({row}) => row.source === source && row.label !== "context")
    .map(({row, candidates}) => ({
      right: row.types,
      any: row.types,
      candidates,
      named: candidates
        .filter(({confidence}, rank) => confidence >= (rank === 0 ? model.least : model.least_further))
        .map(({matter}) => matter),
    }));
  if (answers.length > 0) process.stdout.write(formatScore(source, scoreMatters(answers)));
}

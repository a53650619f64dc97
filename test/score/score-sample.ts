import {openSnapshot} from "../../pipeline/store.ts";
import {scoreCopies} from "./score-copies.ts";
import {scoreFaces} from "./score-faces.ts";
import {scoreFiles} from "./score-files.ts";
import {scoreLabels} from "./score-labels.ts";
import {scoreMetrics} from "./score-metrics.ts";
import {scoreNames} from "./score-names.ts";
import {scorePromises} from "./score-promises.ts";

// `npm run score [snapshot]`: what the night found in the sample bloc against the truth planted in it.
const {db, close} = await openSnapshot(process.argv[2] ?? "data/work/sample.snapshot.duckdb");
for (const score of [
  scoreFiles,
  scoreLabels,
  scoreFaces,
  scoreMetrics,
  scorePromises,
  scoreCopies,
  scoreNames,
])
  for (const line of await score(db)) process.stdout.write(`${line}\n`);
close();

import {pathToFileURL} from "node:url";
import {loadSequence} from "../sequence/load-sequence.ts";
import {analyse} from "./analyse.ts";
import {goldFiles, readGold} from "./gold-rows.ts";
import {isHeld} from "./is-held.ts";
import {mixScorer} from "./mixed-scorer.ts";
import {bestClass} from "./scorer.ts";
import {CLASSES, K} from "./softmax.ts";
import {scorerOf, trainLabels} from "./train-labels.ts";

// `npm run score:labels [-- FILE.jsonl …]`: macro-F1 on the documents held out, apart for the project's own rows and for those of the files
// named; features and rules are trained without them, the word reader shipped has not seen them. Context and the rest as in `tonghop gold`
// (a request counts as solution); a second fair label counts as right.
const own = goldFiles(new URL("../../../data/gold/", import.meta.url)).flatMap(readGold);
const extra = process.argv.slice(2).flatMap((path) => readGold(pathToFileURL(path)));
const tables = {own: new Float64Array(K * K), extra: new Float64Array(K * K)};
const features = scorerOf(trainLabels([...own, ...extra].filter(({doc}) => !isHeld(doc))));
const score = mixScorer(features, loadSequence());
for (const [name, rows] of [
  ["own", own],
  ["extra", extra],
] as const) {
  for (const row of rows) {
    if (!isHeld(row.doc)) continue;
    const around = {
      section: row.section === null ? null : analyse(row.section),
      prev: row.prev_text === null ? null : analyse(row.prev_text),
    };
    const said = plain(bestClass(score(analyse(row.text), around)));
    const right = plain(row.label);
    const cell = (said === plain(row.also) ? said : right) * K + said;
    tables[name][cell] = tables[name][cell]! + 1;
  }
}
for (const [name, table] of Object.entries(tables)) {
  const f1 = CLASSES.map((_, c) => {
    let [said, right] = [0, 0];
    for (let k = 0; k < K; k++) {
      said += table[k * K + c]!;
      right += table[c * K + k]!;
    }
    return (200 * table[c * K + c]!) / (said + right || 1);
  });
  const shown = CLASSES.map((label, c) => [label, f1[c]!] as const).filter(([label]) => label !== "request");
  const macro = shown.reduce((sum, [, f]) => sum + f, 0) / shown.length;
  process.stdout.write(
    `${name}: macro-F1 ${macro.toFixed(1)}; ${shown.map(([label, f]) => `${label} ${f.toFixed(1)}`).join(", ")}\n`,
  );
}

function plain(at: number): number {
  return CLASSES[at] === "request" ? CLASSES.indexOf("solution") : at;
}

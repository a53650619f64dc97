import {pathToFileURL} from "node:url";
import {analyse} from "./analyse.ts";
import {goldFiles, readGold, type TrainingRow} from "./gold-rows.ts";
import {bestClass} from "./scorer.ts";
import {CLASSES, K} from "./softmax.ts";
import {hashOf} from "./tokens.ts";
import {scorerOf, trainLabels} from "./train-labels.ts";

// `npm run cv:labels [-- FILE.jsonl …]`: macro-F1 on rows whose documents the weights have not seen, apart for the project's own rows and
// for those of the files named; context and the rest as in `tonghop gold` (a request counts as solution). One fold in four unless FOLDS is set.
const own = goldFiles(new URL("../../../data/gold/", import.meta.url)).flatMap(readGold);
const extra = process.argv.slice(2).flatMap((path) => readGold(pathToFileURL(path)));
const FOLDS = 4;
const foldOf = ({doc}: TrainingRow): number => (hashOf(`cv ${doc}`) >>> 5) % FOLDS;
const wanted = Number(process.env["FOLDS"] ?? 1);
const tables = {own: new Float64Array(K * K), extra: new Float64Array(K * K)};
for (let fold = 0; fold < wanted; fold++) {
  const score = scorerOf(trainLabels([...own, ...extra].filter((row) => foldOf(row) !== fold)));
  for (const [name, rows] of [
    ["own", own],
    ["extra", extra],
  ] as const) {
    for (const row of rows) {
      if (foldOf(row) !== fold) continue;
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

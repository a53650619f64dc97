import {readFileSync} from "node:fs";
import {pathToFileURL} from "node:url";
import type {Label} from "../../model.ts";
import {loadMatcher} from "./load-matcher.ts";
import {formatScore, scoreMatters} from "./score-matters.ts";

// `node pipeline/3-tag/matters/measure.ts FILE.jsonl …`: scores the weights shipped against texts with `label`, `prev_text`, `first` (types
// right as the main one, null = none fits) and `any`, given their true label.
type Row = {
  text: string;
  label: Label | "other";
  section?: string | null;
  prev_text?: string | null;
  first: (string | null)[];
  any: string[];
};

const matcher = loadMatcher();
for (const path of process.argv.slice(2)) {
  const rows = readFileSync(pathToFileURL(path), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Row);
  const answers = rows.map(({text, label, section, prev_text, first, any}) => {
    const candidates = matcher.rank({
      text: text.normalize("NFC"),
      label: label === "other" ? "context" : label,
      section: section ?? null,
      prev: prev_text?.normalize("NFC") ?? null,
    });
    const named = candidates.filter(({is_named}) => is_named).map(({matter}) => matter);
    return {right: first.filter((type) => type !== null), any, candidates, named};
  });
  process.stdout.write(formatScore(path.split("/").at(-1) ?? path, scoreMatters(answers)));
}

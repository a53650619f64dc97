import {readFileSync} from "node:fs";

/** The rows of one file of the sample's truth (`data/sample/truth-<name>.jsonl`), in its order; described in data/sample/README.md. */
export function readTruth<T>(name: string): T[] {
  return readFileSync(new URL(`../../data/sample/truth-${name}.jsonl`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line.normalize("NFC")) as T);
}

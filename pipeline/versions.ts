import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {sha256} from "./inbox.ts";

const PARTS = {
  read: [
    "pipeline/model.ts",
    "pipeline/text.ts",
    "pipeline/period.ts",
    "pipeline/parse-number.ts",
    "pipeline/process-file.ts",
    "pipeline/1-read",
  ],
  tag: [
    "pipeline/model.ts",
    "pipeline/text.ts",
    "pipeline/sketch.ts",
    "pipeline/quantifiers.ts",
    "pipeline/2-split",
    "pipeline/3-tag",
    "data/lexicon",
    "data/models",
    "data/taxonomy",
  ],
  render: ["pipeline/schema.sql", "pipeline/4-follow", "pipeline/5-render", "reports"],
} as const;

/**
 * A short hash (12 hex digits) of all code and data that a part of the pipeline depends on: when it changes, what that part made is stale.
 * Built pages (`dist`) do not count.
 */
export function versionOf(part: keyof typeof PARTS): string {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const digests = PARTS[part].flatMap((place) =>
    filesUnder(join(root, place)).map((file) => `${file.slice(root.length)} ${sha256(readFileSync(file))}`),
  );
  return sha256(digests.join("\n")).slice(0, 12);
}

function filesUnder(place: string): string[] {
  if (/\.\w+$/u.test(place)) return [place];
  return readdirSync(place, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("dist"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

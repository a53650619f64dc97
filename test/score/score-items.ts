import {readFileSync} from "node:fs";
import {parse} from "yaml";
import {processFile, tagBody} from "../../pipeline/process-file.ts";

// `npm run score:items FILE ITEMS.yaml`: how many of a document's items, marked by a reader as spans of its text with a label, the
// program finds with that label; the others are listed.
type Item = {id: string; label: string; span: string};

const [file, items] = process.argv.slice(2);
if (file === undefined || items === undefined) throw new Error("score:items FILE ITEMS.yaml");
const squeeze = (text: string) => text.normalize("NFC").replace(/\s+/gu, " ");
const {document} = await processFile(readFileSync(file), file, null);
const statements = document === null ? [] : tagBody(document.body, null).statements;
const wanted = Object.values(parse(readFileSync(items, "utf8")) as Record<string, unknown>)
  .filter(Array.isArray)
  .flatMap((list) => list as Item[])
  .filter(({label, span}) => label !== undefined && span !== undefined);
for (const [label, of_label] of Map.groupBy(wanted, (item) => item.label)) {
  const misses: string[] = [];
  for (const {id, span} of of_label) {
    const found = statements.filter(({text}) => overlaps(squeeze(text), squeeze(span)));
    // A span over the border of two statements is right when both are.
    const pair = found.length > 0 ? [] : (across(squeeze(span)) ?? []);
    if (
      !found.some((one) => one.label === label) &&
      !(pair.length > 0 && pair.every((one) => one.label === label))
    )
      misses.push(
        `  ${id}: ${found.map((one) => `${one.label} ${one.confidence.toFixed(2)} ${one.text}`).join(" | ") || "?"} :: ${span}`,
      );
  }
  process.stdout.write(
    `${label}: ${of_label.length - misses.length}/${of_label.length}\n${misses.map((miss) => `${miss}\n`).join("")}`,
  );
}

/** The two statements of one sentence over which a span lies. */
function across(span: string): typeof statements | undefined {
  return statements
    .slice(1)
    .map((one, at) => [statements[at]!, one])
    .find(
      ([a, b]) =>
        a!.sentence === b!.sentence &&
        squeeze(
          document!.body.find(({ordinal}) => ordinal === a!.block)?.text.slice(a!.start, b!.end) ?? "",
        ).includes(span),
    );
}

function overlaps(text: string, span: string): boolean {
  return text.includes(span) || (text.length > 12 && span.includes(text.replace(/[.;,]+$/u, "")));
}

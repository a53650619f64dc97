import {existsSync, readdirSync} from "node:fs";
import {parseArgs} from "node:util";
import {buildNotebook} from "./build-notebook.ts";

// `npm run notebooks [-- --db FILE --out FOLDER]`: each notebook as one page that opens without a network. Without --db: the published
// snapshot, and failing that the sample's.
const SNAPSHOTS = ["data/tonghop.snapshot.duckdb", "data/work/sample.snapshot.duckdb"];

const {values} = parseArgs({
  options: {db: {type: "string"}, out: {type: "string", default: "notebooks/dist"}},
});
const db = values.db ?? SNAPSHOTS.find((path) => existsSync(path));
if (db === undefined || !existsSync(db)) {
  process.stderr.write(
    `Chưa có bản công bố ${db ?? SNAPSHOTS.join(" hay ")}: chạy \`npm start\` (khối mẫu) hoặc \`tonghop run\` trước. · No snapshot yet: run \`npm start\` or \`tonghop run\` first.\n`,
  );
  process.exit(2);
}
for (const name of readdirSync(import.meta.dirname).sort()) {
  if (!name.endsWith(".html") || name === "template.html") continue;
  process.stdout.write(`${await buildNotebook(`${import.meta.dirname}/${name}`, {db, out: values.out})}\n`);
}

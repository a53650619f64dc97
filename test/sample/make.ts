import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import {fileURLToPath} from "node:url";
import {makeSample} from "./make-sample.ts";

// `npm run sample [folder]`: writes the sample bloc, by default to data/sample.
const target = process.argv[2] ?? fileURLToPath(new URL("../../data/sample/", import.meta.url));
rmSync(`${target}/inbox`, {recursive: true, force: true});
for (const {path, bytes} of await makeSample()) {
  const place = `${target}/${path}`;
  mkdirSync(dirname(place), {recursive: true});
  writeFileSync(place, bytes);
}

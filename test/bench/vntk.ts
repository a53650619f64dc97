import {execFileSync} from "node:child_process";
import {mkdtempSync, readFileSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {loadSegmenter} from "../../pipeline/2-split/words/segmenter.ts";
import {loadVntkWords} from "../../pipeline/2-split/words/vntk-words.ts";

// node test/bench/vntk.ts [--at FOLDER] [--record] [FILE …]: installs vntk 1.4.4 with its native parts into a temp folder (or takes FOLDER, where it
// is), and prints on how many lines our decoder gives its words, and how many times as fast the segmenter is. --record writes
// test/output/words-vntk.txt. Needs the network, python3, make and g++, so no test runs it.
const {values, positionals} = parseArgs({
  options: {at: {type: "string"}, record: {type: "boolean"}},
  allowPositionals: true,
});
const input = new URL("../input/words.txt", import.meta.url);

const folder = values.at ?? mkdtempSync(join(tmpdir(), "vntk-"));
if (values.at === undefined) {
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({private: true, allowScripts: {crfsuite: true, fasttext: true}}),
  );
  execFileSync("npm", ["install", "vntk@1.4.4", "--no-audit", "--no-fund"], {cwd: folder, stdio: "inherit"});
}
const require = createRequire(join(folder, "package.json"));
const vntk: {tag(text: string): string[]} = require("vntk").wordTokenizer();
const dictionary: {has(word: string): boolean; lower_words: string[]} = require("@vntk/dictionary");

const linesOf = (file: string | URL): string[] =>
  readFileSync(file, "utf8")
    .normalize("NFC")
    .split("\n")
    .filter((line) => line.trim() !== "");
const lines = positionals.length > 0 ? positionals.flatMap(linesOf) : linesOf(input);
const cpu_s = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const {user, system} = process.cpuUsage(before);
  return (user + system) / 1e6;
};

// Speed first, as shipped: on a sample, since 74,000 strings are compared twelve times a token.
const sample = lines.filter((_, i) => i % Math.ceil(lines.length / 200) === 0);
const theirs_s =
  cpu_s(() => {
    for (const line of sample) vntk.tag(line);
  }) / sample.length;
const segmenter = loadSegmenter();
const ours_s =
  cpu_s(() => {
    for (const line of lines) segmenter.spans(line);
  }) / lines.length;
console.log(
  `vntk ${(1 / theirs_s).toFixed(1)} lines/s CPU (${sample.length} lines), ours ${(1 / ours_s).toFixed(0)} in one pass of ${lines.length}: × ${(theirs_s / ours_s).toFixed(0)}`,
);

// The same words with the look-up as a Set, for which nothing else changes.
const words = new Set(dictionary.lower_words);
dictionary.has = (word) => word !== "" && words.has(word.toLowerCase());
const decode = loadVntkWords();
const given = lines.map((line) => vntk.tag(line));
const same = lines.filter((line, i) => given[i]!.join("\n") === decode(line).join("\n")).length;
console.log(`same words on ${same} of ${lines.length} lines`);
if (values.record === true) {
  const golden = linesOf(input).map((line) =>
    vntk
      .tag(line)
      .map((word) => word.replaceAll(" ", "_"))
      .join(" "),
  );
  writeFileSync(new URL("../output/words-vntk.txt", import.meta.url), `${golden.join("\n")}\n`);
}

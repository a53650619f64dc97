import {readFileSync} from "node:fs";
import {parseArgs} from "node:util";
import {readConllu} from "../../pipeline/2-split/words/conllu.ts";
import {scoreWords} from "../../pipeline/2-split/words/score-words.ts";
import {loadSegmenter} from "../../pipeline/2-split/words/segmenter.ts";
import {foldTones} from "../../pipeline/text.ts";

// node test/bench/words.bench.ts [--text FILE] [FILE.conllu …]: load time; speed on 10,000 made-up sentences and on the lines of FILE;
// how often the words of data/lexicon/words.txt stay whole in FILE, in three spellings; word F1 on each treebank file.
const {values, positionals} = parseArgs({options: {text: {type: "string"}}, allowPositionals: true});

const cpu_s = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const {user, system} = process.cpuUsage(before);
  return (user + system) / 1e6;
};
console.log(`load: ${(1000 * cpu_s(() => loadSegmenter())).toFixed(0)} ms CPU`);
const segmenter = loadSegmenter();

/** Prints the speed of the first pass, which pays for compiling and for new tokens, and of the second. */
function speed(name: string, lines: string[]): void {
  const bytes = Buffer.byteLength(lines.join(""));
  for (const pass of ["first", "second"]) {
    const seconds = cpu_s(() => {
      for (const line of lines) segmenter.spans(line);
    });
    console.log(
      `${name}, ${lines.length} lines of ${(bytes / lines.length).toFixed(0)} bytes, ${pass} pass: ` +
        `${(lines.length / seconds).toFixed(0)} lines/s CPU, ${(bytes / 1e6 / seconds).toFixed(2)} MB/s`,
    );
  }
}

/** Distinct sentences of lexicon words, names and figures that no two share in full; about 130 bytes each. */
function madeUp(count: number): string[] {
  const words = readFileSync(new URL("../../data/lexicon/words.txt", import.meta.url), "utf8")
    .trim()
    .split("\n");
  let state = 7;
  const pick = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const between = ["của", "và", "chưa", "đã", "trong", "các", "được", "còn", "với", "cho", ",", "tại"];
  return Array.from({length: count}, (_, i) => {
    const parts = Array.from(
      {length: 7},
      () => `${words[pick(words.length)]} ${between[pick(between.length)]}`,
    );
    return `${parts.join(" ")} ${i}/${count} xã ${String.fromCharCode(65 + pick(26))}anh.`;
  });
}
speed("made up", madeUp(10_000));

if (values.text !== undefined) {
  const lines = readFileSync(values.text, "utf8")
    .normalize("NFC")
    .split("\n")
    .filter((line) => line.trim() !== "");
  speed(values.text, lines);
  const words = readFileSync(new URL("../../data/lexicon/words.txt", import.meta.url), "utf8")
    .trim()
    .split("\n");
  const spellings: [string, (text: string) => string][] = [
    [
      "ủy",
      (text) => text.replace(/(?<!q)uỷ/gi, (pair) => (pair[0] === "u" ? "ủy" : pair === "UỶ" ? "ỦY" : "Ủy")),
    ],
    [
      "uỷ",
      (text) => text.replace(/(?<!q)ủy/gi, (pair) => (pair[0] === "ủ" ? "uỷ" : pair === "ỦY" ? "UỶ" : "Uỷ")),
    ],
    ["CAPITALS", (text) => text.toUpperCase()],
  ];
  for (const [name, spell] of spellings) {
    let all = 0;
    let whole = 0;
    for (const line of lines.map(spell)) {
      const folded = foldTones(line.toLowerCase());
      const spans = segmenter.words(line);
      for (const word of words) {
        for (const {index} of folded.matchAll(
          new RegExp(`(?<![\\p{L}\\d])${foldTones(word)}(?![\\p{L}\\d])`, "gu"),
        )) {
          all++;
          if (spans.some(({start, end}) => start <= index && end >= index + word.length)) whole++;
        }
      }
    }
    console.log(`domain words whole, ${name}: ${whole} of ${all}, ${((100 * whole) / all).toFixed(2)} %`);
  }
}

for (const file of positionals) {
  const gold = readConllu(readFileSync(file, "utf8"));
  const found = gold.map((words) => segmenter.join(words.join(" ")).split(" "));
  console.log(`${file}: ${gold.length} sentences, word F1 ${(100 * scoreWords(gold, found).f1).toFixed(2)}`);
}

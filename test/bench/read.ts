import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {readDocument} from "../../pipeline/1-read/header/read-header.ts";
import {readMember} from "../../pipeline/1-read/open-container.ts";
import {readFile} from "../../pipeline/1-read/read-file.ts";
import {readTableFigures} from "../../pipeline/3-tag/read-table-figures.ts";
import {type Reading, UnreadableError} from "../../pipeline/model.ts";
import {readTruth} from "../score/read-truth.ts";
import {comparePdf} from "./compare-pdf.ts";
import {compareEncodings} from "./encodings.ts";
import {compareListLabels} from "./list-labels.ts";

// `npm run bench:read [-- folder]`: what the readers keep, by format, on the sample bloc against its truth; with a folder of hard files
// (`main.docx`, `conv/main.*`, `conv/tcvn3.*`, `bad/*`), on those too; then letters and detection by encoding, the labels of lists against LibreOffice's, where it is installed,
// PDFs of made-up reports against their .docx, and the peak of memory.

type FileRow = {
  path: string;
  status: string;
  format: string;
  title: string | null;
  period: string | null;
  number: string | null;
  issued_on: string | null;
};
type MetricRow = {
  path: string;
  metric: string;
  value: number | null;
  source: string;
  numerator: number | null;
  denominator: number | null;
};
type Score = {files: number; cpu_ms: number; counts: Record<string, [right: number, all: number]>};

/** Traps that a format cannot tell, with why: by trap and extension. */
const CANNOT: Readonly<Record<string, string>> = {
  "TCVN3 and VNI decoded pdf":
    "the printer had no such fonts and put others in their place; the file no longer says which letters were old",
};

const sentences = Map.groupBy(readTruth<{path: string; text: string}>("statements"), ({path}) => path);
const figures = Map.groupBy(
  readTruth<MetricRow>("metrics").filter(({source}) => source !== "text"),
  ({path}) => path,
);
const scores = new Map<string, Score>();

for (const file of readTruth<FileRow>("files")) {
  if (!["read", "superseded", "figures"].includes(file.status)) continue;
  const bytes = await bytesOf(file.path);
  const score = scores.get(file.format) ?? {files: 0, cpu_ms: 0, counts: {}};
  scores.set(file.format, score);
  const before = process.cpuUsage();
  const reading = await readFile(bytes, file.path);
  const {header} = readDocument(reading);
  const {user, system} = process.cpuUsage(before);
  score.cpu_ms += (user + system) / 1000;
  score.files += 1;
  const text = reading.blocks.map((block) => block.text).join("\n");
  for (const sentence of sentences.get(file.path) ?? [])
    note(score, "sentences", text.includes(sentence.text.replace(/[.;]$/u, "")));
  if (file.status !== "figures")
    for (const fact of ["title", "period", "number", "issued_on"] as const)
      note(score, "head", header[fact] === file[fact]);
  const read = readTableFigures(reading.tables);
  for (const {metric, value, numerator, denominator} of figures.get(file.path) ?? [])
    note(
      score,
      "figures",
      read.some(
        (one) =>
          one.metric === metric &&
          same(one.value, value) &&
          (denominator === null || (same(one.numerator, numerator) && same(one.denominator, denominator))),
      ),
    );
}
console.log("format           files  sentences whole      head facts         figures  files/CPU s");
for (const [format, {files, cpu_ms, counts}] of [...scores].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const cell = (name: string) => (counts[name] ?? []).join("/").padStart(15);
  console.log(
    `${format.padEnd(16)}${String(files).padStart(6)}  ${cell("sentences")} ${cell("head")} ${cell("figures")} ${(files / (cpu_ms / 1000)).toFixed(1).padStart(12)}`,
  );
}

const folder = process.argv[2];
if (folder !== undefined) await readHardFiles(folder);
compareEncodings();
await compareListLabels();
await comparePdf();
console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);

function note({counts}: Score, name: string, is_right: boolean): void {
  const [right, all] = counts[name] ?? [0, 0];
  counts[name] = [right + (is_right ? 1 : 0), all + 1];
}

function same(a: number | null, b: number | null): boolean {
  return a === b || (a !== null && b !== null && Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(b)));
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const inbox = new URL("../../data/sample/inbox/", import.meta.url);
  const [, container, member] = /^(.*\.(?:zip|eml))\/(.*)$/u.exec(path) ?? [];
  const bytes = readFileSync(new URL(encodeURI(container ?? path), inbox));
  return container === undefined || member === undefined ? bytes : readMember(bytes, container, member);
}

/** What each trap of the hard document leaves behind when it is met; against the document's own .docx for paragraphs and tables. */
async function readHardFiles(folder: string): Promise<void> {
  const reference = await readFile(readFileSync(join(folder, "main.docx")), "main.docx");
  const textOf = ({blocks}: Reading, kinds?: string[]) =>
    blocks
      .filter(({kind}) => kinds === undefined || kinds.includes(kind))
      .map(({label, text}) => `${label ?? ""} ${text}`)
      .join("\n");
  const traps: [string, (reading: Reading) => boolean][] = [
    [
      "list numbers as printed",
      (one) =>
        ["I.", "1.", "2.", "2.1.", "2.2.", "a)", "b)", "II.", "Chỉ tiêu 5:"].every((label) =>
          one.blocks.some((block) => block.label === label || `${block.label} ${block.text}`.includes(label)),
        ),
    ],
    [
      "deletion out, insertion in",
      (one) => textOf(one).includes("đạt 99,2%;") && !textOf(one).includes("95%"),
    ],
    [
      "moved text once",
      (one) => textOf(one).split("DỜI-ĐẾN").length === 2 && !textOf(one).includes("DỜI-ĐI"),
    ],
    ["hidden text out", (one) => !/Ẩn: .*(?:bí mật|ẨN)/u.test(textOf(one))],
    ["text box once", (one) => textOf(one).split("HỘP-CHỮ").length === 2],
    ["result of a field in", (one) => /(?:KẾT-QUẢ-TRƯỜNG|\d+\/\d+\/\d+) có bình luận/u.test(textOf(one))],
    [
      "footnote apart",
      (one) =>
        textOf(one, ["footnote"]).includes("CHÚ-THÍCH") &&
        !textOf(one, ["paragraph", "list", "heading"]).includes("CHÚ-THÍCH"),
    ],
    ["running head apart", (one) => !textOf(one, ["paragraph", "list", "heading"]).includes("ĐẦU-TRANG")],
    [
      "TCVN3 and VNI decoded",
      (one) =>
        textOf(one).includes(
          "chữ TCVN3 được viết ở đây, ước đạt 85%; TIÊU ĐỀ IN HOA; chữ VNI: trường hợp nghiên cứu khuyết điểm",
        ),
    ],
    [
      "tables cell by cell",
      (one) =>
        JSON.stringify(one.tables.map(({rows}) => rows)) ===
        JSON.stringify(reference.tables.map(({rows}) => rows)),
    ],
    ["head and foot are no tables", (one) => one.tables.length === 1],
    [
      "head facts",
      (one) =>
        readDocument(one).header.number === "12-BC/ĐU" &&
        readDocument(one).header.issued_on === "2018-02-28" &&
        readDocument(one).header.period === "2017",
    ],
  ];
  const names = ["main.docx", "conv/main.odt", "conv/main.rtf", "conv/main.doc", "conv/main.pdf"].filter(
    (name) => existsSync(join(folder, name)),
  );
  console.log(
    `\n${"trap".padEnd(30)}${names.map((name) => name.replace(/.*\./u, ".").padStart(7)).join("")}`,
  );
  const readings = await Promise.all(names.map((name) => readFile(readFileSync(join(folder, name)), name)));
  const count = {right: 0, WRONG: 0, cannot: 0};
  for (const [trap, holds] of traps) {
    const verdicts = readings.map((one, i) =>
      holds(one)
        ? "right"
        : CANNOT[`${trap} ${names[i]?.replace(/.*\./u, "")}`] === undefined
          ? "WRONG"
          : "cannot",
    );
    for (const verdict of verdicts) count[verdict] += 1;
    console.log(`${trap.padEnd(30)}${verdicts.map((one) => one.padStart(7)).join("")}`);
  }
  console.log(`format × trap: ${count.right} right, ${count.WRONG} wrong, ${count.cannot} cannot`);
  for (const [what, why] of Object.entries(CANNOT)) console.log(`cannot: ${what}: ${why}`);
  const wanted = reference.blocks.map(({text}) => text);
  console.log(
    `${"blocks as in the .docx".padEnd(30)}${readings.map((one) => `${wanted.filter((text) => one.blocks.some((block) => block.text === text)).length}/${wanted.length}`.padStart(7)).join("")}`,
  );
  for (const name of readdirSync(join(folder, "bad")).sort()) {
    const start = performance.now();
    const code = await readFile(readFileSync(join(folder, "bad", name)), name).then(
      ({problems}) => `read ${problems.map(({rule}) => rule).join(" ")}`,
      (error: unknown) => (error instanceof UnreadableError ? error.problem.rule : `CRASHED ${error}`),
    );
    console.log(`${`bad/${name}`.padEnd(30)}${code.padEnd(22)}${Math.round(performance.now() - start)} ms`);
  }
}

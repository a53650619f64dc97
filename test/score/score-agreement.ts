import {readFileSync} from "node:fs";
import {readStatements} from "../sample/statements.ts";
import {share} from "./share.ts";

// `npm run score:agreement`: how often a second reader of the sample's clauses, who had their text and the taxonomy but not what is planted
// (data/sample/second-reader.tsv: clause, matter, further fair ones, sure 0–2), gave the matter that is planted.
const SAMPLE = new URL("../../data/sample/", import.meta.url);
const planted = new Map(
  readStatements(new URL("statements/", SAMPLE)).flatMap(({id, clauses}) =>
    clauses.map(({matter}, at): [string, string | undefined] => [`${id}#${at}`, matter]),
  ),
);
const [, ...read] = readFileSync(new URL("second-reader.tsv", SAMPLE), "utf8").trimEnd().split("\n");
const answers = read
  .map((line) => line.split("\t"))
  .map(([clause = "", matter = "", also = "", sure = ""]) => ({
    planted: planted.get(clause),
    fair: [matter, ...also.split(",")],
    sure,
  }))
  .filter((answer) => answer.planted !== undefined);
const agree = (some: typeof answers): string => {
  const first = some.filter((one) => one.fair[0] === one.planted).length;
  const fair = some.filter((one) => one.fair.includes(one.planted ?? "")).length;
  return `cùng nội dung ${share(first, some.length)}, trong các nội dung người thứ hai cho là đúng ${share(fair, some.length)}`;
};
process.stdout.write(`${answers.length} mệnh đề có nội dung: ${agree(answers)}\n`);
for (const [name, sure] of Object.entries({chắc: "2", "có lẽ": "1", đoán: "0"}))
  process.stdout.write(`  ${name}: ${agree(answers.filter((one) => one.sure === sure))}\n`);

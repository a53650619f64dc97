import {readFileSync} from "node:fs";
import {readStatements} from "../sample/statements.ts";
import {compareCounts} from "./compare-counts.ts";
import {readTruth} from "./read-truth.ts";
import {share} from "./share.ts";
import {weakCounts} from "./weak-counts.ts";

// `npm run score:agreement`: how often a second reader of the sample's clauses, who had their text and the taxonomy but not what is planted
// (data/sample/second-reader.tsv: clause, matter, further fair ones, sure 0–2), gave the matter that is planted,
// and how many n of n/N he would have counted right. He was asked of clauses that have a matter only, so this is rather too high: a program
// also has to leave the others alone. The reader was a language model.
const SAMPLE = new URL("../../data/sample/", import.meta.url);
const planted = new Map(
  readStatements(new URL("statements/", SAMPLE)).flatMap(({id, clauses}) =>
    clauses.map(({matter}, at): [string, string | undefined] => [`${id}#${at}`, matter]),
  ),
);
const [, ...read] = readFileSync(new URL("second-reader.tsv", SAMPLE), "utf8").trimEnd().split("\n");
const told = read.map((line) => line.split("\t"));
const answers = told
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

type Sentence = {
  id: string | null;
  unit_id: string;
  period: string;
  clauses: {matter?: string; face?: string}[];
};
const his = new Map(told.map(([clause = "", matter]) => [clause, matter]));
const faces = readTruth<Sentence>("statements").flatMap(({id, unit_id, period, clauses}) =>
  clauses.flatMap(({matter, face}, at) =>
    matter === undefined || face === undefined
      ? []
      : [{cell: `${period} ${unit_id} ${face}`, matter, read_as: his.get(`${id}#${at}`) || matter}],
  ),
);
const wanted = weakCounts(new Set(faces.map(({cell, matter}) => `${matter} ${cell}`)));
const counted = weakCounts(new Set(faces.map(({cell, read_as}) => `${read_as} ${cell}`)));
process.stdout.write(`n/N theo việc và quý, người thứ hai đếm: ${compareCounts(wanted, counted)}\n`);

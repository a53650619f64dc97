import {existsSync, readFileSync} from "node:fs";
import {goldOfDecisions} from "../decide/gold-of-decisions.ts";
import {openSnapshot} from "../store.ts";
import {installWeights, learn, learntLine} from "./learn.ts";
import type {Decided} from "./split-decided.ts";

// `npm run learn [-- STORE.duckdb | DECISIONS.jsonl]`: learns on from the decisions in the store, or from what `tonghop decisions --gold`
// printed; prints the figures before and after, and puts weights to use that are no worse.
const source = process.argv[2] ?? "data/tonghop.duckdb";
if (existsSync(source)) {
  const decided = await decidedIn(source);
  process.stdout.write(`${decided.length} câu đã soát\n`);
  if (decided.length > 0)
    for (const learnt of learn(decided)) {
      installWeights(learnt);
      process.stdout.write(`${learntLine(learnt)}\n`);
    }
} else {
  process.stderr.write(`Lỗi: Không có tệp này: ${source}\n`);
  process.exitCode = 2;
}

async function decidedIn(path: string): Promise<Decided[]> {
  if (path.endsWith(".jsonl"))
    return readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => JSON.parse(line) as Decided);
  const store = await openSnapshot(path);
  try {
    return (await goldOfDecisions(store.db)) as unknown as Decided[];
  } finally {
    store.close();
  }
}

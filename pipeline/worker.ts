import {readFileSync} from "node:fs";
import {workerData} from "piscina";
import type {Document, Period, Unit} from "./model.ts";
import {type Processed, processFile, type Tagged, tagBody} from "./process-file.ts";

/** What a worker is asked: to read a file, or to tag a stored body again. */
export type Task =
  | {kind: "file"; path: string; real_path: string}
  | {kind: "body"; body: Document["body"]; period: Period | null};

/** Does one task, apart from the main thread, so that a file that hangs or swells takes nothing else with it. */
export async function work(task: Task): Promise<Processed | Tagged> {
  if (task.kind === "body") return tagBody(task.body, task.period);
  return processFile(readFileSync(task.real_path), task.path, (workerData as {units: Unit[] | null}).units);
}

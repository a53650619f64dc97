import {readFileSync} from "node:fs";
import {workerData} from "piscina";
import {containerType, openContainer, readMember} from "./1-read/open-container.ts";
import {sha256} from "./inbox.ts";
import {type Document, type Period, type Problem, type Unit, UnreadableError} from "./model.ts";
import {processFile, tagBody} from "./process-file.ts";
import type {Processed, Tagged} from "./processed.ts";

/** What a worker is asked: to read a file or a member, to say what a file contains, or to tag a stored body again. */
export type Task =
  | {kind: "file"; path: string; real_path: string; member: string | null}
  | {kind: "open"; path: string; real_path: string}
  | {kind: "body"; body: Document["body"]; period: Period | null};

/** A document in a container, by the SHA-256 of its bytes; of one that does not come out, of the container's and its name. */
export type Listed = {name: string; file_id: string; size_bytes: number; problem: Problem | null};

/** What a container holds, or why it cannot be opened; null for a file that is none. */
export type Opened = {members: Listed[]; problem: Problem | null} | null;

/** Does one task, apart from the main thread, so that a file that hangs or swells takes nothing else with it. */
export async function work(task: Task): Promise<Processed | Opened | Tagged> {
  if (task.kind === "body") return tagBody(task.body, task.period);
  const bytes = readFileSync(task.real_path);
  if (task.kind === "open") return open(bytes, task.path);
  const {units, ocr} = workerData as {units: Unit[] | null; ocr: boolean};
  return processFile(
    task.member === null ? bytes : await readMember(bytes, task.path, task.member),
    task.path,
    units,
    {ocr},
  );
}

async function open(bytes: Uint8Array, name: string): Promise<Opened> {
  if ((await containerType(bytes, name)) === null) return null;
  const members: Listed[] = [];
  try {
    for await (const {name: member, bytes: content, problem} of openContainer(bytes, name)) {
      const file_id = content === null ? sha256(`${sha256(bytes)} ${member}`) : sha256(content);
      members.push({name: member, file_id, size_bytes: content?.length ?? 0, problem});
    }
    return {members, problem: null};
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return {members: [], problem: error.problem};
  }
}

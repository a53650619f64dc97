import {parentPort, workerData} from "node:worker_threads";
import {readDocument} from "../../pipeline/1-read/header/read-header.ts";
import {containerType, openContainer} from "../../pipeline/1-read/open-container.ts";
import {readFile} from "../../pipeline/1-read/read-file.ts";
import {readTableFigures} from "../../pipeline/3-tag/read-table-figures.ts";
import {UnreadableError} from "../../pipeline/model.ts";
import {mutate} from "./mutate.ts";
import {type Format, readSources} from "./sources.ts";

/** What became of one mutated file: a reading, the code of a problem, or what the reader threw that it should not have. */
export type Outcome = {
  ended: "read" | "refused" | "crashed";
  /** Code of the problem; of a crash its message. Null when it was read. */
  why: string | null;
  /** Name of an error beneath a refusal that is none of the readers' own: caught by the last net. */
  beneath: string | null;
};

const sources = await readSources();
const {seed} = workerData as {seed: number};

parentPort?.on("message", ({format, at}: {format: Format; at: number}) => {
  void outcomeOf(format, at).then((outcome) => parentPort?.postMessage(outcome));
});
parentPort?.postMessage("ready");

async function outcomeOf(format: Format, at: number): Promise<Outcome> {
  try {
    await readAll(mutate(sources.get(format) ?? [], format, {seed, at}), `a.${format}`);
    return {ended: "read", why: null, beneath: null};
  } catch (error) {
    if (!(error instanceof UnreadableError))
      return {
        ended: "crashed",
        why: error instanceof Error ? (error.stack ?? error.message) : String(error),
        beneath: null,
      };
    const {rule, action, severity} = error.problem;
    if (action.length < 20 || severity !== "error")
      return {ended: "crashed", why: `no action for ${rule}`, beneath: null};
    const {cause} = error;
    const is_slip = cause instanceof TypeError || cause instanceof ReferenceError;
    return {
      ended: "refused",
      why: rule,
      beneath: is_slip ? (cause.stack?.split("\n").slice(0, 2).join(" ") ?? cause.name) : null,
    };
  }
}

/** Reads as the night does, up to the figures of tables. */
async function readAll(bytes: Uint8Array, name: string): Promise<void> {
  if ((await containerType(bytes, name)) !== null) {
    for await (const member of openContainer(bytes, name)) {
      if (member.problem !== null) continue;
      try {
        await readOne(member.bytes, member.name);
      } catch (error) {
        if (!(error instanceof UnreadableError)) throw error;
      }
    }
    return;
  }
  await readOne(bytes, name);
}

async function readOne(bytes: Uint8Array, name: string): Promise<void> {
  const reading = await readFile(bytes, name);
  if (reading.blocks.length + reading.tables.length === 0)
    throw new Error("lost: no blocks, no tables, no problem");
  const document = readDocument(reading);
  readTableFigures(document.tables);
  structuredClone(document);
}

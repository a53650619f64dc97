import {Worker} from "node:worker_threads";
import type {Outcome} from "./fuzz-worker.ts";
import type {Format} from "./sources.ts";

export type FuzzOptions = {
  seed: number;
  each: number;
  formats: readonly Format[];
  workers?: number;
  limit_ms?: number;
};

/** What came of the mutated files of one format. `slips` are errors of our own under a refusal; `slowest` the number of the file that took longest. */
export type Tally = {
  format: Format;
  files: number;
  read: number;
  refused: Record<string, number>;
  crashed: string[];
  hung: string[];
  slips: Record<string, number>;
  seconds: number;
  slowest_ms: number;
  slowest: number;
};

const LIMIT_MS = 15_000;
const MAX_HEAP_MB = 700;

/**
 * Reads `each` mutated files of every format in workers, one at a time each; a file that takes longer than the limit or kills its
 * worker is counted, and the work goes on. Every file ends in exactly one of read, refused, crashed, hung.
 */
export async function runFuzz({
  seed,
  each,
  formats,
  workers = 2,
  limit_ms = LIMIT_MS,
}: FuzzOptions): Promise<Tally[]> {
  const places = await Promise.all(Array.from({length: workers}, () => open(seed)));
  const tallies: Tally[] = [];
  for (const format of formats) {
    const start = performance.now();
    const tally: Tally = {
      format,
      files: 0,
      read: 0,
      refused: {},
      crashed: [],
      hung: [],
      slips: {},
      seconds: 0,
      slowest_ms: 0,
      slowest: 0,
    };
    let next = 0;
    const work = async (place: number): Promise<void> => {
      for (let at = next++; at < each; at = next++) {
        const before = performance.now();
        const outcome = await ask(places[place] as Worker, {format, at}, limit_ms);
        const took = Math.round(performance.now() - before);
        if (took > tally.slowest_ms) [tally.slowest_ms, tally.slowest] = [took, at];
        tally.files += 1;
        if (note(tally, outcome, `${format} ${at}`)) places[place] = await open(seed);
      }
    };
    await Promise.all(places.map((_, place) => work(place)));
    tally.seconds = Math.round((performance.now() - start) / 100) / 10;
    tallies.push(tally);
  }
  await Promise.all(places.map((worker) => worker.terminate()));
  return tallies;
}

/** Counts an outcome; whether the worker must be replaced. */
function note(tally: Tally, outcome: Outcome | "hung" | Error, name: string): boolean {
  if (outcome === "hung") tally.hung.push(name);
  else if (outcome instanceof Error) tally.crashed.push(`${name}: ${outcome.message}`);
  else if (outcome.ended === "read") tally.read += 1;
  else if (outcome.ended === "crashed") tally.crashed.push(`${name}: ${outcome.why}`);
  else {
    tally.refused[outcome.why ?? ""] = (tally.refused[outcome.why ?? ""] ?? 0) + 1;
    if (outcome.beneath !== null) tally.slips[outcome.beneath] = (tally.slips[outcome.beneath] ?? 0) + 1;
  }
  return outcome === "hung" || outcome instanceof Error;
}

async function open(seed: number): Promise<Worker> {
  const worker = new Worker(new URL("./fuzz-worker.ts", import.meta.url), {
    workerData: {seed},
    resourceLimits: {maxOldGenerationSizeMb: MAX_HEAP_MB},
    stderr: true,
  });
  await new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  return worker;
}

async function ask(
  worker: Worker,
  job: {format: Format; at: number},
  limit_ms: number,
): Promise<Outcome | "hung" | Error> {
  return new Promise((resolve) => {
    const finish = (result: Outcome | "hung" | Error) => {
      clearTimeout(timer);
      worker.off("message", finish).off("error", finish).off("exit", ended);
      resolve(result);
    };
    const ended = (code: number) => finish(new Error(`worker ended with ${code}`));
    const timer = setTimeout(() => {
      finish("hung");
      void worker.terminate();
    }, limit_ms);
    worker.once("message", finish).once("error", finish).once("exit", ended);
    worker.postMessage(job);
  });
}

import {setImmediate} from "node:timers/promises";

/**
 * What `work` gives, while promises that pdf.js rejects and lets lie end nothing: a broken table of objects makes it do so beside the
 * error it reports, and Node ends a process, or a worker with the file it reads, for a rejection nobody takes.
 */
export async function withoutStrays<T>(work: () => Promise<T>): Promise<T> {
  const let_lie = () => {};
  process.on("unhandledRejection", let_lie);
  try {
    return await work();
  } finally {
    await setImmediate();
    process.off("unhandledRejection", let_lie);
  }
}

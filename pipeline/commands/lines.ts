import {createInterface} from "node:readline";

/** The lines of standard input, one at a time, without their ends. */
export function inputLines(): AsyncIterable<string> {
  return createInterface({input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY});
}

/** Writes a line to standard output and waits when the reader is slower; a reader that left ends the program quietly. */
export async function writeLine(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`))
    await new Promise((resolve) => process.stdout.once("drain", resolve));
}

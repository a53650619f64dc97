import {existsSync, readFileSync} from "node:fs";
import {basename} from "node:path";
import {readDocument} from "../1-read/header/read-header.ts";
import {readFile} from "../1-read/read-file.ts";
import {CliError, type ExitCode} from "../cli-error.ts";
import {UnreadableError} from "../model.ts";
import {say} from "../say.ts";
import {writeLine} from "./lines.ts";

/** `tonghop read FILE…`: one JSON line a file, its head taken apart and its body without furniture and names; 3 when a file could not be read. */
export async function read(files: string[]): Promise<ExitCode> {
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined)
    throw new CliError(say(`Không có tệp này: ${missing}`, `No such file: ${missing}`));
  let code: ExitCode = 0;
  for (const file of files) {
    const answer = await readOne(file);
    if (answer.problems.some(({severity}) => severity === "error")) code = 3;
    await writeLine(JSON.stringify(answer));
  }
  return code;
}

async function readOne(file: string) {
  try {
    const reading = await readFile(readFileSync(file), basename(file));
    const {header, body, tables, problems} = readDocument(reading);
    const {secrecy, unit, superior, number, issued_on, period, title} = header;
    if (secrecy !== null)
      return {
        file,
        media_type: reading.media_type,
        encoding: reading.encoding,
        secrecy,
        blocks: [],
        tables: [],
        problems,
      };
    const blocks = body.map(({kind, level, label, text, page}) => ({kind, level, label, text, page}));
    return {
      file,
      media_type: reading.media_type,
      encoding: reading.encoding,
      unit,
      superior,
      number,
      issued_on,
      period,
      title,
      blocks,
      tables,
      problems,
    };
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return {
      file,
      media_type: null,
      encoding: null,
      unit: null,
      superior: null,
      number: null,
      issued_on: null,
      period: null,
      title: null,
      blocks: [],
      tables: [],
      problems: [error.problem],
    };
  }
}

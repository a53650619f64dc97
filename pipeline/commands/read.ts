import {existsSync, readFileSync} from "node:fs";
import {basename} from "node:path";
import {readDocument} from "../1-read/header/read-header.ts";
import {containerType, openContainer} from "../1-read/open-container.ts";
import {readFile} from "../1-read/read-file.ts";
import {CliError, type ExitCode} from "../cli-error.ts";
import {type Problem, UnreadableError} from "../model.ts";
import {say} from "../say.ts";
import {writeLine} from "./lines.ts";

/**
 * `tonghop read FILE…`: one JSON line a document, its head taken apart and its body without furniture and names. The documents of a ZIP or
 * a message have a line each, under `x.zip/a.docx`. 3 when a file could not be read.
 */
export async function read(files: string[], options: {ocr?: boolean} = {}): Promise<ExitCode> {
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined)
    throw new CliError(say(`Không có tệp này: ${missing}`, `No such file: ${missing}`));
  let code: ExitCode = 0;
  for (const file of files) {
    for await (const answer of readAll(file, options)) {
      if (answer.problems.some(({severity}) => severity === "error")) code = 3;
      await writeLine(JSON.stringify(answer));
    }
  }
  return code;
}

type Answer = Awaited<ReturnType<typeof readOne>>;

async function* readAll(file: string, options: {ocr?: boolean}): AsyncGenerator<Answer> {
  const bytes = readFileSync(file);
  const name = basename(file);
  if ((await containerType(bytes, name)) === null) return yield await readOne(file, bytes, options);
  try {
    for await (const member of openContainer(bytes, name)) {
      const path = `${file}/${member.name}`;
      yield member.problem === null
        ? await readOne(path, member.bytes, options)
        : nothing(path, member.problem);
    }
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    yield nothing(file, error.problem);
  }
}

async function readOne(file: string, bytes: Uint8Array, options: {ocr?: boolean}) {
  try {
    const reading = await readFile(bytes, basename(file), options);
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
    const blocks = body.map(({ordinal, ...block}) => block);
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
    return nothing(file, error.problem);
  }
}

function nothing(file: string, problem: Problem) {
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
    problems: [problem],
  };
}

import {splitText} from "../2-split/split-text.ts";
import {loadSegmenter} from "../2-split/words/segmenter.ts";
import {loadTagger} from "../3-tag/tag-report.ts";
import {type TagRequest, tagText} from "../3-tag/tag-text.ts";
import {CliError} from "../cli-error.ts";
import {say} from "../say.ts";
import {inputLines, writeLine} from "./lines.ts";

/** `tonghop tag`: JSON lines `{id, text, section?, prev_text?}` from standard input, each answered by one line with its label, clauses and matters. */
export async function tag(): Promise<void> {
  const tagger = loadTagger();
  const segmenter = loadSegmenter();
  let number = 0;
  for await (const line of inputLines()) {
    number += 1;
    if (line.trim() === "") continue;
    await writeLine(
      JSON.stringify(
        tagText(parseRequest(line, number), {tagger, split: (text) => splitText(text, segmenter)}),
      ),
    );
  }
}

function parseRequest(line: string, number: number): TagRequest {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    value = null;
  }
  const request = value as Partial<TagRequest> | null;
  if (request === null || typeof request !== "object" || typeof request.text !== "string") {
    throw new CliError(
      say(
        `Dòng ${number}: cần một đối tượng JSON có "text".`,
        `Line ${number}: expected a JSON object with "text".`,
      ),
    );
  }
  return {
    id: request.id ?? number,
    text: request.text,
    section: request.section ?? null,
    prev_text: request.prev_text ?? null,
  };
}

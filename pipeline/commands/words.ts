import {loadSegmenter} from "../2-split/words/segmenter.ts";
import {inputLines, writeLine} from "./lines.ts";

/** `tonghop words`: each line of standard input, cut into words joined by `_`, tokens by spaces. */
export async function words(): Promise<void> {
  const segmenter = loadSegmenter();
  for await (const line of inputLines()) await writeLine(segmenter.join(line));
}

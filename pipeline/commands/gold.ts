import {existsSync, readFileSync} from "node:fs";
import {splitText} from "../2-split/split-text.ts";
import {loadSegmenter} from "../2-split/words/segmenter.ts";
import {formatGold, type GoldRow, scoreGold} from "../3-tag/score-gold.ts";
import {loadTagger} from "../3-tag/tag-report.ts";
import {tagText} from "../3-tag/tag-text.ts";
import {CliError} from "../cli-error.ts";
import {say} from "../say.ts";
import {writeLine} from "./lines.ts";

/** `tonghop gold FILE.jsonl`: scores the labels against sentences labelled by hand. */
export async function gold(file: string): Promise<void> {
  if (!existsSync(file)) throw new CliError(say(`Không có tệp này: ${file}`, `No such file: ${file}`));
  const golden = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as GoldRow);
  const tagger = loadTagger();
  const segmenter = loadSegmenter();
  const split = (text: string) => splitText(text, segmenter);
  const report = scoreGold(
    golden,
    ({text, section_hint, section, prev_text}) =>
      tagText(
        {id: 0, text, section: section_hint ?? section ?? null, prev_text: prev_text ?? null},
        {tagger, split},
      ).label,
  );
  await writeLine(formatGold(report));
}

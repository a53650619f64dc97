import {loadEncoder} from "../3-tag/encoder/load-encoder.ts";
import {makeLabeller} from "../3-tag/labels/labeller.ts";
import type {LabelModel} from "../3-tag/labels/model-file.ts";
import {CLASSES} from "../3-tag/labels/softmax.ts";
import {makeMatcher} from "../3-tag/matters/load-matcher.ts";
import type {MatterRow} from "../3-tag/matters/matter-rows.ts";
import type {MatterModel} from "../3-tag/matters/model-file.ts";
import {readMatters} from "../3-tag/matters/taxonomy.ts";
import {readWordCutter} from "../3-tag/matters/word-cutter.ts";

/** How many of `of` answers were right. */
export type Count = {right: number; of: number};

type Labelled = {text: string; section: string | null; prev_text: string | null; label: number; also: number};

const ACTION = new Set(["solution", "request"]);

/** Whether weights give a sentence its label, or the second that is as fair; what is planned and what is asked for count as one. */
export function labelChecker(model: LabelModel): (row: Labelled) => boolean {
  const {labelSentence} = makeLabeller(model, loadEncoder());
  return ({text, section, prev_text, label, also}) => {
    const said = labelSentence(text, {section, prev_text}).label;
    return [label, also].some((at) => {
      const wanted = CLASSES[at];
      return wanted === said || (wanted !== undefined && ACTION.has(wanted) && ACTION.has(said));
    });
  };
}

/** Whether weights give a sentence one of its matters as the surest, or leave it without when it has none. */
export function matterChecker(model: MatterModel): (row: MatterRow) => boolean {
  const matcher = makeMatcher(model, {
    matters: readMatters(),
    cut: readWordCutter(),
    encoder: loadEncoder(),
  });
  return ({text, label, section, prev, types}) => {
    const [first] = matcher.rank({text, label, section, prev});
    return first?.is_named === true ? types.includes(first.matter) : types.length === 0;
  };
}

/** How many of the rows are right. */
export function count<Row>(isRight: (row: Row) => boolean, rows: readonly Row[]): Count {
  return {right: rows.filter(isRight).length, of: rows.length};
}

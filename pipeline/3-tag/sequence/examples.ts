import type {TrainingRow} from "../labels/gold-rows.ts";
import {CLASSES, K} from "../labels/softmax.ts";
import {tokenise} from "../labels/tokens.ts";
import {type Example, targetOf} from "./train-sequence.ts";
import type {Vocabulary} from "./vocabulary.ts";

/** A clause weighs less than a sentence, and a further matter less than the first. */
const CLAUSE = 0.5;
const FURTHER = 0.6;
/** Contexts of which nobody, or only the rule of thumb, says that they are about no matter. */
const LIGHT = 0.3;
const NOTHING = new Int32Array();

/** Labelled rows, and the clauses of those that have several, as examples over the matters `ids`. */
export function examplesOf(
  rows: readonly TrainingRow[],
  ids: readonly string[],
  {rowsOf}: Vocabulary,
): Example[] {
  const seen = new Map<string, Int32Array>();
  const read = (text: string | null): Int32Array => {
    if (text === null) return NOTHING;
    const known = seen.get(text) ?? rowsOf(tokenise(text).hashes);
    seen.set(text, known);
    return known;
  };
  const labelsOf = (label: number, also: number): Float32Array =>
    targetOf(
      K,
      also < 0 || also === label
        ? [[label, 1]]
        : [
            [label, 0.7],
            [also, 0.3],
          ],
    );
  const mattersOf = (types: readonly string[]): Float32Array => {
    const known = types.map((type) => ids.indexOf(type)).filter((at) => at >= 0);
    return targetOf(
      ids.length + 1,
      known.length === 0 ? [[0, 1]] : known.map((at, rank) => [at + 1, rank === 0 ? 1 : FURTHER] as const),
    );
  };
  return rows.flatMap((row): Example[] => {
    const is_context = CLASSES[row.label] === "context";
    const types = row.types ?? (is_context ? [] : null);
    const section = read(row.section);
    const prev = read(row.prev_text);
    const whole: Example = {
      text: read(row.text),
      prev,
      section,
      labels: labelsOf(row.label, row.also),
      matters: types === null ? null : mattersOf(types),
      label_weight: row.gate,
      matter_weight: row.gate * (is_context && types?.length === 0 ? LIGHT : 1),
    };
    if (row.clauses.length < 2) return [whole];
    const clauses = row.clauses.map(
      ({text, label}, i): Example => ({
        text: read(text),
        prev: i === 0 ? prev : read(row.clauses[i - 1]!.text),
        section,
        labels: labelsOf(label, -1),
        matters: null,
        label_weight: row.gate * CLAUSE,
        matter_weight: 0,
      }),
    );
    return [whole, ...clauses];
  });
}

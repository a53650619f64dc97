import type {TrainingRow} from "../../labels/gold-rows.ts";
import {CLASSES, K} from "../../labels/softmax.ts";
import type {MatterRow} from "../../matters/matter-rows.ts";

/** A text in its surroundings, what should be said of it as shares that sum to 1, and how much either counts. */
export type Example = {
  text: string;
  prev: string | null;
  section: string | null;
  labels: number[];
  matters: number[];
  label_weight: number;
  matter_weight: number;
};

/** A clause weighs less than a sentence, a further matter less than the first, a phrase of the taxonomy less than a statement. */
const CLAUSE = 0.5;
const FURTHER = 0.6;
const PHRASE = 0.5;
/** Contexts of which nobody, or only the rule of thumb, says that they are about no matter. */
const LIGHT = 0.3;
/** The share of a target that is spread over all outputs, so that nothing is taken as certain. */
const SMOOTH = 0.05;

/**
 * Labelled rows, the clauses of those that have several, and phrases of the taxonomy, as examples over the matters `ids`; what the rows
 * say of matters counts `times` as much. */
export function examplesOf(
  rows: readonly TrainingRow[],
  phrases: readonly MatterRow[],
  ids: readonly string[],
  times = 1,
): Example[] {
  const labelsOf = (label: number, also: number): number[] =>
    targetOf(
      K,
      also < 0 || also === label
        ? [[label, 1]]
        : [
            [label, 0.7],
            [also, 0.3],
          ],
    );
  const mattersOf = (types: readonly string[]): number[] => {
    const known = types.map((type) => ids.indexOf(type)).filter((at) => at >= 0);
    return targetOf(
      ids.length + 1,
      known.length === 0 ? [[0, 1]] : known.map((at, rank) => [at + 1, rank === 0 ? 1 : FURTHER]),
    );
  };
  return [
    ...rows.flatMap(({text, prev_text, section, label, also, gate, clauses, types}): Example[] => {
      const is_context = CLASSES[label] === "context";
      const told = types ?? (is_context ? [] : null);
      const whole: Example = {
        text,
        prev: prev_text,
        section,
        labels: labelsOf(label, also),
        matters: mattersOf(told ?? []),
        label_weight: gate,
        matter_weight: told === null ? 0 : times * gate * (is_context && told.length === 0 ? LIGHT : 1),
      };
      if (clauses.length < 2) return [whole];
      return [
        whole,
        ...clauses.map(
          (clause, i): Example => ({
            text: clause.text,
            prev: i === 0 ? prev_text : clauses[i - 1]!.text,
            section,
            labels: labelsOf(clause.label, -1),
            matters: mattersOf([]),
            label_weight: gate * CLAUSE,
            matter_weight: 0,
          }),
        ),
      ];
    }),
    ...phrases.map(
      ({text, types}): Example => ({
        text,
        prev: null,
        section: null,
        labels: labelsOf(0, -1),
        matters: mattersOf(types),
        label_weight: 0,
        matter_weight: PHRASE,
      }),
    ),
  ];
}

/** Target shares of `outputs` outputs from those wanted and their weights. */
function targetOf(outputs: number, wanted: readonly (readonly [number, number])[]): number[] {
  const target = new Array<number>(outputs).fill(SMOOTH / outputs);
  const sum = wanted.reduce((total, [, weight]) => total + weight, 0);
  for (const [output, weight] of wanted) target[output] = target[output]! + ((1 - SMOOTH) * weight) / sum;
  return target;
}

import type {Period, Split, Statement} from "../model.ts";
import {quantifierOf} from "../quantifiers.ts";
import {citationsOf} from "./citations.ts";
import {degreeOf} from "./degree.ts";
import {figuresOf} from "./figures.ts";
import {holderOf} from "./holder.ts";
import {type Context, loadLabeller} from "./labels/labeller.ts";
import {loadMatcher} from "./matters/load-matcher.ts";
import {promiseOf} from "./promise.ts";
import {statusOf} from "./status.ts";

export type Tagger = {
  /** A statement a clause, in order. `period` is that of the report (null = unknown); `context` what stood before a text on its own. */
  tagReport(split: Split, period: Period | null, context?: Context): Statement[];
};

let loaded: Tagger | undefined;

/** The tagger: labels over the sequence of clauses, matters with their face, and the further meanings of each claim; made at the first call. */
export function loadTagger(): Tagger {
  loaded ??= makeTagger();
  return loaded;
}

function makeTagger(): Tagger {
  const labeller = loadLabeller();
  const matcher = loadMatcher();
  return {
    tagReport(split, period, context = {}) {
      const verdicts = labeller.label(split, context);
      return split.clauses.map((clause, at) => {
        const verdict = verdicts[at];
        if (verdict === undefined) throw new Error(`no label for clause ${at}`);
        const {label} = verdict;
        const {text, subject} = clause;
        const promise =
          label === "solution" ? promiseOf(text, period) : {promise_strength: null, owner: null, due: null};
        return {
          ...clause,
          ...verdict,
          holder: holderOf(subject === null ? text : `${subject} ${text}`, label),
          status: statusOf(text, label),
          quantifier_rank:
            clause.quantifier === null ? null : (quantifierOf(clause.quantifier)?.rank ?? null),
          degree: degreeOf(text),
          ...promise,
          mentions: matcher.mentions({
            text,
            label,
            cause_of: verdict.cause_of,
            section: split.sections[clause.section]?.heading ?? context.section ?? null,
            prev: split.sentences[clause.sentence - 1]?.text ?? context.prev_text ?? null,
            whole: split.sentences[clause.sentence]?.text ?? null,
          }),
          citations: citationsOf(text),
          figures: figuresOf(text),
        };
      });
    },
  };
}

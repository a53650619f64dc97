import type {Clause, Period, Split, Statement} from "../model.ts";
import {quantifierOf} from "../quantifiers.ts";
import {citationsOf} from "./citations.ts";
import {degreeOf} from "./degree.ts";
import {figuresOf} from "./figures.ts";
import {holderOf} from "./holder.ts";
import {type Context, type Labeller, loadLabeller, type PlacedVerdict} from "./labels/labeller.ts";
import {loadMatcher, type Matcher} from "./matters/load-matcher.ts";
import {promiseOf} from "./promise.ts";
import {statusOf} from "./status.ts";

export type Tagger = {
  /**
   * A statement a clause, in order. `period` is that of the report (null = unknown: dates without a year then give none); `context` is
   * what stood before a text on its own.
   */
  tagReport(split: Split, period: Period | null, context?: Context): Statement[];
};

type Around = {
  section: string | null;
  prev: string | null;
  whole: string | null;
  period: Period | null;
  likely?: ReadonlySet<string>;
};

const NO_PROMISE = {promise_strength: null, owner: null, due: null};

let loaded: Tagger | undefined;

/** The tagger: labels over the sequence of clauses, matters with their face, and the further meanings of each claim; made at the first call. */
export function loadTagger(): Tagger {
  loaded ??= makeTagger(loadLabeller(), loadMatcher());
  return loaded;
}

/** A tagger over a labeller and a matcher. */
export function makeTagger(labeller: Labeller, matcher: Matcher): Tagger {
  const tag = (clause: Clause, {label, place, ...verdict}: PlacedVerdict, around: Around): Statement => {
    const {text, subject, quantifier} = clause;
    return {
      ...clause,
      label,
      ...verdict,
      holder: holderOf(clause, label),
      status: statusOf(text, label),
      quantifier_rank: quantifier === null ? null : (quantifierOf(quantifier)?.rank ?? null),
      degree: degreeOf(text, label),
      ...(label === "solution"
        ? promiseOf(text, around.period, {subject, after: restOf(around.whole, text)})
        : NO_PROMISE),
      mentions: matcher.mentions({text, label, cause_of: verdict.cause_of, place, ...around}),
      citations: citationsOf(text),
      figures: figuresOf(text),
    };
  };
  return {
    tagReport({sections, sentences, clauses}, period, context = {}) {
      const verdicts = labeller.label({sections, sentences, clauses}, context);
      const tagAt = (at: number, likely?: ReadonlySet<string>): Statement => {
        const [clause, verdict] = [clauses[at], verdicts[at]];
        if (clause === undefined || verdict === undefined) throw new Error(`no label for clause ${at}`);
        const heading = sections[clause.section]?.heading ?? context.section ?? null;
        const before = sentences[clause.sentence - 1];
        const is_near = before === undefined || before.section === clause.section;
        return tag(clause, verdict, {
          section: heading,
          prev: (is_near ? (before?.text ?? context.prev_text) : heading) ?? null,
          whole: sentences[clause.sentence]?.text ?? null,
          period,
          ...(likely === undefined ? {} : {likely}),
        });
      };
      // Causes come last: a cause is likely to be that of a weakness which the report names.
      const statements = clauses.map((_, at) => (isCause(verdicts[at]) ? null : tagAt(at)));
      const weak = new Set(
        statements.flatMap((one) =>
          one?.label === "limitation" ? one.mentions.map(({matter}) => matter) : [],
        ),
      );
      return statements.map((one, at) => one ?? tagAt(at, weak));
    },
  };
}

/** What stands after a clause in its sentence. */
function restOf(whole: string | null, text: string): string {
  const at = whole?.indexOf(text) ?? -1;
  return whole === null || at < 0 ? "" : whole.slice(at + text.length);
}

function isCause(verdict: PlacedVerdict | undefined): boolean {
  return verdict?.label === "cause" && verdict.cause_of !== "achievement";
}

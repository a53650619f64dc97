import type {Label, Split, Statement} from "../model.ts";
import {loadLabeller} from "./labels/labeller.ts";
import type {Tagger} from "./tag-report.ts";

/** A line of `tonghop tag`. */
export type TagRequest = {id: unknown; text: string; section: string | null; prev_text: string | null};

/** The answer to it: the contract of the command line. Offsets are UTF-16 in `text`. */
export type TagAnswer = {
  id: unknown;
  label: Label;
  confidence: number;
  evidence: string;
  cause_kind: Statement["cause_kind"];
  clauses: Pick<
    Statement,
    | "start"
    | "end"
    | "text"
    | "label"
    | "confidence"
    | "cause_kind"
    | "mentions"
    | "quantifier_rank"
    | "degree"
    | "promise_strength"
  >[];
};

/** Tags one text; `label` of the whole is that of its main assertion. An empty text is a context without clauses. */
export function tagText(
  {id, text, section, prev_text}: TagRequest,
  {tagger, split}: {tagger: Tagger; split: (text: string) => Split},
): TagAnswer {
  const context = {section, prev_text};
  const clauses = tagger.tagReport(split(text.normalize("NFC")), null, context).map((statement) => {
    const {
      start,
      end,
      text,
      label,
      confidence,
      cause_kind,
      mentions,
      quantifier_rank,
      degree,
      promise_strength,
    } = statement;
    return {
      start,
      end,
      text,
      label,
      confidence,
      cause_kind,
      mentions,
      quantifier_rank,
      degree,
      promise_strength,
    };
  });
  const {label, confidence, evidence, cause_kind} = loadLabeller().labelSentence(text, context);
  return {id, label, confidence, evidence, cause_kind, clauses};
}

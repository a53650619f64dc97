import {CLASSES as C, STRONG, VERBS} from "./clause-words.ts";
import {skipAnd} from "./parts.ts";
import type {Token} from "./scan-clause.ts";

/** The clause being read: the token it began with and what it holds so far. */
export type Open = {
  from: number;
  syllables: number;
  commas: number;
  /** A sure sign of a predicate, or at least a verb. */
  has_predicate: boolean;
  has_strong: boolean;
  has_modal: boolean;
  /** Whether the part since the last comma holds a predicate. */
  part_has_predicate: boolean;
  has_done: boolean;
  has_negated: boolean;
  /** Whether verbs are nouns here: after `việc`, `công tác`, until a sure predicate. */
  is_nominal: boolean;
  /** What waits for its main clause: `tuy …`, `do …`. */
  pending: "concession" | "cause" | null;
  last_kind: Token["kind"] | null;
};

/** A clause that begins at token `from`, nothing read yet; `has_main` when the clause that its `do …` or `dù …` explains stands before it. */
export function beginClause(tokens: readonly Token[], from: number, has_main: boolean): Open {
  const opens = tokens[skipAnd(tokens, from)]?.bits ?? 0;
  return {
    from,
    syllables: 0,
    commas: 0,
    has_predicate: false,
    has_strong: false,
    has_modal: false,
    part_has_predicate: false,
    has_done: false,
    has_negated: false,
    is_nominal: false,
    pending: has_main
      ? null
      : (opens & C.concessive) !== 0
        ? "concession"
        : (opens & C.cause) !== 0
          ? "cause"
          : null,
    last_kind: null,
  };
}

/** Takes the token at `at` into the open clause. */
export function noteToken(open: Open, {kind, bits, syllable}: Token, at: number): void {
  if (at < open.from) return;
  if (kind === ",") {
    open.commas++;
    open.part_has_predicate = false;
    if (open.has_strong) open.is_nominal = false;
  } else if (kind === "syllable") {
    open.syllables++;
    if ((bits & STRONG) !== 0) open.is_nominal = false;
    else if ((bits & C.nominal) !== 0 && !open.part_has_predicate) open.is_nominal = true;
    if ((bits & (STRONG | C.quality)) !== 0 || ((bits & VERBS) !== 0 && !open.is_nominal))
      open.has_predicate = open.part_has_predicate = true;
    if ((bits & C.done) !== 0) open.has_done = true;
    if ((bits & C.negated) !== 0) open.has_negated = true;
    if ((bits & C.modal) !== 0) open.has_modal = true;
    if ((bits & C.concessive) !== 0 && (!open.has_strong || syllable === "tuy")) open.pending = "concession";
    if ((bits & C.cause) !== 0 && open.last_kind === "," && !open.has_strong) open.pending ??= "cause";
    if ((bits & STRONG) !== 0) open.has_strong = true;
  }
  open.last_kind = kind;
}

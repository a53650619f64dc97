import {CLASSES as C, STRONG, VERBS} from "./clause-words.ts";
import type {Span} from "./closed-spans.ts";
import type {Token} from "./scan-clause.ts";

/** A clause of a sentence, with what it takes over from the clauses on its left. */
export type ClauseSpan = Span & {subject: string | null; modal: string | null};
/** A clause as a stretch of tokens, `to` not in it. */
type Part = {span: Span; from: number; to: number};

const LINKS = C.contrast | C.contrast_after_comma | C.result | C.result_after_comma | C.cause | C.concessive;
const PREDICATES = STRONG | VERBS | C.modal;
/** A subject is named in so many syllables; a longer head is a clause that was not understood. */
const MAX_SYLLABLES = 24;
/** After these a subject says where or when, which need not be carried. */
const PLACES: ReadonlySet<string> = new Set(["trong", "tại", "ở", "khi", "qua"]);
/** After these `kiến nghị`, `yêu cầu` are nouns. */
const BEFORE_NOUNS: ReadonlySet<string> = new Set([
  "lệ",
  "các",
  "những",
  "số",
  "lượt",
  "nhiều",
  "loại",
  "về",
  "mọi",
  "từng",
  "của",
  "với",
  "theo",
  "phân",
]);
/** These frames hold predicates of their own. */
const PURPOSES: ReadonlySet<string> = new Set(["để", "nhằm", "theo", "căn", "thực", "dưới", "được"]);

/**
 * Each clause with the subject and the modal it takes over. A subject is what stands before the first predicate, after links and frames
 * (`trong sinh hoạt chi bộ, …`); a clause with one of its own carries nothing. Order as given.
 */
export function carry(
  text: string,
  offset: number,
  {tokens, parts}: {tokens: readonly Token[]; parts: readonly Part[]},
): ClauseSpan[] {
  let subject: string | null = null;
  let modal: string | null = null;
  return parts.map(({span, from, to}, at) => {
    const first = firstWord(tokens, from, to);
    const own = ownSubject(tokens, first, to);
    const takes_over = own === null && at > 0 && !opensNoun(tokens[first]) && !opensFrame(tokens[from]);
    const own_modal = modalIn(tokens, from, to);
    const ends_modal = own !== null || hasDone(tokens, from, to);
    if (own_modal === null && ends_modal) modal = null;
    const carried = {
      ...span,
      subject: takes_over ? subject : null,
      modal: own_modal === null ? modal : null,
    };
    if (own !== null) subject = text.slice(offset + own.start, offset + own.end);
    modal = own_modal ?? modal;
    return carried;
  });
}

/** Where the subject of a clause that begins at `first` stands, as offsets in the sentence; null when it begins with its predicate. */
function ownSubject(tokens: readonly Token[], first: number, to: number): Span | null {
  let last = predicateAt(tokens, first, to);
  if (last === first || last >= to || last - first > MAX_SYLLABLES) return null;
  for (let i = first + 2; i < last; i++) if (PLACES.has((tokens[i] as Token).syllable)) last = i;
  while (last > first && tokens[last - 1]?.kind !== "syllable" && tokens[last - 1]?.kind !== "other") last--;
  if (last === first) return null;
  return {start: (tokens[first] as Token).start, end: (tokens[last - 1] as Token).end};
}

/** The first predicate; after `việc`, `nguyên tắc` and the like the first sure one, since verbs are nouns there. `to` when there is none. */
function predicateAt(tokens: readonly Token[], first: number, to: number): number {
  const is_nominal = ((tokens[first]?.bits ?? 0) & (C.nominal | C.thing)) !== 0;
  let verb = to;
  for (let i = first; i < to; i++) {
    const token = tokens[i] as Token;
    if (!isPredicate(token)) continue;
    if (!is_nominal || (token.bits & (STRONG | C.modal)) !== 0) return i;
    if (verb === to) verb = i;
  }
  return verb;
}

/** The first word of a clause after its links and the frame before its subject. */
function firstWord(tokens: readonly Token[], from: number, to: number): number {
  let first = from;
  if (tokens[first]?.syllable === "bên") return to;
  while (first < to && opensNothing(tokens[first] as Token)) first += (tokens[first] as Token).length;
  return ((tokens[first]?.bits ?? 0) & C.frame) === 0 ? first : afterFrame(tokens, first, to);
}

/** A clause that begins with a noun speaks of that, even when no predicate was found. */
function opensNoun(token: Token | undefined): boolean {
  return ((token?.bits ?? 0) & (C.topic | C.peer | C.thing)) !== 0;
}

/** `trong xây dựng kế hoạch cần …` sets a frame of its own. */
function opensFrame(token: Token | undefined): boolean {
  return ((token?.bits ?? 0) & C.frame) !== 0;
}

/** Links and marks before the clause proper. */
function opensNothing({kind, bits, syllable}: Token): boolean {
  return kind !== "syllable" || syllable === "và" || (bits & LINKS) !== 0;
}

/** Past the comma that ends a frame; a frame of place or time without one stands before its predicate, and there is no subject. */
function afterFrame(tokens: readonly Token[], from: number, to: number): number {
  const is_purpose = PURPOSES.has(tokens[from]?.syllable ?? "");
  for (let i = from; i < to; i++) {
    const token = tokens[i] as Token;
    if (token.kind === ",") return i + 1;
    if (!is_purpose && (token.bits & STRONG) !== 0) return i;
  }
  return to;
}

/** `một số`, `nhiều`, `có nơi` begin subjects, though `có nơi` is a predicate as well. */
function isPredicate({bits, kind, syllable}: Token): boolean {
  if (syllable === "là") return true;
  return kind === "syllable" && (bits & PREDICATES) !== 0 && (bits & (C.topic | C.peer | C.thing)) === 0;
}

function modalIn(tokens: readonly Token[], from: number, to: number): string | null {
  for (let i = from; i < to; i++) {
    const token = tokens[i] as Token;
    const is_noun = i > from && BEFORE_NOUNS.has(tokens[i - 1]?.syllable ?? "");
    if ((token.bits & C.modal) !== 0 && token.syllable !== "tiếp" && !is_noun)
      return tokens
        .slice(i, i + token.length)
        .map(({syllable}) => syllable)
        .join(" ");
  }
  return null;
}

function hasDone(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (((tokens[i] as Token).bits & C.done) !== 0) return true;
  return false;
}

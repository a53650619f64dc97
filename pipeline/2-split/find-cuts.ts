import {CLASSES as C, STRONG, VERBS} from "./clause-words.ts";
import {announces, hasWords, isBullet, linksAhead} from "./marks.ts";
import {beginClause, noteToken, type Open} from "./open-clause.ts";
import {endsIn, type Part, partAt, skipAnd} from "./parts.ts";
import type {Token} from "./scan-clause.ts";

/** A part without a subject of its own is a claim of its own from this many syllables on. */
const LONG = 8;
/** So many syllables before the predicate may be its subject. */
const MAX_SUBJECT = 14;
const FEW = 3;
const COUNT = /^\d/u;
/** A link this far ahead still belongs to the concession that waits for it. */
const LINK_AHEAD = 40;
const LINKS = C.contrast | C.result;
const LINKS_AFTER_COMMA = LINKS | C.contrast_after_comma | C.result_after_comma;
const NOUNS = C.topic | C.peer | C.thing;

/** After these `do`, `vì` name an agent or a purpose. */
const NOT_BEFORE_CAUSE: ReadonlySet<string> = new Set([
  "mà",
  "là",
  "đều",
  "chỉ",
  "cũng",
  "được",
  "bị",
  "không",
  "chưa",
  "phải",
  "cần",
  "đã",
  "và",
]);

type Candidate = {open: Open; at: number; part: Part};

/**
 * The tokens with which the clauses of a sentence begin, the first always 0: after semicolons, after announcing colons, at linking
 * words, and at commas where the right part has a predicate of its own. Linear in the number of tokens: each decision looks at most
 * 40 tokens ahead.
 */
export function findCuts(tokens: readonly Token[]): number[] {
  const cuts = [0];
  const next_link = linksAhead(tokens);
  let open = beginClause(tokens, 0, false);
  for (const [i, token] of tokens.entries()) {
    const cut = cutAfter(tokens, {open, at: i, next_link})
      ? i + 1
      : cutsAtWord(tokens, {open, at: i})
        ? i
        : -1;
    if (cut > 0) {
      cuts.push(cut);
      open = beginClause(tokens, cut, token.kind !== ";" && open.pending === null && explains(tokens, cut));
    }
    if (cut !== i + 1) noteToken(open, token, i);
  }
  return cuts;
}

/** Whether a clause is the cause or the concession of the clause before it: `… chậm do …`. */
function explains(tokens: readonly Token[], at: number): boolean {
  return ((tokens[skipAnd(tokens, at)]?.bits ?? 0) & (C.cause | C.concessive)) !== 0;
}

/** Whether a clause ends with the mark at `at`. */
function cutAfter(
  tokens: readonly Token[],
  {open, at, next_link}: {open: Open; at: number; next_link: Int32Array},
): boolean {
  const token = tokens[at] as Token;
  if (at <= open.from) return false;
  if (token.kind === ";") return hasWords(tokens, at + 1);
  if (token.kind === ":") return announces(tokens, at) && partAt(tokens, at + 1).syllables >= FEW;
  if (token.kind !== "," || open.syllables < FEW) return false;
  const right = skipAnd(tokens, at + 1);
  return cutsAtComma(tokens, {open, at: right, part: partAt(tokens, right)}, next_link[right] ?? -1);
}

function cutsAtComma(tokens: readonly Token[], candidate: Candidate, link: number): boolean {
  const {open, at, part} = candidate;
  const bits = tokens[at]?.bits ?? 0;
  if ((bits & LINKS_AFTER_COMMA) !== 0 || isButAs(tokens, at)) return linksClaim(tokens, candidate);
  if ((bits & (C.cause | C.concessive)) !== 0 && open.has_predicate && open.pending === null)
    return part.syllables > FEW;
  if (open.pending !== null) return !(link >= 0 && link - at < LINK_AHEAD) && opensMain(tokens, candidate);
  return !isFrame(tokens, open) && opensClaim(tokens, candidate);
}

/** After a comma: `nhưng`, `nên`, `mà`, `riêng`, `qua đó` and the like. */
function linksClaim(tokens: readonly Token[], {open, at, part}: Candidate): boolean {
  const right = tokens[at] as Token;
  if ((right.bits & LINKS) !== 0) return part.syllables - right.length >= 2 || tokens[part.end]?.kind === ",";
  const rest = partAt(tokens, at + right.length);
  return open.has_predicate && rest.syllables >= FEW && (rest.strong >= 0 || rest.verb >= 0);
}

/** `còn Công đoàn thì …`: not the `còn` of `còn chậm`. */
function isButAs(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.syllable !== "còn") return false;
  const next = tokens[at + 1];
  if (next === undefined || (next.bits & (STRONG | C.verb | C.frame)) !== 0) return false;
  const rest = partAt(tokens, at + 1);
  return rest.strong > at + 1 || rest.syllables > LONG;
}

/** The main clause after `tuy …,`, `do …,`: not one more item of the list before. */
function opensMain(tokens: readonly Token[], candidate: Candidate): boolean {
  const {at, part} = candidate;
  const bits = tokens[at]?.bits ?? 0;
  if ((bits & C.apposition) !== 0 && (bits & (C.time | C.frame)) === 0) return false;
  if (endsInPair(tokens, candidate)) return false;
  if ((bits & VERBS) !== 0 && (bits & NOUNS) === 0) return false;
  const is_short = part.syllables <= FEW + 1 && (bits & C.peer) === 0;
  if ((bits & NOUNS) !== 0 && !is_short && continuesSubject(tokens, part)) return true;
  return part.strong >= 0 || part.syllables > FEW;
}

function opensClaim(tokens: readonly Token[], candidate: Candidate): boolean {
  const {open, at, part} = candidate;
  const right = tokens[at];
  if (right === undefined) return false;
  if ((right.bits & C.time) !== 0) return part.syllables > FEW && (open.has_predicate || part.strong >= 0);
  if (!open.has_predicate || endsIn(tokens, {before: at - 1, classes: C.says, within: 3})) return false;
  if ((right.bits & C.request) !== 0) return part.syllables > FEW && open.has_strong && !open.has_modal;
  if ((right.bits & C.negated) !== 0) return negatesAnew(tokens, candidate);
  if (endsInPair(tokens, candidate) || (!open.has_strong && repeats(tokens, at))) return false;
  if ((right.bits & NOUNS) !== 0) return opensTopic(tokens, candidate);
  if ((right.bits & VERBS) !== 0)
    return open.has_modal && open.syllables >= LONG && part.syllables >= LONG - 2;
  if ((right.bits & C.apposition) !== 0) return false;
  if (COUNT.test(right.syllable) && open.has_strong) return countsAnew(tokens, candidate);
  if (!open.has_strong || !open.part_has_predicate) return false;
  return (
    (part.strong > at + 1 && part.strong - at <= MAX_SUBJECT) ||
    (part.syllables > FEW && continuesSubject(tokens, part))
  );
}

/** `12/14 chi bộ có đảng viên mới`: a number before its noun, with any predicate. */
function countsAnew(tokens: readonly Token[], {at, part}: Candidate): boolean {
  const noun = tokens[at + 1];
  if (noun === undefined || noun.kind !== "syllable" || COUNT.test(noun.syllable)) return false;
  return part.syllables > FEW && (part.strong > at || part.verb > at);
}

/** `chưa tổ chức gặp mặt …` after another claim: an act with words of its own, not one more quality (`chưa sâu sát`). */
function negatesAnew(tokens: readonly Token[], {open, at, part}: Candidate): boolean {
  if (!open.has_negated && !open.has_modal && part.syllables > FEW) return true;
  if (!open.has_strong || open.syllables < LONG || part.syllables < LONG - 2) return false;
  for (let i = at + 1; i <= at + 2; i++) if (((tokens[i]?.bits ?? 0) & C.act) !== 0) return true;
  return false;
}

function opensTopic(tokens: readonly Token[], {open, at, part}: Candidate): boolean {
  if (part.strong > at) return open.part_has_predicate || ((tokens[at] as Token).bits & C.topic) !== 0;
  return part.strong < 0 && part.verb < 0 && open.part_has_predicate && continuesSubject(tokens, part);
}

/** `vai trò, trách nhiệm của chi ủy chưa rõ`: a subject of two nouns, its predicate after the second. */
function continuesSubject(tokens: readonly Token[], part: Part): boolean {
  if (tokens[part.end]?.kind !== "," || part.strong >= 0 || part.verb >= 0) return false;
  const next = partAt(tokens, skipAnd(tokens, part.end + 1));
  const opens = tokens[part.end + 1]?.bits ?? 0;
  return (
    next.strong > part.end + 1 && next.strong - part.end <= MAX_SUBJECT && (opens & LINKS_AFTER_COMMA) === 0
  );
}

/** `cán bộ, đảng viên`, `trình tự, thủ tục`: the comma at `at - 1` stands between two of one kind. */
function endsInPair(tokens: readonly Token[], {open, at, part}: Candidate): boolean {
  const says = open.has_strong && ((tokens[part.strong]?.bits ?? 0) & (C.negated | C.done)) !== 0;
  const bits = tokens[at]?.bits ?? 0;
  const comma = tokens[at - 1]?.kind === "," ? at - 1 : at - 2;
  if ((bits & C.thing) !== 0 && endsIn(tokens, {before: comma, classes: C.thing, within: 2})) return !says;
  return (bits & C.peer) !== 0 && endsIn(tokens, {before: comma, classes: C.peer, within: 5});
}

/** `sinh hoạt chi bộ, sinh hoạt cấp ủy`: the right part begins as something shortly before the comma did. */
function repeats(tokens: readonly Token[], at: number): boolean {
  const [first, second] = [tokens[at]?.syllable, tokens[at + 1]?.syllable];
  for (let i = at - 2; i >= 0 && i >= at - 8; i--)
    if (tokens[i]?.syllable === first && tokens[i + 1]?.syllable === second) return true;
  return false;
}

/** Links inside the sentence without a comma before them. */
function cutsAtWord(tokens: readonly Token[], {open, at}: {open: Open; at: number}): boolean {
  const token = tokens[at] as Token;
  if (isBullet(tokens, at)) return at > open.from && hasWords(tokens, at + 1);
  if (at <= open.from || token.bits === 0 || open.syllables < FEW || tokens[at - 1]?.kind === ",")
    return false;
  if (tokens[at - 1]?.syllable === "và")
    return open.has_strong && opensAfterAnd(tokens, {open, at, part: partAt(tokens, at)});
  if ((token.bits & (LINKS | C.cause | C.concessive)) === 0)
    return open.pending === "cause" && token.syllable === "mà";
  const rest = partAt(tokens, at + token.length);
  if ((token.bits & LINKS) !== 0) return rest.syllables >= 2 && (open.has_predicate || open.pending !== null);
  if (!open.has_strong || open.pending !== null || rest.syllables < 2) return false;
  if (NOT_BEFORE_CAUSE.has(tokens[at - 1]?.syllable ?? "")) return false;
  if ((token.bits & C.cause) !== 0) return open.syllables > FEW && isCause(tokens, at + token.length, rest);
  return token.syllable !== "tuy" && token.syllable !== "bên" && rest.strong >= 0;
}

/** `và đề nghị …` after a finding, `và nguyên nhân được xác định là …`: a request or a subject of its own. */
function opensAfterAnd(tokens: readonly Token[], {open, at, part}: Candidate): boolean {
  const bits = tokens[at]?.bits ?? 0;
  const is_pair = endsIn(tokens, {before: at - 1, classes: C.thing | C.peer, within: 3});
  if ((bits & C.request) !== 0) return part.syllables > FEW + 1 && !open.has_modal && !is_pair;
  if ((bits & C.topic) === 0 || is_pair) return false;
  return open.syllables >= LONG && part.strong > at && part.strong - at <= LONG;
}

/** Not the `do` of an agent: `mô hình do chi đoàn khởi xướng`. */
function isCause(tokens: readonly Token[], at: number, rest: Part): boolean {
  const bits = tokens[at]?.bits ?? 0;
  return rest.strong >= 0 || (bits & C.peer) === 0;
}

/** What a comma ends when the clause began with `trong`, `theo`, `để` and has no sure predicate, or is the clause's first: no claim. */
function isFrame(tokens: readonly Token[], {from, commas, has_strong}: Open): boolean {
  return (commas === 0 || !has_strong) && ((tokens[skipAnd(tokens, from)]?.bits ?? 0) & C.frame) !== 0;
}

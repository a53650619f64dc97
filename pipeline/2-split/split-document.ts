import type {Block, Clause, Document, Sentence, Split} from "../model.ts";
import {quantifierOf} from "../quantifiers.ts";
import type {ClauseSpan} from "./carry.ts";
import {splitClauses} from "./clauses.ts";
import type {Span} from "./closed-spans.ts";
import {isLeadIn} from "./lead-in.ts";
import {findRunIn} from "./run-in.ts";
import {closeRunIns, currentSection, openHeading, openRunIn, plantSections} from "./section-tree.ts";
import {splitSentences} from "./sentences.ts";

/** What cuts a clause into words, joined by `_`, separated by spaces. */
export type Joiner = {join(text: string): string};

type BodyBlock = Document["body"][number];
type Placed = {block: BodyBlock; section: number};

const STATEMENT_KINDS: ReadonlySet<Block["kind"]> = new Set(["paragraph", "list", "text_box"]);

/**
 * The sections, sentences and clauses of a report's body, in reading order. Headings open sections, nested by the style of their numbers,
 * with the role their words give, or else that of the section around them; a run-in head (`* Hạn chế: …`) opens one as well, and its
 * words are in no sentence. Headers, footers, footnotes and cells give no sentences. Offsets are UTF-16 in the text of the block of
 * that ordinal. An empty body gives section 0 alone.
 */
export function splitDocument(body: Document["body"], segmenter: Joiner): Split {
  const tree = plantSections();
  const sentences: Sentence[] = [];
  const clauses: Clause[] = [];
  for (const block of body) {
    if (block.kind === "heading") openHeading(tree, block);
    if (!STATEMENT_KINDS.has(block.kind)) continue;
    const run_in = findRunIn(block);
    if (run_in === null) closeRunIns(tree, block);
    else openRunIn(tree, block, run_in);
    const from = run_in?.from ?? 0;
    const placed = {block, section: currentSection(tree)};
    for (const {start, end} of splitSentences(block.text.slice(from))) {
      const sentence = toSentence(placed, {start: start + from, end: end + from}, sentences.length);
      sentences.push(sentence);
      clauses.push(...clausesOf(sentence, placed, {segmenter, first: clauses.length}));
    }
  }
  return {sections: tree.sections, sentences, clauses};
}

function toSentence({block, section}: Placed, {start, end}: Span, ordinal: number): Sentence {
  const text = block.text.slice(start, end);
  return {ordinal, section, block: block.ordinal, start, end, text, is_lead_in: isLeadIn(text)};
}

function clausesOf(
  sentence: Sentence,
  {block, section}: Placed,
  {segmenter, first}: {segmenter: Joiner; first: number},
): Clause[] {
  return splitClauses(block.text, sentence).map(({start, end, subject, modal}, at) => {
    const text = block.text.slice(start, end);
    return {
      ordinal: first + at,
      sentence: sentence.ordinal,
      section,
      block: block.ordinal,
      start,
      end,
      text,
      words: segmenter.join(text),
      subject,
      quantifier: quantifierWords(text, subject),
      modal,
    };
  });
}

/** The quantifier of a clause: its own, else that of the subject it takes over. */
function quantifierWords(text: string, subject: ClauseSpan["subject"]): string | null {
  const own = quantifierOf(text);
  return (own ?? (subject === null ? null : quantifierOf(subject)))?.words ?? null;
}

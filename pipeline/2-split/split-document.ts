import type {Clause, Document, Section, Sentence, Split} from "../model.ts";
import {quantifierOf} from "../quantifiers.ts";
import {type ClauseSpan, splitClauses} from "./clauses.ts";
import {roleOfHeading} from "./role-of-heading.ts";
import {type Span, splitSentences} from "./sentences.ts";

type BodyBlock = Document["body"][number];
/** What cuts a clause into words; stage 2's own segmenter, or another in a test. */
export type Joiner = {join(text: string): string};

/** `- Nguyên nhân chủ quan: …`, `* Hạn chế: …`: a short head before a colon that says what part of the report this is. */
const RUN_IN = /^([^.:;]{4,70}):\s+(?=\S)/u;
const STATEMENT_KINDS = new Set(["paragraph", "list", "text_box"]);

/**
 * The sections, sentences and clauses of a report's body, in reading order. Headings open sections, nested by their level, with the
 * role their words give, or else that of the section around them; a run-in head (`* Hạn chế: …`) opens one as well. Headers, footers,
 * footnotes and cells give no sentences. Offsets are UTF-16 in the text of the block of that ordinal. An empty body gives section 0 alone.
 */
export function splitDocument(body: readonly BodyBlock[], segmenter: Joiner): Split {
  const split: Split = {
    sections: [{ordinal: 0, parent: null, level: 0, label: null, heading: null, role: null}],
    sentences: [],
    clauses: [],
  };
  for (const block of body) {
    if (block.kind === "heading")
      openSection(split, {level: block.level ?? 1, label: block.label, heading: block.text});
    else if (STATEMENT_KINDS.has(block.kind)) addBlock(split, block, segmenter);
  }
  return split;
}

function openSection(
  {sections}: Split,
  opened: {level: number; label: string | null; heading: string},
): Section {
  let parent = sections[sections.length - 1] as Section;
  while (parent.level >= opened.level && parent.parent !== null) parent = sections[parent.parent] as Section;
  const section = {
    ordinal: sections.length,
    parent: parent.ordinal,
    ...opened,
    role: roleOfHeading(opened.heading) ?? parent.role,
  };
  sections.push(section);
  return section;
}

function addBlock(split: Split, block: BodyBlock, segmenter: Joiner): void {
  const {sections} = split;
  let section = sections[sections.length - 1] as Section;
  let from = 0;
  const head = RUN_IN.exec(block.text)?.[1];
  if (head !== undefined && isRunInHead(head)) {
    closeRunIn(split);
    section = openSection(split, {
      level: (sections.findLast(({level}) => level < 50)?.level ?? 0) + 50,
      label: block.label,
      heading: head,
    });
    from = head.length + 1;
  } else if (block.label === null && section.level >= 50) {
    closeRunIn(split);
    section = sections[sections.length - 1] as Section;
  }
  for (const span of splitSentences(block.text.slice(from)))
    addSentence(split, {block, section, span: {start: span.start + from, end: span.end + from}, segmenter});
}

/** A head of its own: it says its part, and is no claim. */
function isRunInHead(head: string): boolean {
  return (
    roleOfHeading(head) !== null &&
    !/(?<!\p{L})(?:chưa|không|còn|đã|được|cần|phải|như sau|vẫn)(?!\p{L})/iu.test(head)
  );
}

/** After a run-in section the section around it goes on, under a new ordinal with the same heading. */
function closeRunIn({sections}: Split): void {
  const last = sections[sections.length - 1] as Section;
  if (last.level < 50 || last.parent === null) return;
  const around = sections[last.parent] as Section;
  sections.push({...around, ordinal: sections.length});
}

function addSentence(
  {sentences, clauses}: Split,
  {block, section, span, segmenter}: {block: BodyBlock; section: Section; span: Span; segmenter: Joiner},
): void {
  const text = block.text.slice(span.start, span.end);
  const sentence: Sentence = {
    ordinal: sentences.length,
    section: section.ordinal,
    block: block.ordinal,
    ...span,
    text,
    is_lead_in: isLeadIn(text),
  };
  sentences.push(sentence);
  let carried: string | null = null;
  for (const clause of splitClauses(block.text, span)) {
    const added = toClause(block.text, clause, carried);
    carried = added.quantifier;
    clauses.push({
      ordinal: clauses.length,
      sentence: sentence.ordinal,
      section: section.ordinal,
      block: block.ordinal,
      ...added,
      words: segmenter.join(added.text),
    });
  }
}

function toClause(
  text: string,
  {start, end, subject, modal}: ClauseSpan,
  carried: string | null,
): Pick<Clause, "start" | "end" | "text" | "subject" | "quantifier" | "modal"> {
  const clause = text.slice(start, end);
  const own = quantifierOf(clause)?.words ?? null;
  return {start, end, text: clause, subject, quantifier: own ?? (subject === null ? null : carried), modal};
}

/** Whether a sentence only opens what follows: it ends in a colon, or announces a list without naming anything in it. */
function isLeadIn(text: string): boolean {
  return /(?::|như sau\.?|sau đây\.?)$/u.test(text.trim());
}

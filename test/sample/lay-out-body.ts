import type {DocumentBlock} from "../support/office-document.ts";
import {GROUPS, type Outline, THEME_HEADINGS} from "./outlines.ts";
import type {Placed} from "./placed.ts";
import {BodyWriter} from "./write-body.ts";

/** What stands in a report, by part. */
export type Content = {
  /** Why it is written; the first ends with a colon. */
  opening: Placed[];
  /** How large the unit is. */
  facts: Placed[];
  context: Placed[];
  achievement: Placed[];
  limitation: Placed[];
  cause: Placed[];
  solution: Placed[];
  request: Placed[];
  closing: Placed[];
  tables: Extract<DocumentBlock, {kind: "table"}>[];
};

/** The body of a report by its clerk's outline, and its sentences in the order in which they stand. */
export function layOutBody(
  outline: Outline,
  content: Content,
): {blocks: DocumentBlock[]; sentences: Placed[]} {
  const body = new BodyWriter(outline);
  const {headings} = outline;
  body.put(content.opening, "paragraphs");
  if (headings.facts !== null && outline.parts !== "letter") {
    body.heading(1, headings.facts);
    body.put([...content.facts, ...content.context], "paragraphs");
  } else body.put([...content.context, ...content.facts], "paragraphs");
  if (outline.parts === "by_theme") byTheme(body, outline, content);
  else goodAndBad(body, outline, content);
  if (outline.parts === "letter") body.lead(outline.lead_ins.solution);
  else {
    body.heading(1, headings.solution);
    body.lead(outline.lead_ins.solution);
  }
  body.put(content.solution, outline.solution);
  if (content.request.length > 0) {
    if (outline.parts !== "letter") body.heading(1, headings.request);
    body.put(content.request, "paragraphs");
  }
  for (const table of content.tables.slice(1)) body.table(table);
  body.put(content.closing, "paragraphs");
  body.close();
  return {blocks: body.blocks, sentences: body.sentences};
}

function goodAndBad(body: BodyWriter, outline: Outline, content: Content): void {
  const {headings, lead_ins, parts} = outline;
  if (parts !== "letter") body.heading(1, headings.achievement);
  fill(body, content.achievement, outline.achievement);
  for (const table of content.tables.slice(0, 1)) body.table(table);
  if (parts === "separate") body.heading(1, headings.limitation);
  else if (parts !== "letter") body.heading(1, headings.limitation_and_cause);
  if (parts === "joined") body.heading(2, headings.limitation);
  body.lead(lead_ins.limitation);
  fill(body, content.limitation, outline.limitation);
  if (content.cause.length === 0) return;
  if (parts === "separate") body.heading(1, headings.cause);
  if (parts === "joined") body.heading(2, headings.cause);
  body.lead(lead_ins.cause);
  causes(body, outline, content.cause, parts === "joined" ? 3 : 2);
}

function byTheme(body: BodyWriter, outline: Outline, content: Content): void {
  const {headings} = outline;
  body.heading(1, headings.limitation_and_cause);
  for (const {heading, themes} of GROUPS) {
    const of = (sentences: readonly Placed[]) => sentences.filter(({theme}) => themes.includes(theme));
    const [good, bad] = [of(content.achievement), of(content.limitation)];
    if (good.length + bad.length === 0) continue;
    body.heading(2, heading);
    if (good.length > 0) {
      body.heading(3, headings.achievement);
      body.put(good, "paragraphs");
    }
    if (bad.length > 0) {
      body.heading(3, headings.limitation);
      body.put(bad, "paragraphs");
    }
  }
  for (const table of content.tables.slice(0, 1)) body.table(table);
  if (content.cause.length === 0) return;
  body.heading(1, headings.cause);
  causes(body, outline, content.cause, 2);
}

function fill(
  body: BodyWriter,
  sentences: readonly Placed[],
  how: Outline["achievement"] | Outline["limitation"],
): void {
  if (how === "groups") {
    for (const {heading, themes} of GROUPS) {
      const own = sentences.filter(({theme}) => themes.includes(theme));
      if (own.length === 0) continue;
      body.heading(2, heading);
      body.put(own, "paragraphs");
    }
  } else if (how === "themes") {
    for (const theme of new Set(sentences.map((sentence) => sentence.theme))) {
      body.heading(2, THEME_HEADINGS[theme] ?? theme);
      body.put(
        sentences.filter((sentence) => sentence.theme === theme),
        "dashes",
      );
    }
  } else body.put(sentences, how);
}

function causes(body: BodyWriter, outline: Outline, sentences: readonly Placed[], level: 2 | 3): void {
  const of = (kind: string) =>
    sentences.filter(({clauses}) => (clauses[0]?.cause_kind ?? "chu_quan") === kind);
  const [outer, inner] = [of("khach_quan"), of("chu_quan")];
  if (outline.causes === "plain") {
    body.put(sentences, outline.limitation === "dashes" ? "dashes" : "paragraphs");
    return;
  }
  for (const [kind, own] of [
    ["khách quan", outer],
    ["chủ quan", inner],
  ] as const) {
    if (own.length === 0) continue;
    if (outline.causes === "split") body.heading(level, `Nguyên nhân ${kind}`);
    else body.lead(`Về ${kind}:`);
    body.put(own, outline.causes === "split" ? "paragraphs" : "dashes");
  }
}

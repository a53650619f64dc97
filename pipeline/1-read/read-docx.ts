import type {Problem, Reading} from "../model.ts";
import {blockReader, type Context, readBlocks} from "./docx/body.ts";
import {readNumbering} from "./docx/numbering.ts";
import {findParts, type Parts} from "./docx/parts.ts";
import {readStyles} from "./docx/styles.ts";
import {finishFlow} from "./finish-flow.ts";
import {type Flow, type Paragraph, paragraphsOf} from "./flow.ts";
import {unreadable} from "./unreadable.ts";
import {elementsOf, parseXml, type XmlElement} from "./xml.ts";
import {openZip, type Zip} from "./zip.ts";

const MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const MACROS: Problem = {
  place: "tệp",
  rule: "macro",
  actual: "vbaProject.bin",
  expected: null,
  action: "Tệp có macro (không được chạy): nhắc đơn vị gửi tệp .docx thường.",
  severity: "warning",
};

/**
 * Reads a Word document (.docx, .docm): automatic numbers as labels, accepted revisions only, legacy fonts decoded run by run, text
 * boxes once, footnotes, headers and footers as blocks of their kind. Pages are those of Word's last printing, null when it left none.
 * Throws `UnreadableError`.
 */
export async function readDocx(bytes: Uint8Array, _name: string): Promise<Reading> {
  const zip = await openZip(bytes);
  const parts = await findParts(zip);
  const main = await zip.read(parts.document);
  if (main === null) throw unreadable("wrong-type", "không có phần thân Word");
  const styles = readStyles(await readPart(zip, parts.styles));
  const numbering = readNumbering(await readPart(zip, parts.numbering), (style) =>
    styles.inherited(style, "num_id"),
  );
  const has_pages = Buffer.from(main).includes("lastRenderedPageBreak");
  const context: Context = {
    styles,
    numbering,
    page: has_pages ? 1 : null,
    has_images: false,
    fields: [],
    kind: "paragraph",
    references: {footnotes: [], endnotes: []},
  };
  const flow: Flow = [];
  parseXml(main, {parent: "w:body", each: blockReader(flow, context)});
  flow.push(...(await readAside(zip, parts, context)));
  const problems = zip.names.some((name) => name.endsWith("vbaProject.bin")) ? [MACROS] : [];
  return finishFlow(flow, {media_type: MEDIA_TYPE, encoding: null, has_images: context.has_images, problems});
}

/** Footnotes and endnotes that the text refers to, with their numbers, then headers and footers, each text once and none that is only a page number. */
async function readAside(zip: Zip, parts: Parts, context: Context): Promise<Paragraph[]> {
  const aside: Paragraph[] = [];
  const read = (element: XmlElement, kind: Paragraph["kind"]): Paragraph[] =>
    paragraphsOf(readBlocks(elementsOf(element), {...context, kind, page: null, fields: []}));
  for (const part of ["footnotes", "endnotes"] as const) {
    const notes = new Map(
      elementsOf((await readPart(zip, parts[part])) ?? undefined).map((note) => [
        note.attributes["w:id"],
        note,
      ]),
    );
    for (const [number, id] of [...new Set(context.references[part])].entries()) {
      const note = notes.get(id);
      for (const [at, paragraph] of (note === undefined ? [] : read(note, "footnote")).entries())
        aside.push({...paragraph, label: at === 0 ? String(number + 1) : null});
    }
  }
  const seen = new Set<string>();
  for (const [kind, names] of [
    ["header", parts.headers],
    ["footer", parts.footers],
  ] as const) {
    for (const name of names) {
      const root = await readPart(zip, name);
      for (const paragraph of root === null ? [] : read(root, kind)) {
        const text = paragraph.runs
          .map((run) => run.text)
          .join("")
          .trim();
        if (seen.has(kind + text) || !/\p{L}/u.test(text)) continue;
        seen.add(kind + text);
        aside.push(paragraph);
      }
    }
  }
  return aside;
}

async function readPart(zip: Zip, name: string | null): Promise<XmlElement | null> {
  const bytes = name === null ? null : await zip.read(name);
  return bytes === null ? null : parseXml(bytes);
}

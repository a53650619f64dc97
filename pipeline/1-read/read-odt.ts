import type {Reading} from "../model.ts";
import {finishFlow} from "./finish-flow.ts";
import type {Flow, Paragraph} from "./flow.ts";
import {type OdtContext, readOdtBlocks} from "./odt/body.ts";
import {countLists} from "./odt/lists.ts";
import {readOdtStyles} from "./odt/styles.ts";
import {unreadable} from "./unreadable.ts";
import {childOf, elementsOf, parseXml, type XmlElement} from "./xml.ts";
import {openZip} from "./zip.ts";

const MEDIA_TYPE = "application/vnd.oasis.opendocument.text";

/**
 * Reads an OpenDocument text (.odt): list numbers computed, deleted text left out, legacy fonts decoded run by run, text boxes once,
 * notes, headers and footers as blocks of their kind. Pages are those of LibreOffice's last layout, null when it left none.
 * Throws `UnreadableError`.
 */
export async function readOdt(bytes: Uint8Array, _name: string): Promise<Reading> {
  const zip = await openZip(bytes);
  const content_bytes = await zip.read("content.xml");
  if (content_bytes === null) throw unreadable("wrong-type", "không có content.xml");
  const content = parseXml(content_bytes);
  const styles_bytes = await zip.read("styles.xml");
  const named = styles_bytes === null ? null : parseXml(styles_bytes);
  const styles = readOdtStyles([...(named === null ? [] : [named]), content]);
  const has_pages = content_bytes.length > 0 && Buffer.from(content_bytes).includes("text:soft-page-break/");
  const context: OdtContext = {
    styles,
    counter: countLists(styles),
    kind: "paragraph",
    notes: [],
    note_count: {value: 0},
    page: {value: has_pages ? 1 : null},
    images: {found: false},
  };
  const text = childOf(childOf(content, "office:body"), "office:text");
  if (text === undefined) throw unreadable("wrong-type", "không có phần thân văn bản");
  const flow: Flow = readOdtBlocks(elementsOf(text), context);
  flow.push(...context.notes, ...readHeads(named, context));
  return finishFlow(flow, {media_type: MEDIA_TYPE, encoding: null, has_images: context.images.found});
}

/** Headers and footers of the page styles, each text once and none that is only a page number. */
function readHeads(named: XmlElement | null, context: OdtContext): Paragraph[] {
  const seen = new Set<string>();
  const heads: Paragraph[] = [];
  for (const page of elementsOf(childOf(named ?? undefined, "office:master-styles"))) {
    for (const part of elementsOf(page)) {
      const kind = /^style:(header|footer)/.exec(part.name)?.[1];
      if (kind !== "header" && kind !== "footer") continue;
      for (const paragraph of readOdtBlocks(elementsOf(part), {...context, kind, page: {value: null}})) {
        if (!("runs" in paragraph)) continue;
        const written = paragraph.runs
          .map((run) => run.text)
          .join("")
          .trim();
        if (seen.has(kind + written) || !/\p{L}/u.test(written)) continue;
        seen.add(kind + written);
        heads.push(paragraph);
      }
    }
  }
  return heads;
}

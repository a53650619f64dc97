import type {Split} from "../model.ts";
import {type Joiner, splitDocument} from "./split-document.ts";

/**
 * Splits one text as a report of a single paragraph, under `section` when that is given. Line breaks count as spaces, so offsets are
 * those of `text`. Block ordinal 0 is the heading when there is one; the text has ordinal 1.
 */
export function splitText(text: string, segmenter: Joiner, section: string | null = null): Split {
  const paragraph = {
    kind: "paragraph",
    level: null,
    label: null,
    text: text.replace(/[\r\n]/gu, " "),
    page: null,
    ordinal: 1,
  } as const;
  if (section === null || section === "") return splitDocument([paragraph], segmenter);
  return splitDocument(
    [{kind: "heading", level: 1, label: null, text: section, page: null, ordinal: 0}, paragraph],
    segmenter,
  );
}

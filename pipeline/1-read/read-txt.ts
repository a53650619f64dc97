import type {Reading} from "../model.ts";
import {decodeBytes} from "./encodings/decode-bytes.ts";
import {finishFlow} from "./finish-flow.ts";
import {type Cell, type Flow, newParagraph} from "./flow.ts";
import {isWebPage, keepArticle} from "./furniture.ts";
import {joinWrapped} from "./txt/join-wrapped.ts";

const MEDIA_TYPE = "text/plain";
const PAGE_NUMBER = /^\s{0,80}(?:-\s?)?(?:Trang\s)?\d{1,4}(?:\s?\/\s?\d{1,4})?(?:\s?-)?\s{0,80}$/iu;

/**
 * Reads plain text in any encoding we know: hard-wrapped lines joined to paragraphs, list labels from line starts, headings by their
 * form, lines with tabs as tables, what surrounds the article of a saved web page left out. Form feeds count pages.
 * Throws `UnreadableError`.
 */
export function readTxt(bytes: Uint8Array, _name: string): Reading {
  const {text, encoding} = decodeBytes(bytes);
  const flow: Flow = [];
  const pages = text.replace(/\r\n?|\u2028|\u2029/g, "\n").split("\f");
  for (const [at, page] of pages.entries()) {
    const lines = page.split("\n").filter((line) => pages.length === 1 || !PAGE_NUMBER.test(line));
    for (const part of flowOf(joinWrapped(lines), pages.length === 1 ? null : at + 1)) flow.push(part);
  }
  return finishFlow(dropFurniture(flow), {media_type: MEDIA_TYPE, encoding});
}

function dropFurniture(flow: Flow): Flow {
  const lines = flow.map((part) => ("rows" in part ? "" : part.runs.map((run) => run.text).join("")));
  if (!isWebPage(lines)) return flow;
  const kept = keepArticle(lines);
  return flow.filter((_, at) => kept[at]);
}

/** Lines as paragraphs; two or more in a row with the same tabs, three or more texts in the first, are a table. */
function flowOf(lines: string[], page: number | null): Flow {
  const flow: Flow = [];
  for (let at = 0; at < lines.length; at++) {
    const cells = lines[at]?.split("\t") ?? [];
    let end = at + 1;
    const is_row = cells.filter((cell) => cell !== "").length >= 3;
    while (is_row && lines[end]?.split("\t").length === cells.length) end++;
    if (end > at + 1) {
      flow.push({rows: rowsOf(lines.slice(at, end), page), bordered: null, page});
      at = end - 1;
    } else flow.push({...newParagraph(), runs: [{text: lines[at]?.trim() ?? "", font: null}], page});
  }
  return flow;
}

/** Rows of cells between tabs, without the columns at either side that are empty in all. */
function rowsOf(lines: string[], page: number | null): Cell[][] {
  const rows = lines.map((line) => line.split("\t").map((text) => text.trim()));
  const used = (rows[0] ?? []).map((_, column) => rows.some((row) => row[column] !== ""));
  const first = used.indexOf(true);
  return rows.map((row) =>
    row.slice(first, used.lastIndexOf(true) + 1).map((text, column) => ({
      column,
      columns: 1,
      rows: 1,
      paragraphs: [{...newParagraph(), runs: [{text, font: null}], page}],
    })),
  );
}

import {type DefaultTreeAdapterTypes, parse} from "parse5";
import type {Reading} from "../model.ts";
import {decodeBytes} from "./encodings/decode-bytes.ts";
import {finishFlow} from "./finish-flow.ts";
import {type Flow, isGrid} from "./flow.ts";
import {isWebPage, keepArticle} from "./furniture.ts";
import {readFonts} from "./html/fonts.ts";
import {walkHtml} from "./html/walk.ts";
import {unreadable} from "./unreadable.ts";

type Element = DefaultTreeAdapterTypes.Element;
const MEDIA_TYPE = "text/html";
const HEAD_BYTES = 4_096;

/**
 * Reads an HTML page or a document saved as one: paragraphs, headings, lists with their numbers, tables; navigation, buttons, scripts and
 * lists of other news left out; legacy fonts decoded run by run. No script runs and nothing is fetched. Throws `UnreadableError`.
 */
export function readHtml(bytes: Uint8Array, _name: string): Reading {
  const {text, encoding} = decodeHtml(bytes);
  const document = parse(text);
  const html = document.childNodes.find((node): node is Element => node.nodeName === "html");
  const body = html?.childNodes.find((node): node is Element => node.nodeName === "body");
  if (html === undefined || body === undefined) throw unreadable("empty");
  const head = html.childNodes.find((node): node is Element => node.nodeName === "head");
  const {flow, has_images} = walkHtml(body, readFonts(head === undefined ? "" : styleSheets(head)));
  return finishFlow(keepArticleOf(flow), {media_type: MEDIA_TYPE, encoding, has_images});
}

/** A byte order mark goes before the declared charset, the declared before what the bytes look like. */
function decodeHtml(bytes: Uint8Array): {text: string; encoding: string} {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES)).toString(
    "latin1",
  );
  const declared = /charset\s{0,9}=\s{0,9}["']?([\w-]{2,30})/i.exec(head)?.[1]?.toLowerCase();
  const guessed = decodeBytes(bytes);
  if (
    declared === undefined ||
    guessed.encoding.startsWith("utf-") ||
    !/^(?:windows-125\d|iso-8859-\d{1,2}|x-user-defined)$/.test(declared)
  )
    return guessed;
  const is_vietnamese_page = declared === "windows-1258" || guessed.encoding === "windows-1252";
  if (!is_vietnamese_page) return guessed;
  const label = declared === "x-user-defined" ? "windows-1252" : declared;
  return {text: new TextDecoder(label).decode(bytes).normalize("NFC"), encoding: label};
}

function styleSheets(head: Element): string {
  return head.childNodes
    .filter((node): node is Element => node.nodeName === "style")
    .flatMap((node) => node.childNodes)
    .map((node) => ("value" in node ? node.value : ""))
    .join("\n")
    .replace(/<!--|-->/g, "");
}

function keepArticleOf(flow: Flow): Flow {
  const lines = flow.map((part) => (isGrid(part) ? "" : part.runs.map((run) => run.text).join("")));
  if (!isWebPage(lines)) return flow;
  const kept = keepArticle(lines);
  return flow.filter((_, at) => kept[at]);
}

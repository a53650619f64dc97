import type {Reading} from "../model.ts";
import {finishFlow} from "./finish-flow.ts";
import {readRtfBody} from "./rtf/read-body.ts";
import {unreadable} from "./unreadable.ts";

const MEDIA_TYPE = "application/rtf";

/**
 * Reads a Rich Text file: printed list numbers as labels, deleted and hidden text left out, legacy fonts decoded run by run, text boxes
 * once, notes, headers and footers as blocks of their kind. The format knows no pages. Throws `UnreadableError`.
 */
export function readRtf(bytes: Uint8Array, _name: string): Reading {
  const rtf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const start = rtf.indexOf("{\\rtf");
  if (start < 0) throw unreadable("wrong-type", "không có \\rtf");
  const {flow, has_images} = readRtfBody(rtf.slice(start));
  return finishFlow(flow, {media_type: MEDIA_TYPE, encoding: null, has_images});
}

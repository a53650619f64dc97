import type {Reading} from "../model.ts";
import {readDocBody} from "./doc/read-body.ts";
import {readFib} from "./doc/read-fib.ts";
import {finishFlow} from "./finish-flow.ts";
import {MEDIA_TYPES} from "./sniff.ts";
import {unreadable} from "./unreadable.ts";

/**
 * Reads a Word 97–2003 document: text in reading order, deleted and hidden text left out, list numbers as labels, tables with merged
 * cells, footnotes and text boxes as blocks of their kind, legacy fonts decoded run by run. The format knows no pages.
 * Throws `UnreadableError`: `truncated`, `encrypted`, `wrong-type` for Word 6 and 95, and what `finishFlow` throws.
 */
export function readDoc(bytes: Uint8Array, _name: string): Reading {
  const {flow, has_images} = readBody(bytes);
  return finishFlow(flow, {media_type: MEDIA_TYPES.doc, encoding: null, has_images});
}

function readBody(bytes: Uint8Array): ReturnType<typeof readDocBody> {
  try {
    return readDocBody(readFib(bytes));
  } catch (error) {
    // A place outside a stream, which a file cut short or changed names.
    if (error instanceof RangeError) throw unreadable("truncated", error.message, error);
    throw error;
  }
}

import {type Reading, UnreadableError} from "../model.ts";
import {readDoc} from "./read-doc.ts";
import {readDocx} from "./read-docx.ts";
import {readHtml} from "./read-html.ts";
import {readOdt} from "./read-odt.ts";
import {readRtf} from "./read-rtf.ts";
import {readTxt} from "./read-txt.ts";
import {type FileType, sniff} from "./sniff.ts";
import {unreadable} from "./unreadable.ts";

/** A reader of one format. Throws `UnreadableError` when it can make nothing of the bytes. */
type Reader = (bytes: Uint8Array, name: string, options: {ocr: boolean}) => Promise<Reading> | Reading;

/** What brings a large library loads only when there is such a file. */
const READERS: Partial<Record<FileType, Reader>> = {
  docx: readDocx,
  odt: readOdt,
  rtf: readRtf,
  html: readHtml,
  txt: readTxt,
  doc: readDoc,
  csv: async (bytes, name) => (await import("./read-csv.ts")).readCsv(bytes, name),
  xlsx: readSheet,
  xls: readSheet,
  ods: readSheet,
  pdf: async (bytes, name, options) => (await import("./read-pdf.ts")).readPdf(bytes, name, options),
};

/** Largest file opened at all. */
const MAX_BYTES = 200e6;

/**
 * Reads a document of any kind we know, by what is in it, not by its name (a `wrong-type` warning says when they differ).
 * A ZIP or a message is no document but holds some: `openContainer` gives them, and here it is refused as `nested-bundle`.
 * `ocr` recognises the text of scanned pages. Whatever goes wrong inside a reader comes out as an `UnreadableError`, so that one bad file never stops a night.
 */
export async function readFile(
  bytes: Uint8Array,
  name: string,
  {max_bytes = MAX_BYTES, ocr = false}: {max_bytes?: number; ocr?: boolean} = {},
): Promise<Reading> {
  if (bytes.length > max_bytes) throw unreadable("too-big", `${bytes.length} byte`);
  try {
    const {type, problems} = await sniff(bytes, name);
    if (type === "zip" || type === "eml") throw unreadable("nested-bundle", type);
    const reader = READERS[type];
    if (reader === undefined) throw unreadable("wrong-type", type);
    const reading = await reader(bytes, name, {ocr});
    return {...reading, problems: [...problems, ...reading.problems]};
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    throw unreadable(
      error instanceof RangeError ? "xml-too-deep" : "truncated",
      error instanceof Error ? error.message : null,
      error,
    );
  }
}

async function readSheet(bytes: Uint8Array, name: string): Promise<Reading> {
  return (await import("./read-sheet.ts")).readSheet(bytes, name);
}

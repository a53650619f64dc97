import {createHash} from "node:crypto";
import {readdirSync, readFileSync} from "node:fs";
import {join, relative, sep} from "node:path";

/** A file of the inbox, or a document in a ZIP or a message there. */
export type InboxFile = {
  /** Below the inbox, NFC, with `/`: `2026-Q3/x.docx`, and of a member `2026-Q3/x.zip/quý 3/a.docx`. */
  path: string;
  /** Opens the file, or the container of the member. */
  real_path: string;
  /** Path within the container; null of a file that lies in the inbox itself. */
  member: string | null;
  size_bytes: number;
  /** SHA-256 of the bytes, hex. */
  file_id: string;
  /** Begins as a ZIP or a message does: documents may lie in it. */
  may_contain: boolean;
};

/** What editors and browsers leave behind while a file is open or on its way. */
const UNFINISHED = /^(?:~\$|\.)|\.(?:tmp|crdownload|part)$|^Thumbs\.db$/iu;

/** First bytes of a ZIP, office files among them, and of a message: a field name and a colon. */
const CONTAINER = /^(?:PK[\x03\x05]|(?:\xef\xbb\xbf)?\s*[\w-]{2,40}:\s)/u;

/**
 * The files under `inbox`, in the order of their paths (code units), each with the SHA-256 of its bytes.
 * Lock files, hidden files and unfinished downloads are left out. Throws when the folder is not there.
 */
export function listInbox(inbox: string): InboxFile[] {
  return readdirSync(inbox, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && !UNFINISHED.test(entry.name))
    .map((entry) => {
      const real_path = join(entry.parentPath, entry.name);
      const path = relative(inbox, real_path).split(sep).join("/").normalize("NFC");
      const bytes = readFileSync(real_path);
      return {
        path,
        real_path,
        member: null,
        size_bytes: bytes.length,
        file_id: sha256(bytes),
        may_contain: CONTAINER.test(bytes.toString("latin1", 0, 100)),
      };
    })
    .sort(byPath);
}

/** Order of paths by code units. */
export function byPath(a: {path: string}, b: {path: string}): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** SHA-256 of bytes or text, in hex. */
export function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

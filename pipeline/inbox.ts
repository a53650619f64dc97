import {createHash} from "node:crypto";
import {readdirSync, readFileSync, statSync} from "node:fs";
import {join, relative, sep} from "node:path";

/** A file of the inbox: `path` is below it, NFC, with `/`; `real_path` opens it. */
export type InboxFile = {path: string; real_path: string; size_bytes: number; file_id: string};

/** What editors and browsers leave behind while a file is open or on its way. */
const UNFINISHED = /^(?:~\$|\.)|\.(?:tmp|crdownload|part)$|^Thumbs\.db$/iu;

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
      return {
        path,
        real_path,
        size_bytes: statSync(real_path).size,
        file_id: sha256(readFileSync(real_path)),
      };
    })
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** SHA-256 of bytes or text, in hex. */
export function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

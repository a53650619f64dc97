import {openZip} from "./zip.ts";

/** A file in a bundle, under the name it has there, folders left out. */
export type BundledFile = {name: string; bytes: Uint8Array};

/** What systems put into archives by themselves, and editors' lock files. */
const NOISE = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$|\.~lock)/;

/**
 * The files of a ZIP that a unit sent several documents in, in the archive's order; folders and what systems add are left out.
 * Bundles inside are given as files and not opened. Throws `UnreadableError` as `openZip` does.
 */
export async function openBundle(bytes: Uint8Array): Promise<BundledFile[]> {
  const zip = await openZip(bytes);
  const files: BundledFile[] = [];
  for (const path of zip.names) {
    if (path.endsWith("/") || NOISE.test(path)) continue;
    const content = await zip.read(path);
    if (content !== null) files.push({name: path.slice(path.lastIndexOf("/") + 1), bytes: content});
  }
  return files;
}

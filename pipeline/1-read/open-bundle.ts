import {openZip} from "./zip.ts";

/** A file in a ZIP or a message, under the name it has there (folders with `/`); `read` throws `UnreadableError` when it does not come out. */
export type BundledFile = {name: string; read: () => Promise<Uint8Array>};

/** What systems put into archives by themselves, and editors' lock files. */
const NOISE = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$|\.~lock)/;

/**
 * The files of a ZIP that a unit sent documents in, in the archive's order; folders and what systems add are left out.
 * Throws `UnreadableError` as `openZip` does.
 */
export async function openBundle(bytes: Uint8Array): Promise<BundledFile[]> {
  const zip = await openZip(bytes);
  return zip.names
    .filter((path) => !path.endsWith("/") && !NOISE.test(path))
    .map((path) => ({name: path, read: async () => (await zip.read(path)) ?? new Uint8Array()}));
}

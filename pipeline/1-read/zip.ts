import type {Readable} from "node:stream";
import {type Entry, fromBuffer, type ZipFile} from "yauzl";
import {UnreadableError} from "../model.ts";
import {unreadable} from "./unreadable.ts";

/** What an archive may hold before it is refused. Sizes in bytes; a ratio counts only from `ratio_from_bytes` on. */
export const ZIP_LIMITS = {
  entries: 5_000,
  entry_bytes: 100e6,
  total_bytes: 300e6,
  ratio: 200,
  ratio_from_bytes: 10e6,
} as const;
export type ZipLimits = {[limit in keyof typeof ZIP_LIMITS]: number};

/** An open archive: the names it holds, in its order, and its entries read on demand. */
export type Zip = {
  names: string[];
  /** Bytes of an entry; null when there is none of this name. Throws `UnreadableError` when what is inside is not what was declared. */
  read: (name: string) => Promise<Uint8Array | null>;
};

/**
 * Opens a ZIP in memory. Throws `UnreadableError`: `truncated` without a directory, `zip-bad` for paths that leave the archive,
 * doubled names or lying sizes, `zip-bomb` past `limits`, `encrypted` for entries with a password.
 */
export async function openZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): Promise<Zip> {
  const file = await openDirectory(bytes);
  const entries = await readDirectory(file, limits);
  let total_bytes = 0;
  const read = async (name: string): Promise<Uint8Array | null> => {
    const entry = entries.get(name);
    if (entry === undefined) return null;
    if (entry.isEncrypted()) throw unreadable("encrypted", name);
    const content = await readEntry(
      file,
      entry,
      Math.min(limits.entry_bytes, limits.total_bytes - total_bytes),
    );
    total_bytes += content.length;
    return content;
  };
  return {names: [...entries.keys()], read};
}

function openDirectory(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, {lazyEntries: true, autoClose: false, validateEntrySizes: true}, (error, file) => {
      if (error !== null || file === undefined) reject(refuse(error));
      else resolve(file);
    });
  });
}

function readDirectory(file: ZipFile, limits: ZipLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let declared_bytes = 0;
  return new Promise((resolve, reject) => {
    file.on("error", (error: Error) => reject(refuse(error)));
    file.on("end", () => resolve(entries));
    file.on("entry", (entry: Entry) => {
      declared_bytes += entry.uncompressedSize;
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
      if (entries.size >= limits.entries) reject(unreadable("zip-bomb", `hơn ${limits.entries} mục`));
      else if (entry.uncompressedSize > limits.entry_bytes || declared_bytes > limits.total_bytes)
        reject(unreadable("zip-bomb", `khai báo ${declared_bytes} byte`));
      else if (entry.uncompressedSize >= limits.ratio_from_bytes && ratio > limits.ratio)
        reject(unreadable("zip-bomb", `nén ${Math.round(ratio)} lần`));
      else if (entries.has(entry.fileName))
        reject(unreadable("zip-bad", `hai mục cùng tên ${entry.fileName}`));
      else {
        entries.set(entry.fileName, entry);
        file.readEntry();
      }
    });
    file.readEntry();
  });
}

function readEntry(file: ZipFile, entry: Entry, limit_bytes: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    file.openReadStream(entry, (error: Error | null, stream?: Readable) => {
      if (error !== null || stream === undefined) return reject(refuse(error));
      const chunks: Buffer[] = [];
      let size_bytes = 0;
      stream.on("error", (cause: Error) => reject(refuse(cause)));
      stream.on("end", () => resolve(Buffer.concat(chunks)));
      stream.on("data", (chunk: Buffer) => {
        size_bytes += chunk.length;
        chunks.push(chunk);
        if (size_bytes <= limit_bytes) return;
        stream.destroy();
        reject(unreadable("zip-bomb", `giải nén quá ${limit_bytes} byte`));
      });
    });
  });
}

/** yauzl's errors have no codes; a missing directory is the one that means a file cut short. */
function refuse(error: Error | null): UnreadableError {
  if (error instanceof UnreadableError) return error;
  const message = error?.message ?? "không mở được";
  const is_cut = /end of central|unexpected EOF|invalid central directory|not enough|out of bounds/i.test(
    message,
  );
  return unreadable(is_cut ? "truncated" : "zip-bad", message, error);
}

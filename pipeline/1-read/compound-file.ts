import {unreadable} from "./unreadable.ts";

const SIGNATURE = "d0cf11e0a1b11ae1";
const END_OF_CHAIN = 0xfffffffe;
const MAX_SECTORS = 400_000;
const ENTRY_BYTES = 128;

/**
 * The streams of a compound file ([MS-CFB], versions 3 and 4) by name, storages aside; the first of a name counts.
 * Throws `UnreadableError` `truncated` when it is none, or a chain of sectors runs out of the file or in a circle.
 */
export function readCompoundFile(bytes: Uint8Array): Map<string, Buffer> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 512 || file.subarray(0, 8).toString("hex") !== SIGNATURE)
    throw unreadable("truncated", "không phải tệp OLE");
  const sector_bytes = 1 << file.readUInt16LE(30);
  const mini_bytes = 1 << file.readUInt16LE(32);
  const mini_cutoff = file.readUInt32LE(56);
  if (sector_bytes !== 512 && sector_bytes !== 4096) throw unreadable("truncated", `cỡ cung ${sector_bytes}`);
  const sector = (index: number): Buffer => {
    const start = (index + 1) * sector_bytes;
    if (start >= file.length) throw unreadable("truncated", `thiếu cung ${index}`);
    return file.subarray(start, Math.min(file.length, start + sector_bytes));
  };
  const fat = readFat(file, sector, sector_bytes);
  const chain = (first: number, table: number[], read: (index: number) => Buffer): Buffer => {
    const parts: Buffer[] = [];
    for (let index = first; index < END_OF_CHAIN; index = table[index] ?? END_OF_CHAIN) {
      parts.push(read(index));
      if (parts.length > MAX_SECTORS) throw unreadable("truncated", "chuỗi cung khép vòng");
    }
    return Buffer.concat(parts);
  };
  const directory = chain(file.readUInt32LE(48), fat, sector);
  const mini_fat = words(
    file.readUInt32LE(60) < END_OF_CHAIN ? chain(file.readUInt32LE(60), fat, sector) : Buffer.alloc(0),
  );
  let mini: Buffer = Buffer.alloc(0);
  const streams = new Map<string, Buffer>();
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const type = directory[at + 66];
    const first = directory.readUInt32LE(at + 116);
    const size = directory.readUInt32LE(at + 120);
    if (type === 5 && first < END_OF_CHAIN) mini = chain(first, fat, sector);
    const name_bytes = Math.min(64, directory.readUInt16LE(at + 64));
    const name = directory.toString("utf16le", at, at + Math.max(0, name_bytes - 2));
    if (type !== 2 || streams.has(name)) continue;
    const is_mini = size < mini_cutoff;
    const readMini = (index: number) => mini.subarray(index * mini_bytes, (index + 1) * mini_bytes);
    const content =
      size === 0 ? Buffer.alloc(0) : is_mini ? chain(first, mini_fat, readMini) : chain(first, fat, sector);
    streams.set(name, content.subarray(0, size));
  }
  return streams;
}

function readFat(file: Buffer, sector: (index: number) => Buffer, sector_bytes: number): number[] {
  const indexes = words(file.subarray(76, 512)).filter((index) => index < END_OF_CHAIN);
  let next = file.readUInt32LE(68);
  for (let count = 0; next < END_OF_CHAIN && count < 1_000; count++) {
    const table = words(sector(next));
    indexes.push(...table.slice(0, sector_bytes / 4 - 1).filter((index) => index < END_OF_CHAIN));
    next = table[sector_bytes / 4 - 1] ?? END_OF_CHAIN;
  }
  return indexes.flatMap((index) => words(sector(index)));
}

function words(buffer: Buffer): number[] {
  return Array.from({length: Math.floor(buffer.length / 4)}, (_, i) => buffer.readUInt32LE(i * 4));
}

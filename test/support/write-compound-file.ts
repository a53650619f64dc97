export type Stream = {name: string; bytes: Uint8Array};

const SECTOR = 512;
const MINI_CUTOFF = 4096;
const END_OF_CHAIN = 0xfffffffe;
const FAT_SECTOR = 0xfffffffd;
const FREE = 0xffffffff;
const ENTRIES_A_SECTOR = SECTOR / 128;

/**
 * The bytes of a compound file ([MS-CFB] version 3) with the streams in its root. Streams are padded with zeros to 4,096 bytes, so that
 * none lies in the mini stream. Throws when the file would need more than 109 FAT sectors (about 7 MB).
 */
export function writeCompoundFile(streams: readonly Stream[]): Uint8Array {
  const padded = streams.map(({name, bytes}) => ({
    name,
    bytes: padTo(bytes, Math.max(MINI_CUTOFF, roundUp(bytes.length))),
  }));
  const directorySectors = Math.ceil((padded.length + 1) / ENTRIES_A_SECTOR);
  const dataSectors =
    directorySectors + padded.reduce((sum, stream) => sum + stream.bytes.length / SECTOR, 0);
  let fatSectors = 1;
  while ((fatSectors * SECTOR) / 4 < dataSectors + fatSectors) fatSectors += 1;
  if (fatSectors > 109) throw new RangeError(`compound file too large: ${fatSectors} FAT sectors`);
  const fat = Buffer.alloc(fatSectors * SECTOR, 0xff);
  for (let i = 0; i < fatSectors; i += 1) fat.writeUInt32LE(FAT_SECTOR, i * 4);
  let next = fatSectors;
  const chain = (sectors: number): number => {
    const start = next;
    for (let i = 0; i < sectors; i += 1)
      fat.writeUInt32LE(i + 1 === sectors ? END_OF_CHAIN : start + i + 1, (start + i) * 4);
    next += sectors;
    return start;
  };
  const directoryAt = chain(directorySectors);
  const starts = padded.map((stream) => chain(stream.bytes.length / SECTOR));
  const directory = Buffer.alloc(directorySectors * SECTOR);
  const order = padded.map((_, i) => i).sort((a, b) => compareNames(padded[a]!.name, padded[b]!.name));
  writeEntry(directory, 0, {
    name: "Root Entry",
    type: 5,
    child: 1 + order[0]!,
    right: FREE,
    start: END_OF_CHAIN,
    size: 0,
  });
  for (const [i, at] of order.entries()) {
    const following = order[i + 1];
    const right = following === undefined ? FREE : following + 1;
    writeEntry(directory, at + 1, {
      name: padded[at]!.name,
      type: 2,
      child: FREE,
      right,
      start: starts[at]!,
      size: padded[at]!.bytes.length,
    });
  }
  for (let i = padded.length + 1; i < directorySectors * ENTRIES_A_SECTOR; i += 1)
    directory.fill(0xff, i * 128 + 68, i * 128 + 80);
  return new Uint8Array(
    Buffer.concat([header(fatSectors, directoryAt), fat, directory, ...padded.map((stream) => stream.bytes)]),
  );
}

function header(fatSectors: number, directoryAt: number): Buffer {
  const head = Buffer.alloc(SECTOR);
  head.writeUInt32BE(0xd0cf11e0, 0);
  head.writeUInt32BE(0xa1b11ae1, 4);
  head.writeUInt16LE(0x3e, 24);
  head.writeUInt16LE(3, 26);
  head.writeUInt16LE(0xfffe, 28);
  head.writeUInt16LE(9, 30);
  head.writeUInt16LE(6, 32);
  head.writeUInt32LE(fatSectors, 44);
  head.writeUInt32LE(directoryAt, 48);
  head.writeUInt32LE(MINI_CUTOFF, 56);
  head.writeUInt32LE(END_OF_CHAIN, 60);
  head.writeUInt32LE(END_OF_CHAIN, 68);
  for (let i = 0; i < 109; i += 1) head.writeUInt32LE(i < fatSectors ? i : FREE, 76 + i * 4);
  return head;
}

type Entry = {name: string; type: number; child: number; right: number; start: number; size: number};

function writeEntry(directory: Buffer, at: number, entry: Entry): void {
  const place = at * 128;
  directory.write(entry.name, place, "utf16le");
  directory.writeUInt16LE((entry.name.length + 1) * 2, place + 64);
  directory.writeUInt8(entry.type, place + 66);
  directory.writeUInt8(1, place + 67);
  directory.writeUInt32LE(FREE, place + 68);
  directory.writeUInt32LE(entry.right, place + 72);
  directory.writeUInt32LE(entry.child, place + 76);
  directory.writeUInt32LE(entry.start, place + 116);
  directory.writeUInt32LE(entry.size, place + 120);
}

/** Names in a directory go by length, then by letter. */
function compareNames(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

function roundUp(size: number): number {
  return Math.ceil(size / SECTOR) * SECTOR;
}

function padTo(bytes: Uint8Array, size: number): Buffer {
  const padded = Buffer.alloc(size);
  padded.set(bytes);
  return padded;
}

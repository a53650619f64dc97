import {crc32} from "node:zlib";
import {deflate} from "./deflate.ts";

export type ZipEntry = {
  name: string;
  bytes: Uint8Array | string /** Kept as it is, as `mimetype` of an ODF file must be. */;
  store?: boolean;
};

const UTF8_NAMES = 0x0800;
const FIRST_DATE = 0x0021;

/** A ZIP archive of the entries in their order, all dated 1 January 1980, so that the same entries give the same bytes. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, "utf8");
    const plain = typeof entry.bytes === "string" ? Buffer.from(entry.bytes, "utf8") : entry.bytes;
    const data = entry.store === true ? plain : deflate(plain);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(UTF8_NAMES, 2);
    common.writeUInt16LE(entry.store === true ? 0 : 8, 4);
    common.writeUInt16LE(0, 6);
    common.writeUInt16LE(FIRST_DATE, 8);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(name.length, 22);
    common.writeUInt16LE(0, 24);
    parts.push(Buffer.from("PK\x03\x04", "latin1"), common, name, Buffer.from(data));
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, tail, name);
    offset += 30 + name.length + data.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...parts, listed, end]));
}

import {deflateRawSync} from "node:zlib";
import {writeZip} from "./write-zip.ts";

/** An archive whose only entry says it is `declared` bytes long while it is `content`. */
export function lyingZip(content: Buffer, declared: number): Uint8Array {
  const zip = Buffer.from(writeZip([{name: "word/document.xml", bytes: Buffer.alloc(declared)}]));
  const packed = deflateRawSync(content);
  const at = zip.indexOf("word/document.xml") + "word/document.xml".length;
  const directory = zip.indexOf("PK\x01\x02", 0, "latin1");
  const body = Buffer.concat([zip.subarray(0, at), packed, zip.subarray(directory)]);
  body.writeUInt32LE(packed.length, 18);
  const moved = at + packed.length;
  body.writeUInt32LE(packed.length, moved + 20);
  body.writeUInt32LE(moved, body.length - 6);
  return body;
}

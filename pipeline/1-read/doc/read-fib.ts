import {readCompoundFile} from "../compound-file.ts";
import {unreadable} from "../unreadable.ts";

/** A stretch of text as it lies in the file: from character `start` to `end`, at `offset`, one byte a letter when `narrow`. */
export type Piece = {start: number; end: number; offset: number; narrow: boolean};
/** The main stream, the parts of the table stream by their index in the FIB, the pieces in reading order, and the length of each part of the text. */
export type WordFile = {
  main: Buffer;
  part: (index: number) => Buffer;
  after: (index: number) => Buffer;
  pieces: Piece[];
  lengths: {body: number; notes: number; headers: number; comments: number; endnotes: number; boxes: number};
};

const MAX_CHARACTERS = 20_000_000;
const PARTS_AT = 154;
const CLX = 33;
const FLAGS = {encrypted: 0x0100, table1: 0x0200};

/**
 * The layout of a Word 97–2003 file ([MS-DOC] 2.5 and 2.9.38). Throws `UnreadableError`: `encrypted`, `truncated`, and `wrong-type`
 * for Word 6 and 95.
 */
export function readFib(bytes: Uint8Array): WordFile {
  const streams = readCompoundFile(bytes);
  const main = streams.get("WordDocument");
  if (main === undefined || main.length < PARTS_AT + 8) throw unreadable("truncated", "thiếu WordDocument");
  if (main.readUInt16LE(0) !== 0xa5ec || main.readUInt16LE(2) < 0x00c0)
    throw unreadable("wrong-type", "Word 6/95");
  const flags = main.readUInt16LE(10);
  if ((flags & FLAGS.encrypted) !== 0) throw unreadable("encrypted", "Word 97");
  const table = streams.get((flags & FLAGS.table1) !== 0 ? "1Table" : "0Table");
  if (table === undefined) throw unreadable("truncated", "thiếu bảng văn bản");
  const place = (index: number): {start: number; bytes: number} => {
    const at = PARTS_AT + index * 8;
    return at + 8 > main.length
      ? {start: 0, bytes: 0}
      : {start: main.readUInt32LE(at), bytes: main.readUInt32LE(at + 4)};
  };
  const part = (index: number) => {
    const {start, bytes: length} = place(index);
    return table.subarray(start, start + length);
  };
  const after = (index: number) => {
    const {start, bytes: length} = place(index);
    return length === 0 ? Buffer.alloc(0) : table.subarray(start + length);
  };
  const length = (at: number) => main.readUInt32LE(at);
  const lengths = {
    body: length(76),
    notes: length(80),
    headers: length(84),
    comments: length(92),
    endnotes: length(96),
    boxes: length(100),
  };
  if (lengths.body > MAX_CHARACTERS) throw unreadable("too-big", `${lengths.body} ký tự`);
  return {main, part, after, pieces: readPieces(part(CLX), main), lengths};
}

function readPieces(clx: Buffer, main: Buffer): Piece[] {
  let at = 0;
  while (clx[at] === 0x01 && at + 3 <= clx.length) at += 3 + clx.readUInt16LE(at + 1);
  if (clx[at] !== 0x02 || at + 5 > clx.length) throw unreadable("truncated", "thiếu bảng đoạn chữ");
  const plc = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1));
  const count = Math.floor((plc.length - 4) / 12);
  const pieces: Piece[] = [];
  for (let i = 0; i < count; i++) {
    const [start, end] = [plc.readUInt32LE(i * 4), plc.readUInt32LE(i * 4 + 4)];
    const raw = plc.readUInt32LE((count + 1) * 4 + i * 8 + 2);
    const narrow = (raw & 0x40000000) !== 0;
    const offset = narrow ? (raw & 0x3fffffff) / 2 : raw & 0x3fffffff;
    if (end < start || offset + (end - start) * (narrow ? 1 : 2) > main.length)
      throw unreadable("truncated", "đoạn chữ ngoài tệp");
    pieces.push({start, end, offset, narrow});
  }
  return pieces;
}

import {toTcvn3} from "./legacy-encodings.ts";
import {type Columns, type OfficeDocument, printed, unmerged} from "./office-document.ts";
import {writeCompoundFile} from "./write-compound-file.ts";

const FIB_SIZE = 0x400;
const CELL_END = "\x07";

/**
 * The bytes of a Word 97 binary file with the text of a document and nothing of its looks: a FIB, the text, a piece table
 * ([MS-DOC] 2.5.1, 2.9.38). Head and foot are rows of cells ended by U+0007, no cells are merged; labels are typed. With `mixed`,
 * paragraphs in plain ASCII are 8-bit pieces between the 16-bit ones, as Word may write them; antiword and catdoc read only the other kind.
 * With `tcvn3` the text is in the codes of the old fonts, which nothing in the file names.
 */
export function writeDoc(
  document: OfficeDocument,
  {mixed = false, tcvn3 = false}: {mixed?: boolean; tcvn3?: boolean} = {},
): Uint8Array {
  const plain = docText(document);
  const text = tcvn3
    ? toTcvn3(plain)
        .map((run) => run.text)
        .join("")
    : plain;
  const pieces = mixed ? splitPieces(text) : [{text, narrow: false}];
  const parts: Buffer[] = [];
  let offset = FIB_SIZE;
  const clx = Buffer.alloc(5 + (pieces.length + 1) * 4 + pieces.length * 8);
  clx.writeUInt8(0x02, 0);
  clx.writeUInt32LE(clx.length - 5, 1);
  let characters = 0;
  for (const [i, piece] of pieces.entries()) {
    const bytes = Buffer.from(piece.text, piece.narrow ? "latin1" : "utf16le");
    clx.writeUInt32LE(characters, 5 + i * 4);
    const descriptor = 5 + (pieces.length + 1) * 4 + i * 8;
    clx.writeUInt32LE(piece.narrow ? ((offset * 2) | 0x40000000) >>> 0 : offset, descriptor + 2);
    characters += piece.text.length;
    offset += bytes.length;
    parts.push(bytes);
    if (offset % 2 === 1) {
      parts.push(Buffer.alloc(1));
      offset += 1;
    }
  }
  clx.writeUInt32LE(characters, 5 + pieces.length * 4);
  const fib = fileInformation(text.length, offset, clx.length);
  return writeCompoundFile([
    {name: "WordDocument", bytes: Buffer.concat([fib, ...parts])},
    {name: "1Table", bytes: clx},
  ]);
}

/** File information block ([MS-DOC] 2.5): FibBase, then the counts that place the piece table. */
function fileInformation(characters: number, end: number, clxLength: number): Buffer {
  const fib = Buffer.alloc(FIB_SIZE);
  fib.writeUInt16LE(0xa5ec, 0);
  fib.writeUInt16LE(0x00c1, 2);
  fib.writeUInt16LE(0x042a, 6);
  fib.writeUInt16LE(0x1200, 10);
  fib.writeUInt16LE(0x00bf, 12);
  fib.writeUInt32LE(FIB_SIZE, 24);
  fib.writeUInt32LE(end, 28);
  fib.writeUInt16LE(14, 32);
  fib.writeUInt16LE(22, 62);
  fib.writeUInt32LE(end, 64);
  fib.writeUInt32LE(characters, 76);
  fib.writeUInt16LE(93, 152);
  fib.writeUInt32LE(0, 154 + 33 * 8);
  fib.writeUInt32LE(clxLength, 154 + 33 * 8 + 4);
  return fib;
}

function docText(document: OfficeDocument): string {
  // Without properties of paragraphs two ends of cells running end a row: an empty cell holds a space.
  const row = (cells: string[]) => `${cells.map((cell) => cell || " ").join(CELL_END)}${CELL_END}${CELL_END}`;
  const columns = ({left, right}: Columns) =>
    row([left, right].map((lines) => lines.map((line) => line.text).join("\r")));
  let text = document.stamp === null ? "" : `${document.stamp}\r`;
  text += columns(document.head);
  text += document.title.map((line) => `${line.text}\r`).join("");
  for (const block of document.body) {
    if (block.kind === "table") {
      if (block.caption !== null) text += `${block.caption}\r`;
      text += unmerged(block.rows).map(row).join("");
    } else text += `${block.kind === "paragraph" ? block.text : printed(block.label, block.text)}\r`;
  }
  return `${text}${columns(document.foot)}\r`;
}

/** Stretches of whole paragraphs, 8-bit where all letters are in ASCII. */
function splitPieces(text: string): {text: string; narrow: boolean}[] {
  const pieces: {text: string; narrow: boolean}[] = [];
  for (const paragraph of text.split(/(?<=\r)/)) {
    const narrow = [...paragraph].every((letter) => letter.charCodeAt(0) < 0x80);
    const last = pieces.at(-1);
    if (last !== undefined && last.narrow === narrow) last.text += paragraph;
    else pieces.push({text: paragraph, narrow});
  }
  return pieces;
}

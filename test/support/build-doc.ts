import {writeCompoundFile} from "./write-compound-file.ts";

/** A run with its properties as bytes ([MS-DOC] 2.6.1), and a paragraph of runs with its own and the mark that ends it. */
type Run = {text: string; properties: number[]};
type Para = {runs: Run[]; properties: number[]; mark: string};

/** Properties of runs and paragraphs, each with its operand. */
export const SPRM = {
  deleted: [0x00, 0x08, 1],
  hidden: [0x3c, 0x08, 1],
  font: (index: number) => [0x4f, 0x4a, index, 0],
  inTable: [0x16, 0x24, 1],
  rowEnd: [0x17, 0x24, 1],
};

export function run(text: string, properties: number[][] = []): Run {
  return {text, properties: properties.flat()};
}

export function para(runs: Run[], properties: number[][] = [], mark = "\r"): Para {
  return {runs, properties: properties.flat(), mark};
}

const [FIB_BYTES, PAGE_BYTES, PARTS_AT] = [0x400, 512, 154];
const PART = {runs: 12, paragraphs: 13, fonts: 15, clx: 33};

/** The bytes of a small Word 97 file with formatted runs: one piece, one page of run and one of paragraph properties. Throws when these do not fit. */
export function buildDoc(paras: Para[], fonts: string[] = []): Uint8Array {
  const runs: {text: string; properties: number[]}[] = [];
  for (const one of paras) {
    runs.push(...one.runs);
    const last = runs.at(-1);
    if (last !== undefined && last.properties.length === 0 && one.runs.length > 0)
      runs[runs.length - 1] = {...last, text: last.text + one.mark};
    else runs.push({text: one.mark, properties: []});
  }
  const text = runs.map((one) => one.text).join("");
  const body = Buffer.from(text, "utf16le");
  const page_at = Math.ceil((FIB_BYTES + body.length) / PAGE_BYTES) * PAGE_BYTES;
  const run_page = page(
    runs.map((one) => ({bytes: one.text.length * 2, properties: one.properties})),
    "run",
  );
  const para_page = page(
    paras.map((one) => ({
      bytes: (one.runs.reduce((n, r) => n + r.text.length, 0) + one.mark.length) * 2,
      properties: one.properties,
    })),
    "paragraph",
  );
  const main = Buffer.alloc(page_at + 2 * PAGE_BYTES);
  body.copy(main, FIB_BYTES);
  run_page.copy(main, page_at);
  para_page.copy(main, page_at + PAGE_BYTES);
  const parts = [
    {index: PART.clx, bytes: pieceTable(text.length)},
    {index: PART.runs, bytes: pageTable(body.length, page_at / PAGE_BYTES)},
    {index: PART.paragraphs, bytes: pageTable(body.length, page_at / PAGE_BYTES + 1)},
    {index: PART.fonts, bytes: fontTable(fonts)},
  ];
  main.writeUInt16LE(0xa5ec, 0);
  main.writeUInt16LE(0x00c1, 2);
  main.writeUInt16LE(0x1200, 10);
  main.writeUInt32LE(text.length, 76);
  let offset = 0;
  for (const {index, bytes} of parts) {
    main.writeUInt32LE(offset, PARTS_AT + index * 8);
    main.writeUInt32LE(bytes.length, PARTS_AT + index * 8 + 4);
    offset += bytes.length;
  }
  return writeCompoundFile([
    {name: "WordDocument", bytes: main},
    {name: "1Table", bytes: Buffer.concat(parts.map(({bytes}) => bytes))},
  ]);
}

function page(stretches: {bytes: number; properties: number[]}[], kind: "run" | "paragraph"): Buffer {
  const own = Buffer.alloc(PAGE_BYTES);
  const entry = kind === "run" ? 1 : 13;
  const count = stretches.length;
  let [at, end] = [FIB_BYTES, PAGE_BYTES - 2];
  for (const [i, {bytes, properties}] of stretches.entries()) {
    own.writeUInt32LE(at, i * 4);
    at += bytes;
    const stored = kind === "run" ? [properties.length, ...properties] : papx(properties);
    end = (end - stored.length) & ~1;
    if (end < (count + 1) * 4 + count * entry)
      throw new RangeError(`too many properties for a page: ${count}`);
    Buffer.from(stored).copy(own, end);
    own[(count + 1) * 4 + i * entry] = end / 2;
  }
  own.writeUInt32LE(at, count * 4);
  own[PAGE_BYTES - 1] = count;
  return own;
}

/** Style 0, then the properties, counted in words. */
function papx(properties: number[]): number[] {
  const content = [0, 0, ...properties];
  return content.length % 2 === 1
    ? [(content.length + 1) / 2, ...content]
    : [0, content.length / 2, ...content];
}

function pieceTable(characters: number): Buffer {
  const clx = Buffer.alloc(5 + 8 + 8);
  clx.writeUInt8(0x02, 0);
  clx.writeUInt32LE(16, 1);
  clx.writeUInt32LE(characters, 9);
  clx.writeUInt32LE(FIB_BYTES, 15);
  return clx;
}

function pageTable(bytes: number, number: number): Buffer {
  const plc = Buffer.alloc(12);
  plc.writeUInt32LE(FIB_BYTES, 0);
  plc.writeUInt32LE(FIB_BYTES + bytes, 4);
  plc.writeUInt32LE(number, 8);
  return plc;
}

function fontTable(names: string[]): Buffer {
  const entries = names.map((name) => {
    const entry = Buffer.alloc(40 + (name.length + 1) * 2);
    entry[0] = entry.length - 1;
    entry.write(name, 40, "utf16le");
    return entry;
  });
  const head = Buffer.alloc(4);
  head.writeUInt16LE(names.length, 0);
  return Buffer.concat([head, ...entries]);
}

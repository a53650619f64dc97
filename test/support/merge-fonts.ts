import {inflateSync} from "node:zlib";

type Tables = Map<string, Buffer>;
type Font = {tables: Tables; glyphs: Buffer[]; metrics: Buffer; characters: Map<number, number>};

const ARGS_ARE_WORDS = 0x01;
const HAS_SCALE = 0x08;
const MORE_COMPONENTS = 0x20;
const HAS_XY_SCALE = 0x40;
const HAS_MATRIX = 0x80;

/**
 * One TrueType font with the glyphs of several WOFF files of one face, as web fonts cut a face into a Latin and a Vietnamese file
 * and a PDF wants all letters of a word in one font. A character in several files is taken from the first. Kerning and other
 * layout tables are left out. Throws when a file is not WOFF 1.0 with TrueType outlines.
 */
export function mergeFonts(files: readonly Uint8Array[]): Buffer {
  const fonts = files.map((file) => readFont(readWoff(Buffer.from(file))));
  const characters = new Map<number, number>();
  const glyphs: Buffer[] = [];
  for (const font of fonts) {
    const offset = glyphs.length;
    for (const [character, glyph] of font.characters)
      if (!characters.has(character)) characters.set(character, glyph + offset);
    for (const glyph of font.glyphs) glyphs.push(shiftComponents(glyph, offset));
  }
  const first = fonts[0]!.tables;
  const head = Buffer.from(need(first, "head"));
  head.writeInt16BE(1, 50);
  const hhea = Buffer.from(need(first, "hhea"));
  hhea.writeUInt16BE(glyphs.length, 34);
  const maxp = Buffer.from(need(first, "maxp"));
  maxp.writeUInt16BE(glyphs.length, 4);
  const loca = Buffer.alloc((glyphs.length + 1) * 4);
  let at = 0;
  for (const [i, glyph] of glyphs.entries()) {
    loca.writeUInt32BE(at, i * 4);
    at += glyph.length;
  }
  loca.writeUInt32BE(at, glyphs.length * 4);
  const post = Buffer.alloc(32);
  post.writeUInt32BE(0x00030000, 0);
  return writeFont(
    new Map([
      ["OS/2", need(first, "OS/2")],
      ["cmap", characterMap(characters)],
      ["glyf", Buffer.concat(glyphs)],
      ["head", head],
      ["hhea", hhea],
      ["hmtx", Buffer.concat(fonts.map((font) => font.metrics))],
      ["loca", loca],
      ["maxp", maxp],
      ["name", need(first, "name")],
      ["post", post],
    ]),
  );
}

function readWoff(file: Buffer): Tables {
  if (file.toString("latin1", 0, 4) !== "wOFF") throw new TypeError("not a WOFF 1.0 file");
  const tables: Tables = new Map();
  for (let i = 0; i < file.readUInt16BE(12); i += 1) {
    const entry = 44 + i * 20;
    const offset = file.readUInt32BE(entry + 4);
    const data = file.subarray(offset, offset + file.readUInt32BE(entry + 8));
    const packed = data.length < file.readUInt32BE(entry + 12);
    tables.set(file.toString("latin1", entry, entry + 4), packed ? inflateSync(data) : data);
  }
  return tables;
}

function need(tables: Tables, tag: string): Buffer {
  const table = tables.get(tag);
  if (table === undefined) throw new TypeError(`font without table ${tag}`);
  return table;
}

function readFont(tables: Tables): Font {
  const count = need(tables, "maxp").readUInt16BE(4);
  const long = need(tables, "head").readInt16BE(50) === 1;
  const loca = need(tables, "loca");
  const place = (i: number) => (long ? loca.readUInt32BE(i * 4) : loca.readUInt16BE(i * 2) * 2);
  const glyf = need(tables, "glyf");
  const glyphs = Array.from({length: count}, (_, i) => pad4(glyf.subarray(place(i), place(i + 1))));
  const hmtx = need(tables, "hmtx");
  const wide = need(tables, "hhea").readUInt16BE(34);
  const metrics = Buffer.alloc(count * 4);
  for (let i = 0; i < count; i += 1) {
    const own = Math.min(i, wide - 1);
    metrics.writeUInt16BE(hmtx.readUInt16BE(own * 4), i * 4);
    metrics.writeInt16BE(
      i < wide ? hmtx.readInt16BE(i * 4 + 2) : hmtx.readInt16BE(wide * 4 + (i - wide) * 2),
      i * 4 + 2,
    );
  }
  return {tables, glyphs, metrics, characters: readCharacterMap(need(tables, "cmap"))};
}

function pad4(bytes: Buffer): Buffer {
  const rest = bytes.length % 4;
  return rest === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(4 - rest)]);
}

/** Characters of the first subtable of format 4, the one that every web font has. */
function readCharacterMap(cmap: Buffer): Map<number, number> {
  const found = new Map<number, number>();
  for (let i = 0; i < cmap.readUInt16BE(2); i += 1) {
    const at = cmap.readUInt32BE(4 + i * 8 + 4);
    if (cmap.readUInt16BE(at) !== 4) continue;
    const double = cmap.readUInt16BE(at + 6);
    for (let s = 0; s < double; s += 2) {
      const end = cmap.readUInt16BE(at + 14 + s);
      const start = cmap.readUInt16BE(at + 16 + double + s);
      const delta = cmap.readUInt16BE(at + 16 + 2 * double + s);
      const rangeAt = at + 16 + 3 * double + s;
      const range = cmap.readUInt16BE(rangeAt);
      for (let character = start; character <= end && character !== 0xffff; character += 1) {
        const raw = range === 0 ? character : cmap.readUInt16BE(rangeAt + range + 2 * (character - start));
        const glyph = range !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff;
        if (glyph !== 0) found.set(character, glyph);
      }
    }
    return found;
  }
  throw new TypeError("font without a format 4 character map");
}

/** A composite glyph names its parts by glyph number, which moves with the glyphs put before. */
function shiftComponents(glyph: Buffer, offset: number): Buffer {
  if (glyph.length === 0 || offset === 0 || glyph.readInt16BE(0) >= 0) return glyph;
  const shifted = Buffer.from(glyph);
  for (let at = 10, flags = MORE_COMPONENTS; (flags & MORE_COMPONENTS) !== 0; ) {
    flags = shifted.readUInt16BE(at);
    shifted.writeUInt16BE(shifted.readUInt16BE(at + 2) + offset, at + 2);
    at += (flags & ARGS_ARE_WORDS) !== 0 ? 8 : 6;
    if ((flags & HAS_SCALE) !== 0) at += 2;
    else if ((flags & HAS_XY_SCALE) !== 0) at += 4;
    else if ((flags & HAS_MATRIX) !== 0) at += 8;
  }
  return shifted;
}

/** A `cmap` with one subtable of format 12, a group a character. */
function characterMap(characters: ReadonlyMap<number, number>): Buffer {
  const sorted = [...characters].sort(([a], [b]) => a - b);
  const cmap = Buffer.alloc(12 + 16 + sorted.length * 12);
  cmap.writeUInt16BE(1, 2);
  cmap.writeUInt16BE(3, 4);
  cmap.writeUInt16BE(10, 6);
  cmap.writeUInt32BE(12, 8);
  cmap.writeUInt16BE(12, 12);
  cmap.writeUInt32BE(cmap.length - 12, 16);
  cmap.writeUInt32BE(sorted.length, 24);
  for (const [i, [character, glyph]] of sorted.entries()) {
    const at = 28 + i * 12;
    cmap.writeUInt32BE(character, at);
    cmap.writeUInt32BE(character, at + 4);
    cmap.writeUInt32BE(glyph, at + 8);
  }
  return cmap;
}

function writeFont(tables: Tables): Buffer {
  const head = Buffer.alloc(12 + tables.size * 16);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(tables.size, 4);
  const parts: Buffer[] = [head];
  let at = head.length;
  let i = 0;
  for (const [tag, table] of tables) {
    head.write(tag, 12 + i * 16, "latin1");
    head.writeUInt32BE(at, 12 + i * 16 + 8);
    head.writeUInt32BE(table.length, 12 + i * 16 + 12);
    const padded = pad4(table);
    parts.push(padded);
    at += padded.length;
    i += 1;
  }
  return Buffer.concat(parts);
}

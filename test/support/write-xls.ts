import {writeCompoundFile} from "./write-compound-file.ts";
import {rangeOf} from "./write-ods.ts";
import type {Sheet, SheetCell} from "./write-xlsx.ts";

/** Longest record of BIFF8; longer ones would have to be continued. */
const MOST_BYTES = 8_224;
/** Formats of the cell styles 15–18: general, percent, thousands, date ([MS-XLS] 2.5.165). */
const FORMATS = [0, 164, 3, 14];
const STYLE = {general: 15, percent: 16, thousands: 17, date: 18};

/** The bytes of an .xls workbook (BIFF8, [MS-XLS]): shared strings, merged ranges, number formats; hidden sheets as such. */
export function writeXls(sheets: readonly Sheet[]): Uint8Array {
  const strings: string[] = [];
  const places = new Map<string, number>();
  const shared = (text: string): number => {
    const place = places.get(text) ?? strings.length;
    if (place === strings.length) strings.push(text);
    places.set(text, place);
    return place;
  };
  const pages = sheets.map((sheet) => writeSheet(sheet, shared));
  const counts = Buffer.alloc(8);
  counts.writeUInt32LE(strings.length, 0);
  counts.writeUInt32LE(strings.length, 4);
  const start = [
    record(0x809, u16(0x600, 5, 0, 0, 0, 0, 0, 0)),
    record(0x42, u16(1200)),
    ...Array.from({length: 4}, () =>
      record(0x31, Buffer.concat([u16(240, 0, 0x7fff, 400, 0, 0, 0), short("Times New Roman")])),
    ),
    record(0x41e, Buffer.concat([u16(164), long("0.0%")])),
    ...Array.from({length: 15}, () => record(0xe0, u16(0, 0, 0xfff5, 0x20, 0, 0, 0, 0, 0, 0))),
    ...FORMATS.map((format) => record(0xe0, u16(0, format, 1, 0x20, 0, 0, 0, 0, 0, 0))),
  ];
  const table = record(0xfc, Buffer.concat([counts, ...strings.map(long)]));
  const end = record(0x0a, Buffer.alloc(0));
  const bound = (offset: number, {name, hidden}: Sheet) => {
    const place = Buffer.alloc(4);
    place.writeUInt32LE(offset);
    return record(0x85, Buffer.concat([place, Buffer.from([hidden === true ? 1 : 0, 0]), short(name)]));
  };
  const sizeOf = (parts: Buffer[]) => parts.reduce((sum, part) => sum + part.length, 0);
  let offset = sizeOf([...start, ...sheets.map((sheet) => bound(0, sheet)), table, end]);
  const bounds = sheets.map((sheet, at) => {
    const one = bound(offset, sheet);
    offset += pages[at]?.length ?? 0;
    return one;
  });
  const stream = Buffer.concat([...start, ...bounds, table, end, ...pages]);
  return writeCompoundFile([{name: "Workbook", bytes: stream}]);
}

function writeSheet({rows, merges}: Sheet, shared: (text: string) => number): Buffer {
  const width = Math.max(...rows.map((row) => row.length));
  const dimensions = Buffer.alloc(14);
  dimensions.writeUInt32LE(rows.length, 4);
  dimensions.writeUInt16LE(width, 10);
  const cells = rows.flatMap((row, r) =>
    row.flatMap((cell, c) => (cell === null ? [] : [writeCell(cell, r, c, shared)])),
  );
  const ranges = merges.map(rangeOf);
  const merged = Buffer.concat([
    u16(ranges.length),
    ...ranges.map(({top, bottom, left, right}) => u16(top, bottom, left, right)),
  ]);
  return Buffer.concat([
    record(0x809, u16(0x600, 0x10, 0, 0, 0, 0, 0, 0)),
    record(0x200, dimensions),
    ...cells,
    ...(ranges.length === 0 ? [] : [record(0xe5, merged)]),
    record(0x0a, Buffer.alloc(0)),
  ]);
}

function writeCell(
  cell: NonNullable<SheetCell>,
  row: number,
  column: number,
  shared: (text: string) => number,
): Buffer {
  if (typeof cell === "string") {
    const at = Buffer.alloc(4);
    at.writeUInt32LE(shared(cell));
    return record(0xfd, Buffer.concat([u16(row, column, STYLE.general), at]));
  }
  const number = (value: number, style: number) => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(value);
    return record(0x203, Buffer.concat([u16(row, column, style), bytes]));
  };
  if (typeof cell === "number") return number(cell, STYLE.general);
  if (cell.format === "error")
    return record(0x205, Buffer.concat([u16(row, column, STYLE.general), Buffer.from([0x07, 1])]));
  if (cell.format === "date")
    return number(Math.round((Date.parse(cell.value) - Date.UTC(1899, 11, 30)) / 86_400_000), STYLE.date);
  return number(cell.value, STYLE[cell.format]);
}

function record(type: number, data: Buffer): Buffer {
  if (data.length > MOST_BYTES) throw new RangeError(`record too long: ${data.length} bytes`);
  return Buffer.concat([u16(type, data.length), data]);
}

function u16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [at, value] of values.entries()) bytes.writeUInt16LE(value, at * 2);
  return bytes;
}

/** A string with one byte of length, in 16-bit letters. */
function short(text: string): Buffer {
  return Buffer.concat([Buffer.from([text.length, 1]), Buffer.from(text, "utf16le")]);
}

/** A string with two bytes of length, in 16-bit letters. */
function long(text: string): Buffer {
  return Buffer.concat([u16(text.length), Buffer.from([1]), Buffer.from(text, "utf16le")]);
}

import {readCompoundFile} from "../compound-file.ts";

/** How a sheet shows itself: whether it is hidden, and the number format of each cell by `row,column`. */
export type SheetLooks = {name: string; is_hidden: boolean; formats: Map<string, string>};

/** Formats that are built in and show percentages, dates, thousands ([MS-XLS] 2.4.126). */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [1, "0"],
  [2, "0.00"],
  [3, "#,##0"],
  [4, "#,##0.00"],
  [9, "0%"],
  [10, "0.00%"],
  [14, "dd/mm/yyyy"],
  [37, "#,##0"],
  [38, "#,##0"],
  [39, "#,##0.00"],
  [40, "#,##0.00"],
]);
const [BOF, BOUNDSHEET, FORMAT, XF, RK, MULRK, NUMBER, FORMULA] = [
  0x809, 0x85, 0x41e, 0xe0, 0x27e, 0xbd, 0x203, 0x06,
];

/** Visibility and number formats of a BIFF8 workbook, which the sheet library leaves out; empty when it is of another version. */
export function readBiff(bytes: Uint8Array): SheetLooks[] {
  const stream = readCompoundFile(bytes).get("Workbook");
  if (stream === undefined) return [];
  const formats = new Map(BUILT_IN);
  const cell_formats: number[] = [];
  const sheets: (SheetLooks & {offset: number})[] = [];
  for (const {type, data} of records(stream, 0)) {
    if (type === BOUNDSHEET && data.length > 8) {
      sheets.push({
        offset: data.readUInt32LE(0),
        is_hidden: (data[4] ?? 0) % 4 !== 0,
        name: shortText(data, 6, data[6] ?? 0, 7),
        formats: new Map(),
      });
    } else if (type === FORMAT && data.length > 5)
      formats.set(data.readUInt16LE(0), shortText(data, 2, data.readUInt16LE(2), 4));
    else if (type === XF && data.length >= 4) cell_formats.push(data.readUInt16LE(2));
  }
  for (const sheet of sheets) {
    for (const {type, data} of records(stream, sheet.offset)) {
      const set = (row: number, column: number, xf: number) => {
        const format = formats.get(cell_formats[xf] ?? 0);
        if (format !== undefined) sheet.formats.set(`${row},${column}`, format);
      };
      if ((type === RK || type === NUMBER || type === FORMULA) && data.length >= 6)
        set(data.readUInt16LE(0), data.readUInt16LE(2), data.readUInt16LE(4));
      if (type === MULRK) {
        for (let at = 4, column = data.readUInt16LE(2); at + 6 <= data.length - 2; at += 6, column += 1)
          set(data.readUInt16LE(0), column, data.readUInt16LE(at));
      }
    }
  }
  return sheets.map(({name, is_hidden, formats: own}) => ({name, is_hidden, formats: own}));
}

/** Records from an offset to the end of that substream. */
function* records(stream: Buffer, offset: number): Generator<{type: number; data: Buffer}> {
  let depth = 0;
  for (let at = offset; at + 4 <= stream.length; ) {
    const [type, length] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)];
    if (type === BOF) depth += 1;
    if (type === 0x0a && --depth <= 0) return;
    yield {type, data: stream.subarray(at + 4, at + 4 + length)};
    at += 4 + length;
  }
}

/** A string with its flags after the count: 8-bit letters, or 16-bit when the flag says so. */
function shortText(data: Buffer, _count_at: number, count: number, flags_at: number): string {
  const is_wide = ((data[flags_at] ?? 0) & 1) === 1;
  const text = data.subarray(flags_at + 1, flags_at + 1 + count * (is_wide ? 2 : 1));
  return text.toString(is_wide ? "utf16le" : "latin1");
}

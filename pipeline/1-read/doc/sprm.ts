/** One property of a run, paragraph or row: its code and operand ([MS-DOC] 2.2.5). */
export type Sprm = {code: number; operand: Buffer};

const OPERAND_BYTES = [1, 1, 2, 4, 2, 2, 0, 3];
const T_DEF_TABLE = 0xd608;

/** The properties in a `grpprl`, in order; what is cut short at the end is left out. */
export function readSprms(grpprl: Buffer): Sprm[] {
  const sprms: Sprm[] = [];
  for (let at = 0; at + 2 <= grpprl.length; ) {
    const code = grpprl.readUInt16LE(at);
    at += 2;
    const kind = code >> 13;
    let bytes = OPERAND_BYTES[kind] ?? 1;
    if (kind === 6) {
      const is_long = code === T_DEF_TABLE;
      if (at + (is_long ? 2 : 1) > grpprl.length) break;
      bytes = is_long ? grpprl.readUInt16LE(at) - 1 : (grpprl[at] ?? 0);
      at += is_long ? 2 : 1;
    }
    if (bytes < 0 || at + bytes > grpprl.length) break;
    sprms.push({code, operand: grpprl.subarray(at, at + bytes)});
    at += bytes;
  }
  return sprms;
}

/** Formatted stretches of the file: from `start` to `end` (file offsets) with `sprms` and, for paragraphs, the style's index. */
export type Stretch = {start: number; end: number; style: number; sprms: Sprm[]};

const PAGE_BYTES = 512;

/** The stretches of one kind from its index in the table stream (PlcBteChpx or PlcBtePapx), in file order. */
export function readStretches(main: Buffer, plc: Buffer, kind: "run" | "paragraph"): Stretch[] {
  const count = Math.floor((plc.length - 4) / 8);
  const stretches: Stretch[] = [];
  for (let i = 0; i < count; i++) {
    const page_at = (plc.readUInt32LE((count + 1) * 4 + i * 4) & 0x3fffff) * PAGE_BYTES;
    if (page_at + PAGE_BYTES > main.length) continue;
    const page = main.subarray(page_at, page_at + PAGE_BYTES);
    const runs = page[PAGE_BYTES - 1] ?? 0;
    const entry_bytes = kind === "run" ? 1 : 13;
    if ((runs + 1) * 4 + runs * entry_bytes > PAGE_BYTES) continue;
    for (let run = 0; run < runs; run++) {
      const offset = (page[(runs + 1) * 4 + run * entry_bytes] ?? 0) * 2;
      const own = offset === 0 ? null : propertiesAt(page, offset, kind);
      stretches.push({
        start: page.readUInt32LE(run * 4),
        end: page.readUInt32LE((run + 1) * 4),
        style: own?.style ?? 0,
        sprms: own?.sprms ?? [],
      });
    }
  }
  return stretches.sort((a, b) => a.start - b.start);
}

function propertiesAt(
  page: Buffer,
  offset: number,
  kind: "run" | "paragraph",
): {style: number; sprms: Sprm[]} {
  const count = page[offset] ?? 0;
  if (kind === "run") return {style: 0, sprms: readSprms(page.subarray(offset + 1, offset + 1 + count))};
  const [start, bytes] =
    count === 0 ? [offset + 2, (page[offset + 1] ?? 0) * 2] : [offset + 1, count * 2 - 1];
  const papx = page.subarray(start, Math.min(PAGE_BYTES - 1, start + bytes));
  return papx.length < 2
    ? {style: 0, sprms: []}
    : {style: papx.readUInt16LE(0), sprms: readSprms(papx.subarray(2))};
}

/** Finds the stretch that covers an offset; offsets are asked for in rising order for speed, but need not be. */
export function stretchFinder(stretches: Stretch[]): (offset: number) => Stretch | null {
  let at = 0;
  return (offset) => {
    if (stretches[at] === undefined || offset < (stretches[at]?.start ?? 0)) at = 0;
    while (at < stretches.length && offset >= (stretches[at]?.end ?? 0)) at += 1;
    const found = stretches[at];
    return found !== undefined && offset >= found.start ? found : null;
  };
}

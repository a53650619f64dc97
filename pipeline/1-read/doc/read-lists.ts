import {NUMBER_FORMATS} from "../number-format.ts";
import type {XmlElement} from "../xml.ts";

const [LSTF_BYTES, LVLF_BYTES, LFO_BYTES] = [28, 28, 16];
const MOST = 2_000;

/**
 * The lists of a Word 97 file in the form OOXML writes them, so that they count alike: `lists` is PlfLst with the levels that follow it,
 * `overrides` PlfLfo with its data ([MS-DOC] 2.9.131, 2.9.133). The number of a list is its place in PlfLfo, from 1.
 */
export function readLists(lists: Buffer, overrides: Buffer): XmlElement {
  const root = element("w:numbering");
  if (lists.length < 2) return root;
  const count = Math.min(lists.readUInt16LE(0), MOST);
  let at = 2 + count * LSTF_BYTES;
  for (let i = 0; i < count && 2 + (i + 1) * LSTF_BYTES <= lists.length; i++) {
    const head = lists.subarray(2 + i * LSTF_BYTES);
    const abstract = element("w:abstractNum", {"w:abstractNumId": String(head.readUInt32LE(0))});
    const levels = ((head[26] ?? 0) & 1) === 1 ? 1 : 9;
    for (let level = 0; level < levels; level++) {
      const read = readLevel(lists, at, level);
      if (read === null) break;
      abstract.children.push(read.level);
      at = read.end;
    }
    root.children.push(abstract);
  }
  addInstances(root, overrides);
  return root;
}

function addInstances(root: XmlElement, overrides: Buffer): void {
  if (overrides.length < 4) return;
  const count = Math.min(overrides.readUInt32LE(0), MOST);
  let at = 4 + count * LFO_BYTES;
  for (let i = 0; i < count && 4 + (i + 1) * LFO_BYTES <= overrides.length; i++) {
    const head = overrides.subarray(4 + i * LFO_BYTES);
    const num = element("w:num", {"w:numId": String(i + 1)}, [
      element("w:abstractNumId", {"w:val": String(head.readUInt32LE(0))}),
    ]);
    at += 4;
    for (let k = 0; k < (head[12] ?? 0) && at + 8 <= overrides.length; k++) {
      const flags = overrides.readUInt32LE(at + 4);
      const level = flags & 0xf;
      const own = element("w:lvlOverride", {"w:ilvl": String(level)});
      if ((flags & 0x10) !== 0)
        own.children.push(element("w:startOverride", {"w:val": String(overrides.readInt32LE(at))}));
      at += 8;
      const read = (flags & 0x20) !== 0 ? readLevel(overrides, at, level) : null;
      if (read !== null) {
        own.children.push(read.level);
        at = read.end;
      }
      num.children.push(own);
    }
    root.children.push(num);
  }
}

function readLevel(data: Buffer, at: number, level: number): {level: XmlElement; end: number} | null {
  if (at + LVLF_BYTES + 2 > data.length) return null;
  const flags = data[at + 5] ?? 0;
  const text_at = at + LVLF_BYTES + (data[at + 24] ?? 0) + (data[at + 25] ?? 0);
  if (text_at + 2 > data.length) return null;
  const characters = data.readUInt16LE(text_at);
  const end = text_at + 2 + characters * 2;
  if (end > data.length) return null;
  // A letter below 9 stands for the number of that level.
  const text = data
    .toString("utf16le", text_at + 2, end)
    .replace(/[\u0000-\u0008]/g, (mark) => `%${mark.charCodeAt(0) + 1}`);
  const children = [
    element("w:start", {"w:val": String(data.readInt32LE(at))}),
    element("w:numFmt", {"w:val": NUMBER_FORMATS.get(data[at + 4] ?? 0) ?? "decimal"}),
    element("w:lvlText", {"w:val": text}),
  ];
  if ((flags & 0x04) !== 0) children.push(element("w:isLgl"));
  if ((flags & 0x08) !== 0) children.push(element("w:lvlRestart", {"w:val": "0"}));
  return {level: element("w:lvl", {"w:ilvl": String(level)}, children), end};
}

function element(
  name: string,
  attributes: Record<string, string> = {},
  children: XmlElement[] = [],
): XmlElement {
  return {name, attributes, children};
}

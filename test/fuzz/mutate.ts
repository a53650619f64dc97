import {type Random, randomOf} from "../sample/random.ts";
import {writeZip, type ZipEntry} from "../support/write-zip.ts";
import type {Format, Source} from "./sources.ts";

type Change = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

const MOST_BYTES = 4e6;
const HUGE = ["2147483647", "4294967296", "-1", "99999999999999999999", "0", "1e308", "65536", "16777215"];
const WORDS = [0, 1, 0xff, 0xfffe, 0xffff, 0x7fffffff, 0xfffffffe, 0xffffffff, 0x10000, 512];

/** Changes to any bytes at all. */
const TO_BYTES: readonly Change[] = [
  (bytes, random) => {
    for (let i = random.between(1, 40); i > 0; i--) flip(bytes, random);
    return bytes;
  },
  (bytes, random) => {
    for (let i = random.between(1, 40); i > 0 && bytes.length > 0; i--)
      bytes[random.between(0, bytes.length - 1)] = random.between(0, 255);
    return bytes;
  },
  // Numbers in places where formats keep lengths, counts and offsets.
  (bytes, random) => {
    for (let i = random.between(1, 8); i > 0 && bytes.length > 8; i--) {
      const at = random.between(0, bytes.length - 5) & ~(random.chance(0.7) ? 1 : 0);
      if (random.chance(0.5)) bytes.writeUInt32LE(random.pick(WORDS) >>> 0, at);
      else bytes.writeUInt16LE(random.pick(WORDS) & 0xffff, at);
    }
    return bytes;
  },
  (bytes, random) => bytes.subarray(0, random.between(0, bytes.length)),
  (bytes, random) => bytes.subarray(random.between(0, bytes.length)),
  (bytes, random) => {
    const [from, to] = span(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (bytes, random) => {
    const [from, to] = span(bytes, random);
    const times = random.between(1, 4);
    const piece = bytes.subarray(from, to);
    return Buffer.concat([
      bytes.subarray(0, to),
      ...Array.from({length: times}, () => piece),
      bytes.subarray(to),
    ]);
  },
  (bytes, random) => {
    const [from, to] = span(bytes, random);
    return bytes.fill(random.pick([0, 0xff, 0x20]), from, to);
  },
  (bytes, random, other) => {
    const [from, to] = span(other, random);
    const at = random.between(0, bytes.length);
    return Buffer.concat([
      bytes.subarray(0, at),
      other.subarray(from, to),
      bytes.subarray(random.chance(0.5) ? at : Math.min(bytes.length, at + to - from)),
    ]);
  },
  (bytes, random) => {
    const at = random.between(0, bytes.length);
    const junk = Buffer.from(Array.from({length: random.between(1, 300)}, () => random.between(0, 255)));
    return Buffer.concat([bytes.subarray(0, at), junk, bytes.subarray(at)]);
  },
];

/** Changes to text with marks in it: tags, braces, fields, numbers. */
const TO_TEXT: readonly Change[] = [
  // One number becomes a huge one.
  inText((text, random) => {
    const all = [...text.matchAll(/\d+/gu)];
    if (all.length === 0) return text;
    const {index, 0: found} = random.pick(all);
    return text.slice(0, index) + random.pick(HUGE) + text.slice(index + found.length);
  }),
  // A mark is opened again and again: tags, braces, brackets.
  inText((text, random) => {
    const all = [...text.matchAll(/<[a-z][^<>]{0,80}[^/]>|\{\\[a-z]+|\[|"/giu)];
    if (all.length === 0) return text;
    const {index, 0: found} = random.pick(all);
    return text.slice(0, index) + found.repeat(random.pick([2, 50, 2_000, 30_000])) + text.slice(index);
  }),
  // A mark is lost.
  inText((text, random) => {
    const all = [...text.matchAll(/<[^<>]{0,80}>|[{}<>"=;:\\]/gu)];
    if (all.length === 0) return text;
    const {index, 0: found} = random.pick(all);
    return text.slice(0, index) + text.slice(index + found.length);
  }),
  // One stretch between marks comes many times.
  inText((text, random) => {
    const from = random.between(0, text.length);
    const piece = text.slice(from, from + random.between(1, 400));
    return text.slice(0, from) + piece.repeat(random.pick([3, 100, 1_000])) + text.slice(from);
  }),
  inText((text, random) => {
    const at = random.between(0, text.length);
    const piece = random.pick([
      '<!DOCTYPE a [<!ENTITY x "ha">]>',
      "&x;",
      "]]>",
      "<![CDATA[",
      "\u0000",
      "\ufeff",
      "\\bin99999999 ",
      "\\u-32768?",
      "<!--",
      "\r\n\r\n",
      "\ud800",
    ]);
    return text.slice(0, at) + piece + text.slice(at);
  }),
  // Two stretches change places.
  inText((text, random) => {
    const [a, b, c, d] = Array.from({length: 4}, () => random.between(0, text.length)).sort(
      (x, y) => x - y,
    ) as [number, number, number, number];
    return text.slice(0, a) + text.slice(c, d) + text.slice(b, c) + text.slice(a, b) + text.slice(d);
  }),
];

/** Formats whose bytes are text with marks; a PDF is both. */
const TEXTUAL = new Set<Format>(["rtf", "html", "txt", "csv", "eml", "pdf"]);

/** One of the sound files, changed one to four times in ways that its format invites: the same bytes for the same seed and number. */
export function mutate(
  sources: readonly Source[],
  format: Format,
  {seed, at}: {seed: number; at: number},
): Uint8Array {
  const random = randomOf(`fuzz ${seed} ${format} ${at}`);
  const {bytes, entries} = random.pick(sources);
  const other = Buffer.from(random.pick(sources).bytes);
  let changed: Buffer = Buffer.from(bytes);
  if (entries !== null && random.chance(0.7)) {
    const inside = mutateEntries(entries, random);
    changed = Buffer.from(writeZip(inside));
    if (random.chance(0.7)) return limited(changed);
  }
  for (let times = random.between(1, 3); times > 0; times--) {
    const changes = TEXTUAL.has(format) && random.chance(0.6) ? TO_TEXT : TO_BYTES;
    changed = limited(random.pick(changes)(changed, random, other));
  }
  return changed;
}

/** The entries of an archive with one lost, doubled, renamed, exchanged, or changed inside. */
function mutateEntries(entries: readonly ZipEntry[], random: Random): ZipEntry[] {
  const list = entries.map((entry) => ({...entry}));
  for (let times = random.between(1, 3); times > 0 && list.length > 0; times--) {
    const at = random.between(0, list.length - 1);
    const entry = list[at] as ZipEntry;
    const kind = random.between(0, 9);
    if (kind === 0) list.splice(at, 1);
    else if (kind === 1) list.push({...entry});
    else if (kind === 2)
      entry.name = random.pick([
        "../x",
        "/x",
        "x\\y",
        "",
        "a/b/c.xml",
        "word/document.xml",
        "__proto__",
        `${entry.name}x`,
      ]);
    else if (kind === 3) entry.bytes = random.pick(list).bytes;
    else {
      const changes = random.chance(0.75) ? TO_TEXT : TO_BYTES;
      const content = Buffer.from(entry.bytes as Uint8Array);
      entry.bytes = limited(
        random.pick(changes)(content, random, Buffer.from(random.pick(list).bytes as Uint8Array)),
      );
    }
  }
  return list;
}

function inText(change: (text: string, random: Random) => string): Change {
  return (bytes, random) => Buffer.from(change(bytes.toString("latin1"), random), "latin1");
}

function flip(bytes: Buffer, random: Random): void {
  if (bytes.length === 0) return;
  const at = random.between(0, bytes.length - 1);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.between(0, 7));
}

function span(bytes: Buffer, random: Random): [number, number] {
  const from = random.between(0, bytes.length);
  const length = random.chance(0.5) ? random.between(0, 64) : random.between(0, bytes.length);
  return [from, Math.min(bytes.length, from + length)];
}

function limited(bytes: Buffer): Buffer {
  return bytes.subarray(0, MOST_BYTES);
}

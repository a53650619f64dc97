import type {BundledFile} from "./open-bundle.ts";

/** A part of a message ([RFC 2045]): header fields in small letters, and the body as it was sent. */
type Part = {fields: Map<string, string>; body: Buffer};

const MAX_DEPTH = 10;
const MAX_PARTS = 500;
/** Pictures of signatures and the like are no documents. */
const NOISE = /\.(?:png|jpe?g|gif|bmp|ics|vcf|p7s|asc)$/iu;

/**
 * The documents attached to an .eml file, in order, under the names it gives them (RFC 2047 and 2231 decoded); without any, its text
 * as one file, `thu.html` or `thu.txt`, in UTF-8. Messages inside are opened as well. Empty when there is nothing at all.
 */
export function openMail(bytes: Uint8Array): BundledFile[] {
  const files: BundledFile[] = [];
  const texts: BundledFile[] = [];
  let count = 0;
  const visit = (part: Part, depth: number): void => {
    if (depth > MAX_DEPTH || ++count > MAX_PARTS) return;
    const type = part.fields.get("content-type") ?? "text/plain";
    const boundary = parameter(type, "boundary");
    if (/^multipart\//iu.test(type) && boundary !== null) {
      for (const inner of splitParts(part.body, boundary)) visit(readPart(inner), depth + 1);
      return;
    }
    const content = decodeBody(part);
    if (/^message\/rfc822/iu.test(type)) {
      visit(readPart(content), depth + 1);
      return;
    }
    const name =
      parameter(part.fields.get("content-disposition") ?? "", "filename") ?? parameter(type, "name");
    if (name !== null) {
      if (!NOISE.test(name) && content.length > 0) files.push({name: baseName(name), bytes: content});
    } else if (/^text\/(?:plain|html)/iu.test(type) && content.toString("latin1").trim() !== "") {
      const text = decodeText(content, parameter(type, "charset"));
      texts.push({name: /html/iu.test(type) ? "thu.html" : "thu.txt", bytes: Buffer.from(text, "utf8")});
    }
  };
  visit(readPart(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)), 0);
  // Of a text given twice, the plain one says the same with less around it.
  const text = texts.find(({name}) => name === "thu.txt") ?? texts[0];
  return files.length > 0 || text === undefined ? files : [text];
}

function readPart(bytes: Buffer): Part {
  const text = bytes.toString("latin1");
  const end = /\r?\n\r?\n/u.exec(text);
  const head = end === null ? text : text.slice(0, end.index);
  const fields = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/gu, " ").split(/\r?\n/u)) {
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return {fields, body: end === null ? Buffer.alloc(0) : bytes.subarray(end.index + end[0].length)};
}

function splitParts(body: Buffer, boundary: string): Buffer[] {
  const mark = Buffer.from(`--${boundary}`, "latin1");
  const parts: Buffer[] = [];
  let start = -1;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== 0x0a) continue;
    if (start >= 0) parts.push(body.subarray(start, at));
    if (body.toString("latin1", at + mark.length, at + mark.length + 2) === "--") return parts;
    const line_end = body.indexOf(0x0a, at);
    start = line_end < 0 ? body.length : line_end + 1;
  }
  if (start >= 0) parts.push(body.subarray(start));
  return parts;
}

function decodeBody({fields, body}: Part): Buffer {
  const encoding = (fields.get("content-transfer-encoding") ?? "").toLowerCase();
  if (encoding === "base64") return Buffer.from(body.toString("latin1"), "base64");
  if (encoding === "quoted-printable")
    return unquote(body.toString("latin1").replace(/[ \t]*=\r?\n/gu, ""), "=");
  return body;
}

/** Bytes of text in which `mark` and two hexadecimal digits stand for a byte. */
function unquote(text: string, mark: "=" | "%"): Buffer {
  const form = mark === "=" ? /=([0-9a-f]{2})/giu : /%([0-9a-f]{2})/giu;
  return Buffer.from(
    text.replace(form, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
}

/** A parameter of a field; with RFC 2231 in one piece or in several, with RFC 2047 words as many programs write them. */
function parameter(field: string, name: string): string | null {
  const values = new Map<string, string>();
  for (const [, key = "", quoted, plain] of field.matchAll(
    /;\s{0,9}([\w.*-]{1,60})\s{0,9}=\s{0,9}(?:"((?:[^"\\]|\\.){0,2000})"|([^;\s]{1,2000}))/gu,
  )) {
    values.set(key.toLowerCase(), quoted?.replace(/\\(.)/gu, "$1") ?? plain ?? "");
  }
  const whole = values.get(`${name}*`);
  if (whole !== undefined) return decodeExtended(whole);
  const pieces: string[] = [];
  let is_extended = false;
  for (let i = 0; i < 100; i++) {
    const piece = values.get(`${name}*${i}*`) ?? values.get(`${name}*${i}`);
    if (piece === undefined) break;
    is_extended ||= values.has(`${name}*${i}*`);
    pieces.push(piece);
  }
  if (pieces.length > 0) return is_extended ? decodeExtended(pieces.join("")) : pieces.join("");
  const simple = values.get(name);
  return simple === undefined ? null : decodeWords(simple);
}

function decodeExtended(value: string): string {
  const [charset = "", , ...rest] = value.split("'");
  return rest.length === 0
    ? decodeText(unquote(value, "%"), null)
    : decodeText(unquote(rest.join("'"), "%"), charset);
}

function decodeWords(text: string): string {
  return Buffer.from(text, "latin1")
    .toString("utf8")
    .replace(/(\?=)\s{1,9}(?==\?)/gu, "$1")
    .replace(
      /=\?([\w-]{1,40})\?([bq])\?([^?]{0,2000})\?=/giu,
      (_, charset: string, kind: string, word: string) =>
        decodeText(
          kind.toLowerCase() === "b" ? Buffer.from(word, "base64") : unquote(word.replaceAll("_", " "), "="),
          charset,
        ),
    );
}

function decodeText(bytes: Buffer, charset: string | null): string {
  try {
    return new TextDecoder(charset === null || charset === "" ? "utf-8" : charset).decode(bytes);
  } catch {
    return new TextDecoder("utf-8").decode(bytes);
  }
}

/** A name without folders, which a hostile message may put there. */
function baseName(name: string): string {
  return (
    name
      .normalize("NFC")
      .split(/[/\\]/u)
      .at(-1)
      ?.replace(/[\u0000-\u001f]/gu, "")
      .trim() || "tep"
  );
}

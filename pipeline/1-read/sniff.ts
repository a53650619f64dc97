import type {Problem} from "../model.ts";
import {unreadable} from "./unreadable.ts";
import {openZip, type Zip} from "./zip.ts";

/** What a file is, by what is in it. */
export type FileType =
  | "docx"
  | "doc"
  | "pdf"
  | "odt"
  | "rtf"
  | "html"
  | "txt"
  | "csv"
  | "xlsx"
  | "xls"
  | "ods"
  | "eml"
  | "zip";

/** Media types of the kinds of file we read. */
export const MEDIA_TYPES: Record<FileType, string> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  doc: "application/msword",
  pdf: "application/pdf",
  odt: "application/vnd.oasis.opendocument.text",
  rtf: "application/rtf",
  html: "text/html",
  txt: "text/plain",
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  xls: "application/vnd.ms-excel",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  eml: "message/rfc822",
  zip: "application/zip",
};

/** Other extensions a type goes by. */
const ALIASES: Record<string, FileType> = {
  docm: "docx",
  dotx: "docx",
  dot: "doc",
  htm: "html",
  xhtml: "html",
  text: "txt",
  xlsm: "xlsx",
  tsv: "csv",
  ott: "odt",
};
/** Formats we know and do not read, by their first bytes. */
const FOREIGN: readonly (readonly [string, string])[] = [
  ["ffd8ff", "ảnh JPEG"],
  ["89504e47", "ảnh PNG"],
  ["47494638", "ảnh GIF"],
  ["49492a00", "ảnh TIFF"],
  ["4d4d002a", "ảnh TIFF"],
  ["424d", "ảnh BMP"],
  ["526172211a07", "tệp nén RAR"],
  ["377abcaf271c", "tệp nén 7z"],
  ["1f8b", "tệp nén gzip"],
  ["4d5a", "chương trình Windows"],
  ["7f454c46", "chương trình"],
  ["0000001866747970", "phim"],
];
const HEAD_BYTES = 4_096;

/** What a file is, and a `wrong-type` warning when its name says another type. */
export type Sniffed = {type: FileType; media_type: string; problems: Problem[]};

/**
 * The type of a file by its bytes, whatever its name says; the name only tells `.csv` from plain text.
 * Throws `UnreadableError`: `empty`, `encrypted` for office files with a password, `wrong-type` for what we do not read,
 * and what `openZip` throws.
 */
export async function sniff(bytes: Uint8Array, name: string): Promise<Sniffed> {
  const type = await typeOf(bytes, name);
  const extension = extensionOf(name);
  const said = ALIASES[extension] ?? extension;
  const agrees = said === type || !(said in MEDIA_TYPES) || (type === "txt" && said === "csv");
  const problem: Problem = {
    place: "tệp",
    rule: "wrong-type",
    actual: type,
    expected: said,
    action: `Tệp có đuôi .${extension} nhưng là .${type}: đã đọc theo loại thật; nhắc đơn vị đặt đúng đuôi tệp.`,
    severity: "warning",
  };
  return {type, media_type: MEDIA_TYPES[type], problems: agrees ? [] : [problem]};
}

function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,6})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
}

async function typeOf(bytes: Uint8Array, name: string): Promise<FileType> {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES));
  const ascii = head.toString("latin1");
  const hex = head.subarray(0, 8).toString("hex");
  if (bytes.every((byte) => byte === 0 || byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)))
    throw unreadable("empty", `${bytes.length} byte`);
  if (ascii.slice(0, 1_024).includes("%PDF-")) return "pdf";
  if (ascii.startsWith("PK\x03\x04") || ascii.startsWith("PK\x05\x06"))
    return insideZip(await openZip(bytes));
  if (hex === "d0cf11e0a1b11ae1") return insideCompound(bytes);
  const foreign = FOREIGN.find(([magic]) => hex.startsWith(magic))?.[1];
  if (foreign !== undefined) throw unreadable("wrong-type", foreign);
  const text = readableHead(head).trimStart();
  if (text.startsWith("{\\rtf")) return "rtf";
  if (
    /^(?:<\?xml[^>]{0,200}>\s{0,9})?(?:<!--[^>]{0,500}>\s{0,9})?<(?:!doctype\s+html|html|head|body|table|div|p|meta)[\s>]/i.test(
      text,
    )
  )
    return "html";
  if (
    /^(?:Return-Path|Received|From|To|Subject|Date|MIME-Version|Message-ID|Delivered-To|X-[\w-]{1,40}):\s/i.test(
      text,
    ) &&
    /^(?:MIME-Version|Content-Type|Message-ID):/im.test(text)
  )
    return "eml";
  if (/<\?mso-application\s+progid="Word/.test(text)) throw unreadable("wrong-type", "Word 2003 XML");
  if (isBinary(head)) throw unreadable("wrong-type", "dữ liệu nhị phân");
  const said = extensionOf(name);
  return said === "csv" || said === "tsv" ? "csv" : "txt";
}

async function insideZip(zip: Zip): Promise<FileType> {
  const names = new Set(zip.names);
  const mimetype = names.has("mimetype")
    ? Buffer.from((await zip.read("mimetype")) ?? [])
        .toString("latin1")
        .trim()
    : "";
  if (mimetype.startsWith("application/vnd.oasis.opendocument.")) {
    const manifest = Buffer.from((await zip.read("META-INF/manifest.xml")) ?? []).toString("latin1");
    if (manifest.includes("encryption-data")) throw unreadable("encrypted", "OpenDocument");
    if (/\.text(?:-template)?$/.test(mimetype)) return "odt";
    if (/\.spreadsheet(?:-template)?$/.test(mimetype)) return "ods";
    throw unreadable("wrong-type", mimetype);
  }
  if (zip.names.some((entry) => /^word\/document\d*\.xml$/i.test(entry))) return "docx";
  if (zip.names.some((entry) => /^xl\/workbook\.(?:xml|bin)$/i.test(entry))) return "xlsx";
  if (names.has("[Content_Types].xml"))
    throw unreadable("wrong-type", names.has("ppt/presentation.xml") ? "PowerPoint" : "OOXML");
  if (zip.names.length === 0) throw unreadable("empty", "gói nén rỗng");
  return "zip";
}

/** Streams of a compound file by their directory names, which stand in UTF-16 at multiples of 128 bytes. */
function insideCompound(bytes: Uint8Array): FileType {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (stream: string): boolean => {
    const wanted = Buffer.from(`${stream}\0`, "utf16le");
    for (let at = buffer.indexOf(wanted); at >= 0; at = buffer.indexOf(wanted, at + 1))
      if (at % 128 === 0) return true;
    return false;
  };
  if (holds("EncryptedPackage")) throw unreadable("encrypted", "Office");
  if (holds("WordDocument")) return "doc";
  if (holds("Workbook") || holds("Book")) return "xls";
  if (buffer.length < 1_536) throw unreadable("truncated", `${buffer.length} byte`);
  throw unreadable("wrong-type", holds("PowerPoint Document") ? "PowerPoint" : "tệp OLE");
}

/** The head as text, in UTF-16 where it is marked or shows so. */
function readableHead(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return head.toString("utf16le").slice(1);
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder("utf-16be").decode(head);
  return head
    .toString("latin1")
    .replace(/^\xef\xbb\xbf/, "")
    .replaceAll("\0", "");
}

/** Text holds few control characters; VISCII uses six of them, UTF-16 has zeros on one side only. */
function isBinary(head: Buffer): boolean {
  const zeros = [0, 0];
  let controls = 0;
  for (const [at, byte] of head.entries()) {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
    else if (
      byte < 0x20 &&
      !(byte >= 0x09 && byte <= 0x0d) &&
      ![0x02, 0x05, 0x06, 0x14, 0x19, 0x1e, 0x1a].includes(byte)
    )
      controls++;
  }
  const [even = 0, odd = 0] = zeros;
  const is_wide = Math.max(even, odd) > head.length * 0.1 && Math.min(even, odd) < head.length * 0.02;
  return !is_wide && (controls > head.length * 0.03 || even + odd > head.length * 0.02);
}

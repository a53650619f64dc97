import type {OfficeDocument} from "../support/office-document.ts";
import {writeDoc} from "../support/write-doc.ts";
import {writeDocx} from "../support/write-docx.ts";
import {writeHtml} from "../support/write-html.ts";
import {writeOdt} from "../support/write-odt.ts";
import {writePdf} from "../support/write-pdf.ts";
import {writeRtf} from "../support/write-rtf.ts";
import {type TxtOptions, writeTxt} from "../support/write-txt.ts";

/** A format, and what is special about it. */
export type Format =
  | "docx"
  | "docx tcvn3"
  | "docx vni"
  | "docx nfd"
  | "docx look-alikes"
  | "pdf"
  | "pdf justified"
  | "txt"
  | `txt ${NonNullable<TxtOptions["encoding"]>}`
  | "txt wrapped"
  | "html"
  | "html web"
  | "odt"
  | "rtf"
  | "rtf tcvn3"
  | "doc"
  | "doc tcvn3";

/** Formats that units keep to, by quarter (0–7); all others send .docx. */
const HABITS: Readonly<Record<string, (at: number) => Format>> = {
  die: (at) => (at % 2 === 0 ? "pdf justified" : "pdf"),
  nhp: () => "pdf",
  bvd: (at) => (at === 4 ? "docx" : "pdf"),
  bao: (at) => (at % 2 === 0 ? "html web" : "html"),
  skh: (at) => (at < 6 ? "odt" : "docx"),
  bdt: (at) => (at % 4 === 3 ? "docx" : "rtf"),
  mtt: (at) => (at < 5 ? "doc" : "docx"),
  tdn: (at) => (at === 4 ? "txt wrapped" : at % 2 === 0 ? "txt" : "docx"),
  bla: (at) => (at === 2 ? "txt utf-8-bom" : at === 6 ? "html" : "docx"),
};
const ONCE: Readonly<Record<string, Format>> = {
  "2024-Q1 stp": "docx tcvn3",
  "2024-Q2 rtb": "docx vni",
  "2024-Q4 che": "rtf tcvn3",
  "2024-Q3 ttr": "txt utf-16le-bom",
  "2024-Q1 tdn": "txt tcvn3",
  "2024-Q3 tdn": "txt vni",
  "2024-Q2 mdx": "txt viscii",
  "2024-Q3 vpt": "txt viqr",
  "2024-Q4 tct": "txt windows-1258",
  "2025-Q2 ttr": "txt utf-16le",
  "2025-Q3 ttr": "txt utf-16be",
  "2025-Q1 bla": "txt nfd",
  "2024-Q2 svh": "docx nfd",
  "2025-Q2 svh": "docx look-alikes",
  "2024-Q3 mtt": "doc tcvn3",
  "2025-Q4 ckn": "pdf justified",
  "2025-Q4 snv": "pdf",
};

/** The format in which a unit sends its report of a period. */
export function formatOf(unit_id: string, period: string, at: number): Format {
  return ONCE[`${period} ${unit_id}`] ?? HABITS[unit_id]?.(at) ?? "docx";
}

/** File extension of a format, without the dot. */
export function extensionOf(format: Format): string {
  return format.split(" ")[0]!;
}

/** The bytes of a document in a format. `byline` is the author's line of a web page. */
export async function writeReport(
  document: OfficeDocument,
  format: Format,
  byline: string | null,
): Promise<Uint8Array> {
  switch (format) {
    case "docx":
      return writeDocx(document);
    case "docx tcvn3":
      return writeDocx(document, {legacy: "tcvn3"});
    case "docx vni":
      return writeDocx(document, {legacy: "vni"});
    case "docx nfd":
      return writeDocx(document, {letters: "nfd"});
    case "docx look-alikes":
      return writeDocx(document, {letters: "look-alikes"});
    case "pdf":
      return writePdf(document);
    case "pdf justified":
      return writePdf(document, {align: "justify"});
    case "txt":
      return writeTxt(document);
    case "txt wrapped":
      return writeTxt(document, {wrap: 88});
    case "html":
      return writeHtml(document);
    case "html web": {
      const [year, month, day] = document.created.slice(0, 10).split("-") as [string, string, string];
      return writeHtml(document, {
        web: {site: "Trang tin Báo và Đài Lam Giang", published: `${day}.${month}.${year} - 8:05`, byline},
      });
    }
    case "odt":
      return writeOdt(document);
    case "rtf":
      return writeRtf(document);
    case "rtf tcvn3":
      return writeRtf(document, {legacy: "tcvn3"});
    case "doc":
      return writeDoc(document);
    case "doc tcvn3":
      return writeDoc(document, {tcvn3: true});
    default:
      return writeTxt(document, {encoding: format.slice(4) as NonNullable<TxtOptions["encoding"]>});
  }
}

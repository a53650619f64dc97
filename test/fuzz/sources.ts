import {existsSync, readFileSync} from "node:fs";
import {openZip} from "../../pipeline/1-read/zip.ts";
import {RTF_CASES} from "../support/list-cases-rtf.ts";
import {writeOds} from "../support/write-ods.ts";
import {writeXls} from "../support/write-xls.ts";
import type {Sheet} from "../support/write-xlsx.ts";
import type {ZipEntry} from "../support/write-zip.ts";

/** A sound file; `entries` is what its ZIP holds, null for other formats. */
export type Source = {bytes: Uint8Array; entries: readonly ZipEntry[] | null};

/** Formats that are mutated, by extension. */
export const FORMATS = [
  "docx",
  "doc",
  "odt",
  "rtf",
  "html",
  "txt",
  "pdf",
  "xlsx",
  "xls",
  "ods",
  "csv",
  "eml",
  "zip",
] as const;
export type Format = (typeof FORMATS)[number];

const FOLDER = new URL("../../data/sample/", import.meta.url);
const EACH = 4;
const SHEET: Sheet = {
  name: "Biểu 01",
  merges: ["A1:D1", "A2:A3", "B2:C2"],
  rows: [
    ["BIỂU TỔNG HỢP QUÝ I NĂM 2024", null, null, null],
    ["Chỉ tiêu", "Quý I", null, "Tỷ lệ"],
    [null, "Kế hoạch", "Thực hiện", null],
    ["Tổng số đảng viên", 1234, {value: 1300, format: "thousands"}, {value: 0.992, format: "percent"}],
    ["Kết nạp đảng viên mới", 12, {value: "2024-05-15", format: "date"}, {value: "#DIV/0!", format: "error"}],
  ],
};

/** Up to four sound files of each format, of the sample bloc where it has some. */
export async function readSources(): Promise<ReadonlyMap<Format, readonly Source[]>> {
  const rows = readFileSync(new URL("truth-files.jsonl", FOLDER), "utf8")
    .split("\n")
    .filter(Boolean)
    .map(
      (line) => JSON.parse(line) as {path: string; status: string; format: string; unit_id: string | null},
    );
  const sound = rows.filter(({status}) => ["read", "figures", "opened"].includes(status));
  const sources = new Map<Format, Source[]>();
  for (const format of FORMATS) {
    const seen = new Set<string>();
    const own: Source[] = [];
    for (const row of sound) {
      const file = new URL(encodeURI(`inbox/${row.path}`), FOLDER);
      if (row.format.split(" ")[0] !== format || own.length >= EACH) continue;
      // Kinds of one format first (`docx tcvn3`), then other units.
      if ((seen.has(row.format) && own.length < EACH - 1) || !existsSync(file)) continue;
      seen.add(row.format);
      own.push(await toSource(readFileSync(file)));
    }
    if (format === "rtf" && RTF_CASES[3] !== undefined) own.push(await toSource(RTF_CASES[3].bytes));
    if (format === "xls") own.push(await toSource(writeXls([SHEET, {...SHEET, name: "ẩn", hidden: true}])));
    if (format === "ods") own.push(await toSource(writeOds([SHEET, {...SHEET, name: "ẩn", hidden: true}])));
    sources.set(format, own);
  }
  return sources;
}

async function toSource(bytes: Uint8Array): Promise<Source> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return {bytes, entries: null};
  const zip = await openZip(bytes);
  const entries: ZipEntry[] = [];
  for (const name of zip.names) entries.push({name, bytes: (await zip.read(name)) ?? "", store: true});
  return {bytes, entries};
}

import {readFileSync} from "node:fs";
import {writeDocx} from "../support/write-docx.ts";
import {writeScan} from "../support/write-pdf.ts";
import type {Content} from "./lay-out-body.ts";
import {layOutReport} from "./lay-out-report.ts";
import {own, placed} from "./placed.ts";
import {quarterOf} from "./quarters.ts";
import type {SourceStatement} from "./statements.ts";
import type {FileRow} from "./truth.ts";
import {UNITS} from "./units.ts";

export type OddFile = {bytes: Uint8Array; row: FileRow};

/** A scanner's file: the image of a page, no text. The image is an input, as no two browsers draw alike. */
export async function scannedReport(created: string): Promise<Uint8Array> {
  return writeScan([readFileSync(new URL("./scan-page.png", import.meta.url))], created);
}

/** The first half of a file, as a broken upload leaves it. */
export function truncate(bytes: Uint8Array): Uint8Array {
  return bytes.slice(0, bytes.length >> 1);
}

/** Files beside the reports that cannot be used: one empty, one secret, one of an unknown unit, one that names no period. */
export function oddFiles(statements: readonly SourceStatement[]): OddFile[] {
  const nothing: Omit<FileRow, "path" | "status"> = {
    unit_id: null,
    period: null,
    other_periods: [],
    number: null,
    issued_on: null,
    title: null,
    signer: null,
    format: "docx",
    problems: [],
    see: null,
  };
  const some = statements.filter(({kind, text}) => kind === "a" && !/20\d\d|quý|tháng|năm/u.test(text));
  const weak = statements.filter(({kind, text}) => kind === "w" && !/20\d\d|quý|tháng|năm/u.test(text));
  const content = (at: number): Content => ({
    opening: [],
    facts: [],
    context: [],
    cause: [],
    request: [],
    tables: [],
    achievement: some.slice(at * 8, at * 8 + 8).map(placed),
    limitation: weak.slice(at * 5, at * 5 + 5).map(placed),
    solution: [own("solution", "Tiếp tục thực hiện tốt các nhiệm vụ được giao.")],
    closing: [],
  });
  const unit = (unit_id: string) => UNITS.find((one) => one.unit_id === unit_id)!;
  const secret = layOutReport({
    unit: unit("snv"),
    quarter: quarterOf("2025-Q1"),
    content: content(0),
    number: "07-BC/ĐUSNV",
    issued_on: "2025-03-20",
    stamp: "MẬT",
  });
  const stranger = layOutReport({
    unit: unit("mdx"),
    quarter: quarterOf("2024-Q4"),
    content: content(1),
    number: "03/BC-CBXNĐV",
    issued_on: "2025-01-03",
    head: ["CHI BỘ XÍ NGHIỆP", "ĐÁ VÔI HẠC MÂY"],
  });
  const timeless = layOutReport({
    unit: unit("ldl"),
    quarter: quarterOf("2025-Q3"),
    content: content(2),
    number: "44-BC/CB-LĐLĐ",
    issued_on: "2025-10-02",
    title: "về một số nội dung công tác xây dựng Đảng",
  });
  return [
    {
      bytes: new Uint8Array(),
      row: {...nothing, path: "2025-Q2/BC quy II.docx", status: "quarantined", problems: ["empty"]},
    },
    {
      bytes: writeDocx(secret.document),
      row: {...nothing, path: "2025-Q1/BC tinh hinh noi bo.docx", status: "refused", problems: ["secrecy"]},
    },
    {
      bytes: writeDocx(stranger.document),
      row: {
        ...nothing,
        path: "2024-Q4/BC quy IV Xi nghiep Da voi.docx",
        status: "quarantined",
        period: "2024-Q4",
        number: "03/BC-CBXNĐV",
        issued_on: "2025-01-03",
        title: stranger.title,
        signer: stranger.signer,
        problems: ["unknown-unit"],
      },
    },
    {
      bytes: writeDocx(timeless.document),
      row: {
        ...nothing,
        path: "2025-Q3/bao cao mot so noi dung.docx",
        status: "quarantined",
        unit_id: "ldl",
        number: "44-BC/CB-LĐLĐ",
        issued_on: "2025-10-02",
        title: timeless.title,
        signer: timeless.signer,
        problems: ["no-period"],
      },
    },
  ];
}

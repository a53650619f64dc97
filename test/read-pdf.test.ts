import {describe, expect, it} from "vitest";
import {readDocument} from "../pipeline/1-read/header/read-header.ts";
import {readDocx} from "../pipeline/1-read/read-docx.ts";
import {readPdf} from "../pipeline/1-read/read-pdf.ts";
import type {Block, Reading} from "../pipeline/model.ts";
import type {DocumentBlock, OfficeDocument} from "./support/office-document.ts";
import {writeDocx} from "./support/write-docx.ts";
import {writePdf} from "./support/write-pdf.ts";

const SENTENCES = [
  "Chi bộ đã quán triệt, triển khai kịp thời các nghị quyết, chỉ thị của cấp trên đến toàn thể đảng viên và quần chúng trong đơn vị.",
  "Tỷ lệ đảng viên tham gia học tập đạt 98,5%, tăng 1,5 điểm phần trăm so với cùng kỳ.",
  "Tuy nhiên, việc tự phê bình và phê bình ở một số chi bộ còn nể nang, ngại va chạm; nội dung sinh hoạt chuyên đề chưa sâu.",
  "Đảng ủy kiểm tra 03 chi bộ, giám sát 02 chi bộ theo kế hoạch.",
  "Nguyên nhân là do cấp ủy chưa thật sự chủ động; một bộ phận đảng viên chưa nhận thức đầy đủ về trách nhiệm nêu gương của mình trong năm 2024.",
];

/** A body of `length` blocks, no two alike, with headings, items and a table now and then. */
function body(length: number): DocumentBlock[] {
  return Array.from({length}, (_, i): DocumentBlock => {
    if (i % 15 === 0)
      return {
        kind: "heading",
        level: 1,
        label: `${["I", "II", "III", "IV"][(i / 15) % 4]}.`,
        text: `KẾT QUẢ PHẦN ${i}`,
        how: "typed",
      };
    if (i % 15 === 4)
      return {
        kind: "heading",
        level: 2,
        label: `${(i % 7) + 1}.`,
        text: "Công tác kiểm tra, giám sát",
        how: "typed",
      };
    if (i % 5 === 2)
      return {kind: "item", level: 1, label: "-", text: `Việc thứ ${i}: ${SENTENCES[i % 5]}`, how: "typed"};
    if (i % 40 === 21)
      return {
        kind: "table",
        caption: `Bảng ${i}`,
        header_rows: 1,
        rows: [
          ["TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện"],
          ["1", "Kết nạp đảng viên mới trong toàn đảng bộ cơ quan và các đơn vị trực thuộc", "10", "12"],
          ["2", "Thu ngân sách", "1.234,5", "1.300,0"],
        ],
      };
    const own = Array.from({length: (i % 4) + 1}, (_, k) => SENTENCES[(i + k * 2) % 5]);
    return {kind: "paragraph", text: `Nội dung ${i}. ${own.join(" ")}`};
  });
}

function report(blocks: DocumentBlock[]): OfficeDocument {
  return {
    stamp: null,
    head: {
      left: [
        {text: "ĐẢNG BỘ TỈNH LAM KHÊ"},
        {text: "ĐẢNG ỦY SỞ Y TẾ", bold: true},
        {text: "*"},
        {text: "Số 12-BC/ĐU"},
      ],
      right: [
        {text: "ĐẢNG CỘNG SẢN VIỆT NAM", bold: true},
        {text: "Lam Khê, ngày 28 tháng 02 năm 2025", italic: true},
      ],
    },
    title: [{text: "BÁO CÁO", bold: true}, {text: "kết quả công tác năm 2024", bold: true}, {text: "-----"}],
    body: blocks,
    foot: {
      left: [{text: "Nơi nhận:"}, {text: "- Tỉnh ủy,"}, {text: "- Lưu Văn phòng."}],
      right: [
        {text: "T/M ĐẢNG ỦY", bold: true},
        {text: "BÍ THƯ", bold: true},
        {text: "Trần Thị Mẫu", bold: true},
      ],
    },
    created: "2025-02-28T08:00:00",
  };
}

function printed({blocks}: Reading): string[] {
  return blocks
    .filter(({kind}) => kind !== "header")
    .map(({label, text}: Block) => (label === null ? text : `${label} ${text}`));
}

describe("readPdf", () => {
  it.each([
    {align: "left"},
    {align: "justify"},
    {align: "justify", running_head: "Báo cáo lưu hành nội bộ"},
  ] as const)("gives the paragraphs and tables of the docx, %j", async (options) => {
    const document = report(body(240));
    const pdf = await readPdf(await writePdf(document, options), "a.pdf");
    const docx = await readDocx(writeDocx(document), "a.docx");
    const wanted = printed(docx);
    const got = new Set(printed(pdf));
    const missed = wanted.filter((text) => !got.has(text));
    expect(missed.length).toBeLessThanOrEqual(wanted.length * 0.01);
    expect(pdf.tables.map(({rows}) => rows)).toEqual(docx.tables.map(({rows}) => rows));
    expect(Math.max(...pdf.blocks.map(({page}) => page ?? 0))).toBeGreaterThan(10);
  });

  it("keeps the columns of head and foot apart, so that the header reads as from the docx", async () => {
    const document = report(body(12));
    const from_pdf = readDocument(await readPdf(await writePdf(document), "a.pdf"));
    const from_docx = readDocument(await readDocx(writeDocx(document), "a.docx"));
    expect(from_pdf.header).toEqual(from_docx.header);
    expect(from_pdf.header).toMatchObject({
      unit: "ĐẢNG ỦY SỞ Y TẾ",
      number: "12-BC/ĐU",
      issued_on: "2025-02-28",
      period: "2024",
    });
    expect(from_pdf.header.recipients).toEqual(["Tỉnh ủy", "Lưu Văn phòng"]);
    expect(from_pdf.body.map(({text}) => text)).toEqual(from_docx.body.map(({text}) => text));
  });

  it("joins a table that goes on over the page and drops its repeated head", async () => {
    const rows = Array.from({length: 60}, (_, i) => [
      String(i + 1),
      `Chỉ tiêu thứ ${i + 1}`,
      String(i * 3),
      "x",
    ]);
    const head = ["TT", "Chỉ tiêu", "Kế hoạch", "Ghi chú"];
    const {tables} = await readPdf(
      await writePdf(report([{kind: "table", caption: "Biểu", header_rows: 1, rows: [head, ...rows]}])),
      "a.pdf",
    );
    expect(tables).toHaveLength(1);
    expect(tables[0]?.rows).toEqual([head, ...rows]);
  });

  it("copies merged cells", async () => {
    const rows = [
      [
        {text: "TT", rowspan: 2},
        {text: "Năm 2024", colspan: 2},
      ],
      ["Kế hoạch", "Thực hiện"],
      ["1", "10", "12"],
    ];
    const {tables} = await readPdf(
      await writePdf(
        report([
          {kind: "paragraph", text: "Số liệu như sau:"},
          {kind: "table", caption: null, header_rows: 2, rows},
        ]),
      ),
      "a.pdf",
    );
    expect(tables[0]?.rows).toEqual([
      ["TT", "Năm 2024", "Năm 2024"],
      ["TT", "Kế hoạch", "Thực hiện"],
      ["1", "10", "12"],
    ]);
  });

  it("warns of figures printed one on another's heels", async () => {
    const {problems} = await readPdf(
      await writePdf(report([{kind: "paragraph", text: "Tỷ lệ đạt 95%99,2% trong năm."}])),
      "a.pdf",
    );
    expect(problems.map(({rule}) => rule)).toEqual(["glued-figures"]);
  });

  it("refuses what it cannot read, by name", async () => {
    const bytes = await writePdf(report(body(5)));
    const blank = Buffer.from(bytes)
      .toString("latin1")
      .replace(/<[0-9a-f]{4,}>/g, (hex) => `<${"0000".repeat((hex.length - 2) / 4)}>`);
    await expect(readPdf(bytes.subarray(0, bytes.length / 3), "a.pdf")).rejects.toMatchObject({
      problem: {rule: "truncated"},
    });
    await expect(readPdf(new TextEncoder().encode("%PDF-1.4 khong phai"), "a.pdf")).rejects.toMatchObject({
      problem: {rule: "truncated"},
    });
    await expect(readPdf(new Uint8Array(Buffer.from(blank, "latin1")), "a.pdf")).rejects.toMatchObject({
      problem: {rule: /no-text-layer|broken-text-layer/},
    });
  });
});

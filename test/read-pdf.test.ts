import {describe, expect, it} from "vitest";
import type {Cell, Grid} from "../pipeline/1-read/flow.ts";
import {readDocument} from "../pipeline/1-read/header/read-header.ts";
import {findColumns} from "../pipeline/1-read/pdf/find-columns.ts";
import {findLines} from "../pipeline/1-read/pdf/find-lines.ts";
import {findTables} from "../pipeline/1-read/pdf/find-tables.ts";
import {fromColumns} from "../pipeline/1-read/pdf/join-columns.ts";
import {appendRows} from "../pipeline/1-read/pdf/join-rows.ts";
import {paragraphOf} from "../pipeline/1-read/pdf/parts.ts";
import {readDocx} from "../pipeline/1-read/read-docx.ts";
import {readPdf} from "../pipeline/1-read/read-pdf.ts";
import type {Block, Reading} from "../pipeline/model.ts";
import {drawLine, drawPdf, drawText} from "./support/draw-pdf.ts";
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

  it.each([
    ["kết quả công tác xây dựng Đảng quý I năm 2024, nhiệm vụ trọng tâm quý II năm 2024", "2024-Q1"],
    [
      "sơ kết việc nâng cao chất lượng sinh hoạt chi bộ gắn với học tập và làm theo Bác trong 6 tháng đầu năm 2025",
      "2025-H1",
    ],
    [
      "Kết quả phòng, chống tham nhũng, lãng phí, tiêu cực của các cơ quan trong toàn Đảng bộ trong quý III năm 2025",
      "2025-Q3",
    ],
    [
      "KẾT QUẢ CÔNG TÁC XÂY DỰNG ĐẢNG, XÂY DỰNG HỆ THỐNG CHÍNH TRỊ QUÝ IV NĂM 2024 VÀ PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM QUÝ I NĂM 2025 CỦA ĐẢNG BỘ",
      "2024-Q4",
    ],
    [
      "về công tác dân vận và hoạt động của các đoàn thể 9 tháng đầu năm; phương hướng, nhiệm vụ 3 tháng cuối năm 2025",
      "2025-9M",
    ],
  ])("keeps a title whole that is set on several lines: %s", async (text, period) => {
    const document = {
      ...report(body(12)),
      title: [{text: "BÁO CÁO", bold: true}, {text, bold: true}, {text: "-----"}],
    };
    const reading = await readPdf(await writePdf(document), "a.pdf");
    expect(reading.blocks.map((block) => block.text)).toContain(text);
    expect(readDocument(reading).header).toMatchObject({title: text, period});
  });

  it("keeps names of the head whole that are too long for their column, and other lines apart", async () => {
    const own = report(body(12));
    const left = [
      {text: "ĐẢNG BỘ CÁC CƠ QUAN TỈNH LAM KHÊ"},
      {text: "ĐẢNG ỦY SỞ NÔNG NGHIỆP, THỦY LỢI LAM KHÊ", bold: true},
      {text: "*"},
      {text: "Số 12-BC/ĐU"},
    ];
    const {blocks} = await readPdf(await writePdf({...own, head: {...own.head, left}}), "a.pdf");
    expect(blocks.slice(0, 4).map(({text}) => text)).toEqual(left.map(({text}) => text));
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

const FILLER = drawText(
  85,
  760,
  "Chi bo da quan triet nghi quyet cua cap tren den toan the dang vien trong don vi.",
);

async function drawn(...pages: string[]): Promise<Reading> {
  return readPdf(drawPdf(pages.map((page) => FILLER + page)), "a.pdf");
}

function textsOf({blocks}: Reading): string[] {
  return blocks.map(({text}) => text).filter((text) => !text.startsWith("Chi bo da quan triet"));
}

describe("readPdf, of what a page draws", () => {
  it("leaves out what is struck out, once, and tells of it", async () => {
    // `95%` stands from 85 + 7 × 6 to 85 + 10 × 6.
    const line = drawText(85, 700, "Ty le 195%99,2% trong nam.");
    const strikes = drawLine(121, 703, 145, 703) + drawLine(121, 704.5, 145, 704.5);
    const reading = await drawn(line + strikes);
    expect(textsOf(reading)).toEqual(["Ty le 99,2% trong nam."]);
    expect(reading.problems).toMatchObject([
      {rule: "struck-text", actual: "195%", place: "trang 1", severity: "warning"},
    ]);
  });

  it.each([
    ["a line under letters", drawLine(121, 699, 145, 699)],
    ["a ruled line that crosses them", drawLine(85, 703, 500, 703)],
    ["an upright line", drawLine(130, 690, 130, 710)],
  ])("does not take %s for a strike", async (_, line) => {
    const reading = await drawn(drawText(85, 700, "Ty le 195% trong nam.") + line);
    expect(textsOf(reading)).toEqual(["Ty le 195% trong nam."]);
    expect(reading.problems).toEqual([]);
  });

  it("puts letters of another font into the word that leaves room for them", async () => {
    const reading = await drawn(
      `BT /F1 10 Tf 1 0 0 1 85 700 Tm [(Tr) -600 (n c) -600 ( s) -600 (.)] TJ ET\n${drawText(97, 700, "e", "F2")}${drawText(121, 700, "o", "F2")}${drawText(139, 700, "e", "F2")}`,
    );
    expect(textsOf(reading)).toEqual(["Tren co se."]);
  });

  it("reads a page that is drawn turned and shown upright", async () => {
    const turned = (x: number, text: string) => `BT /F1 10 Tf 0 1 -1 0 ${x} 85 Tm (${text}) Tj ET\n`;
    const page =
      turned(100, "Chi bo da quan triet nghi quyet cua cap tren den dang vien.") + turned(140, "Dong hai.");
    const {blocks} = await readPdf(drawPdf([page], {rotate: 90}), "a.pdf");
    expect(blocks.map(({text}) => text)).toEqual([
      "Chi bo da quan triet nghi quyet cua cap tren den dang vien.",
      "Dong hai.",
    ]);
  });

  it("keeps footnotes below their line apart, with their marks, and goes on with the text over them", async () => {
    const full = "Cap uy da lanh dao thuc hien cac nhiem vu duoc giao va bao cao ket qua ngay";
    const first = [0, 1, 2].map((i) => drawText(85, 700 - i * 12, full)).join("");
    const note = drawLine(85, 112, 200, 112) + drawText(85, 100, "1 So lieu tinh den 31/12/2017.");
    const reading = await drawn(first + note, drawText(85, 748, "sau ky hop."));
    expect(reading.blocks.filter(({kind}) => kind === "footnote")).toMatchObject([
      {label: "1", text: "So lieu tinh den 31/12/2017.", page: 1},
    ]);
    expect(
      reading.blocks
        .filter(({kind}) => kind !== "footnote")
        .map(({text}) => text)
        .join(" "),
    ).not.toContain("So lieu");
  });

  it("joins a number that breaks behind its hyphen", async () => {
    const full = drawText(
      85,
      700,
      "Thuc hien su chi dao cua Ban Thuong vu Dang uy Khoi tai Thong bao so 112-",
    );
    expect(textsOf(await drawn(full + drawText(85, 688, "TB/DUK, chi bo bao cao.")))).toEqual([
      "Thuc hien su chi dao cua Ban Thuong vu Dang uy Khoi tai Thong bao so 112-TB/DUK, chi bo bao cao.",
    ]);
  });

  it("leaves out letters that are clipped away, and keeps those under a clip that is over", async () => {
    const clipped = `q 80 60 400 700 re W n ${drawText(85, 700, "Tren trang.")}${drawText(85, 50, "Ngoai khung.")} Q\n`;
    const {blocks} = await drawn(clipped + drawText(85, 40, "Duoi khung."));
    expect(blocks.map(({text}) => text).join(" ")).toMatch(/Tren trang\. Duoi khung\.$/);
  });

  it("goes on with a foot that the page cuts", async () => {
    const foot =
      drawText(85, 120, "Noi nhan:") +
      drawText(380, 120, "T/M DANG UY") +
      drawText(85, 108, "- Dang uy Khoi,") +
      drawText(380, 108, "BI THU");
    const {blocks} = await readPdf(
      drawPdf([
        FILLER + foot,
        drawText(85, 760, "- Luu Van phong Dang uy.") + drawText(380, 760, "Tran Thi Mau"),
      ]),
      "a.pdf",
    );
    expect(blocks.filter(({kind}) => kind === "cell").map(({text}) => text)).toEqual([
      "Noi nhan:",
      "Dang uy Khoi,",
      "Luu Van phong Dang uy.",
      "T/M DANG UY",
      "BI THU",
      "Tran Thi Mau",
    ]);
  });
});

function row(texts: string[]): Cell[] {
  return texts.map((text, column) => ({
    column,
    columns: 1,
    rows: 1,
    paragraphs: text === "" ? [] : [paragraphOf(text, null, 1)],
  }));
}

function grid(...rows: string[][]): Grid {
  return {rows: rows.map(row), bordered: true, page: 1};
}

function cells({rows}: Grid): string[][] {
  return rows.map((one) =>
    one.map(({paragraphs}) => paragraphs.flatMap(({runs}) => runs.map(({text}) => text)).join(" ")),
  );
}

describe("findColumns, fromColumns", () => {
  it("reads a narrow head: a date beside a long name, the year and the end of a name under them", () => {
    const item = (text: string, x: number, y: number, font = "Serif") => ({
      text,
      x,
      y,
      width: text.length * 8,
      height: 12,
      font,
    });
    const items = [
      item("ĐẢNG ỦY KHỐI CÁC CƠ QUAN", 112, 773),
      item("ĐẢNG CỘNG SẢN VIỆT NAM", 347, 773, "Bold"),
      item("VÀ DOANH NGHIỆP TỈNH LAM GIANG", 88, 758),
      item("Lam Giang, ngày 31 tháng 3 năm", 340, 758, "Italic"),
      item("2025", 444, 742, "Italic"),
      item("CHI BỘ SỞ THÔNG TIN VÀ BƯU", 101, 726, "Bold"),
      item("CHÍNH", 185, 711, "Bold"),
    ];
    const [block] = findColumns(findLines(items, 1));
    const set = {
      left: 85,
      right: 585,
      leading: 15,
      is_justified: false,
      is_indented: false,
      is_spaced: false,
      size: 12,
    };
    const columns = block?.kind === "columns" ? fromColumns(block, set).rows[0] : [];
    expect(
      columns?.map(({paragraphs}) => paragraphs.map(({runs}) => runs.map(({text}) => text).join(""))),
    ).toEqual([
      ["ĐẢNG ỦY KHỐI CÁC CƠ QUAN", "VÀ DOANH NGHIỆP TỈNH LAM GIANG", "CHI BỘ SỞ THÔNG TIN VÀ BƯU CHÍNH"],
      ["ĐẢNG CỘNG SẢN VIỆT NAM", "Lam Giang, ngày 31 tháng 3 năm 2025"],
    ]);
  });
});

describe("appendRows", () => {
  const HEAD = [
    ["TT", "Chỉ tiêu", "Năm 2024", ""],
    ["", "", "Kế hoạch", "Thực hiện"],
  ];
  const ROWS = [
    ["1", "Số chi bộ", "12", "12"],
    ["2", "Số đảng viên", "340", "345"],
    ["3", "Tỷ lệ đảng viên dùng Sổ", "90", "88"],
  ];

  it.each([
    [
      "a head of two rows printed again",
      [...HEAD, ["4", "Số đơn", "0", "1"]],
      [...ROWS, ["4", "Số đơn", "0", "1"]],
    ],
    [
      "the rest of a row that the page cuts",
      [
        ["", "tay đảng viên điện tử", "", ""],
        ["4", "Số đơn", "0", "1"],
      ],
      [
        ...ROWS.slice(0, 2),
        ["3", "Tỷ lệ đảng viên dùng Sổ tay đảng viên điện tử", "90", "88"],
        ["4", "Số đơn", "0", "1"],
      ],
    ],
    ["a head printed again over nothing", HEAD, ROWS],
    [
      "a row of its own without a number below rows with one",
      [["", "", "", ""]],
      [...ROWS, ["", "", "", ""]],
    ],
  ])("joins over the page: %s", (_, more, wanted) => {
    const table = grid(...HEAD, ...ROWS);
    appendRows(table, grid(...more));
    expect(cells(table)).toEqual([...HEAD, ...wanted]);
  });

  it("leaves rows apart in a table whose first column is often empty", () => {
    const table = grid(["Nhóm", "Việc"], ["A", "một"], ["", "hai"], ["B", "ba"], ["", "bốn"], ["C", "năm"]);
    appendRows(table, grid(["", "sáu"]));
    expect(cells(table).at(-1)).toEqual(["", "sáu"]);
  });
});

describe("findTables", () => {
  it("takes in a row that runs on past the last level line", () => {
    const upright = [85, 200, 400].map((x) => ({x0: x, x1: x, y0: 60, y1: 300}));
    const level = [300, 250].map((y) => ({x0: 85, x1: 400, y0: y, y1: y}));
    const item = (text: string, x: number, y: number) => ({text, x, y, width: 40, height: 10, font: null});
    const items = [
      item("a", 90, 270),
      item("b", 210, 270),
      item("c", 90, 230),
      item("d", 210, 70),
      item("e", 90, 40),
    ];
    const {tables, rest} = findTables(items, [...upright, ...level], {width: 595, height: 842});
    expect(
      tables.map(({row_count, cells: found}) => [
        row_count,
        found.map((cell) => cell.items.map(({text}) => text).join(" ")),
      ]),
    ).toEqual([[2, ["a", "b", "c", "d"]]]);
    expect(rest.map(({text}) => text)).toEqual(["e"]);
  });
});

import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {readSprms} from "../pipeline/1-read/doc/sprm.ts";
import {readDoc} from "../pipeline/1-read/read-doc.ts";
import {UnreadableError} from "../pipeline/model.ts";
import {buildDoc, para, run, SPRM} from "./support/build-doc.ts";
import type {OfficeDocument} from "./support/office-document.ts";
import {writeDoc} from "./support/write-doc.ts";

const REPORT: OfficeDocument = {
  stamp: null,
  head: {
    left: [{text: "ĐẢNG ỦY SỞ Y TẾ"}, {text: "Số 12-BC/ĐU"}],
    right: [{text: "ĐẢNG CỘNG SẢN VIỆT NAM"}, {text: "Lam Khê, ngày 02 tháng 4 năm 2025"}],
  },
  title: [{text: "BÁO CÁO"}, {text: "kết quả quý I năm 2025"}],
  body: [
    {kind: "heading", level: 1, label: "I.", text: "KẾT QUẢ", how: "typed"},
    {kind: "paragraph", text: "Chi bộ hoàn thành 5/5 nhiệm vụ."},
    {kind: "paragraph", text: "Xep loai A."},
  ],
  foot: {left: [{text: "Nơi nhận:"}], right: [{text: "T/M ĐẢNG ỦY"}]},
  created: "2025-04-02T08:00:00",
};

describe("readDoc", () => {
  it.each([{mixed: false}, {mixed: true}])("reads the pieces of a text in order, %j", (options) => {
    const texts = readDoc(writeDoc(REPORT, options), "a.doc").blocks.map(({text}) => text);
    expect(texts).toEqual([
      "ĐẢNG ỦY SỞ Y TẾ",
      "Số 12-BC/ĐU",
      "ĐẢNG CỘNG SẢN VIỆT NAM",
      "Lam Khê, ngày 02 tháng 4 năm 2025",
      "BÁO CÁO",
      "kết quả quý I năm 2025",
      "KẾT QUẢ",
      "Chi bộ hoàn thành 5/5 nhiệm vụ.",
      "Xep loai A.",
      "Nơi nhận:",
      "T/M ĐẢNG ỦY",
    ]);
  });

  it("leaves out deleted and hidden text, deleted ends of paragraphs and field codes", () => {
    const bytes = buildDoc([
      para([
        run("Tỷ lệ đạt "),
        run("95%", [SPRM.deleted]),
        run("99,2%"),
        run(" nháp", [SPRM.hidden]),
        run("."),
      ]),
      para([run("Chi bộ "), run("\r", [SPRM.deleted]), run("họp đủ.")]),
      para([run("Trang \u0013 PAGE \u00145\u0015 của báo cáo.")]),
    ]);
    expect(readDoc(bytes, "a.doc").blocks.map(({text}) => text)).toEqual([
      "Tỷ lệ đạt 99,2%.",
      "Chi bộ họp đủ.",
      "Trang 5 của báo cáo.",
    ]);
  });

  it("decodes legacy fonts run by run, a soft hyphen in TCVN3 being ư", () => {
    const bytes = buildDoc(
      [
        para([
          run("Đảng viên "),
          run("\u00ad\u00ed\u00ada", [SPRM.font(1)]),
          run(" và "),
          run("tr\u00f6\u00f4\u00f8ng h\u00f4\u00efp", [SPRM.font(2)]),
        ]),
      ],
      ["Times New Roman", ".VnTime", "VNI-Times"],
    );
    const {blocks, encoding} = readDoc(bytes, "a.doc");
    expect(blocks[0]?.text).toBe("Đảng viên ướưa và trường hợp");
    expect(encoding).toBe("tcvn3");
  });

  it("reads rows by their marks into a table", () => {
    const cell = (text: string) => para([run(text)], [SPRM.inTable], "\u0007");
    const end = para([], [SPRM.inTable, SPRM.rowEnd], "\u0007");
    const {tables} = readDoc(
      buildDoc([
        para([run("Số liệu năm 2024:")]),
        cell("TT"),
        cell("Chỉ tiêu"),
        end,
        cell("1"),
        cell("Kết nạp 12"),
        end,
        para([run("Hết.")]),
      ]),
      "a.doc",
    );
    expect(tables).toHaveLength(1);
    expect(tables[0]?.rows).toEqual([
      ["TT", "Chỉ tiêu"],
      ["1", "Kết nạp 12"],
    ]);
  });

  it("ends every broken file as one coded error", () => {
    const whole = writeDoc(REPORT);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, end) => {
        const broken = Uint8Array.from(whole.subarray(0, Math.max(1, end)));
        broken[at % broken.length] = byte;
        try {
          return readDoc(broken, "a.doc").blocks.length > 0;
        } catch (error) {
          return error instanceof UnreadableError;
        }
      }),
      {numRuns: 300},
    );
    expect(() => readDoc(whole.subarray(0, 2_000), "a.doc")).toThrow("truncated");
  });

  it("stops at a property cut short", () => {
    expect(readSprms(Buffer.from([0x00, 0x08, 0x01, 0x4f, 0x4a, 0x01]))).toEqual([
      {code: 0x0800, operand: Buffer.from([1])},
    ]);
  });
});

import {describe, expect, it} from "vitest";
import {readCsv} from "../pipeline/1-read/read-csv.ts";
import {readSheet} from "../pipeline/1-read/read-sheet.ts";
import {printCell} from "../pipeline/1-read/sheet/print-cell.ts";
import {parseNumber} from "../pipeline/parse-number.ts";
import {writeOds} from "./support/write-ods.ts";
import {writeXls} from "./support/write-xls.ts";
import {type Sheet, writeXlsx} from "./support/write-xlsx.ts";

const SHEET: Sheet = {
  name: "Biểu 01",
  merges: ["A1:D1", "A2:A3", "B2:C2"],
  rows: [
    ["BIỂU TỔNG HỢP NĂM 2024", null, null, null],
    ["Đơn vị", "Đảng viên", null, "Tỷ lệ"],
    [null, "Kế hoạch", "Thực hiện", null],
    ["Chi bộ Văn phòng", 1234.5, {value: 1300, format: "thousands"}, {value: 0.992, format: "percent"}],
    ["Chi bộ Thanh tra", {value: "2024-05-15", format: "date"}, {value: "#DIV/0!", format: "error"}, "-"],
  ],
};

describe("readSheet", () => {
  it.each([
    ["xlsx", writeXlsx],
    ["xls", writeXls],
    ["ods", writeOds],
  ])("prints cells of .%s as a Vietnamese reader sees them", async (type, write) => {
    const {tables, problems} = await readSheet(
      write([SHEET, {name: "Ẩn", rows: [["số nháp"]], merges: [], hidden: true}]),
      `a.${type}`,
    );
    expect(tables).toHaveLength(1);
    expect(tables[0]?.caption).toBe("Biểu 01");
    expect(tables[0]?.rows.map((row) => row.slice(0, 4))).toEqual([
      [
        "BIỂU TỔNG HỢP NĂM 2024",
        "BIỂU TỔNG HỢP NĂM 2024",
        "BIỂU TỔNG HỢP NĂM 2024",
        "BIỂU TỔNG HỢP NĂM 2024",
      ],
      ["Đơn vị", "Đảng viên", "Đảng viên", "Tỷ lệ"],
      ["Đơn vị", "Kế hoạch", "Thực hiện", null],
      ["Chi bộ Văn phòng", "1234,5", "1.300", "99,2%"],
      ["Chi bộ Thanh tra", "15/05/2024", null, "-"],
    ]);
    expect(problems.map(({rule, actual}) => [rule, actual])).toEqual([["hidden-sheet", "Ẩn"]]);
  });

  it("refuses an empty workbook and a broken one", async () => {
    const bytes = writeXlsx([SHEET]);
    await expect(
      readSheet(writeXlsx([{name: "A", rows: [[null]], merges: []}]), "a.xlsx"),
    ).rejects.toMatchObject({problem: {rule: "empty"}});
    await expect(readSheet(bytes.subarray(0, bytes.length / 2), "a.xlsx")).rejects.toMatchObject({
      problem: {rule: "truncated"},
    });
    await expect(
      readSheet(new Uint8Array(Buffer.from("d0cf11e0a1b11ae1", "hex")), "a.xls"),
    ).rejects.toMatchObject({problem: {rule: "truncated"}});
  });

  it.each([
    [1234.5, null, "1234,5"],
    [1.234, null, "1,2340"],
    [0.1 + 0.2, null, "0,3"],
    [-5, "#,##0", "-5"],
    [1_234_567.891, "#,##0.00", "1.234.567,89"],
    [0.992, "0.0%", "99,2%"],
    [0.99, "0.##%", "99%"],
    [1.2, "0%", "120%"],
    [1e-7, null, "0,0000001"],
    [true, null, "có"],
    ["#N/A", null, null],
    ["  ", null, null],
    [new Date("2024-03-01T14:30:00Z"), null, "01/03/2024 14:30"],
  ] as const)("prints %s in %s as %s", (value, format, expected) => {
    expect(printCell(value, format)).toBe(expected);
  });

  it("prints numbers that parse back to what they are", () => {
    for (const value of [0, 1.5, 1.234, 12.345, 999.125, 1000, 1234.567, 0.005, -3.125])
      expect(parseNumber(printCell(value, null) ?? "")?.value).toBeCloseTo(value, 9);
  });
});

describe("readCsv", () => {
  const rows = [
    ["TT", "Đơn vị", "Kế hoạch"],
    ["1", 'Chi bộ "Một"; Hai', "1.234,5"],
    ["2", "Đảng bộ Sở Y tế", null],
  ];
  const quote = (cell: string | null) =>
    cell === null ? "" : /[";,\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

  it.each([";", ",", "\t"])("tells the delimiter %j", (delimiter) => {
    const text = rows.map((row) => row.map(quote).join(delimiter)).join("\r\n");
    expect(readCsv(new TextEncoder().encode(text), "a.csv").tables[0]?.rows).toEqual(rows);
  });

  it.each([
    ["\ufeffTT;Đơn vị", "utf-8"],
    ["TT;Đơn vị", "utf-8"],
  ])("reads %j", (text, encoding) => {
    const reading = readCsv(new TextEncoder().encode(text), "a.csv");
    expect(reading.tables[0]?.rows).toEqual([["TT", "Đơn vị"]]);
    expect(reading.encoding).toBe(encoding);
  });

  it("reads UTF-16 with a mark, keeps ragged rows and tells of them", () => {
    const reading = readCsv(new Uint8Array(Buffer.from("\ufeffA;B;C\n1;2\n", "utf16le")), "a.csv");
    expect(reading.tables[0]?.rows).toEqual([
      ["A", "B", "C"],
      ["1", "2", null],
    ]);
    expect(reading.problems.map(({rule, place}) => [rule, place])).toEqual([["ragged-rows", "hàng 2"]]);
  });

  it("refuses an empty file", () => {
    expect(() => readCsv(new TextEncoder().encode(" \n;;\n"), "a.csv")).toThrow("empty");
  });
});

import {describe, expect, it} from "vitest";
import {matchUnit, unknownUnit} from "../pipeline/1-read/units/match-unit.ts";
import {readUnits} from "../pipeline/1-read/units/read-units.ts";

const YAML = `
units:
  - {unit_id: khoi, name: Đảng ủy Khối các cơ quan tỉnh Lam Khê, kind: dang_uy, valid_to: 2025-02-01}
  - {unit_id: cqt, name: Đảng ủy các cơ quan Đảng tỉnh Lam Khê, kind: dang_uy, valid_from: 2025-02-01}
  - {unit_id: stc, name: Đảng bộ Sở Tài chính, kind: dang_bo, parent_id: khoi}
  - {unit_id: stc-tt, name: Chi bộ Thanh tra, kind: chi_bo, parent_id: stc, aliases: [CBTTr-STC]}
  - {unit_id: syt, name: Đảng bộ Sở Y tế, kind: dang_bo, parent_id: khoi}
  - {unit_id: syt-tt, name: Chi bộ Thanh tra, kind: chi_bo, parent_id: syt}
  - {unit_id: tchc, name: Chi bộ Tổ chức - Hành chính, kind: chi_bo, parent_id: syt, aliases: [CB-TCHC, CBTCHC]}
  - {unit_id: an-trach, name: Ủy ban nhân dân huyện An Trạch, kind: ubnd, valid_to: 2025-07-01}
  - {unit_id: btc, name: Ban Tổ chức Tỉnh ủy Lam Khê, kind: ban}
  - {unit_id: xd, name: Đảng bộ Sở Xây dựng, kind: dang_bo, valid_to: 2025-03-01}
  - {unit_id: xd, name: Đảng bộ Sở Xây dựng và Giao thông, kind: dang_bo, valid_from: 2025-03-01}
  - {unit_id: tdp5, name: Chi bộ tổ dân phố số 5, kind: chi_bo}
  - {unit_id: tdp6, name: Chi bộ tổ dân phố số 6, kind: chi_bo}
  - {unit_id: kbn, name: Chi bộ Kho bạc Nhà nước Lam Khê, kind: chi_bo}
`;
const registry = readUnits(YAML).units;

const cases: [string | null, string | null, string | null, string | null, string | null][] = [
  // unit, superior, number, issued_on, how:unit_id
  ["Đảng bộ Sở Tài chính", null, null, "2024-01-05", "exact:stc"],
  ["ĐẢNG BỘ SỞ TÀI CHÍNH", null, null, "2024-01-05", "folded:stc"],
  ["ĐẢNG UỶ SỞ TÀI CHÍNH", null, null, "2024-01-05", "folded:stc"],
  ["SỞ TÀI CHÍNH", "UBND TỈNH LAM KHÊ", null, "2024-01-05", "folded:stc"],
  ["CHI BỘ THANH TRA", "ĐẢNG BỘ SỞ TÀI CHÍNH", "05-BC/CB", "2024-01-05", "folded:stc-tt"],
  ["CHI BỘ THANH TRA", "ĐẢNG ỦY SỞ Y TẾ", "05-BC/CB", null, "folded:syt-tt"],
  ["CHI BỘ THANH TRA", null, null, "2024-01-05", null],
  ["CB TỔ CHỨC – HÀNH CHÍNH", null, null, null, "folded:tchc"],
  ["CHI BỘ PHÒNG TỔ CHỨC", null, "07-BC/CB-TCHC", null, "number:tchc"],
  [null, null, "07-BC/CBTCHC", null, "number:tchc"],
  ["UBND HUYỆN AN TRẠCH", null, "145/BC-UBND", "2022-09-15", "folded:an-trach"],
  ["UBND HUYỆN AN TRẠCH", null, null, "2025-09-15", null],
  ["BAN TỔ CHỨC", "TỈNH ỦY LAM KHÊ", null, "2022-09-15", "folded:btc"],
  ["ĐẢNG BỘ SỞ XÂY DỰNG", null, null, "2024-06", "folded:xd"],
  ["Đảng bộ Sở Xây dựng và Giao thông", null, null, "2025-06-30", "exact:xd"],
  ["CHI BỘ TỔ DÂN PHỐ SỐ 7", null, null, null, null],
  ["CHI BỘ KHO BẠC NHÀ NƯỚC LAM KHẾ", null, null, null, "similar:kbn"],
  ["CHI BO KHO BAC NHA NUOC LAM KHE", null, null, null, "similar:kbn"],
  ["CHI BỘ KHO BẠC NHÀ NƯỚC VÂN TRẠCH", null, null, null, null],
  ["ĐẢNG BỘ SỞ TƯ PHÁP", null, null, null, null],
  [null, null, null, null, null],
];

describe("matchUnit", () => {
  it.each(cases)("%s under %s, %s of %s", (unit, superior, number, issued_on, expected) => {
    const match = matchUnit({unit, superior, number}, issued_on, registry);
    expect("unit_id" in match ? `${match.how}:${match.unit_id}` : null).toBe(expected);
  });

  it("gives candidates instead of a guess", () => {
    const said = {unit: "CHI BỘ TỔ DÂN PHỐ SỐ 7", superior: null, number: null};
    const match = matchUnit(said, null, registry);
    const ids = "candidates" in match ? match.candidates.map(({unit_id}) => unit_id) : [];
    expect(ids.slice(0, 2).sort()).toEqual(["tdp5", "tdp6"]);
    expect("candidates" in match && unknownUnit(said, match)).toMatchObject({
      rule: "unknown-unit",
      actual: said.unit,
    });
  });
});

describe("candidates of a report under a name given up", () => {
  const {units} =
    readUnits(`${YAML}  - {unit_id: cc, name: Chi bộ Chi cục Đo lường, kind: chi_bo, valid_to: 2025-07-01}
  - {unit_id: sct, name: Đảng bộ Sở Công Thương, kind: dang_bo}
  - {unit_id: tt, name: Chi bộ Sở Thông tin, kind: chi_bo, valid_to: 2024-03-01}
  - {unit_id: dl, name: Chi bộ Sở Dữ liệu, kind: chi_bo, valid_from: 2024-03-01, valid_to: 2025-03-01}
  - {unit_id: sh, name: Chi bộ Sở Số hóa, kind: chi_bo, valid_from: 2025-03-01}
links:
  - {kind: merged, from: cc, to: sct, on: 2025-07-01}
  - {kind: renamed, from: tt, to: dl, on: 2024-03-01}
  - {kind: renamed, from: dl, to: sh, on: 2025-03-01}`);
  it.each([
    [
      "CHI BỘ CHI CỤC ĐO LƯỜNG",
      "2025-09-30",
      "Chi bộ Chi cục Đo lường (cc, tên dùng đến trước 2025-07-01; nay là Đảng bộ Sở Công Thương (sct))",
    ],
    [
      "ĐẢNG ỦY SỞ XÂY DỰNG",
      "2025-04-02",
      "Đảng bộ Sở Xây dựng (xd, tên dùng đến trước 2025-03-01; nay là Đảng bộ Sở Xây dựng và Giao thông (xd))",
    ],
    [
      "CHI BỘ SỞ THÔNG TIN",
      "2025-04-02",
      "Chi bộ Sở Thông tin (tt, tên dùng đến trước 2024-03-01; nay là Chi bộ Sở Số hóa (sh))",
    ],
    [
      "CHI BỘ SỞ THÔNG TIN",
      "2024-04-02",
      "Chi bộ Sở Thông tin (tt, tên dùng đến trước 2024-03-01; nay là Chi bộ Sở Dữ liệu (dl))",
    ],
    [
      "UBND HUYỆN AN TRẠCH",
      "2025-09-15",
      "Ủy ban nhân dân huyện An Trạch (an-trach, tên dùng đến trước 2025-07-01)",
    ],
  ])("%s of %s", (unit, issued_on, first) => {
    const said = {unit, superior: null, number: null};
    const found = matchUnit(said, issued_on, units);
    expect(
      "candidates" in found &&
        unknownUnit(said, found).expected?.split("; ").slice(0, first.split("; ").length).join("; "),
    ).toBe(first);
  });
  it("has no old names for a report of their time", () => {
    expect(
      matchUnit({unit: "CHI BỘ SỞ THÔNG TIN", superior: null, number: null}, "2024-01-05", units),
    ).toMatchObject({unit_id: "tt"});
  });
});

describe("readUnits", () => {
  it("keeps calls and links", () => {
    const text = `${YAML}\nlinks: [{kind: merged, from: khoi, to: cqt, on: 2025-02-01}]\ncalls: [{period: 2025-Q1, due: 2025-03-25, asked: [stc, syt]}, {period: 2025-H1, due: 2025-06-25, asked: all}]`;
    const {links, calls} = readUnits(text);
    expect(links).toEqual([{kind: "merged", from: "khoi", to: "cqt", on: "2025-02-01"}]);
    expect(calls.map(({asked}) => asked)).toEqual([["stc", "syt"], null]);
  });

  it.each([
    ["units: [{unit_id: a, kind: x}]", "units[0]: thiếu name"],
    ["units: [{unit_id: a, name: A, kind: x, parent_id: b}]", 'không có đơn vị "b"'],
    ["units: [{unit_id: a, name: A, kind: x}, {unit_id: a, name: B, kind: x}]", "trùng thời gian"],
    ["units: [{unit_id: a, name: A, kind: x, valid_from: 1/2/2025}]", "không phải ngày"],
    ["units: [{unit_id: a, name: A, kind: x, alias: [b]}]", 'không có trường "alias"'],
    ["units: []\ncalls: [{period: 2025-Q7, due: 2025-01-01}]", 'kỳ "2025-Q7"'],
    ["units: []\nlinks: [{kind: split, from: a, to: b, on: 2025-01-01}]", "merged hoặc renamed"],
    ["units: {}", "cần một danh sách"],
    ["units: [", "dòng"],
  ])("refuses %s", (text, message) => {
    expect(() => readUnits(text)).toThrow(message);
  });
});

import {expect, test} from "vitest";
import {labelKind, splitLabel} from "../pipeline/1-read/split-label.ts";

test.each<[string, string, string, string]>([
  ["I. KẾT QUẢ", "I.", "roman", "KẾT QUẢ"],
  ["II- Hạn chế", "II-", "roman", "Hạn chế"],
  ["III/ NGUYÊN NHÂN", "III/", "roman", "NGUYÊN NHÂN"],
  ["A. TÌNH HÌNH CHUNG", "A.", "capital", "TÌNH HÌNH CHUNG"],
  ["1. Công tác tư tưởng", "1.", "decimal", "Công tác tư tưởng"],
  ["1.Công tác tư tưởng", "1.", "decimal", "Công tác tư tưởng"],
  ["1- Công tác tư tưởng", "1-", "decimal", "Công tác tư tưởng"],
  ["2) Về tổ chức", "2)", "paren", "Về tổ chức"],
  ["1.1. Ưu điểm", "1.1.", "decimal2", "Ưu điểm"],
  ["1.2 Hạn chế", "1.2", "decimal2", "Hạn chế"],
  ["2.1.3. Về cán bộ", "2.1.3.", "decimal3", "Về cán bộ"],
  ["a) Kiểm tra", "a)", "letter", "Kiểm tra"],
  ["đ. Giám sát", "đ.", "letter", "Giám sát"],
  ["(1) Thực hiện", "(1)", "bracket", "Thực hiện"],
  ["- Tiếp tục nâng cao", "-", "dash", "Tiếp tục nâng cao"],
  ["-Tiếp tục nâng cao", "-", "dash", "Tiếp tục nâng cao"],
  ["– 12 chi bộ", "–", "dash", "12 chi bộ"],
  ["+ Chi bộ Một", "+", "plus", "Chi bộ Một"],
  ["* Tồn tại:", "*", "star", "Tồn tại:"],
  ["• việc một", "•", "bullet", "việc một"],
  ["Phần thứ nhất", "Phần thứ nhất", "part", ""],
  ["PHẦN II. NHIỆM VỤ", "PHẦN II.", "part", "NHIỆM VỤ"],
  ["Mục 1. Kết quả", "Mục 1.", "chapter", "Kết quả"],
])("%s", (text, label, kind, rest) => {
  expect(splitLabel(text)).toEqual({label, kind, rest});
});

test.each([
  "1.234,5 triệu đồng",
  "28.2.2018 - 7:25",
  "15 - 20% đảng viên",
  "2016-2017",
  "-5%",
  "*",
  "-----",
  "12/31 chi bộ",
  "5.5 triệu",
  "V.I. Lênin",
  "C. Mác và Ph. Ăng-ghen",
  "6 tháng đầu năm",
  "Số 12-BC/ĐU",
  "98,5% kế hoạch",
  "Mục tiêu chung",
  "Phần lớn đảng viên",
  "1.300 lượt người",
  "",
])("%s opens with no label", (text) => {
  expect(splitLabel(text)).toBeNull();
});

test.each([
  ["I.", "roman"],
  ["2.1.", "decimal2"],
  ["-", "dash"],
  ["Chỉ tiêu 5:", null],
])("what %s counts by", (label, kind) => {
  expect(labelKind(label)).toBe(kind);
});

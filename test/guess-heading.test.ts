import {describe, expect, test} from "vitest";
import {canBeHeading, guessHeadings} from "../pipeline/1-read/guess-heading.ts";
import {splitLabel} from "../pipeline/1-read/split-label.ts";

/** Lines with the depth they are expected at; `**` around a line is bold. */
const CASES: Record<string, [string, number | null][]> = {
  "a state report": [
    ["BÁO CÁO", null],
    ["Kết quả công tác quý I năm 2024", null],
    ["Thực hiện kế hoạch số 05-KH/CB, chi bộ báo cáo như sau:", null],
    ["I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ", 1],
    ["1. Công tác chính trị, tư tưởng", 2],
    ["Chi bộ đã tổ chức học tập nghị quyết.", null],
    ["2. Công tác kiểm tra, giám sát", 2],
    ["a) Về kiểm tra", 3],
    ["Kiểm tra 3 đảng viên.", null],
    ["b) Về giám sát", 3],
    ["Giám sát 2 tổ chức.", null],
    ["II. HẠN CHẾ, NGUYÊN NHÂN", 1],
    ["1. Hạn chế:", 2],
    ["- Việc nắm bắt tư tưởng chưa kịp thời;", null],
    ["- Sinh hoạt chuyên đề còn ít.", null],
    ["2. Nguyên nhân:", 2],
    ["Do thiếu cán bộ.", null],
    ["T/M CHI BỘ", null],
    ["BÍ THƯ", null],
  ],
  "numbered sentences are items": [
    ["II. PHƯƠNG HƯỚNG", 1],
    ["1. Tiếp tục quán triệt nghị quyết của cấp trên.", null],
    ["2. Kết nạp 5 đảng viên mới", null],
    ["3. Hoàn thành quy chế trong quý II năm 2024;", null],
  ],
  "short items among their like are items": [
    ["Chi bộ gồm các tổ:", null],
    ["1. Tổ Hành chính", null],
    ["2. Tổ Kế hoạch", null],
    ["3. Tổ Tài vụ", null],
    ["Các tổ hoạt động đều.", null],
  ],
  "capitals and bold without numbers": [
    ["Đảng ủy báo cáo kết quả năm 2023.", null],
    ["KẾT QUẢ ĐẠT ĐƯỢC", 1],
    ["Đã hoàn thành 12 chỉ tiêu.", null],
    ["**Hạn chế, khuyết điểm**", 2],
    ["Còn 2 chỉ tiêu chưa đạt.", null],
    ["**Đồng chí bí thư đã phát biểu**", null],
  ],
  "parts above capitals above romans": [
    ["PHẦN THỨ NHẤT", 1],
    ["A. TÌNH HÌNH", 2],
    ["I. Thuận lợi", 3],
    ["Được cấp trên quan tâm.", null],
  ],
};

describe.each(Object.entries(CASES))("%s", (_, lines) => {
  test("depths", () => {
    const judged = lines.map(([line]) => {
      const bold = line.startsWith("**");
      const typed = splitLabel(line.replaceAll("**", ""));
      return {text: typed?.rest || line.replaceAll("**", ""), kind: typed?.kind ?? null, bold};
    });
    expect(guessHeadings(judged).map((level, at) => [lines[at]?.[0], level])).toEqual(lines);
  });
});

test("no lines, no headings", () => {
  expect(guessHeadings([])).toEqual([]);
});

test.each([
  ["Kết quả thực hiện nhiệm vụ năm 2024", true],
  ["Kết quả thực hiện nhiệm vụ năm 2024.", true],
  ["PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM.", true],
  ["Đảng bộ có 12 chi bộ trực thuộc với 356 đảng viên.", false],
  ["Chi bộ đã họp. Các đảng viên đều có mặt", false],
])("in a heading style, %s is a heading: %s", (text, expected) => {
  expect(canBeHeading(text)).toBe(expected);
});

import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {findDateRange, findPeriods} from "../pipeline/1-read/header/find-periods.ts";
import {comparePeriods, parsePeriod, periodName, periodRange} from "../pipeline/period.ts";

const periods = [
  "2024",
  "2025-M01",
  "2025-M03",
  "2025-Q1",
  "2025-H1",
  "2025-Q3",
  "2025-9M",
  "2025-Q4",
  "2025-H2",
  "2025",
  "2016/2017",
];

describe("period", () => {
  it.each([
    ["2025-Q1", "2025-01-01", "2025-03-31", "quý I/2025"],
    ["2025-Q4", "2025-10-01", "2025-12-31", "quý IV/2025"],
    ["2024-H1", "2024-01-01", "2024-06-30", "6 tháng đầu năm 2024"],
    ["2024-H2", "2024-07-01", "2024-12-31", "6 tháng cuối năm 2024"],
    ["2022-9M", "2022-01-01", "2022-09-30", "9 tháng đầu năm 2022"],
    ["2024-M02", "2024-02-01", "2024-02-29", "tháng 2/2024"],
    ["2023-M02", "2023-02-01", "2023-02-28", "tháng 2/2023"],
    ["2025", "2025-01-01", "2025-12-31", "năm 2025"],
    ["2016/2017", "2016-01-01", "2017-12-31", "giai đoạn 2016 - 2017"],
  ])("%s runs from %s to %s and is called %s", (period, from, to, name) => {
    expect(periodRange(period)).toEqual({from, to});
    expect(periodName(period)).toBe(name);
  });

  it.each(["", "2025-Q5", "2025-M13", "2025-H3", "25-Q1", "2017/2016", "2025-q1", "quý I"])(
    "refuses %j",
    (text) => {
      expect(parsePeriod(text)).toBeNull();
      expect(() => periodRange(text)).toThrow(RangeError);
    },
  );

  it("orders by last day, the shorter first", () => {
    const order = [
      "2016/2017",
      "2024",
      "2025-M01",
      "2025-M03",
      "2025-Q1",
      "2025-H1",
      "2025-Q3",
      "2025-9M",
      "2025-Q4",
      "2025-H2",
      "2025",
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(periods, {minLength: periods.length}), (shuffled) => {
        expect(shuffled.sort(comparePeriods)).toEqual(order);
      }),
    );
  });
});

describe("findPeriods", () => {
  it.each([
    ["kết quả công tác quý I, phương hướng, nhiệm vụ quý II năm 2025", ["2025-Q1"]],
    ["Tình hình kinh tế - xã hội quý III và 9 tháng năm 2022", ["2022-Q3", "2022-9M"]],
    ["KẾT QUẢ CÔNG TÁC 06 THÁNG ĐẦU NĂM 2024", ["2024-H1"]],
    ["sơ kết 6 tháng cuối năm 2023", ["2023-H2"]],
    ["công tác tháng 11, nhiệm vụ trọng tâm tháng 12 năm 2025", ["2025-M11"]],
    ["công tác Đảng tháng 03/2025", ["2025-M03"]],
    ["Quí 4 năm 2021", ["2021-Q4"]],
    ["tổng kết năm học 2023 - 2024", ["2023/2024"]],
    ["sơ kết 03 năm thực hiện Nghị quyết 18, giai đoạn 2018 - 2020", ["2018/2020"]],
    ["tổng kết 10 năm thực hiện Chỉ thị 40", []],
    ["kết quả thực hiện chỉ tiêu đến năm 2030", []],
    ["kết quả năm 2024 so với năm 2023", ["2024"]],
    ["kết quả 11 tháng năm 2024", []],
    ["12 tháng năm 2024", ["2024"]],
    ["ngày 15 tháng 9 năm 2022 và ngày 3/4/2023", []],
    ["kết quả quý IV", ["2025-Q4"]],
    ["kết quả tháng 12", ["2025-M12"]],
    ["kết quả 6 tháng đầu năm", ["2025-H1"]],
  ])("%s", (text, expected) => {
    expect(findPeriods(text, "2026-01-08")).toEqual(expected);
    expect(findPeriods(text.normalize("NFD"), "2026-01-08")).toEqual(expected);
  });

  it("leaves out a part without a year when no date tells it", () => {
    expect(findPeriods("kết quả quý IV", null)).toEqual([]);
  });

  it.each([
    ["từ ngày 15/12/2024 đến ngày 14/6/2025", "2025-H1"],
    ["(từ ngày 01 tháng 01 năm 2020 đến ngày 30 tháng 6 năm 2020)", "2020-H1"],
    ["từ 15/12 đến 14/3/2025", "2025-Q1"],
    ["từ ngày 01/3/2025 đến ngày 31/3/2025", "2025-M03"],
    ["từ ngày 15/12/2015 đến ngày 31/12/2017", "2016/2017"],
    ["từ ngày 01/3/2025 đến ngày 05/3/2025", null],
  ])("%s is %s", (text, expected) => {
    expect(findDateRange(text)).toBe(expected);
  });
});

import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {parseNumber} from "../pipeline/parse-number.ts";

const cases: [string, number | null, string | null, boolean][] = [
  // text, value, unit, ambiguous
  ["1.234,5", 1234.5, null, false],
  ["1.300", 1300, null, false],
  ["12.345.678", 12_345_678, null, false],
  ["12 345", 12_345, null, false],
  ["99,2%", 99.2, "%", false],
  ["99,2 %", 99.2, "%", false],
  ["104", 104, null, false],
  ["-5,3%", -5.3, "%", false],
  ["–2", -2, null, false],
  ["0", 0, null, false],
  ["0,992", 0.992, null, false],
  ["1,2340", 1.234, null, false],
  ["12,4 tỷ đồng", 12.4, "tỷ đồng", false],
  ["356 đảng viên", 356, "đảng viên", false],
  ["100m2", 100, "m2", false],
  ["1,300", 1300, null, true],
  ["1.5", 1.5, null, true],
  ["1,234,567", 1_234_567, null, true],
  ["1,234.5", 1234.5, null, true],
  ["", null, null, false],
  ["-", null, null, false],
  ["…", null, null, false],
  ["x", null, null, false],
  ["X", null, null, false],
  ["12/31", null, null, false],
  ["10-12", null, null, false],
  ["15/5/2016", null, null, false],
  ["chưa có", null, null, false],
  ["1.23.4", null, null, false],
];

describe("parseNumber", () => {
  it.each(cases)("%j", (text, value, unit, is_ambiguous) => {
    expect(parseNumber(text)).toEqual(value === null ? null : {value, unit, is_ambiguous});
  });

  it("reads back what is printed the Vietnamese way", () => {
    const whole = fc.integer({min: 0, max: 999_999_999});
    fc.assert(
      fc.property(whole, fc.integer({min: 0, max: 99}), (n, cents) => {
        const text = `${String(n).replace(/\B(?=(?:\d{3})+$)/g, ".")},${String(cents).padStart(2, "0")}`;
        expect(parseNumber(text)?.value).toBeCloseTo(n + cents / 100, 6);
      }),
    );
  });

  it("never takes other text for a number, and never fails", () => {
    fc.assert(
      fc.property(fc.string({unit: "grapheme"}), (text) => {
        const number = parseNumber(text);
        expect(number === null || Number.isFinite(number.value)).toBe(true);
      }),
    );
  });
});

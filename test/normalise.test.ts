import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {findGlued, normalise} from "../pipeline/1-read/normalise.ts";

describe("one form of text", () => {
  test.each([
    ["Đảng uỷ".normalize("NFD"), "Đảng uỷ"],
    ["Ðảng viên, ðơn vị", "Đảng viên, đơn vị"],
    ["năm\u00a02024,\u202f98\u2007%", "năm 2024, 98 %"],
    ["nghị\u200b quyết\ufeff, ban so\u00adạn", "nghị quyết, ban soạn"],
    ["đƣợc thƣờng xuyên", "được thường xuyên"],
    ["сông táс kiểm trа", "công tác kiểm tra"],
    ["Москва", "Москва"],
    ["2016‑2017", "2016-2017"],
    ["hoà bình, ủy ban", "hoà bình, ủy ban"],
    ["", ""],
  ])("%j", (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });
  test("NFD gives what NFC gives, and twice is as once", () => {
    const letters = fc.string({unit: fc.constantFrom(..."aăâeêoôơuưyđàảãáạ ằẳẵắặ-BCĐƯƠ.,\u00a0\u200b")});
    fc.assert(
      fc.property(letters, (text) => {
        const once = normalise(text);
        expect(normalise(text.normalize("NFD"))).toBe(once);
        expect(normalise(once)).toBe(once);
      }),
    );
  });
});

test.each([
  ["In tin bàiLưu tin bài", "bàiLưu"],
  ["Đề ánVị trí việc làm", "ánVị"],
  ["Ủy ban nhân dân, TP HCM, kWh, BCĐ", null],
  ["YouTube, iPhone, MobiFone", null],
])("glued words in %s", (text, glued) => {
  expect(findGlued(text)).toBe(glued);
});

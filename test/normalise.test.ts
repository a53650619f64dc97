import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {findGlued, normalise, repairDamage} from "../pipeline/1-read/normalise.ts";

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

describe("broken text", () => {
  test.each<[string, string, string[], string[]]>([
    ["tr-ờng hợp, ng-ời dân, năm 2016-2017", "trường hợp, người dân, năm 2016-2017", ["tr-ờng", "ng-ời"], []],
    ["đợc xử lý, trờng học", "được xử lý, trường học", ["đợc", "trờng"], []],
    ["đợc giao cho ngời đứng đầu", "được giao cho ngời đứng đầu", ["đợc"], ["ngời"]],
    ["ĐỢC", "ĐƯỢC", ["ĐỢC"], []],
    ["Trong sạch - vững mạnh", "Trong sạch - vững mạnh", [], []],
    ["chủ nghĩa Mác-Lênin, BC-ĐU, COVID-19", "chủ nghĩa Mác-Lênin, BC-ĐU, COVID-19", [], []],
    ["kinh tế-xã hội, cơ-quan, ở-nơi", "kinh tế-xã hội, cơ-quan, ở-nơi", [], []],
    ["mời họp, trời mưa, hơn nữa", "mời họp, trời mưa, hơn nữa", [], []],
  ])("%s", (text, mended, repaired, doubtful) => {
    expect(repairDamage(text)).toEqual({text: mended, repaired, doubtful});
  });
  test.each([
    ["In tin bàiLưu tin bài", "bàiLưu"],
    ["Đề ánVị trí việc làm", "ánVị"],
    ["Ủy ban nhân dân, TP HCM, kWh, BCĐ", null],
    ["YouTube, iPhone, MobiFone", null],
  ])("glued words in %s", (text, glued) => {
    expect(findGlued(text)).toBe(glued);
  });
});

import {inflateRawSync} from "node:zlib";
import fc from "fast-check";
import iconv from "iconv-lite";
import {expect, test} from "vitest";
import {deflate} from "./support/deflate.ts";
import {toTcvn3, toTcvn3Capitals, toVni} from "./support/legacy-encodings.ts";
import {mergeFonts} from "./support/merge-fonts.ts";
import {writeCompoundFile} from "./support/write-compound-file.ts";

const LOWER = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";

test("inflating what was deflated gives the bytes back", () => {
  const repetitive = fc
    .tuple(fc.uint8Array({minLength: 1, maxLength: 40}), fc.integer({min: 1, max: 400}))
    .map(([piece, times]) => new Uint8Array(Buffer.concat(Array.from({length: times}, () => piece))));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({maxLength: 3000}), repetitive), (bytes) => {
      expect(Buffer.from(inflateRawSync(deflate(bytes))).equals(bytes)).toBe(true);
    }),
    {numRuns: 60},
  );
});

test("matches reach back over the whole window and no further", () => {
  const far = new Uint8Array(70_000).map((_, i) => (i * 7919 + (i >> 8)) & 0xff);
  far.copyWithin(33_000, 0, 1_000);
  expect(Buffer.from(inflateRawSync(deflate(far))).equals(far)).toBe(true);
});

test("TCVN3 codes are those of iconv's table; capitals without a code go to the H font", () => {
  const codes = toTcvn3(LOWER)
    .map(({text}) => text)
    .join("");
  expect(iconv.decode(Buffer.from(codes, "latin1"), "tcvn").normalize("NFC")).toBe(LOWER);
  expect(toTcvn3("Ủy ban Đảng").map(({font}) => font)).toEqual([".VnTimeH", ".VnTime"]);
  expect(toTcvn3Capitals(LOWER.toUpperCase())).toEqual([{font: ".VnTimeH", text: codes}]);
});

test("VNI codes of the 134 letters are all different, and known ones are right", () => {
  const codes = [...LOWER, ...LOWER.toUpperCase()].map((letter) => toVni(letter)[0]!.text);
  expect(new Set(codes).size).toBe(134);
  expect(toVni("Đảng ủy, được, nghị quyết, Ữ ỵ")[0]!.text).toBe("Ñaûng uûy, ñöôïc, nghò quyeát, ÖÕ î");
});

test("a compound file has its magic, whole sectors, and the streams' bytes", () => {
  const file = Buffer.from(
    writeCompoundFile([
      {name: "WordDocument", bytes: Buffer.from("chi bộ")},
      {name: "1Table", bytes: new Uint8Array(5000).fill(7)},
    ]),
  );
  expect(file.toString("hex", 0, 8)).toBe("d0cf11e0a1b11ae1");
  expect(file.length % 512).toBe(0);
  expect(file.includes(Buffer.from("chi bộ"))).toBe(true);
});

test("fonts that are not WOFF are refused", () => {
  expect(() => mergeFonts([Buffer.from("OTTO no font")])).toThrow("not a WOFF");
});

import fc from "fast-check";
import iconv from "iconv-lite";
import {describe, expect, test} from "vitest";
import {decodeBytes} from "../pipeline/1-read/encodings/decode-bytes.ts";
import {decodeRuns, fontEncoding} from "../pipeline/1-read/encodings/decode-runs.ts";
import {decodeLegacy, detectLegacy} from "../pipeline/1-read/encodings/detect-encoding.ts";
import {isSyllable} from "../pipeline/1-read/encodings/syllables.ts";
import {encodeOld, LETTERS, toLegacy, toTcvn3, toViqr} from "./support/legacy-encodings.ts";

const SMALL = LETTERS.slice(0, LETTERS.length / 2);
const latin = (text: string, encoding: string) => iconv.encode(text, encoding).toString("latin1");

describe("every letter of the alphabet", () => {
  test("TCVN3: 67 small ones and the 7 capitals with a code, against iconv; all 134 through the font", () => {
    for (const letter of [...SMALL, ..."ĂÂÊÔƠƯĐ"])
      expect(decodeLegacy(latin(letter, "tcvn"), "tcvn3")).toBe(letter);
    for (const letter of LETTERS) expect(decodeRuns(toTcvn3(letter)).text).toBe(letter);
  });
  test("VNI, VISCII, VIQR: all 134", () => {
    expect(LETTERS).toHaveLength(134);
    for (const letter of LETTERS) {
      expect(decodeLegacy(toLegacy(letter, "vni"), "vni")).toBe(letter);
      expect(decodeLegacy(latin(letter, "viscii"), "viscii")).toBe(letter);
      expect(decodeLegacy(`${toViqr(letter)}n`, "viqr")).toBe(`${letter}n`);
    }
  });
  test.each<[string, (text: string) => Uint8Array]>([
    ["windows-1258", (text: string) => encodeOld(text, "windows-1258")],
    ["utf-16le", (text) => iconv.encode(text, "utf-16le")],
    ["utf-16be", (text) => iconv.encode(text, "utf-16be")],
    ["utf-8", (text) => Buffer.from(text)],
  ])("%s, and says so without a byte order mark", (encoding, encode) => {
    const text = `Kết quả và hạn chế của chi bộ trong năm, báo cáo gửi cấp trên.\n${SENTENCES.join("\n")}\n${LETTERS.join(" ")}`;
    expect(decodeBytes(encode(text))).toEqual({text, encoding});
    expect(decodeBytes(encode(text.normalize("NFC")).subarray(0))).toEqual({text, encoding});
  });
});

const SENTENCES = [
  "Chi bộ đã quán triệt đầy đủ các nghị quyết, chỉ thị của cấp trên.",
  "Tỷ lệ đảng viên tham gia sinh hoạt định kỳ đạt 98,5%.",
  "Việc nắm bắt tư tưởng của quần chúng có nơi chưa kịp thời.",
  "Một số cấp ủy chưa xây dựng kế hoạch kiểm tra, giám sát.",
  "Nguyên nhân chủ yếu là do nhận thức của người đứng đầu còn hạn chế.",
  "Kiến nghị đảng ủy cấp trên mở lớp bồi dưỡng nghiệp vụ cho bí thư chi bộ.",
  "Đơn vị phấn đấu hoàn thành chỉ tiêu kết nạp đảng viên trước ngày 30/9.",
  "Nội dung sinh hoạt chuyên đề được chuẩn bị chu đáo, sát với nhiệm vụ.",
  "Công tác dân vận được triển khai đồng bộ ở các tổ chức trực thuộc.",
  "Vẫn còn tình trạng đảng viên ít phát biểu ý kiến trong cuộc họp.",
  "Quy chế làm việc chưa được sửa đổi, bổ sung phù hợp với tình hình mới.",
  "Thực hiện tốt nguyên tắc tập trung dân chủ, tự phê bình và phê bình.",
];
const FOUR_WORDS = SENTENCES.map((sentence) => sentence.split(" ").slice(0, 4).join(" "));

describe("telling the encoding by how it reads", () => {
  test.each([
    ["tcvn3", SENTENCES, 12],
    ["vni", SENTENCES, 12],
    ["viqr", SENTENCES, 12],
    ["viscii", SENTENCES, 12],
    ["tcvn3", FOUR_WORDS, 12],
    ["vni", FOUR_WORDS, 12],
    ["viqr", FOUR_WORDS, 12],
    ["viscii", FOUR_WORDS, 11],
  ] as const)("%s in %j: at least %i right", (encoding, texts, least) => {
    const right = texts.filter((text) => detectLegacy(toLegacy(text, encoding)) === encoding);
    expect(right.length).toBeGreaterThanOrEqual(least);
  });
  test("a line in capitals in TCVN3, whose toned capitals have no code, with dashes and quotes of Windows", () => {
    const lines = ["ĐẢNG ỦY SỞ Y TẾ – CHI BỘ VĂN PHÒNG", "Số 05-BC/ĐU", "Sở Y tế báo cáo “đợt 1” như sau:"];
    const {text, encoding} = decodeBytes(encodeOld(lines.join("\n"), "tcvn3"));
    expect([encoding, ...text.split("\n")]).toEqual(["tcvn3", ...lines]);
  });
  test("a line too short to tell is read as the rest of its document is", () => {
    const short = toLegacy("Số 15-BC/CB-MT", "tcvn3");
    expect(detectLegacy(short)).toBeNull();
    expect(detectLegacy(short, "tcvn3")).toBe("tcvn3");
    expect(detectLegacy("Số 15-BC/CB-MT", "tcvn3")).toBeNull();
  });
  test.each(["NHIỆM VỤ", "Kính đề nghị Ban Thường vụ Đảng ủy", "Có 2 chi bộ. Thiếu chỉ tiêu. Các tổ"])(
    "a dot that is a tone and one that ends a sentence in VIQR: %s",
    (text) => {
      expect(decodeLegacy(toViqr(text), "viqr")).toBe(text);
    },
  );
  test.each([
    ...SENTENCES,
    ...FOUR_WORDS,
    "In tin bàiLưu tin bài",
    "Chi bộ có 12 đảng viên.",
    "tài sản, quá trình và cơ cấu",
    "Số: 12-BC/ĐU",
    "THÀNH PHỐ",
    "Ông A. B. phát biểu?",
    "café, naïve, façade",
    "v.v...",
  ])("%s is Unicode", (text) => {
    expect(detectLegacy(text)).toBeNull();
    expect(detectLegacy(text.normalize("NFD"))).toBeNull();
  });
  test.each(["tcvn3", "vni", "viscii"] as const)("a file of %s bytes", (encoding) => {
    const text = SENTENCES.join("\n");
    const bytes = Buffer.from(toLegacy(text.toLowerCase(), encoding), "latin1");
    expect(decodeBytes(bytes)).toEqual({text: text.toLowerCase(), encoding});
  });
  test("UTF-8 cut in the middle of a letter is still UTF-8", () => {
    const bytes = Buffer.from(SENTENCES.join("\n"));
    expect(decodeBytes(bytes.subarray(0, bytes.indexOf("ế") + 1))).toMatchObject({encoding: "utf-8"});
  });
});

test.each([
  [".VnTime", {encoding: "tcvn3", capitals: false}],
  [".VnArialH", {encoding: "tcvn3", capitals: true}],
  ["VNI-Times", {encoding: "vni", capitals: false}],
  ["VNI Helve", {encoding: "vni", capitals: false}],
  ["Times New Roman", null],
  ["Vnbook", null],
  [null, null],
])("the font %s", (font, expected) => {
  expect(fontEncoding(font)).toEqual(expected);
});

test.each([
  ["nghiêng", true],
  ["Thuở", true],
  ["QUYẾT", true],
  ["uỷ", true],
  ["giếng", true],
  ["ước", true],
  ["đợc", false],
  ["các", true],
  ["cạc", true],
  ["càc", false],
  ["bàiLưu", false],
  ["Android", false],
])("%s is a syllable: %s", (word, expected) => {
  expect(isSyllable(word)).toBe(expected);
});

test("decoding what has no code leaves it alone", () => {
  fc.assert(
    fc.property(fc.string({unit: fc.constantFrom(..."bcdghklmnpqrstvx0123456789 ,.;:")}), (text) => {
      for (const encoding of ["tcvn3", "vni", "viscii"] as const)
        expect(decodeLegacy(text, encoding)).toBe(text);
    }),
  );
});

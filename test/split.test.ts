import fc from "fast-check";
import {expect, test} from "vitest";
import {headingRules, roleOfHeading} from "../pipeline/2-split/role-of-heading.ts";
import {splitSentences} from "../pipeline/2-split/sentences.ts";
import {splitText} from "../pipeline/2-split/split-text.ts";

const plain = {join: (text: string) => text};
const sentences = (text: string) => splitSentences(text).map(({start, end}) => text.slice(start, end));
const clauses = (text: string) => splitText(text, plain).clauses.map((clause) => clause.text);

test.for<[string, number]>([
  ["Chi bộ họp đúng kỳ. Đảng viên dự đủ.", 2],
  ["Cuộc họp ngày 28.2.2018 bàn 3 việc. Kết luận có 12.500 chữ.", 2],
  ["Đồng chí ở TP. Bến Lau đã dự. PGS.TS. chủ trì.", 2],
  ["1. Công tác tư tưởng được giữ vững.", 1],
  ["Chi ủy nhắc “Họp. Phải đúng giờ.” rồi ghi sổ.", 1],
  ["Mua sắm bàn ghế, máy in, v.v. Kinh phí đã công khai.", 2],
  ["", 0],
])("splitSentences(%j) gives %i", ([text, count]) => {
  expect(sentences(text)).toHaveLength(count);
});

test.for<[string, string[]]>([
  [
    "Một số chi ủy chưa họp trước kỳ sinh hoạt; chưa gửi tài liệu cho đảng viên.",
    ["Một số chi ủy chưa họp trước kỳ sinh hoạt", "chưa gửi tài liệu cho đảng viên."],
  ],
  [
    "Đơn vị đã mở hai lớp tập huấn, nhưng số người dự chưa đạt yêu cầu.",
    ["Đơn vị đã mở hai lớp tập huấn", "nhưng số người dự chưa đạt yêu cầu."],
  ],
  ["Cán bộ, đảng viên chưa nắm chắc quy định.", ["Cán bộ, đảng viên chưa nắm chắc quy định."]],
  [
    "Phổ biến kế hoạch “chống lãng phí; không còn hình thức” đến 9 chi bộ.",
    ["Phổ biến kế hoạch “chống lãng phí; không còn hình thức” đến 9 chi bộ."],
  ],
])("clauses of %j", ([text, expected]) => {
  expect(clauses(text)).toEqual(expected);
});

test("subject and quantifier carry over a semicolon", () => {
  const [, second] = splitText(
    "Một số chi ủy chưa họp trước kỳ sinh hoạt; chưa gửi tài liệu cho đảng viên.",
    plain,
  ).clauses;
  expect(second).toMatchObject({subject: "Một số chi ủy", quantifier: "một số"});
});

test("every heading rule gives its example its role", () => {
  for (const {role, example} of headingRules())
    expect([example, roleOfHeading(example)]).toEqual([example, role]);
});

test("offsets give back the text, and clauses leave out only marks and spaces", () => {
  const letter = fc.constantFrom(..."aăchưĐ .;,:“”()\"'-0\n");
  fc.assert(
    fc.property(fc.array(letter, {maxLength: 300}), (letters) => {
      const text = letters.join("");
      const split = splitText(text, plain);
      const flat = text.replace(/[\r\n]/g, " ");
      for (const {start, end, text: own} of [...split.sentences, ...split.clauses])
        expect(flat.slice(start, end)).toBe(own);
      const kept = splitSentences(text)
        .map(({start, end}) => text.slice(start, end))
        .join("");
      expect(kept.replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
    }),
  );
});

test("a long line without a full stop takes linear time", () => {
  const took = (n: number) => {
    const text = "Một số chi bộ chưa nghiêm, ".repeat(n);
    const from = performance.now();
    splitText(text, plain);
    return performance.now() - from;
  };
  took(200);
  expect(took(4000)).toBeLessThan(Math.max(50, took(1000)) * 12);
});

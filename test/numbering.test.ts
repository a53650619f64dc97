import {describe, expect, test} from "vitest";
import {readDocx} from "../pipeline/1-read/read-docx.ts";
import {level, li, p, r, rawDocx} from "./support/raw-docx.ts";
import {showReading} from "./support/show-reading.ts";

const STYLES = `
  <w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="H1b"><w:name w:val="De muc"/><w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>`;
const lines = async (body: string, numbering: string, styles = "") =>
  showReading(await readDocx(rawDocx(body, {numbering, styles}), "x.docx"));

const LEVELS = [
  level(0, "upperRoman", "%1."),
  level(1, "decimal", "%2."),
  level(2, "decimal", "%2.%3."),
  level(3, "lowerLetter", "%4)"),
].join("");
const NUMBERING = `
  <w:abstractNum w:abstractNumId="0">${LEVELS}</w:abstractNum>
  <w:abstractNum w:abstractNumId="1">${level(0, "bullet", "-")}${level(1, "bullet", "\uf0b7")}</w:abstractNum>
  <w:abstractNum w:abstractNumId="2">${level(0, "decimal", "Chỉ tiêu %1:").replace('w:start w:val="1"', 'w:start w:val="5"')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="3">${level(0, "upperRoman", "%1.")}${level(1, "decimal", "%1.%2", "<w:isLgl/>")}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
  <w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
  <w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>
  <w:num w:numId="6"><w:abstractNumId w:val="0"/></w:num>`;

describe("list numbers", () => {
  test("levels count, restart under a new parent, and are shared by the lists of one definition", async () => {
    const body = [
      li(1, 0, "Kết quả"),
      li(1, 1, "Kiểm tra 3 chi bộ;"),
      li(1, 2, "Chi bộ Một 2 lần;"),
      li(1, 2, "Chi bộ Hai 1 lần;"),
      li(1, 3, "tháng 3;"),
      li(1, 1, "Giám sát 2 chi bộ."),
      li(6, 0, "Hạn chế"),
      li(6, 1, "Còn 2 chi bộ chậm."),
    ];
    expect(await lines(body.join(""), NUMBERING)).toEqual([
      "heading 1 «I.» Kết quả",
      "list 2 «1.» Kiểm tra 3 chi bộ;",
      "list 3 «1.1.» Chi bộ Một 2 lần;",
      "list 3 «1.2.» Chi bộ Hai 1 lần;",
      "list 4 «a)» tháng 3;",
      "list 2 «2.» Giám sát 2 chi bộ.",
      "heading 1 «II.» Hạn chế",
      "list 2 «1.» Còn 2 chi bộ chậm.",
    ]);
  });
  test.each<[string, string, string[]]>([
    [
      "bullets, of symbol fonts too",
      li(2, 0, "việc một;") + li(2, 1, "việc hai."),
      ["list 1 «-» việc một;", "list 2 «•» việc hai."],
    ],
    [
      "a start and words in the label",
      li(3, 0, "kết nạp 10 đảng viên;") + li(3, 0, "phát thẻ 3 đảng viên."),
      ["list 1 «Chỉ tiêu 5:» kết nạp 10 đảng viên;", "list 1 «Chỉ tiêu 6:» phát thẻ 3 đảng viên."],
    ],
    [
      "a start override",
      li(1, 0, "Một.") + li(1, 0, "Hai.") + li(4, 0, "Lại từ đầu.") + li(4, 0, "Tiếp."),
      ["list 1 «I.» Một.", "list 1 «II.» Hai.", "list 1 «I.» Lại từ đầu.", "list 1 «II.» Tiếp."],
    ],
    ["legal numbering", li(5, 0, "Một.") + li(5, 1, "Ý đầu."), ["list 1 «I.» Một.", "list 2 «1.1» Ý đầu."]],
    [
      "an empty item takes its number",
      li(1, 0, "Một.") + li(1, 0, "") + li(1, 0, "Ba."),
      ["list 1 «I.» Một.", "list 1 «III.» Ba."],
    ],
    [
      "numId 0 is no list",
      p(r("Một câu."), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'),
      ["Một câu."],
    ],
    [
      "numbers of a style and of the style it is based on",
      p(r("Kết quả"), '<w:pStyle w:val="H1"/>') + p(r("Hạn chế"), '<w:pStyle w:val="H1b"/>'),
      ["heading 1 «I.» Kết quả", "heading 1 «II.» Hạn chế"],
    ],
  ])("%s", async (_, body, expected) => {
    expect(await lines(body, NUMBERING, STYLES)).toEqual(expected);
  });
});

import {describe, expect, test} from "vitest";
import {readRtf} from "../pipeline/1-read/read-rtf.ts";
import {UnreadableError} from "../pipeline/model.ts";
import {showReading} from "./support/show-reading.ts";

const HEAD =
  "\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Times New Roman;}{\\f1\\fcharset0 .VnTime;}{\\f2\\fcharset0 .VnTimeH{\\*\\falt Arial};}{\\f3\\fcharset0 VNI-Times;}{\\f4\\fcharset2 Symbol;}{\\f5\\fcharset163 Times New Roman;}}" +
  "{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0\\b heading 1;}{\\s2\\f1 Old;}{\\s3 toc 1;}}{\\*\\listtable{\\list x}}";

/** Text as RTF writes it: `\u` with one fallback character. */
const u = (text: string) => text.replace(/[^\x00-\x7f]/g, (char) => `\\u${char.charCodeAt(0)}?`);
const read = (body: string) => readRtf(Buffer.from(`{${HEAD}\n${body}}`, "latin1"), "x.rtf");
const lines = (body: string) => showReading(read(body));
const label = (text: string, level: number) => `{\\listtext\\pard\\plain ${text}\\tab}\\ilvl${level} `;

describe("list numbers", () => {
  test.each<[string, string, string[]]>([
    [
      "printed labels with their level",
      `${label("I.", 0)}${u("Kết quả")}\\par ${label("1.1.", 2)}${u("Kiểm tra 3 chi bộ;")}\\par ${label("a)", 3)}${u("tháng 3.")}\\par`,
      ["heading 1 «I.» Kết quả", "list 3 «1.1.» Kiểm tra 3 chi bộ;", "list 4 «a)» tháng 3."],
    ],
    [
      "words in the label, not doubled by their fallback",
      `${label(u("Chỉ tiêu 5:"), 0)}${u("kết nạp 10 đảng viên.")}\\par`,
      ["list 1 «Chỉ tiêu 5:» kết nạp 10 đảng viên."],
    ],
    [
      "bullets of a symbol font",
      `{\\listtext\\f4\\'b7\\tab}${u("việc một.")}\\par {\\pntext\\f4\\'2d\\tab}${u("việc hai.")}\\par`,
      ["list 1 «•» việc một.", "list 1 «-» việc hai."],
    ],
    [
      "headings by style",
      `\\pard\\s1\\b ${u("Kết quả đạt được")}\\par\\pard\\s0\\b0 ${u("Câu.")}\\par`,
      ["heading 1 Kết quả đạt được", "Câu."],
    ],
  ])("%s", (_, body, expected) => {
    expect(lines(body)).toEqual(expected);
  });
});

describe("what counts as text", () => {
  test.each<[string, string, string[]]>([
    [
      "deletions out, insertions in",
      u("Đạt {\\deleted 95%}{\\revised 99,2%} kế hoạch.\\par"),
      ["Đạt 99,2% kế hoạch."],
    ],
    ["moved text once", u("{\\mvf Cũ.}{\\mvt Mới.}\\par"), ["Mới."]],
    [
      "a deleted paragraph mark joins",
      u("Đảng bộ có {\\deleted \\par}9 chi bộ.\\par"),
      ["Đảng bộ có 9 chi bộ."],
    ],
    ["hidden text", u("Nêu rõ {\\v ẨN}hạn chế.\\par"), ["Nêu rõ hạn chế."]],
    [
      "a text box once",
      u(
        "Câu trên.{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt Dự thảo\\par}}{\\shprslt{\\*\\do{\\dptxbxtext Dự thảo\\par}}}}\\par",
      ),
      ["Câu trên.", "text_box Dự thảo"],
    ],
    [
      "field results, not codes",
      u("{\\field{\\*\\fldinst DATE}{\\fldrslt kết quả}} trường.\\par"),
      ["kết quả trường."],
    ],
    [
      "tabs, breaks, special characters",
      u("nắm\\tab bắt\\line tư\\~tưởng\\endash sát\\_sao \\{1\\}.\\par"),
      ["nắm bắt tư tưởng–sát-sao {1}."],
    ],
    [
      "notes, headers and footers",
      u(
        "{\\header Lưu hành nội bộ\\par}{\\footer 3\\par}Đạt 98%{\\footnote \\chftn Tính đến tháng 6.}.\\par",
      ),
      ["Đạt 98%.", "footnote «1» Tính đến tháng 6.", "header Lưu hành nội bộ"],
    ],
    [
      "no contents, no pictures, no unknown groups",
      u("\\pard\\s3 Kết quả 3\\par\\pard{\\pict abcdef}{\\*\\xyz ẨN}Câu.\\par"),
      ["Câu."],
    ],
    [
      "bytes in the font's code page",
      "\\f5 B\\'e1o c\\'e1o s\\'f4\\'ec 5, \\'f0\\'e0 l\\'e0m t\\'f4\\'ect.\\par",
      ["Báo cáo số 5, đà làm tốt."],
    ],
    ["more than one character to skip", "\\uc2 \\u7841 ??\\uc0 \\u273 \\u7843 ng.\\par", ["ạđảng."]],
    ["binary data", "C\\'e2u {\\pict\\bin4 }{\\}}m\\u7897?t.\\par", ["Câu một."]],
  ])("%s", (_, body, expected) => {
    expect(lines(body)).toEqual(expected);
  });
});

describe("legacy fonts", () => {
  test.each<[string, string, string]>([
    [
      "TCVN3, capitals, VNI by run",
      "{\\f1 ®¹t} 85%; {\\f2 h\\'b9n ch\\'d5}; {\\f3 tr\\'f6\\'f4}{\\f3 \\'f8ng h\\'f4\\'efp}.\\par",
      "đạt 85%; HẠN CHẾ; trường hợp.",
    ],
    ["by style", "\\pard\\s2 \\'adíc ®¹t 85%.\\par", "ước đạt 85%."],
    ["an optional hyphen in TCVN3 is ư", "\\f1 tr\\-êng.\\par", "trường."],
    ["codes as Unicode", "\\f1 \\u174?\\u185?t.\\par", "đạt."],
  ])("%s", (_, body, text) => {
    expect(read(body).blocks.map((block) => block.text)).toEqual([text]);
  });
});

describe("tables", () => {
  const b = "\\clbrdrt\\brdrs\\brdrw10";
  test("cells are aligned by their edges, merged ones repeated", () => {
    const body = u(
      `Thu đảng phí:\\par\\trowd ${b}\\clvmgf\\cellx1000${b}\\cellx3010\\pard\\intbl TT\\cell Năm 2024\\cell\\row` +
        `\\trowd ${b}\\clvmrg\\cellx1000${b}\\cellx2000${b}\\cellx3000\\pard\\intbl\\cell Kế hoạch\\cell Thực hiện\\cell\\row` +
        `\\trowd ${b}\\cellx1000${b}\\clmgf\\cellx2000${b}\\clmrg\\cellx3000\\pard\\intbl 1\\cell 1.234,5\\cell\\cell\\row\\pard Câu sau.\\par`,
    );
    expect(lines(body)).toEqual([
      "Thu đảng phí:",
      "table «Thu đảng phí:»",
      "| TT | Năm 2024 | Năm 2024 |",
      "| TT | Kế hoạch | Thực hiện |",
      "| 1 | 1.234,5 | 1.234,5 |",
      "Câu sau.",
    ]);
  });
  test("the head is read cell by cell", () => {
    expect(
      lines(
        u(
          "\\trowd\\cellx1\\cellx500\\pard\\intbl CHI BỘ MỘT\\par Số 05-BC/CB\\cell ĐẢNG CỘNG SẢN VIỆT NAM\\cell\\row\\pard Câu.\\par",
        ),
      ),
    ).toEqual(["cell CHI BỘ MỘT", "cell Số 05-BC/CB", "cell ĐẢNG CỘNG SẢN VIỆT NAM", "Câu."]);
  });
});

test.each<[string, string, string]>([
  ["cut short", `{${HEAD}\nC\\'e2u {\\b dang d`, "truncated"],
  ["too deep", `{${HEAD}${"{".repeat(2_000)}`, "xml-too-deep"],
  ["no text", `{${HEAD}\\par}`, "empty"],
  ["a picture and no text", `{${HEAD}{\\pict\\pngblip 8950}\\par}`, "no-text-layer"],
])("%s is refused", (_, rtf, rule) => {
  expect(() => readRtf(Buffer.from(rtf, "latin1"), "x.rtf")).toThrow(
    expect.objectContaining({problem: expect.objectContaining({rule})}),
  );
  expect(() => readRtf(Buffer.from(rtf, "latin1"), "x.rtf")).toThrow(UnreadableError);
});

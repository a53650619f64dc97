import {describe, expect, test} from "vitest";
import {readDocx} from "../pipeline/1-read/read-docx.ts";
import {inFont, p, type RawParts, r, rawDocx} from "./support/raw-docx.ts";
import {showReading} from "./support/show-reading.ts";
import {writeZip} from "./support/write-zip.ts";

const read = (body: string, parts: RawParts = {}) => readDocx(rawDocx(body, parts), "x.docx");
const lines = async (body: string, parts: RawParts = {}) => showReading(await read(body, parts));

const STYLES = `
  <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman"/></w:rPr></w:rPrDefault></w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="Old"><w:name w:val="Old"/><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Old2"><w:name w:val="Old2"/><w:basedOn w:val="Old"/></w:style>
  <w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>`;

const box = (text: string) => `<w:txbxContent>${p(r(text))}</w:txbxContent>`;
const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const deleted = (text: string) => `<w:del w:id="1"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;

describe("what counts as text", () => {
  test.each<[string, string, string[]]>([
    [
      "deletions out, insertions in",
      p(`${r("Đạt ")}${deleted("95%")}<w:ins w:id="2">${r("99,2%")}</w:ins>${r(" kế hoạch.")}`),
      ["Đạt 99,2% kế hoạch."],
    ],
    [
      "moved text once",
      p(`<w:moveFrom w:id="3">${r("Cũ.")}</w:moveFrom><w:moveTo w:id="4">${r("Mới.")}</w:moveTo>`),
      ["Mới."],
    ],
    [
      "a deleted paragraph mark joins",
      p(r("Đảng bộ có "), '<w:rPr><w:del w:id="5"/></w:rPr>') + p(r("9 chi bộ.")),
      ["Đảng bộ có 9 chi bộ."],
    ],
    [
      "hidden text, by run and by style",
      p(r("Nêu rõ ") + r("ẨN", "<w:vanish/>") + r("ẨN", '<w:rStyle w:val="Gone"/>') + r("hạn chế.")),
      ["Nêu rõ hạn chế."],
    ],
    [
      "a text box once",
      p(
        `${r("Câu trên.")}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box("Dự thảo")}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box("Dự thảo")}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      ["Câu trên.", "text_box Dự thảo"],
    ],
    [
      "field results, not codes, also nested",
      p(
        `${field("begin")}<w:r><w:instrText> IF </w:instrText></w:r>${field("begin")}<w:r><w:instrText>X</w:instrText></w:r>${field("separate")}${r("trong mã")}${field("end")}${field("separate")}${r("kết quả")}${field("end")}${r(" trường.")}`,
      ),
      ["kết quả trường."],
    ],
    [
      "tabs and breaks part words",
      p(`${r("nắm")}<w:r><w:tab/></w:r>${r("bắt")}<w:r><w:br/></w:r>${r("tư tưởng.")}`),
      ["nắm bắt tư tưởng."],
    ],
    [
      "a break before a label begins a block",
      p(`${r("Gồm:")}<w:r><w:br/></w:r>${r("- Chi bộ Một;")}<w:r><w:br/></w:r>${r("- Chi bộ Hai.")}`),
      ["Gồm:", "list 1 «-» Chi bộ Một;", "list 1 «-» Chi bộ Hai."],
    ],
    [
      "content controls and links",
      `<w:sdt><w:sdtContent>${p(`<w:hyperlink>${r("Chi bộ")}</w:hyperlink><w:sdt><w:sdtContent>${r(" Ba")}</w:sdtContent></w:sdt>`)}</w:sdtContent></w:sdt>`,
      ["Chi bộ Ba"],
    ],
    ["no table of contents", p(r("Kết quả ..... 3"), '<w:pStyle w:val="TOC1"/>') + p(r("Câu.")), ["Câu."]],
  ])("%s", async (_, body, expected) => {
    expect(await lines(body, {styles: STYLES})).toEqual(expected);
  });
  test("notes, headers and footers are blocks of their kind, after the body", async () => {
    const reading = await lines(p(`${r("Đạt 98%")}<w:r><w:footnoteReference w:id="2"/></w:r>${r(".")}`), {
      footnotes: `<w:footnote w:type="separator" w:id="0">${p(r("x"))}</w:footnote><w:footnote w:id="1">${p(r("Không ai dẫn."))}</w:footnote><w:footnote w:id="2">${p(r("Tính đến tháng 6."))}</w:footnote>`,
      header1: p(r("Lưu hành nội bộ")),
      footer1: p(r("3")),
    });
    expect(reading).toEqual(["Đạt 98%.", "footnote «1» Tính đến tháng 6.", "header Lưu hành nội bộ"]);
  });
});

const font = (name: string) => `<w:rFonts w:ascii="${name}"/>`;

describe("legacy fonts", () => {
  test.each<[string, string, string]>([
    ["TCVN3 by run", p(r("Tỷ lệ ") + inFont(".VnTime", "®¹t") + r(" 85%.")), "Tỷ lệ đạt 85%."],
    [
      "TCVN3 by style, inherited",
      p(r("­íc ®¹t 85%, t¨ng."), '<w:pStyle w:val="Old2"/>'),
      "ước đạt 85%, tăng.",
    ],
    ["an H font is capitals", p(inFont(".VnTimeH", "h¹n chÕ")), "HẠN CHẾ"],
    [
      "VNI, a letter split between runs",
      p(
        inFont("VNI-Times", "tr") +
          inFont("VNI-Times", "ö") +
          inFont("VNI-Times", "ôøng hô") +
          inFont("VNI-Times", "ïp."),
      ),
      "trường hợp.",
    ],
    [
      "a soft hyphen in TCVN3 is ư",
      p(
        `<w:r><w:rPr>${font(".VnTime")}</w:rPr><w:t>tr</w:t><w:softHyphen/><w:t>êng ®</w:t><w:softHyphen/><w:t>îc.</w:t></w:r>`,
      ),
      "trường được.",
    ],
    [
      "elsewhere it is nothing",
      p("<w:r><w:t>nghị</w:t><w:softHyphen/><w:t> quyết.</w:t></w:r>"),
      "nghị quyết.",
    ],
    ["codes of a symbol font", p(inFont(".VnTime", "\uf0ae\uf0b9t.")), "đạt."],
    [
      "Unicode text left in an old font",
      p(inFont(".VnTime", "Đảng ủy và nhân dân đã làm tốt.")),
      "Đảng ủy và nhân dân đã làm tốt.",
    ],
    [
      "TCVN3 in a font that does not say so",
      p(inFont("Arial", "C«ng t¸c kiÓm tra cßn chËm, ch­a s¸t.")),
      "Công tác kiểm tra còn chậm, chưa sát.",
    ],
  ])("%s", async (_, body, text) => {
    expect((await read(body, {styles: STYLES})).blocks.map((block) => block.text)).toEqual([text]);
  });
});

const tc = (text: string, properties = "") =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${text
    .split("/")
    .map((part) => p(r(part)))
    .join("")}</w:tc>`;
const BORDERS = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>';

describe("tables", () => {
  test("merged cells are repeated, deleted rows left out, the caption is the paragraph above", async () => {
    const rows = [
      `<w:tr>${tc("TT", '<w:vMerge w:val="restart"/>')}${tc("Năm 2024", '<w:gridSpan w:val="2"/>')}</w:tr>`,
      `<w:tr>${tc("", "<w:vMerge/>")}${tc("Kế hoạch")}${tc("Thực hiện")}</w:tr>`,
      `<w:tr><w:trPr><w:del w:id="9"/></w:trPr>${tc("cũ")}${tc("1")}${tc("1")}</w:tr>`,
      `<w:tr>${tc("1")}${tc("1.234,5")}${tc("")}</w:tr>`,
    ];
    expect(
      await lines(
        `${p(r("Bảng 1. Thu đảng phí"))}${p(r("Đơn vị tính: triệu đồng"))}<w:tbl>${BORDERS}${rows.join("")}</w:tbl>${p(r("Câu sau."))}`,
      ),
    ).toEqual([
      "Bảng 1. Thu đảng phí",
      "Đơn vị tính: triệu đồng",
      "table «Bảng 1. Thu đảng phí»",
      "| TT | Năm 2024 | Năm 2024 |",
      "| TT | Kế hoạch | Thực hiện |",
      "| 1 | 1.234,5 |  |",
      "Câu sau.",
    ]);
  });
  test("head and foot are read cell by cell, left before right", async () => {
    const head = `<w:tbl><w:tr>${tc("ĐẢNG BỘ SỞ MẪU/CHI BỘ MỘT/Số 05-BC/CB".replace("BC/CB", "BC-CB"))}${tc("ĐẢNG CỘNG SẢN VIỆT NAM/Hà Mẫu, ngày 05 tháng 12 năm 2024")}</w:tr></w:tbl>`;
    const foot = `<w:tbl>${BORDERS}<w:tr>${tc("Nơi nhận:/- Đảng ủy Sở,/- Lưu chi bộ.")}${tc("T.M CHI BỘ/BÍ THƯ")}</w:tr></w:tbl>`;
    const kinds = (await read(head + p(r("Đã làm tốt.")) + foot)).blocks.map(
      (block) => `${block.kind}: ${block.text}`,
    );
    expect(kinds).toEqual([
      "cell: ĐẢNG BỘ SỞ MẪU",
      "cell: CHI BỘ MỘT",
      "cell: Số 05-BC-CB",
      "cell: ĐẢNG CỘNG SẢN VIỆT NAM",
      "cell: Hà Mẫu, ngày 05 tháng 12 năm 2024",
      "paragraph: Đã làm tốt.",
      "cell: Nơi nhận:",
      "cell: Đảng ủy Sở,",
      "cell: Lưu chi bộ.",
      "cell: T.M CHI BỘ",
      "cell: BÍ THƯ",
    ]);
  });
});

test("headings by form: numbered or in capitals, short, without a full stop", async () => {
  const typed = [
    "I. KẾT QUẢ ĐẠT ĐƯỢC",
    "1. Công tác chính trị, tư tưởng",
    "Chi bộ đã quán triệt nghị quyết.",
    "2. Công tác kiểm tra",
    "- Kiểm tra 3 đảng viên.",
    "3. Kết nạp 5 đảng viên mới",
    "II. HẠN CHẾ",
    "Việc nắm bắt tư tưởng chưa kịp thời.",
  ];
  expect(await lines(typed.map((text) => p(r(text))).join(""))).toEqual([
    "heading 1 «I.» KẾT QUẢ ĐẠT ĐƯỢC",
    "heading 2 «1.» Công tác chính trị, tư tưởng",
    "Chi bộ đã quán triệt nghị quyết.",
    "heading 2 «2.» Công tác kiểm tra",
    "list 1 «-» Kiểm tra 3 đảng viên.",
    "list 1 «3.» Kết nạp 5 đảng viên mới",
    "heading 1 «II.» HẠN CHẾ",
    "Việc nắm bắt tư tưởng chưa kịp thời.",
  ]);
});

test("pages are those of Word's last printing", async () => {
  const turn = "<w:r><w:lastRenderedPageBreak/></w:r>";
  const {blocks} = await read(
    p(r("Trang đầu.")) + p(turn + r("Trang hai.")) + p(r("Vắt ") + turn + r("trang.")) + p(r("Trang ba.")),
  );
  expect(blocks.map((block) => block.page)).toEqual([1, 2, 2, 3]);
});

test("other prefixes, the strict namespace and other part names are read alike", async () => {
  const bytes = writeZip([
    {
      name: "_rels/.rels",
      bytes:
        '<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="word/document2.xml"/></Relationships>',
    },
    {
      name: "word/document2.xml",
      bytes:
        '<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p><r><t>Đã làm tốt.</t></r></p></body></document>',
    },
  ]);
  expect(showReading(await readDocx(bytes, "x.docx"))).toEqual(["Đã làm tốt."]);
});

test("ids taken from the file are only ids", async () => {
  expect(
    await lines(p(r("Câu."), '<w:pStyle w:val="__proto__"/>'), {
      styles: '<w:style w:type="paragraph" w:styleId="__proto__"><w:name w:val="constructor"/></w:style>',
    }),
  ).toEqual(["Câu."]);
});

import {describe, expect, test} from "vitest";
import {readOdt} from "../pipeline/1-read/read-odt.ts";
import {rawOdt} from "./support/raw-odt.ts";
import {showReading} from "./support/show-reading.ts";

const read = (...args: Parameters<typeof rawOdt>) => readOdt(rawOdt(...args), "x.odt");
const lines = async (...args: Parameters<typeof rawOdt>) => showReading(await read(...args));

const p = (text: string, style = "Standard") => `<text:p text:style-name="${style}">${text}</text:p>`;
const list = (items: string, attributes = "") => `<text:list ${attributes}>${items}</text:list>`;
const item = (content: string, attributes = "") =>
  `<text:list-item ${attributes}>${content}</text:list-item>`;
const number = (level: number, format: string, suffix: string, more = "") =>
  `<text:list-level-style-number text:level="${level}" style:num-format="${format}" style:num-suffix="${suffix}" ${more}/>`;

const NAMED = `
  <text:list-style style:name="L">${number(1, "I", ".")}${number(2, "1", ".")}${number(3, "1", ".", 'text:display-levels="2"')}${number(4, "a", ")")}</text:list-style>
  <text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="–"/></text:list-style>
  <text:list-style style:name="C">${number(1, "1", ":", 'style:num-prefix="Chỉ tiêu " text:start-value="5"')}</text:list-style>
  <text:outline-style>${number(1, "I", ".").replaceAll("list-level-style-number", "outline-level-style")}</text:outline-style>
  <style:style style:name="Old" style:family="paragraph"><style:text-properties style:font-name=".VnTime"/></style:style>
  <style:style style:name="Old2" style:family="paragraph" style:parent-style-name="Old"/>`;
const AUTOMATIC = `
  <style:style style:name="H" style:family="text"><style:text-properties fo:font-family="'.VnTimeH'"/></style:style>
  <style:style style:name="V" style:family="text"><style:text-properties style:font-name="VNI-Times"/></style:style>
  <style:style style:name="X" style:family="text"><style:text-properties text:display="none"/></style:style>
  <style:style style:name="F" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>
  <style:style style:name="S" style:family="section"><style:section-properties text:display="none"/></style:style>`;
const STYLES = {named: NAMED, automatic: AUTOMATIC};

describe("list numbers", () => {
  test("levels count and a continued list goes on", async () => {
    const body = [
      list(
        item(
          p("Kết quả") +
            list(
              item(
                p("Kiểm tra 3 chi bộ;") +
                  list(
                    item(p("chi bộ Một 2 lần;")) + item(p("chi bộ Hai 1 lần;") + list(item(p("tháng 3;")))),
                  ),
              ) + item(p("Giám sát 2 chi bộ.")),
            ),
        ),
        'xml:id="a" text:style-name="L"',
      ),
      p("Câu chen giữa."),
      list(item(p("Hạn chế")), 'text:continue-list="a" text:style-name="L"'),
      p("Câu chen nữa."),
      list(item(p("Lại từ đầu")), 'text:style-name="L"'),
      p("Câu cuối."),
    ];
    expect(await lines(body.join(""), STYLES)).toEqual([
      "heading 1 «I.» Kết quả",
      "list 2 «1.» Kiểm tra 3 chi bộ;",
      "list 3 «1.1.» chi bộ Một 2 lần;",
      "list 3 «1.2.» chi bộ Hai 1 lần;",
      "list 4 «a)» tháng 3;",
      "list 2 «2.» Giám sát 2 chi bộ.",
      "Câu chen giữa.",
      "heading 1 «II.» Hạn chế",
      "Câu chen nữa.",
      "heading 1 «I.» Lại từ đầu",
      "Câu cuối.",
    ]);
  });
  test.each<[string, string, string[]]>([
    [
      "a dash",
      list(item(p("việc một;")) + item(p("việc hai.")), 'text:style-name="B"'),
      ["list 1 «-» việc một;", "list 1 «-» việc hai."],
    ],
    [
      "a start and words in the label",
      list(item(p("kết nạp 10 đảng viên.")), 'text:style-name="C"'),
      ["list 1 «Chỉ tiêu 5:» kết nạp 10 đảng viên."],
    ],
    [
      "a restart",
      list(item(p("Một.")) + item(p("Hai."), 'text:start-value="1"'), 'text:style-name="L"'),
      ["list 1 «I.» Một.", "list 1 «I.» Hai."],
    ],
    [
      "only the first paragraph of an item is numbered",
      list(item(p("Một.") + p("Tiếp.")), 'text:style-name="L"'),
      ["list 1 «I.» Một.", "Tiếp."],
    ],
    [
      "numbered headings",
      '<text:h text:outline-level="1">Kết quả</text:h><text:h text:outline-level="1">Hạn chế</text:h>',
      ["heading 1 «I.» Kết quả", "heading 1 «II.» Hạn chế"],
    ],
  ])("%s", async (_, body, expected) => {
    expect(await lines(body, STYLES)).toEqual(expected);
  });
});

describe("what counts as text", () => {
  test.each<[string, string, string[]]>([
    [
      "deletions out, insertions in",
      `<text:tracked-changes><text:changed-region><text:deletion>${p("95%")}</text:deletion></text:changed-region></text:tracked-changes>${p('Đạt <text:change text:change-id="1"/><text:change-start text:change-id="2"/>99,2%<text:change-end text:change-id="2"/> kế hoạch.')}`,
      ["Đạt 99,2% kế hoạch."],
    ],
    [
      "hidden text and sections",
      `${p('Nêu rõ <text:span text:style-name="X">ẨN</text:span>hạn chế.')}<text:section text:style-name="S">${p("ẨN")}</text:section>`,
      ["Nêu rõ hạn chế."],
    ],
    [
      "text boxes and shapes once, after their paragraph",
      p(
        `Câu trên.<draw:frame><draw:text-box>${p("Dự thảo")}</draw:text-box></draw:frame><draw:custom-shape>${p("Lần 2")}</draw:custom-shape>`,
      ),
      ["Câu trên.", "text_box Dự thảo", "text_box Lần 2"],
    ],
    [
      "fields, spaces, tabs, breaks",
      p('Tháng <text:date>6</text:date><text:s text:c="2"/>nắm<text:tab/>bắt<text:line-break/>tư tưởng.'),
      ["Tháng 6 nắm bắt tư tưởng."],
    ],
    [
      "remarks and contents out",
      `<text:table-of-content><text:index-body>${p("Kết quả 3")}</text:index-body></text:table-of-content>${p("Câu<office:annotation><text:p>xem lại</text:p></office:annotation>.")}`,
      ["Câu."],
    ],
    [
      "notes",
      p(
        `Đạt 98%<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>${p("Tính đến tháng 6.")}</text:note-body></text:note>.`,
      ),
      ["Đạt 98%.", "footnote «1» Tính đến tháng 6."],
    ],
    [
      "legacy fonts by span and by style",
      p(
        'Tỷ lệ <text:span text:style-name="H">h¹n chÕ</text:span>; <text:span text:style-name="V">tröôø</text:span><text:span text:style-name="V">ng hôïp.</text:span>',
      ) + p("­íc ®¹t 85%, t¨ng.", "Old2"),
      ["Tỷ lệ HẠN CHẾ; trường hợp.", "ước đạt 85%, tăng."],
    ],
  ])("%s", async (_, body, expected) => {
    expect(await lines(body, STYLES)).toEqual(expected);
  });
  test("headers and footers of the page styles", async () => {
    const master = `<style:master-page><style:header>${p("Lưu hành nội bộ")}</style:header><style:footer>${p("<text:page-number>2</text:page-number>")}</style:footer></style:master-page>`;
    expect(await lines(p("Câu."), {...STYLES, master})).toEqual(["Câu.", "header Lưu hành nội bộ"]);
  });
});

const cell = (text: string, attributes = "") =>
  `<table:table-cell ${attributes}>${text
    .split("/")
    .map((part) => p(part))
    .join("")}</table:table-cell>`;
const row = (cells: string) => `<table:table-row>${cells}</table:table-row>`;

describe("tables", () => {
  test("merged cells are repeated", async () => {
    const F = 'table:style-name="F"';
    const rows = [
      row(
        cell("TT", `${F} table:number-rows-spanned="2"`) +
          cell("Năm 2024", `${F} table:number-columns-spanned="2"`) +
          "<table:covered-table-cell/>",
      ),
      row(`<table:covered-table-cell/>${cell("Kế hoạch", F)}${cell("Thực hiện", F)}`),
      row(cell("1", F) + cell("1.234,5", F) + cell("", F)),
    ];
    expect(await lines(`${p("Thu đảng phí:")}<table:table>${rows.join("")}</table:table>`, STYLES)).toEqual([
      "Thu đảng phí:",
      "table «Thu đảng phí:»",
      "| TT | Năm 2024 | Năm 2024 |",
      "| TT | Kế hoạch | Thực hiện |",
      "| 1 | 1.234,5 |  |",
    ]);
  });
  test("the head is read cell by cell; a huge repeat is only a few cells", async () => {
    const head = `<table:table>${row(`${cell("ĐẢNG BỘ SỞ MẪU/CHI BỘ MỘT")}${cell("ĐẢNG CỘNG SẢN VIỆT NAM")}<table:table-cell table:number-columns-repeated="99999999"/>`)}</table:table>`;
    expect(await lines(head, STYLES)).toEqual([
      "cell ĐẢNG BỘ SỞ MẪU",
      "cell CHI BỘ MỘT",
      "cell ĐẢNG CỘNG SẢN VIỆT NAM",
    ]);
  });
});

test("pages are those of the last layout", async () => {
  const {blocks} = await read(
    `${p("Trang đầu.")}<text:soft-page-break/>${p("Trang hai.")}${p("Vắt <text:soft-page-break/>trang.")}${p("Trang ba.")}`,
  );
  expect(blocks.map((block) => block.page)).toEqual([1, 2, 2, 3]);
});

import {describe, expect, test} from "vitest";
import {readHtml} from "../pipeline/1-read/read-html.ts";
import {showReading} from "./support/show-reading.ts";

const read = (html: string) => readHtml(Buffer.from(html), "x.html");
const lines = (html: string) => showReading(read(html));

describe("blocks", () => {
  test.each<[string, string, string[]]>([
    [
      "paragraphs, breaks, spaces",
      "<p>Đã  làm\n tốt.<p>Nắm <b>bắt</b> tư&nbsp;tưởng<br>kịp thời.",
      ["Đã làm tốt.", "Nắm bắt tư tưởng kịp thời."],
    ],
    [
      "a break between sentences",
      "<p>Đạt 99%.<br>Còn 2 chi bộ chậm.</p>",
      ["Đạt 99%.", "Còn 2 chi bộ chậm."],
    ],
    ["text beside blocks", "Trước<div>trong</div>sau", ["Trước", "trong", "sau"]],
    [
      "headings",
      "<h1>Kết quả</h1><p>Tốt.</p><h2>Ưu điểm</h2><p>Nhiều.</p>",
      ["heading 1 Kết quả", "Tốt.", "heading 2 Ưu điểm", "Nhiều."],
    ],
    [
      "lists with their numbers",
      '<ol type="I" start="2"><li>Một.<ol type="a"><li>nhỏ;</li><li value="4">bốn.</li></ol></li><li>Hai.</li></ol><ul><li>chấm.</li></ul>',
      ["list 1 «II.» Một.", "list 2 «a.» nhỏ;", "list 2 «d.» bốn.", "list 1 «III.» Hai.", "list 1 «•» chấm."],
    ],
    [
      "typed labels and headings by form",
      "<p>I. KẾT QUẢ</p><p>- Kiểm tra 3 chi bộ;</p>",
      ["heading 1 «I.» KẾT QUẢ", "list 1 «-» Kiểm tra 3 chi bộ;"],
    ],
    ["preformatted text", "<pre>Một.\nHai.</pre>", ["Một.", "Hai."]],
    [
      "nothing of scripts, styles, hidden parts and forms",
      '<script>x</script><style>y</style><p hidden>a</p><p style="display: none">b</p><form>c</form><p>Câu.</p>',
      ["Câu."],
    ],
    ["deleted text out, inserted in", "<p>Đạt <del>95%</del><ins>99%</ins>.</p>", ["Đạt 99%."]],
    [
      "a table with spans and a caption",
      '<table border="1"><caption>Bảng 1</caption><tr><th rowspan="2">TT</th><th colspan="2">Năm 2024</th></tr><tr><td>KH</td><td>TH</td></tr><tr><td>1</td><td>10</td><td></td></tr></table>',
      ["table «Bảng 1»", "| TT | Năm 2024 | Năm 2024 |", "| TT | KH | TH |", "| 1 | 10 |  |"],
    ],
    [
      "the head of a document",
      "<table><tr><td><p>CHI BỘ MỘT</p><p>Số 05-BC/CB</p></td><td>ĐẢNG CỘNG SẢN VIỆT NAM</td></tr></table>",
      ["cell CHI BỘ MỘT", "cell Số 05-BC/CB", "cell ĐẢNG CỘNG SẢN VIỆT NAM"],
    ],
    [
      "a page laid out in tables",
      `<table><tr><td><table><tr><td>x</td></tr></table></td><td><p>${"Đã làm tốt. ".repeat(3)}</p></td></tr></table>`,
      ["cell x", `${"Đã làm tốt. ".repeat(3).trim()}`],
    ],
  ])("%s", (_, html, expected) => {
    expect(lines(html)).toEqual(expected);
  });
});

test("legacy fonts by attribute, by style and by class", () => {
  const html = `<style>p.MsoNormal, li.MsoNormal {margin:0; font-family:".VnTime","serif";}</style>
    <p>Tỷ lệ <font face=".VnTimeH">h¹n chÕ</font>; <span style='font-family:"VNI-Times"'>tröôøng hôïp.</span></p><p class=MsoNormal>­íc ®¹t 85%.</p>`;
  expect(read(html)).toMatchObject({
    encoding: "tcvn3",
    blocks: [{text: "Tỷ lệ HẠN CHẾ; trường hợp."}, {text: "ước đạt 85%."}],
  });
});

test("the surroundings of an article are left out by element, by name and by line", () => {
  const html = `<title>Cổng</title><div id="top">Hôm nay, ngày 18 tháng 1 năm 2024</div><nav><a>Trang chủ</a></nav><div class="breadCrumb">A » B</div>
    <div class="content"><h2>Kết quả đề án</h2><span class="date">28.2.2023 - 7:25</span>
    <p>Cấp ủy đã phát huy tinh thần trách nhiệm, phối hợp chặt chẽ với lãnh đạo đơn vị, hoàn thành các chỉ tiêu được giao.</p></div>
    <div class="social-share">Chia sẻ</div><div>In tin bài</div><p><b>CÁC TIN KHÁC</b></p><ul><li>Hội nghị tổng kết</li></ul><footer>Bản quyền</footer>`;
  expect(lines(html).map((line) => line.slice(0, 20))).toEqual([
    "heading 2 Kết quả đề",
    "28.2.2023 - 7:25",
    "Cấp ủy đã phát huy t",
  ]);
});

test.each([
  ["utf-8", Buffer.from("<meta charset=utf-8><p>Đảng ủy đã họp.</p>")],
  [
    "windows-1258",
    Buffer.from(
      "3c6d65746120636861727365743d77696e646f77732d313235383e3c703ed0d2e26e6720756ed2e220c3e3206fd2703c2f703e",
      "hex",
    ),
  ],
  ["tcvn3", Buffer.from("<meta charset=iso-8859-1><p>§¶ng ñy ®· häp, qu¸n triÖt nghÞ quyÕt.</p>", "latin1")],
])("declared or not, %s is found", (encoding, bytes) => {
  expect(readHtml(bytes, "x.html").encoding).toBe(encoding);
});

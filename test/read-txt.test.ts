import iconv from "iconv-lite";
import {describe, expect, test} from "vitest";
import {readTxt} from "../pipeline/1-read/read-txt.ts";
import {joinWrapped} from "../pipeline/1-read/txt/join-wrapped.ts";
import {showReading} from "./support/show-reading.ts";

const lines = (text: string) => showReading(readTxt(Buffer.from(text), "x.txt"));

test("labels from line starts, headings by form, columns of head and foot apart", () => {
  const text = `UBND HUYỆN MẪU\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHÒNG NỘI VỤ\t\tĐộc lập - Tự do - Hạnh phúc
Số: 12/BC-NV\t\tHuyện Mẫu, ngày 05 tháng 4 năm 2024

BÁO CÁO
Kết quả công tác quý I năm 2024

I. KẾT QUẢ
1. Công tác cán bộ
Đã quy hoạch 12 chức danh.
- Bổ nhiệm 2 trường hợp;
+ Trong đó có 1 nữ.
II. HẠN CHẾ
Việc rà soát còn chậm./.`;
  expect(lines(text)).toEqual([
    "cell UBND HUYỆN MẪU",
    "cell PHÒNG NỘI VỤ",
    "cell Số: 12/BC-NV",
    "cell CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "cell Độc lập - Tự do - Hạnh phúc",
    "cell Huyện Mẫu, ngày 05 tháng 4 năm 2024",
    "BÁO CÁO",
    "Kết quả công tác quý I năm 2024",
    "heading 1 «I.» KẾT QUẢ",
    "heading 2 «1.» Công tác cán bộ",
    "Đã quy hoạch 12 chức danh.",
    "list 1 «-» Bổ nhiệm 2 trường hợp;",
    "list 2 «+» Trong đó có 1 nữ.",
    "heading 1 «II.» HẠN CHẾ",
    "Việc rà soát còn chậm./.",
  ]);
});

test("tabs at the ends of a row are its empty cells", () => {
  expect(lines("TT\tChỉ tiêu\tQuý I\t\n\t\tKế hoạch\tThực hiện\n1\tKết nạp\t2\t3\n\tHết bảng.")).toEqual([
    "table «»",
    "| TT | Chỉ tiêu | Quý I |  |",
    "|  |  | Kế hoạch | Thực hiện |",
    "| 1 | Kết nạp | 2 | 3 |",
    "Hết bảng.",
  ]);
});

test("lines with tabs are a table", () => {
  expect(lines("Đảng phí:\nTT\tChi bộ\tĐã thu\n1\tMột\t1.234,5\n2\tHai\t-\nHết.")).toEqual([
    "Đảng phí:",
    "table «Đảng phí:»",
    "| TT | Chi bộ | Đã thu |",
    "| 1 | Một | 1.234,5 |",
    "| 2 | Hai | - |",
    "Hết.",
  ]);
});

describe("lines broken at a fixed width", () => {
  test("are joined; labels, blank lines and titles begin anew", () => {
    const text = `BÁO CÁO
Kết quả công tác

Chi bộ đã tổ chức học tập, quán triệt đầy đủ các nghị
quyết, chỉ thị của cấp trên; việc nắm bắt tư tưởng của
đảng viên được quan tâm.
- Kiểm tra 3 đảng viên về việc chấp hành quy chế và về
việc nộp đảng phí;
- Giám sát 2 tổ chức đảng.
Tuy nhiên, vẫn còn 2 đảng viên chưa tham gia sinh hoạt
đầy đủ.`;
    expect(joinWrapped(text.split("\n"))).toEqual([
      "BÁO CÁO",
      "Kết quả công tác",
      "Chi bộ đã tổ chức học tập, quán triệt đầy đủ các nghị quyết, chỉ thị của cấp trên; việc nắm bắt tư tưởng của đảng viên được quan tâm.",
      "- Kiểm tra 3 đảng viên về việc chấp hành quy chế và về việc nộp đảng phí;",
      "- Giám sát 2 tổ chức đảng.",
      "Tuy nhiên, vẫn còn 2 đảng viên chưa tham gia sinh hoạt đầy đủ.",
    ]);
  });
  test("lines that are paragraphs stay apart", () => {
    const paragraphs = ["Chi bộ có 12 đảng viên.", "Đã họp 3 kỳ.", "Còn chậm."];
    expect(joinWrapped(paragraphs)).toEqual(paragraphs);
    expect(joinWrapped([])).toEqual([]);
  });
});

test("what surrounds the article of a saved page is left out; the time of publishing and the author stay", () => {
  const text = `Hôm nay, ngày 18 tháng 1 năm 2024
Cỡ chữ: A+ A-
TRANG TIN | XÂY DỰNG
Kết quả sau 02 năm thực hiện Đề án mẫu.

28.2.2023 - 7:25

Cấp ủy đã phát huy tinh thần trách nhiệm, phối hợp chặt chẽ với lãnh đạo đơn vị, hoàn thành các chỉ tiêu được giao trong năm.
Chia sẻ kinh nghiệm giữa các chi bộ được chú trọng hơn trước; các chi bộ đã gặp nhau hai lần trong năm để trao đổi về cách làm.

Đơn vị soạn - Đảng ủy Mẫu
In tin bàiLưu tin bài
CÁC TIN KHÁC
Hội nghị tổng kết năm

Android APK`;
  expect(lines(text).map((line) => line.slice(0, 30))).toEqual([
    "Kết quả sau 02 năm thực hiện Đ",
    "28.2.2023 - 7:25",
    "Cấp ủy đã phát huy tinh thần t",
    "Chia sẻ kinh nghiệm giữa các c",
    "Đơn vị soạn - Đảng ủy Mẫu",
  ]);
});

test.each([
  ["utf-8", Buffer.from("\ufeffĐảng ủy đã quán triệt.")],
  ["utf-16le", iconv.encode("Đảng ủy đã quán triệt.", "utf-16le", {addBOM: true})],
  ["utf-8", Buffer.from("Đảng ủy đã quán triệt.".normalize("NFD"))],
  ["viscii", iconv.encode("Đảng ủy đã quán triệt.", "viscii")],
  ["tcvn3", Buffer.from("§¶ng ñy ®· qu¸n triÖt.")],
  ["tcvn3", Buffer.from("§¶ng ñy ®· qu¸n triÖt.", "latin1")],
])("%s", (encoding, bytes) => {
  expect(readTxt(bytes, "x.txt")).toMatchObject({encoding, blocks: [{text: "Đảng ủy đã quán triệt."}]});
});

test("form feeds count pages and page numbers go", () => {
  const {blocks} = readTxt(Buffer.from("Trang đầu.\n1\n\fTrang hai.\n- 2 -\n"), "x.txt");
  expect(blocks.map(({text, page}) => [text, page])).toEqual([
    ["Trang đầu.", 1],
    ["Trang hai.", 2],
  ]);
});

import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {loadAbbreviations, splitSentences} from "../pipeline/2-split/sentences.ts";
import {hostile} from "./support/hostile-text.ts";

/** Sentences begin at the text's start and after each `┃`. */
const cases: string[] = [
  "Chi bộ họp đúng kỳ. ┃Tỷ lệ dự họp đạt 97%.",
  "Vì sao tiến độ chậm? ┃Do hồ sơ thiếu! ┃Cần bổ sung ngay.",
  "Đảng bộ có 12.500 hội viên, tăng 3.5% so với năm 2017. ┃Kế hoạch giao 3%.",
  "Hội nghị khai mạc ngày 28.2.2018 tại hội trường tầng 3. ┃Có 45 đại biểu dự.",
  "Đoàn làm việc tại TP. Lam Khê trong hai ngày. ┃Ngày cuối họp kết luận.",
  "Đoàn làm việc tại Tp. Lam Khê trong hai ngày.",
  "PGS.TS. Trần Văn B giới thiệu chuyên đề. ┃Đảng viên trao đổi sôi nổi.",
  "ThS. Lê Thị C ghi biên bản. ┃Hội nghị nhất trí.",
  "Các đ/c. Ủy viên được phân công phụ trách địa bàn.",
  "Các đ/c trong chi ủy đều có mặt. ┃Thư ký đọc dự thảo.",
  "Còn thiếu bàn, ghế, tủ, v.v. ┃Kinh phí chưa được cấp.",
  "Còn thiếu bàn, ghế, v.v. nên phải họp nhờ nhà văn hóa.",
  "Nghị quyết của T.Ư Đảng được quán triệt đầy đủ. ┃Cơ sở đã thảo luận.",
  "Chi bộ đã báo cáo HĐND, UBND. ┃Các đơn vị chờ ý kiến.",
  "Nghị quyết mới của T.Ư. ┃Chi bộ đã học.",
  "Đ/c. Bí thư kết luận. ┃Các tổ thực hiện.",
  "Th.S. Phạm D làm thư ký đoàn.",
  "Văn bản UBND.TP gửi về muộn. ┃Cấp dưới bị động.",
  "1. Công tác tư tưởng được quan tâm. ┃2. Công tác tổ chức được củng cố.",
  "2.1. Kết nạp 15 đảng viên. ┃2.2. Khai trừ không có trường hợp nào.",
  "I. Tình hình chung ổn định. ┃II. Kết quả khá toàn diện.",
  "a) Về ưu điểm: ┃Chi ủy họp đều. ┃b) Về hạn chế: ┃Biên bản còn sơ sài.",
  "Xem mục 2.1. Phần thứ hai của báo cáo này.",
  "Giai đoạn 1. ┃Các phòng đã nộp đủ.",
  "Tiến độ năm 2024. ┃Vượt kế hoạch 3 ngày.",
  "Công tác nắm tình hình còn chậm... ┃Một số nơi chưa báo cáo.",
  "Công tác kiểm tra, giám sát... chưa thường xuyên. ┃Chất lượng chưa cao.",
  "Kết quả còn khiêm tốn… ┃Cần cố gắng hơn.",
  'Bí thư nhắc: "Phải làm ngay. Không được chờ." ┃Các tổ đã nhận việc.',
  "Bí thư nhắc: “Phải làm ngay. Không được chờ.” ┃Các tổ đã nhận việc.",
  "Chủ đề “Kỷ cương. Trách nhiệm. Hiệu quả” được đăng ký từ đầu năm. ┃Cuối năm có chấm điểm.",
  "Chi bộ làm theo “Nêu gương, tự giác. ┃Đảng viên đăng ký đủ.",
  "Đảng viên đăng ký “Nêu gương” ”Gương mẫu”. ┃Nội dung còn chung.",
  "Tỷ lệ học nghị quyết cao (đảng viên 99%. quần chúng 95%). ┃Bài thu hoạch nộp đủ.",
  "Đã chi hỗ trợ (kèm danh sách. Phụ lục 2) cho 14 hộ. ┃Còn 3 hộ chờ duyệt.",
  "Hội nghị kết thúc lúc 16 giờ cùng ngày./.",
  "Trên đây là báo cáo của Chi bộ./. ┃Nơi nhận như trên.",
  "Bên cạnh kết quả đạt được, vẫn còn một số hạn chế sau: ┃Một số chi bộ họp muộn.",
  "Còn một số tồn tại, đó là: ┃Hồ sơ lưu thiếu; sổ sách cũ.",
  "Kết quả cụ thể như sau: ┃Kết nạp 5 đảng viên.",
  "Thời gian họp: sáng thứ Hai hằng tuần.",
  "Thực hiện nhiệm vụ: Đảng bộ hoàn thành 12/12 chỉ tiêu.",
  "Chi bộ loại A. ┃Các chi bộ khác loại B.",
  "Đồng chí Nguyễn Văn A. ┃Hội nghị biểu quyết.",
  "Học tập chủ nghĩa C. Mác và tư tưởng của V.I. Lênin được duy trì. ┃Bài viết tăng.",
  "Công tác dân vận được quan tâm.Các đoàn thể phối hợp tốt.".replace(".C", ".┃C"),
  "Thôn mới lập năm 2018.[14] ┃Trong năm đầu chưa có chi bộ riêng.",
  "I. KẾT QUẢ LÃNH ĐẠO ┃1. Công tác tư tưởng được chú trọng.",
  "   Chi bộ họp đủ.   ┃Đảng phí nộp đủ.  ",
  "Thực hiện Quyết định số 15-QĐ/TW. ┃Cấp ủy đã rà soát.",
  "Đạt 99,5%. ┃98 đồng chí dự học.",
  "Địa chỉ trang là lamkhe.vn. ┃Tin đăng hằng ngày.",
  "",
];

describe("splitSentences", () => {
  it.each(cases)("%s", (marked) => {
    const text = marked.replaceAll("┃", "");
    const found = splitSentences(text).map(({start, end}) => text.slice(start, end));
    expect(found).toEqual(
      marked
        .split("┃")
        .map((sentence) => sentence.trim())
        .filter((sentence) => sentence !== ""),
    );
  });

  it("gives the text back with its gaps, in order", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        let at = 0;
        for (const {start, end} of splitSentences(text)) {
          expect(text.slice(at, start)).toMatch(/^\s*$/u);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          at = end;
        }
        expect(text.slice(at)).toMatch(/^\s*$/u);
      }),
    );
  });

  it("takes time in proportion to the length", () => {
    const times = [50_000, 200_000].map((length) => {
      const texts = [
        "a ".repeat(length / 2),
        "“ ".repeat(length / 2),
        ".".repeat(length),
        "A. ".repeat(length / 3),
        '"( '.repeat(length / 3),
      ];
      const from = process.cpuUsage();
      for (const text of texts) splitSentences(text);
      return process.cpuUsage(from).user;
    });
    expect(times[1]).toBeLessThan(16 * (times[0] ?? 0) + 50_000);
  });

  it("knows abbreviations by lines that end in their stop", () => {
    expect(loadAbbreviations()).toContain("TP.");
    for (const line of loadAbbreviations()) expect(line).toBe(line.trim().normalize("NFC"));
  });
});

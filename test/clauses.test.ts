import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {wordClasses} from "../pipeline/2-split/clause-words.ts";
import {splitClauses} from "../pipeline/2-split/clauses.ts";
import {splitSentences} from "../pipeline/2-split/sentences.ts";
import {hostile} from "./support/hostile-text.ts";

/** Clauses begin at the sentence's start and after each `┃`. */
const cases: string[] = [
  // semicolons and bullets
  "Một số chi ủy chưa phân công người theo dõi; ┃chưa kiểm tra việc thực hiện nghị quyết.",
  "Họp đúng kỳ; ┃biên bản đầy đủ; ┃đảng phí nộp đủ.",
  "Cấp ủy đã ban hành quy chế; ┃",
  "Còn hai việc chậm: ┃- Hồ sơ đất đai thôn Bãi; ┃- Danh sách hộ nghèo.",
  // contrast
  "Nền nếp sinh hoạt được giữ vững ┃nhưng nội dung còn nghèo nàn.",
  "Số cuộc kiểm tra đạt kế hoạch, ┃song chất lượng ở hai phòng chưa đều.",
  "Hồ sơ trực tuyến tăng nhanh, ┃tuy nhiên người dân vẫn phải nộp bản giấy.",
  "Phòng Tài vụ gửi báo cáo đúng hạn ┃trong khi ba phòng khác chậm hơn mười ngày.",
  "Đoàn thanh niên có thêm hai mô hình mới, ┃còn Công đoàn thì sinh hoạt theo lối cũ.",
  "Đã xử lý 5/6 việc tồn đọng, ┃riêng việc sửa kho chưa xong ┃do thiếu vốn.",
  "Chi bộ duy trì song song sổ giấy và sổ điện tử.",
  // concession
  "Tuy có nhiều cố gắng ┃nhưng sinh hoạt chuyên đề ở hai chi bộ còn hình thức.",
  "Mặc dù đã được nhắc nhở, ┃việc nộp đảng phí ở ba chi bộ vẫn chậm.",
  "Công tác tham mưu tuy có chuyển biến, ┃chất lượng văn bản vẫn chưa đồng đều.",
  "Bên cạnh kết quả đạt được, ┃công tác quản lý hồ sơ đảng viên còn sơ hở.",
  "Dù khối lượng việc lớn, thời gian gấp, ┃chi bộ đã hoàn thành đại hội đúng hạn.",
  "Đảng phí còn nộp chậm ở hai chi bộ ┃mặc dù đã được đôn đốc nhiều lần.",
  // cause and effect
  "Một số cơ sở chưa niêm yết thu chi ┃nên phát sinh đơn thư.",
  "Do cán bộ kiêm nhiệm nhiều việc, ┃báo cáo quý thường gửi chậm.",
  "Do cán bộ kiêm nhiệm nhiều việc ┃nên báo cáo quý thường gửi chậm.",
  "Hai công trình chậm tiến độ ┃do vướng giải phóng mặt bằng.",
  "Tỷ lệ chuyên cần giảm ┃vì nhiều học sinh phải đi đường vòng qua đèo.",
  "Quy chế chưa sửa sau sáp nhập, ┃vì vậy một số việc không rõ ai chịu trách nhiệm.",
  "Việc ghi chép sổ sách không thường xuyên, ┃do đó khó đối chiếu số liệu.",
  "Kiểm tra lỏng lẻo, ┃biên bản không lưu, ┃dẫn đến mất hồ sơ gốc của bảy đảng viên.",
  "Chi đoàn vận hành tốt mô hình do chi bộ khởi xướng.",
  "Ý thức tự học của một số đồng chí trở nên chậm.",
  // outcomes
  "Chi bộ đổi giờ họp sang buổi chiều, ┃góp phần đưa tỷ lệ dự họp lên 97%.",
  "Đảng ủy đối thoại với tiểu thương hai lần, ┃qua đó giải quyết xong 14 kiến nghị.",
  "Chi ủy rà soát hồ sơ đảng viên, ┃đồng thời bổ sung 20 phiếu còn thiếu.",
  // commas with a predicate of their own
  "Chất lượng sinh hoạt được nâng lên, ┃tình trạng họp muộn đã chấm dứt.",
  "Việc học nghị quyết có nơi còn hình thức, ┃chất lượng bài thu hoạch chưa đạt yêu cầu.",
  "Quý I còn 14 hồ sơ trễ hẹn, ┃đến nay không còn hồ sơ nào.",
  "Công tác luân chuyển đúng hạn, ┃việc bàn giao ở hai phòng chưa bài bản.",
  "Kinh phí hoạt động còn hạn hẹp, ┃đề nghị Đảng ủy cấp trên xem xét bổ sung.",
  "Đoàn kết luận trường còn thu sai hai khoản và ┃yêu cầu hoàn trả trước ngày 30/6.",
  "Đảng ủy đã chuyển trả 14 hồ sơ, ┃vẫn còn thiếu chữ ký của hai đồng chí.",
  "Một số cấp ủy chưa quan tâm công tác đoàn thể, ┃chưa tổ chức gặp mặt hằng năm với ban chấp hành các đoàn thể.",
  "Nội dung họp chưa sát, ┃vai trò, trách nhiệm của chi ủy viên chưa rõ.",
  "Chỉ tiêu kết nạp đạt 105%, ┃12/14 chi bộ có đảng viên mới.",
  // one claim
  "Công tác nắm tâm tư đoàn viên chưa kịp thời, chưa sâu sát.",
  "Một số cán bộ, đảng viên chưa tự giác học tập.",
  "Công tác tuyên truyền, phổ biến, giáo dục pháp luật chưa thường xuyên.",
  "Chi bộ chưa xác định rõ trình tự, thủ tục kết nạp.",
  "Tài liệu thiếu chỉ tiêu, lộ trình, phân công.",
  "Đảng viên, quần chúng tham gia học tập đầy đủ.",
  "Trong sinh hoạt chi bộ, các đồng chí thẳng thắn góp ý.",
  "Thực hiện Chỉ thị số 12-CT/ĐU của Đảng ủy, chi bộ đã đăng ký 14 việc làm theo.",
  "Qua kiểm tra 06 chi bộ, Đảng ủy chưa phát hiện vi phạm.",
  "Tiến độ đạt 62,5%, nhất là ở hai thôn vùng cao.",
  "Vai trò, trách nhiệm của người đứng đầu chưa rõ.",
  "Việc chấp hành chế độ thông tin, báo cáo chưa nghiêm.",
  "Theo báo cáo của các chi bộ, tỷ lệ dự họp đạt 95%.",
  "Chi bộ họp đúng kỳ.",
  // quotes and brackets
  "Chủ đề “Nói đi đôi với làm, nhưng phải thiết thực; hiệu quả” được đăng ký từ đầu năm.",
  "Tỷ lệ dự học cao (đảng viên trên 99%; quần chúng trên 95%).",
  "Kế hoạch “Gương mẫu, tự giác chưa được đăng ký; “Nêu gương” đã có.",
  'Phong trào "Dân vận khéo; dân vận gần" được duy trì, ┃song cách làm còn cũ.',
  // the modal of a list
  "Cấp ủy cần nhận thức đúng vị trí của công tác kiểm tra trong giai đoạn mới, ┃xây dựng kế hoạch sát với từng loại hình chi bộ; ┃đề ra nội dung cụ thể.",
  "Chi bộ đã bàn kỹ, thống nhất cao; ┃tinh thần góp ý được đề cao.",
  "Còn một số hạn chế, đó là: ┃tài liệu họp gửi chậm; ┃biên bản sơ lược.",
];

const LONG =
  "Đảng ủy Sở Thủy lợi đã phát huy tốt tinh thần đoàn kết, bám sát nhiệm vụ được giao, phối hợp chặt chẽ với lãnh đạo các phòng để hoàn thành 14/15 chỉ tiêu năm; tăng cường giáo dục đảng viên về ý thức phục vụ người dân vùng lũ, khắc phục lối làm việc chậm trễ ở bộ phận một cửa; đẩy mạnh kiểm tra việc chấp hành quy chế trực ban; chất lượng sinh hoạt chi bộ được nâng lên, tình trạng đảng viên ít phát biểu cơ bản được khắc phục, góp phần giữ vững danh hiệu trong sạch vững mạnh; song việc nắm tình hình tư tưởng ở ba trạm quản lý đập có lúc chưa kịp thời nên một số ý kiến phải phản ánh vượt cấp; một số chi ủy chưa xây dựng kế hoạch kiểm tra chuyên đề, chưa tổ chức đối thoại với người lao động trong mùa mưa bão; tỷ lệ đảng viên trẻ giảm do nhiều đồng chí chuyển công tác; thời gian tới cần phân công cấp ủy viên phụ trách từng trạm, rà soát quy hoạch cán bộ kế cận trước quý II; công khai kết quả khắc phục tại hội nghị cuối năm.";

/** What no clause holds. */
const GAP = /^(?:[\s,;]|[-–—+•*](?=\s))*$/u;

function clausesIn(text: string) {
  return splitSentences(text).flatMap((sentence) => splitClauses(text, sentence));
}

describe("splitClauses", () => {
  it.each(cases)("%s", (marked) => {
    const text = marked.replaceAll("┃", "");
    const found = splitClauses(text, {start: 0, end: text.length}).map(({start, end}) =>
      text.slice(start, end),
    );
    expect(found).toEqual(
      marked
        .split("┃")
        .map((clause) => clause.replace(/^(?:[\s,;]|[-–—+•*](?=\s))+|[\s,;]+$/gu, ""))
        .filter((clause) => clause !== ""),
    );
  });

  it("cuts a sentence of 900 characters into its claims", () => {
    expect(LONG.length).toBeGreaterThan(900);
    expect(clausesIn(LONG).map(({start, end}) => LONG.slice(start, end))).toMatchInlineSnapshot(`
      [
        "Đảng ủy Sở Thủy lợi đã phát huy tốt tinh thần đoàn kết, bám sát nhiệm vụ được giao, phối hợp chặt chẽ với lãnh đạo các phòng để hoàn thành 14/15 chỉ tiêu năm",
        "tăng cường giáo dục đảng viên về ý thức phục vụ người dân vùng lũ, khắc phục lối làm việc chậm trễ ở bộ phận một cửa",
        "đẩy mạnh kiểm tra việc chấp hành quy chế trực ban",
        "chất lượng sinh hoạt chi bộ được nâng lên",
        "tình trạng đảng viên ít phát biểu cơ bản được khắc phục",
        "góp phần giữ vững danh hiệu trong sạch vững mạnh",
        "song việc nắm tình hình tư tưởng ở ba trạm quản lý đập có lúc chưa kịp thời",
        "nên một số ý kiến phải phản ánh vượt cấp",
        "một số chi ủy chưa xây dựng kế hoạch kiểm tra chuyên đề",
        "chưa tổ chức đối thoại với người lao động trong mùa mưa bão",
        "tỷ lệ đảng viên trẻ giảm",
        "do nhiều đồng chí chuyển công tác",
        "thời gian tới cần phân công cấp ủy viên phụ trách từng trạm",
        "rà soát quy hoạch cán bộ kế cận trước quý II",
        "công khai kết quả khắc phục tại hội nghị cuối năm.",
      ]
    `);
  });

  it.each<[text: string, carried: (string | null)[]]>([
    ["Một số cấp ủy chưa đề ra nội dung lãnh đạo; chưa nắm chắc tư tưởng.", [null, "Một số cấp ủy"]],
    ["Chi bộ Văn phòng đã họp đủ; bổ sung quy chế; biên bản được lưu.", [null, "Chi bộ Văn phòng", null]],
    ["Nhiều đảng viên còn ngại phát biểu; không đăng ký nội dung làm theo.", [null, "Nhiều đảng viên"]],
    ["Cấp ủy các phòng tại trụ sở mới đã phân công; kiểm tra hằng quý.", [null, "Cấp ủy các phòng"]],
    ["Một số đồng chí chưa tự giác nên bị nhắc nhở.", [null, "Một số đồng chí"]],
    ["Nội dung họp chưa sát; vai trò chi ủy chưa rõ.", [null, null]],
    ["Tăng cường kiểm tra; xử lý nghiêm vi phạm.", [null, null]],
    ["Để làm tốt việc này, các chi bộ cần rà soát hồ sơ; bổ sung biên bản.", [null, "các chi bộ"]],
    ["Trong năm, Đảng ủy Sở đã mở ba lớp; cử 12 đồng chí đi học.", [null, "Đảng ủy Sở"]],
    ["Bên cạnh kết quả đạt được, vẫn còn nổi lên hai việc.", [null, null]],
    ["Một số cấp ủy chưa kiểm tra; trong xây dựng kế hoạch cần chỉ rõ người làm.", [null, null]],
    [
      "Nguyên tắc tập trung dân chủ được giữ vững; không để xảy ra mất đoàn kết.",
      [null, "Nguyên tắc tập trung dân chủ"],
    ],
  ])("carries the subject: %s", (text, carried) => {
    expect(clausesIn(text).map(({subject}) => subject)).toEqual(carried);
  });

  it.each<[text: string, carried: (string | null)[]]>([
    [
      "Cấp ủy cần nhận thức đúng vị trí công tác kiểm tra; thực hiện tốt quy chế; đề ra nội dung cụ thể.",
      [null, "cần", "cần"],
    ],
    ["Chi bộ phải họp đúng kỳ; biên bản đã được sửa.", [null, null]],
    ["Các phòng sẽ rà soát hồ sơ; báo cáo trước ngày 15/6.", [null, "sẽ"]],
    [
      "Chi ủy cần giao việc rõ người; đồng chí Bí thư phải gương mẫu; kiểm tra hằng tháng.",
      [null, null, "phải"],
    ],
    ["Chi bộ cần khắc phục việc họp muộn; công tác phát triển đảng đạt chỉ tiêu.", [null, null]],
    ["Phấn đấu kết nạp 5 đảng viên; mở một lớp nhận thức về Đảng.", [null, "phấn đấu"]],
    ["Đảng ủy theo dõi tỷ lệ kiến nghị được giải quyết; áp dụng từ quý I.", [null, null]],
    ["Cán bộ chưa đáp ứng yêu cầu nhiệm vụ; ngại học tập.", [null, null]],
  ])("carries the modal: %s", (text, carried) => {
    expect(clausesIn(text).map(({modal}) => modal)).toEqual(carried);
  });

  it("ends the modal with the sentence", () => {
    expect(clausesIn("Chi bộ cần họp đúng kỳ. Biên bản lưu tại văn phòng.").map(({modal}) => modal)).toEqual([
      null,
      null,
    ]);
  });

  it("leaves nothing between clauses but space, commas and semicolons", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const sentence of splitSentences(text)) {
          let at = sentence.start;
          for (const {start, end} of splitClauses(text, sentence)) {
            expect(text.slice(at, start)).toMatch(GAP);
            expect(end).toBeGreaterThan(start);
            at = end;
          }
          // A bullet with nothing behind it stands before the end as before a space.
          expect(`${text.slice(at, sentence.end)} `).toMatch(GAP);
        }
      }),
    );
  });

  it("takes time in proportion to the length", () => {
    const times = [25_000, 100_000].map((length) => {
      const texts = ["“", '"', "chưa, ", "nhưng ", "tuy chưa, ", "một số chi bộ chưa họp, ", "( ", "; "].map(
        (piece) => piece.repeat(length / piece.length),
      );
      const from = process.cpuUsage();
      for (const text of texts) splitClauses(text, {start: 0, end: text.length});
      return process.cpuUsage(from).user;
    });
    expect(times[1]).toBeLessThan(16 * (times[0] ?? 0) + 50_000);
  });

  it("has a sentence for every class of words that holds one of them", () => {
    for (const {class: name, words, example} of wordClasses()) {
      const folded = example.toLowerCase();
      expect(
        words.some((word) => folded.includes(word)),
        name,
      ).toBe(true);
    }
  });
});

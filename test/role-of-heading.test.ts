import {describe, expect, it} from "vitest";
import {headingRules, roleOfHeading} from "../pipeline/2-split/role-of-heading.ts";
import {findRunIn} from "../pipeline/2-split/run-in.ts";
import {rankOfLabel} from "../pipeline/2-split/section-rank.ts";
import type {Role} from "../pipeline/model.ts";

const headings: [heading: string, role: Role][] = [
  ["KẾT QUẢ ĐẠT ĐƯỢC", "achievement"],
  ["Kết quả lãnh đạo thực hiện nhiệm vụ chính trị", "achievement"],
  ["Ưu điểm", "achievement"],
  ["Những việc đã làm được", "achievement"],
  ["Mặt mạnh", "achievement"],
  ["Thành tích nổi bật", "achievement"],
  ["Tình hình thực hiện nhiệm vụ quý I", "achievement"],
  ["Kết quả khắc phục hạn chế sau kiểm điểm", "achievement"],
  ["HẠN CHẾ, KHUYẾT ĐIỂM", "limitation"],
  ["Những tồn tại, hạn chế", "limitation"],
  ["Tồn tại", "limitation"],
  ["Những mặt chưa làm được", "limitation"],
  ["Yếu kém, bất cập", "limitation"],
  ["Việc còn vướng", "limitation"],
  ["3.3. Chưa khắc phục được", "limitation"],
  ["b) Chưa xong", "limitation"],
  ["Hạn chế và nguyên nhân", "mixed"],
  ["Hạn chế, khuyết điểm, nguyên nhân", "mixed"],
  ["Ưu điểm, khuyết điểm", "mixed"],
  ["Kết quả đạt được và những tồn tại", "mixed"],
  ["Nguyên nhân và bài học kinh nghiệm", "mixed"],
  ["Tồn tại và biện pháp khắc phục", "mixed"],
  ["Nguyên nhân", "cause"],
  ["Nguyên nhân của những hạn chế", "cause"],
  ["Nguyên nhân của kết quả đạt được", "cause"],
  ["Nguyên nhân khách quan", "cause"],
  ["Chủ quan", "cause"],
  ["Vì sao còn chậm", "cause"],
  ["PHƯƠNG HƯỚNG", "solution"],
  ["Phương hướng, nhiệm vụ quý II", "solution"],
  ["NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM", "solution"],
  ["Nhiệm vụ và giải pháp chủ yếu", "solution"],
  ["Giải pháp khắc phục hạn chế", "solution"],
  ["Hướng khắc phục", "solution"],
  ["Bài học kinh nghiệm", "solution"],
  ["Công việc sẽ làm trong quý tới", "solution"],
  ["Cam kết", "solution"],
  ["KIẾN NGHỊ, ĐỀ XUẤT", "request"],
  ["Đề nghị cấp trên", "request"],
  ["Một số kiến nghị với Đảng uỷ Sở", "request"],
  ["ĐẶC ĐIỂM TÌNH HÌNH", "context"],
  ["Thuận lợi, khó khăn", "context"],
  ["Thuận lợi và khó khăn", "context"],
  ["Khó khăn, vướng mắc", "context"],
  ["Bối cảnh", "context"],
  ["PHẦN THỨ HAI: NHIỆM VỤ TRỌNG TÂM", "solution"],
  ["Về công tác tư tưởng", null],
  ["Công tác kiểm tra, giám sát", null],
  ["BÁO CÁO kết quả thực hiện quy chế dân chủ năm 2024", null],
  ["Xây dựng tổ chức đảng", null],
];

describe("roleOfHeading", () => {
  it.each(headings)("%s: %s", (heading, role) => {
    expect(roleOfHeading(heading)).toBe(role);
  });

  it.each(headingRules().map(({example, role, pattern}) => [example, role, pattern] as const))(
    "%s is its rule's example",
    (example, role) => {
      expect(roleOfHeading(example)).toBe(role);
    },
  );

  it("gives decomposed letters and capitals the role of the plain heading", () => {
    for (const [heading, role] of headings) {
      expect(roleOfHeading(heading.normalize("NFD"))).toBe(role);
      expect(roleOfHeading(heading.toUpperCase())).toBe(role);
    }
  });
});

describe("findRunIn", () => {
  it.each<[label: string | null, text: string, heading: string | null]>([
    ["-", "Nguyên nhân chủ quan: do cấp ủy chưa quan tâm.", "Nguyên nhân chủ quan"],
    ["*", "Hạn chế:", "Hạn chế"],
    ["*", "Hạn chế", "Hạn chế"],
    ["1.", "Về công tác tư tưởng: Cấp ủy đã quán triệt.", "Về công tác tư tưởng"],
    [null, "Ưu điểm: Chi bộ họp đủ.", "Ưu điểm"],
    [null, "- Hạn chế: hồ sơ lưu thiếu.", "Hạn chế"],
    [null, "Những việc chưa làm được: sửa kho lưu trữ.", "Những việc chưa làm được"],
    [null, "Về công tác tư tưởng: Cấp ủy đã quán triệt.", null],
    [null, "Vẫn còn một số hạn chế sau: họp muộn.", null],
    [null, "Bên cạnh kết quả đạt được, còn hạn chế: họp muộn.", null],
    ["-", "Kinh phí: 15 triệu đồng.", null],
    ["-", "Hạn chế thấp nhất hồ sơ trễ hạn.", null],
    ["1.", "Tăng cường kiểm tra: hai cuộc mỗi quý.", null],
    [null, "Chi bộ họp đủ.", null],
    [null, "", null],
  ])("%s %s", (label, text, heading) => {
    expect(
      findRunIn({kind: label === null ? "paragraph" : "list", level: null, label, text, page: null})
        ?.heading ?? null,
    ).toBe(heading);
  });
});

describe("rankOfLabel", () => {
  it("orders the styles of labels", () => {
    const labels = [
      "Phần I",
      "A.",
      "II.",
      "Điều 4.",
      "3.",
      "2.1.",
      "2.1.3.",
      "2.1.3.4.",
      "4)",
      "b)",
      "(c)",
      "*",
      "-",
      "+",
      "•",
    ];
    const ranks = labels.map(rankOfLabel);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(new Set(ranks).size).toBe(labels.length);
  });
});

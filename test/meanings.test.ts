import {expect, test} from "vitest";
import {citationsOf} from "../pipeline/3-tag/citations.ts";
import {degreeOf} from "../pipeline/3-tag/degree.ts";
import {figuresOf} from "../pipeline/3-tag/figures.ts";
import {promiseOf} from "../pipeline/3-tag/promise.ts";
import {statusOf} from "../pipeline/3-tag/status.ts";
import {quantifierOf} from "../pipeline/quantifiers.ts";
import {sketch} from "../pipeline/sketch.ts";
import {fold, plain} from "../pipeline/text.ts";

test.for<[string, string]>([
  ["Uỷ ban  KIỂM TRA", "ủy ban kiểm tra"],
  ["hoà bình, kĩ năng, tỉ lệ", "hòa bình, kỹ năng, tỷ lệ"],
  ["quý hoàn", "quý hoàn"],
])("fold(%j)", ([text, folded]) => {
  expect(fold(text)).toBe(folded);
});

test("plain drops diacritics", () => {
  expect(plain("Đảng ủy")).toBe("dang uy");
});

test.for<[string, number | null]>([
  ["Một số chi bộ họp muộn", 3],
  ["Không ít đơn vị còn lúng túng", 4],
  ["Hầu hết đảng viên đã học", 5],
  ["Có nơi chưa làm", 2],
  ["Cá biệt có kỳ họp vắng", 1],
  ["Nội dung đăng ký chưa sát", null],
])("quantifierOf(%j) ranks %j", ([text, rank]) => {
  expect(quantifierOf(text)?.rank ?? null).toBe(rank);
});

test.for<[string, number | null]>([
  ["được thực hiện khá nghiêm túc", 0.6],
  ["chưa kịp thời", -0.6],
  ["tinh thần trách nhiệm chưa cao", -0.4],
  ["họp ba kỳ", null],
])("degreeOf(%j) is %j", ([text, degree]) => {
  expect(degreeOf(text)).toBe(degree);
});

test.for<[string, "achievement" | "limitation", string | null]>([
  ["Tình trạng họp muộn đã được khắc phục", "achievement", "resolved_claimed"],
  ["Không để xảy ra lộ bí mật", "achievement", "none_found"],
  ["Việc tự kiểm tra vẫn còn là khâu yếu", "limitation", "persisting"],
  ["Chi bộ họp đúng kỳ", "achievement", null],
])("statusOf(%j)", ([text, label, status]) => {
  expect(statusOf(text, label)).toBe(status);
});

test.for<[string, number, string | null]>([
  ["Giao Văn phòng Đảng ủy chủ trì rà soát, hoàn thành trước ngày 30/6/2025.", 3, "2025-06-30"],
  ["Tổ chức hai lớp tập huấn trong quý III/2025.", 2, "2025-Q3"],
  ["Tiếp tục đẩy mạnh công tác tuyên truyền.", 0, null],
  ["Họp chi ủy trước kỳ sinh hoạt.", 1, null],
])("promiseOf(%j)", ([text, strength, due]) => {
  expect(promiseOf(text, "2025-Q1")).toMatchObject({promise_strength: strength, due});
});

test.for<[string, string | null, string | null]>([
  ["Giao Ban Tổ chức tham mưu quy chế mới, trình trước ngày 15/5/2025.", "Ban Tổ chức", "2025-05-15"],
  // the body that sends its own people answers for it
  [
    "Đảng ủy trường phân công ủy viên dự họp với chi bộ khoa, xong trong quý II/2025.",
    "Đảng ủy trường",
    "2025-Q2",
  ],
  ["Công đoàn trường lấy ý kiến giáo viên trước 30/4/2025.", "Công đoàn trường", "2025-04-30"],
  ["Cơ quan Thường trực Khối soạn sổ tay nghiệp vụ.", "Cơ quan Thường trực Khối", null],
  // what begins on a day is due that day, unless an end is named
  ["Văn phòng dùng mẫu biên bản mới từ ngày 01/6/2025.", "Văn phòng", "2025-06-01"],
  ["Văn phòng lập lịch trực từ ngày 01/6/2025 đến ngày 31/8/2025.", "Văn phòng", "2025-08-31"],
  ["Cấp ủy các cấp nâng cao trách nhiệm nêu gương.", null, null],
])("who is to do it, and by when: %s", ([text, owner, due]) => {
  expect(promiseOf(text, "2025-Q1")).toMatchObject({owner, due});
});

test("a date in the rest of the sentence holds for who is named", () => {
  const named = "Phòng Kế hoạch chọn ba thủ tục rườm rà nhất để cắt giảm";
  expect(promiseOf(named, "2025-Q1", {after: ", hoàn thành trước ngày 20/6/2025."}).due).toBe("2025-06-20");
  expect(
    promiseOf("Chọn ba thủ tục để cắt giảm", "2025-Q1", {after: ", trước ngày 20/6/2025."}).due,
  ).toBeNull();
});

test.for<[string, [number, number | null, number | null, string | null][]]>([
  ["Tỷ lệ đảng viên dự sinh hoạt trong quý đạt 96,4% (27/28 đảng viên).", [[96.4, 27, 28, "ty_le_dv_du_sh"]]],
  ["Cả quý có 27/28 đảng viên dự đủ các kỳ, đạt 96,4%.", [[96.4, 27, 28, "ty_le_dv_du_sh"]]],
  ["Có 45/46 đảng viên tham gia học tập nghị quyết, đạt tỷ lệ 97,8%.", [[97.8, 45, 46, "ty_le_dv_hoc_nq"]]],
  [
    "Chi bộ hiện có 31 đảng viên, trong đó 29 đảng viên chính thức, 2 đảng viên dự bị.",
    [
      [31, null, null, "so_dang_vien"],
      [29, null, null, "so_dv_chinh_thuc"],
      [2, null, null, "so_dv_du_bi"],
    ],
  ],
  [
    "Đảng bộ gồm 4 chi bộ với tổng số 88 đảng viên.",
    [
      [4, null, null, null],
      [88, null, null, "so_dang_vien"],
    ],
  ],
  ["Có 3 đảng viên vi phạm quy chế.", [[3, null, null, null]]],
])("figures of %s", ([text, expected]) => {
  expect(
    figuresOf(text).map(({value, numerator, denominator, metric}) => [value, numerator, denominator, metric]),
  ).toEqual(expected);
});

test("a provincial and a central directive of one number stay apart", () => {
  const [first, second] = citationsOf(
    "Chỉ thị số 30-CT/TU và Chỉ thị 30-CT/TW; Công văn 145/BC-UBND ngày 05/3/2024",
  );
  expect([first?.issuer, second?.issuer]).toEqual(["TU", "TW"]);
  expect(citationsOf("Công văn 145/BC-UBND ngày 05/3/2024")).toEqual([
    {number: "145/BC-UBND", kind: "BC", issuer: "UBND", year: 2024, text: "145/BC-UBND"},
  ]);
});

test("figures carry operator, numerator and denominator, and dates are none", () => {
  expect(figuresOf("tỷ lệ đảng viên học tập luôn đạt trên 99%")).toMatchObject([
    {value: 99, operator: ">", unit: "%"},
  ]);
  expect(figuresOf("Đã kiểm tra 12/31 chi bộ ngày 15/5/2024")).toMatchObject([
    {numerator: 12, denominator: 31},
  ]);
});

test("copied sentences keep their sketch when figures change", () => {
  expect(sketch("Chi_bộ họp 12 kỳ trong quý đúng kế_hoạch")).toEqual(
    sketch("Chi_bộ họp 15 kỳ trong quý đúng kế_hoạch"),
  );
  expect(sketch("một")).toEqual([]);
});

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

import {afterAll, beforeAll, beforeEach, expect, test} from "vitest";
import {insert, type Store} from "../pipeline/store.ts";
import {ask, type Figures, forget, report, storeForQuestions, value} from "./support/ask.ts";

let store: Store;
beforeAll(async () => {
  store = await storeForQuestions();
});
afterAll(() => store.close());
beforeEach(() => forget(store));

/** What a report for 2025-Q1 says, the form sent with it, and the rules it is asked by. */
const CASES: [text: string, form: Figures, rules: string[]][] = [
  ["Tất cả đảng viên đã được học tập, quán triệt nghị quyết mới.", {ty_le_dv_hoc_nq: 97.5}, ["X01"]],
  ["Tất cả đảng viên đã được học tập, quán triệt nghị quyết mới.", {ty_le_dv_hoc_nq: 100}, []],
  ["100% đảng viên được phân công nhiệm vụ phù hợp.", {ty_le_dv_duoc_phan_cong: 93.4}, ["X01"]],
  ["100% đảng viên tham gia sinh hoạt chuyên đề về nêu gương.", {ty_le_dv_du_sh: 95.2}, []],

  ["Đảng viên tham gia sinh hoạt định kỳ đạt tỷ lệ cao.", {}, ["X02"]],
  ["Đảng viên tham gia sinh hoạt định kỳ đạt tỷ lệ cao.", {ty_le_dv_du_sh: 96.1}, []],
  ["Tỷ lệ đảng viên dự sinh hoạt cao hơn quý trước.", {}, []],

  ["Công tác kết nạp đảng viên vượt chỉ tiêu được giao.", {ty_le_ket_nap_so_chi_tieu: 80}, ["X03"]],
  ["Công tác kết nạp đảng viên vượt chỉ tiêu được giao.", {ty_le_ket_nap_so_chi_tieu: 120}, []],
  ["Công tác kết nạp đảng viên chưa hoàn thành chỉ tiêu.", {ty_le_ket_nap_so_chi_tieu: 80}, []],

  ["Trong quý, đơn vị không phát sinh đơn thư khiếu nại, tố cáo.", {so_don_tiep_nhan: 3}, ["X04"]],
  ["Trong quý, đơn vị không phát sinh đơn thư khiếu nại, tố cáo.", {so_don_tiep_nhan: 0}, []],
  ["Trong quý không có đơn thư vượt cấp, kéo dài.", {so_don_tiep_nhan: 3}, []],
  ["Việc điều động cán bộ làm công khai, không phát sinh đơn thư.", {so_don_tiep_nhan: 3}, []],

  ["Trong năm không để xảy ra vi phạm kỷ luật.", {so_dv_ky_luat: 1}, ["X05"]],
  ["Trong năm không để xảy ra vi phạm kỷ luật.", {so_dv_ky_luat: 0, so_tcd_ky_luat: 0}, []],
  ["Trong năm không có tổ chức đảng vi phạm.", {so_dv_ky_luat: 1, so_tcd_ky_luat: 0}, []],
  ["Trong năm không có tổ chức đảng vi phạm.", {so_dv_ky_luat: 1, so_tcd_ky_luat: 1}, ["X05"]],
  ["Năm trước, đơn vị không có đảng viên vi phạm kỷ luật.", {so_dv_ky_luat: 1}, []],
  ["Không để xảy ra vi phạm về trật tự an toàn giao thông.", {so_dv_ky_luat: 1}, []],

  [
    "Ủy ban kiểm tra đã thực hiện nghiêm túc kế hoạch kiểm tra, giám sát năm.",
    {ty_le_hoan_thanh_ke_hoach_kt: 75},
    ["X06"],
  ],
  [
    "Ủy ban kiểm tra đã thực hiện nghiêm túc kế hoạch kiểm tra, giám sát năm.",
    {ty_le_hoan_thanh_ke_hoach_kt: 110},
    [],
  ],

  ["Các chi bộ duy trì nghiêm nền nếp sinh hoạt định kỳ.", {so_ky_sh: 2}, ["X07"]],
  ["Các chi bộ duy trì nghiêm nền nếp sinh hoạt định kỳ.", {so_ky_sh: 3}, []],
  ["Các chi bộ duy trì nghiêm nền nếp sinh hoạt định kỳ.", {ty_le_cb_du_ky: 91.7}, ["X07"]],

  [
    "Các hạn chế sau kiểm điểm đã được khắc phục xong.",
    {so_han_che_da_khac_phuc: 4, so_han_che_phai_khac_phuc: 6},
    ["X08"],
  ],
  [
    "Các hạn chế sau kiểm điểm đã được khắc phục xong.",
    {so_han_che_da_khac_phuc: 6, so_han_che_phai_khac_phuc: 6},
    [],
  ],
  [
    "Một số hạn chế sau kiểm điểm đã được khắc phục.",
    {so_han_che_da_khac_phuc: 4, so_han_che_phai_khac_phuc: 6},
    [],
  ],

  ["Tỷ lệ đảng viên dự sinh hoạt luôn đạt trên 99%.", {ty_le_dv_du_sh: 96.5}, ["X10"]],
  ["Tỷ lệ đảng viên dự sinh hoạt luôn đạt trên 95%.", {ty_le_dv_du_sh: 96.5}, []],
  ["Tỷ lệ đảng viên dự sinh hoạt đạt 98%.", {ty_le_dv_du_sh: 98.3}, []],
  ["Đến cuối quý, Chi bộ có 41 đảng viên.", {so_dang_vien: 43}, ["X10"]],
  ["Đảng bộ có 43 đảng viên; Chi bộ Văn phòng có 12 đảng viên.", {so_dang_vien: 43}, []],
  ["Tỷ lệ đảng viên dự sinh hoạt kỳ trước đạt 91%.", {ty_le_dv_du_sh: 96.5}, []],

  [
    "Kết quả xếp loại đảng viên: hoàn thành xuất sắc nhiệm vụ 14,2%, hoàn thành tốt nhiệm vụ 71,7%, hoàn thành nhiệm vụ 15,1%, không hoàn thành nhiệm vụ 0,9%.",
    {},
    ["R14"],
  ],
  [
    "Kết quả xếp loại đảng viên: hoàn thành xuất sắc nhiệm vụ 14,2%, hoàn thành tốt nhiệm vụ 71,7%, hoàn thành nhiệm vụ 13,2%, không hoàn thành nhiệm vụ 0,9%.",
    {},
    [],
  ],

  ["Trong kỳ đã tiếp 86 lượt công dân, giảm 22 lượt (25,58%) so với cùng kỳ.", {}, ["R23"]],
  ["Trong kỳ đã tiếp 86 lượt công dân, giảm 22 lượt (20,37%) so với cùng kỳ.", {}, []],
  ["Đã tiếp nhận 15 đơn, tăng 25% (3 đơn) so với năm trước.", {}, []],
  ["Đã tiếp nhận 15 đơn, tăng 3 đơn, tương đương 20% so với năm trước.", {}, ["R23"]],

  [
    "Số buổi họp giảm 41 buổi so với cùng kỳ, gồm: văn phòng giảm 18 buổi, các ban giảm 12 buổi, các chi bộ giảm 13 buổi.",
    {},
    ["R24"],
  ],
  [
    "Số buổi họp giảm 41 buổi so với cùng kỳ, gồm: văn phòng giảm 18 buổi, các ban giảm 12 buổi, các chi bộ giảm 11 buổi.",
    {},
    [],
  ],
  ["Số buổi họp giảm 41 buổi, trong đó văn phòng giảm 18 buổi, các ban giảm 12 buổi.", {}, []],
  ["Số buổi họp giảm 41 buổi, trong đó văn phòng giảm 28, các ban giảm 14.", {}, ["R24"]],
];

test.each(CASES)("%s beside %j", async (text, form, rules) => {
  await report(store, "a", "2025-Q1", text);
  const values = Object.entries(form).map(([metric, stated]) =>
    value("a", "2025-Q1", metric, stated, {unit: metric.startsWith("ty_le") ? "%" : null}),
  );
  expect(await ask(store, values)).toEqual(rules.map((rule) => `${rule} 2025-Q1`));
});

test("a high rate is asked about where it is among the lowest of eight units or more", async () => {
  await report(store, "a", "2025-Q1", "Đảng viên tham gia sinh hoạt định kỳ đạt tỷ lệ cao.");
  const units = (rates: number[]) =>
    rates.map((rate, at) => value("abcdefgh"[at] ?? "", "2025-Q1", "ty_le_dv_du_sh", rate));
  expect(await ask(store, units([84, 92, 93, 95, 96, 98, 99]))).toEqual([]);
  expect(await ask(store, [value("h", "2025-Q1", "ty_le_dv_du_sh", 97)])).toEqual(["X02 2025-Q1"]);
});

test("admissions above the plan are compared with the plan of the form too", async () => {
  await report(store, "a", "2025-Q1", "Công tác kết nạp đảng viên vượt chỉ tiêu được giao.");
  const admitted = value("a", "2025-Q1", "so_dv_ket_nap", 1, {target: 3});
  expect(await ask(store, [admitted])).toEqual(["X03 2025-Q1"]);
});

test("the best grade is asked about beside a weakness of the year before, not beside a new one", async () => {
  const weak = (weak_since: string, streak: number) => ({
    unit_id: "a",
    matter: "SH01",
    period: "2026-Q1",
    face: "weak",
    state: streak > 2 ? "chronic" : "new",
    streak,
    weak_since,
  });
  await report(store, "a", "2026-Q1", "Đơn vị tự đánh giá, xếp loại hoàn thành xuất sắc nhiệm vụ năm 2025.");
  await insert(store.db, "ledger", [weak("2026-Q1", 1)]);
  expect(await ask(store)).toEqual([]);
  await store.db.run("delete from ledger");
  await insert(store.db, "ledger", [weak("2025-Q2", 4)]);
  expect(await ask(store)).toEqual(["X09 2026-Q1"]);
});

test("words off a scan are not held against figures", async () => {
  await report(store, "a", "2025-Q1", "Các chi bộ duy trì nghiêm nền nếp sinh hoạt định kỳ.");
  await store.db.run("update blocks set is_ocr = true");
  expect(await ask(store, [value("a", "2025-Q1", "so_ky_sh", 2)])).toEqual([]);
});

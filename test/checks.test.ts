import {afterAll, beforeAll, beforeEach, expect, test} from "vitest";
import {insert, rows, type Store} from "../pipeline/store.ts";
import {ask as askOf, type Figures, forget, storeForQuestions, value} from "./support/ask.ts";

/** Figures of unit `a` by period. */
type Books = Record<string, Figures>;

let store: Store;
beforeAll(async () => {
  store = await storeForQuestions();
});
afterAll(() => store.close());
beforeEach(() => forget(store));

const ask = (values: object[]) => askOf(store, values);
const ofBooks = (books: Books) =>
  Object.entries(books).flatMap(([period, figures]) =>
    Object.entries(figures).map(([metric, stated]) => value("a", period, metric, stated)),
  );

/** Each rule with figures that break it and figures that keep it. */
const CASES: [string, Books, Books][] = [
  [
    "R01 2025-Q1",
    {"2025-Q1": {so_tccsd: 9, so_dang_bo_co_so: 4, so_chi_bo_co_so: 4}},
    {"2025-Q1": {so_tccsd: 8, so_dang_bo_co_so: 4, so_chi_bo_co_so: 4}},
  ],
  [
    "R02 2025-Q1",
    {"2025-Q1": {so_dang_vien: 136, so_dv_chinh_thuc: 126, so_dv_du_bi: 7}},
    {"2025-Q1": {so_dang_vien: 133, so_dv_chinh_thuc: 126, so_dv_du_bi: 7}},
  ],
  [
    "R03 2025-Q1",
    {"2025-Q1": {so_dang_vien: 30, so_dv_nu: 31}},
    {"2025-Q1": {so_dang_vien: 30, so_dv_nu: 30}},
  ],
  [
    "R04 2025-Q2",
    {
      "2025-Q1": {so_dang_vien: 30},
      "2025-Q2": {so_dang_vien: 33, so_dv_ket_nap: 2, so_dv_chuyen_den: 1, so_dv_chuyen_di: 1},
    },
    {
      "2025-Q1": {so_dang_vien: 30},
      "2025-Q2": {
        so_dang_vien: 31,
        so_dv_ket_nap: 2,
        so_dv_chuyen_den: 1,
        so_dv_chuyen_di: 1,
        so_dv_tu_tran: 1,
      },
    },
  ],
  [
    "R05 2025-Q1",
    {"2025-Q1": {so_dang_vien: 20, so_chi_bo_tt: 7}},
    {"2025-Q1": {so_dang_vien: 21, so_chi_bo_tt: 7}},
  ],
  [
    "R06 2025-Q1",
    {"2025-Q1": {so_dang_vien: 301, so_chi_bo_tt: 3}},
    {"2025-Q1": {so_dang_vien: 300, so_chi_bo_tt: 3}},
  ],
  [
    "R07 2025-Q2",
    {"2025-Q1": {so_dang_vien: 50}, "2025-Q2": {ty_le_ket_nap: 5, so_dv_ket_nap: 2}},
    {"2025-Q1": {so_dang_vien: 50}, "2025-Q2": {ty_le_ket_nap: 4, so_dv_ket_nap: 2}},
  ],
  ["R08 2025-Q1", {"2025-Q1": {so_ky_sh: 7}}, {"2025-Q1": {so_ky_sh: 6, so_ky_shcd: 1}}],
  [
    "R10 2025",
    {"2025": {so_tcd_danh_gia: 21, so_tcd_htxsnv: 3, so_tcd_httnv: 14, so_tcd_htnv: 3, so_tcd_khtnv: 0}},
    {"2025": {so_tcd_danh_gia: 20, so_tcd_htxsnv: 2, so_tcd_httnv: 14, so_tcd_htnv: 3, so_tcd_khtnv: 1}},
  ],
  [
    "R11 2025-Q1",
    {"2025-Q1": {so_dv_danh_gia: 20, so_dv_htxsnv: 2, so_dv_httnv: 12, so_dv_htnv: 5, so_dv_khtnv: 0}},
    {"2025-Q1": {so_dv_danh_gia: 19, so_dv_htxsnv: 2, so_dv_httnv: 12, so_dv_htnv: 5, so_dv_khtnv: 0}},
  ],
  [
    "R12 2025-Q1",
    {"2025-Q1": {so_dv_danh_gia: 31, so_dang_vien: 30}},
    {"2025-Q1": {so_dv_danh_gia: 29, so_dang_vien: 30}},
  ],
  [
    "R13 2025-Q1",
    {"2025-Q1": {so_dv_htxsnv: 4, so_dv_httnv: 15}},
    {"2025-Q1": {so_dv_htxsnv: 3, so_dv_httnv: 15}},
  ],
  [
    "R14 2025",
    {"2025": {ty_le_dv_htxsnv: 14.2, ty_le_dv_httnv: 71.7, ty_le_dv_htnv: 15.1, ty_le_dv_khtnv: 0.9}},
    {"2025": {ty_le_dv_htxsnv: 14.2, ty_le_dv_httnv: 71.7, ty_le_dv_htnv: 13.2, ty_le_dv_khtnv: 0.9}},
  ],
  [
    "R15 2025-Q1",
    {
      "2025-Q1": {
        so_dv_ky_luat: 3,
        so_dv_kl_khien_trach: 1,
        so_dv_kl_canh_cao: 1,
        so_dv_kl_cach_chuc: 0,
        so_dv_kl_khai_tru: 0,
      },
    },
    {"2025-Q1": {so_dv_ky_luat: 3, so_dv_kl_khien_trach: 1, so_dv_kl_canh_cao: 1}},
  ],
  [
    "R16 2025-Q1",
    {"2025-Q1": {so_dv_kt_dhvp: 1, so_dv_dhvp_co_vp: 2}},
    {"2025-Q1": {so_dv_kt_dhvp: 2, so_dv_dhvp_co_vp: 2}},
  ],
  [
    "R17 2025",
    {"2025": {so_dv_kiem_tra: 40, so_dv_kt_co_kd: 14}},
    {"2025": {so_dv_kiem_tra: 3, so_dv_kt_co_kd: 1, so_dv_kt_dhvp: 9, so_dv_dhvp_co_vp: 6}},
  ],
  [
    "R18 2025-Q2",
    {"2025-Q1": {so_don_ton: 1}, "2025-Q2": {so_don_giai_quyet: 4, so_don_tiep_nhan: 2}},
    {"2025-Q1": {so_don_ton: 2}, "2025-Q2": {so_don_giai_quyet: 4, so_don_tiep_nhan: 2}},
  ],
  [
    "R18 2025-Q2",
    {"2025-Q1": {so_don_ton: 1}, "2025-Q2": {so_don_thuoc_tham_quyen: 4, so_don_tiep_nhan: 2}},
    {"2025-Q1": {so_don_ton: 1}, "2025-Q2": {so_don_thuoc_tham_quyen: 3, so_don_tiep_nhan: 2}},
  ],
  [
    "R19 2025-Q2",
    {
      "2025-Q1": {so_don_ton: 3},
      "2025-Q2": {so_don_ton: 3, so_don_thuoc_tham_quyen: 4, so_don_giai_quyet: 2},
    },
    {
      "2025-Q1": {so_don_ton: 3},
      "2025-Q2": {so_don_ton: 5, so_don_thuoc_tham_quyen: 4, so_don_giai_quyet: 2},
    },
  ],
  [
    "R20 2025-Q1",
    {"2025-Q1": {so_nguoi_ke_khai: 12, so_nguoi_phai_ke_khai: 11}},
    {"2025-Q1": {so_nguoi_ke_khai: 11, so_nguoi_phai_ke_khai: 11, ty_le_ke_khai: 100}},
  ],
  [
    "R21 2025-Q1",
    {"2025-Q1": {so_han_che_da_khac_phuc: 6, so_han_che_phai_khac_phuc: 5}},
    {"2025-Q1": {so_han_che_da_khac_phuc: 0, so_han_che_phai_khac_phuc: 5}},
  ],
  [
    "R25 2025-H1",
    {"2025-Q1": {so_dv_ket_nap: 6}, "2025-H1": {so_dv_ket_nap: 5}},
    {"2025-Q1": {so_dv_ket_nap: 6}, "2025-H1": {so_dv_ket_nap: 6}},
  ],
  [
    "R26 2025-Q2",
    {
      "2025-Q1": {so_dv_kiem_tra: 12, so_dv_giam_sat: 15, so_luot_tiep_dan: 31},
      "2025-Q2": {so_dv_kiem_tra: 12, so_dv_giam_sat: 15, so_luot_tiep_dan: 31},
    },
    {
      "2025-Q1": {so_dv_kiem_tra: 12, so_dv_giam_sat: 15, so_luot_tiep_dan: 31},
      "2025-Q2": {so_dv_kiem_tra: 12, so_dv_giam_sat: 15, so_luot_tiep_dan: 30},
    },
  ],
  [
    "R28 2026-Q1",
    {
      "2025-Q1": {so_dang_vien: 40},
      "2025-Q2": {so_dang_vien: 41},
      "2025-Q3": {so_dang_vien: 40},
      "2025-Q4": {so_dang_vien: 42},
      "2026-Q1": {so_dang_vien: 410},
    },
    {
      "2025-Q1": {so_dang_vien: 40},
      "2025-Q2": {so_dang_vien: 41},
      "2025-Q3": {so_dang_vien: 40},
      "2025-Q4": {so_dang_vien: 42},
      "2026-Q1": {so_dang_vien: 61},
    },
  ],
  [
    "R30 2025-Q2",
    {"2025-Q1": {so_don_tiep_nhan: 3}, "2025-Q2": {so_don_tiep_nhan: null, so_dv_nu: 9}},
    {"2025-Q1": {so_don_tiep_nhan: null}, "2025-Q2": {so_don_tiep_nhan: 0}},
  ],
];

test.each(CASES)("%s is asked about, and figures that fit are not", async (rule, broken, kept) => {
  expect(await ask(ofBooks(broken))).toEqual([rule]);
  await store.db.run("delete from metric_values");
  expect(await ask(ofBooks(kept))).toEqual([]);
});

test("shares are recomputed, bounded, and compared with their parts", async () => {
  const share = (stated: number, numerator: number | null, denominator: number | null) =>
    value("a", "2025-Q1", "ty_le_dv_du_sh", stated, {
      unit: "%",
      numerator,
      denominator,
      recomputed: numerator === null || denominator === null ? null : (100 * numerator) / denominator,
      path: `${stated}.docx`,
    });
  expect(await ask([share(97.5, 39, 40)])).toEqual([]);
  expect(await ask([share(99, 39, 40)])).toEqual(["ratio-recomputed 2025-Q1"]);
  expect(await ask([share(105, 42, 40)])).toEqual([
    "R09 2025-Q1",
    "part-over-whole 2025-Q1",
    "ratio-recomputed 2025-Q1",
  ]);
});

test("a superior's figure is compared with the sum of its units only when all of them state it", async () => {
  const unit = (unit_id: string, parent_id: string | null) => ({
    unit_id,
    name: unit_id,
    kind: "x",
    parent_id,
    aliases: [],
  });
  await insert(store.db, "units", [unit("top", null), unit("a", "top"), unit("b", "top")]);
  await insert(
    store.db,
    "calls",
    ["a", "b"].map((unit_id) => ({period: "2025-Q1", unit_id})),
  );
  const members = (unit_id: string, n: number) => value(unit_id, "2025-Q1", "so_dang_vien", n);
  expect(await ask([members("top", 71), members("a", 40)])).toEqual([]);
  expect(await ask([members("b", 30)])).toEqual(["R22 2025-Q1"]);
});

test("visits are not persons: a form that counts one as the other is asked", async () => {
  const visits = (unit: string) => value("a", "2025-Q1", "so_luot_tiep_dan", 12, {unit});
  expect(await ask([visits("người")])).toEqual(["R29 2025-Q1"]);
  await forget(store);
  expect(await ask([visits("lượt người")])).toEqual([]);
  await forget(store);
  expect(await ask([value("a", "2025-Q1", "so_dv_kiem_tra", 12, {unit: "lượt"})])).toEqual(["R29 2025-Q1"]);
});

test("a form mostly of round figures is asked about, one with a few is not", async () => {
  const metrics = await rows<{metric: string}>(
    store.db,
    "select metric from metric_defs where type = 'count_flow' and grp in ('DC', 'NV') order by metric limit 12",
  );
  const form = (of: (at: number) => number) =>
    metrics.map(({metric}, at) => value("a", "2025-Q1", metric, of(at)));
  expect(metrics).toHaveLength(12);
  expect(await ask(form((at) => 100 + at * 5))).toContain("R27 2025-Q1");
  await forget(store);
  expect(await ask(form((at) => 101 + at * 7))).not.toContain("R27 2025-Q1");
});

test("figures print as Vietnamese writes them", async () => {
  const figures: [number, number | null, number | null][] = [
    [100, 157, 161],
    [12.5, 1250, 12500],
  ];
  await ask(
    figures.map(([stated, numerator, denominator], at) =>
      value("a", `2025-Q${at + 1}`, "ty_le_dv_du_sh", stated, {
        ...{unit: "%", numerator, denominator},
        recomputed: (100 * (numerator ?? 0)) / (denominator ?? 1),
      }),
    ),
  );
  expect(await rows(store.db, "select actual, expected from checks order by all")).toEqual([
    {actual: "100 %", expected: "97,52 % = 157/161"},
    {actual: "12,5 %", expected: "10 % = 1.250/12.500"},
  ]);
});

test("no balance is drawn across a merger, nor from what a scan says", async () => {
  await insert(store.db, "unit_links", [
    {kind: "merged", from_unit: "b", to_unit: "a", on_date: "2025-04-10"},
  ]);
  const books = CASES.find(([rule]) => rule.startsWith("R04"))?.[1] ?? {};
  expect(await ask(ofBooks(books))).toEqual([]);
  await store.db.run("delete from metric_values");
  const slip = CASES.find(([rule]) => rule.startsWith("R02"))?.[1] ?? {};
  expect(await ask(ofBooks(slip).map((one) => ({...one, is_ocr: true})))).toEqual([]);
});

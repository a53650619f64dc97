import {randomOf} from "./random.ts";
import type {SampleUnit} from "./units.ts";

/** A figure as a unit states it. Percentages are 0–100, rounded to one decimal; a null value is printed as a dash. */
export type StatedFigure = {
  metric: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  target: number | null;
  /** Rule of the metric dictionary that a planted slip breaks (`R02`), or `ratio-recomputed`; null when the figure is right. */
  breaks: string | null;
};

/** What carries over to the next quarter. */
export type Membership = {members: number; women: number; admitted: readonly number[]};

/** Names, units and kinds as forms print them, in the order of the form. */
export const METRICS: Readonly<Record<string, {name: string; unit: string}>> = {
  so_chi_bo_tt: {name: "Số chi bộ trực thuộc", unit: "chi bộ"},
  so_dang_vien: {name: "Tổng số đảng viên", unit: "đảng viên"},
  so_dv_chinh_thuc: {name: "Đảng viên chính thức", unit: "đảng viên"},
  so_dv_du_bi: {name: "Đảng viên dự bị", unit: "đảng viên"},
  so_dv_nu: {name: "Đảng viên nữ", unit: "đảng viên"},
  so_dv_ket_nap: {name: "Số đảng viên mới kết nạp", unit: "đảng viên"},
  so_dv_chuyen_den: {name: "Số đảng viên chuyển đến", unit: "đảng viên"},
  so_dv_chuyen_di: {name: "Số đảng viên chuyển đi", unit: "đảng viên"},
  so_ky_sh: {name: "Số kỳ sinh hoạt chi bộ trong kỳ báo cáo", unit: "kỳ"},
  so_ky_shcd: {name: "Số kỳ sinh hoạt chuyên đề", unit: "kỳ"},
  so_dv_kiem_tra: {name: "Số đảng viên được cấp ủy kiểm tra", unit: "đảng viên"},
  so_don_tiep_nhan: {name: "Số đơn thư tiếp nhận", unit: "đơn"},
  so_don_giai_quyet: {name: "Số đơn đã giải quyết", unit: "đơn"},
  ty_le_dv_du_sh: {name: "Tỷ lệ đảng viên dự sinh hoạt", unit: "%"},
  ty_le_dv_hoc_nq: {name: "Tỷ lệ đảng viên học tập nghị quyết", unit: "%"},
  ty_le_dv_dung_stdvdt: {name: "Tỷ lệ đảng viên dùng Sổ tay đảng viên điện tử", unit: "%"},
  ty_le_giai_quyet_don: {name: "Tỷ lệ giải quyết đơn thuộc thẩm quyền", unit: "%"},
};

/** Slips planted by period and unit; each breaks one rule of the dictionary. */
const SLIPS: Readonly<
  Record<
    string,
    {metric: string; rule: string; change: (figure: StatedFigure, all: readonly StatedFigure[]) => number}
  >
> = {
  "2024-Q3 syt": {metric: "so_dv_chinh_thuc", rule: "R02", change: ({value}) => (value ?? 0) - 3},
  "2025-Q1 die": {
    metric: "ty_le_dv_hoc_nq",
    rule: "ratio-recomputed",
    change: ({value}) => Math.min(100, (value ?? 0) + 7.3),
  },
  "2025-Q1 cap": {metric: "so_ky_sh", rule: "X07", change: ({value}) => (value ?? 0) - 1},
  "2025-Q2 snt": {
    metric: "so_don_giai_quyet",
    rule: "R18",
    change: (_, all) => (all.find(({metric}) => metric === "so_don_tiep_nhan")?.value ?? 0) + 2,
  },
};
/** Reports that must bear tables, as their slips stand there. */
export const SLIP_KEYS: ReadonlySet<string> = new Set(Object.keys(SLIPS));

/**
 * The figures of a unit for a quarter, and its membership at the end. `joined` members come with a unit merged into it. Opening members,
 * plus admitted and moved in, less moved out, are closing members; parts add up; ratios follow from numerator and denominator; but for `SLIPS`.
 */
export function figuresOf(
  unit: SampleUnit,
  {period, before, joined}: {period: string; before: Membership | null; joined: number},
): {figures: StatedFigure[]; after: Membership} {
  const random = randomOf(`figures ${unit.unit_id} ${period}`);
  const opening = before ?? {
    members: unit.members,
    women: Math.round(unit.members * (0.3 + random.next() * 0.25)),
    admitted: [1, 0, 1],
  };
  const large = unit.members > 60;
  const admitted = random.between(0, large ? 3 : 1);
  const moved_in = joined + random.between(0, large ? 2 : 1);
  const moved_out = random.between(0, large ? 2 : 1);
  const members = opening.members + admitted + moved_in - moved_out;
  const women = opening.women + random.between(0, Math.min(1, admitted));
  const on_trial = Math.max(
    1,
    [...opening.admitted, admitted].reduce((sum, n) => sum + n, 0),
  );
  const count = (metric: string, value: number, target: number | null = null): StatedFigure => ({
    metric,
    value,
    numerator: null,
    denominator: null,
    target,
    breaks: null,
  });
  const ratio = (metric: string, denominator: number, missing: number): StatedFigure => {
    const numerator = denominator - Math.min(denominator, missing);
    return {
      metric,
      value: denominator === 0 ? null : Math.round((1000 * numerator) / denominator) / 10,
      numerator,
      denominator,
      target: null,
      breaks: null,
    };
  };
  const letters = random.between(0, large ? 7 : 3);
  const settled = random.between(Math.max(0, letters - 1), letters);
  const figures = [
    ...(unit.cells > 0 ? [count("so_chi_bo_tt", unit.cells)] : []),
    count("so_dang_vien", members),
    count("so_dv_chinh_thuc", members - on_trial),
    count("so_dv_du_bi", on_trial),
    count("so_dv_nu", women),
    count("so_dv_ket_nap", admitted, large ? 2 : 1),
    count("so_dv_chuyen_den", moved_in),
    count("so_dv_chuyen_di", moved_out),
    count("so_ky_sh", 3, 3),
    count("so_ky_shcd", random.between(0, 2), 1),
    count("so_dv_kiem_tra", random.between(0, large ? 4 : 2), large ? 3 : 1),
    count("so_don_tiep_nhan", letters),
    count("so_don_giai_quyet", settled),
    ratio("ty_le_dv_du_sh", members - random.between(0, 2), random.between(0, Math.ceil(members / 15))),
    ratio("ty_le_dv_hoc_nq", members, random.between(0, Math.ceil(members / 12))),
    ratio("ty_le_dv_dung_stdvdt", members, Math.round(members * (0.1 + random.next() * 0.4))),
    ratio("ty_le_giai_quyet_don", letters, letters - settled),
  ];
  const slip = SLIPS[`${period} ${unit.unit_id}`];
  for (const figure of figures) {
    if (slip?.metric !== figure.metric) continue;
    figure.value = Math.round(slip.change(figure, figures) * 10) / 10;
    figure.breaks = slip.rule;
  }
  return {figures, after: {members, women, admitted: [...opening.admitted.slice(-2), admitted]}};
}

/** A number as Vietnamese print it: `1.234`, `98,6`; a dash for none. */
export function printNumber(value: number | null): string {
  if (value === null) return "-";
  const [whole = "0", part] = String(value).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ".");
  return part === undefined ? grouped : `${grouped},${part}`;
}

import {printNumber, type StatedFigure} from "./figures.ts";
import {own, type Placed} from "./placed.ts";
import type {PlannedFace} from "./plan-faces.ts";
import {addDays, type Quarter} from "./quarters.ts";
import {randomOf} from "./random.ts";
import type {SampleUnit} from "./units.ts";

export type OwnSentences = {
  opening: Placed[];
  facts: Placed[];
  achievement: Placed[];
  closing: Placed[] /** Metrics stated in them. */;
  metrics: string[];
};

/**
 * The sentences that only this report can have: why it is written, how many members there are, figures said in words. Attendance is praised
 * only where the report complains of none (`faces`).
 */
export function ownSentences(
  unit: SampleUnit,
  quarter: Quarter,
  {figures, faces}: {figures: readonly StatedFigure[]; faces: ReadonlyMap<string, PlannedFace>},
): OwnSentences {
  const random = randomOf(`own ${unit.unit_id} ${quarter.period}`);
  const figure = (metric: string) => figures.find((one) => one.metric === metric);
  const print = (metric: string) => printNumber(figure(metric)?.value ?? null);
  const asked = addDays(quarter.last, -16);
  const [year, month, day] = asked.split("-") as [string, string, string];
  const call = `Công văn số ${100 + quarter.number * 37 + (quarter.year - 2024) * 11}-CV/ĐUK ngày ${day}/${month}/${year} của Đảng ủy Khối`;
  const body = unit.name.replace("Đảng bộ", "Đảng ủy");
  const when = `quý ${quarter.roman} năm ${quarter.year}`;
  const opening = random.pick([
    `Thực hiện ${call}, ${body} báo cáo kết quả công tác ${when} như sau:`,
    `Căn cứ ${call} về chế độ báo cáo định kỳ, ${body} báo cáo tình hình ${when} với các nội dung chính sau:`,
  ]);
  const kind = unit.cells > 0 ? "Đảng bộ" : "Chi bộ";
  const cells = unit.cells > 0 ? `${print("so_chi_bo_tt")} chi bộ trực thuộc với ` : "";
  const parts = `${print("so_dv_chinh_thuc")} đảng viên chính thức, ${print("so_dv_du_bi")} đảng viên dự bị`;
  const facts = random.pick([
    `Đến cuối quý, ${kind} có ${cells}${print("so_dang_vien")} đảng viên, trong đó ${parts}.`,
    `${kind} hiện có ${cells}${print("so_dang_vien")} đảng viên (${parts}).`,
    `Tính đến hết ${when}, ${kind} có ${cells}tổng số ${print("so_dang_vien")} đảng viên, gồm ${parts}.`,
  ]);
  const metrics = [
    "so_dang_vien",
    "so_dv_chinh_thuc",
    "so_dv_du_bi",
    ...(unit.cells > 0 ? ["so_chi_bo_tt"] : []),
  ];
  const achievement: Placed[] = [];
  const good = (
    matter: string,
    metric: string,
    say: (share: string, done: string, all: string) => string,
  ) => {
    const {value = null, numerator = null, denominator = null} = figure(metric) ?? {};
    const face = faces.get(matter);
    if (value === null || value < 95 || face === "weak" || face === "both" || !random.chance(0.5)) return;
    achievement.push(
      own("achievement", say(printNumber(value), printNumber(numerator), printNumber(denominator)), {
        matter,
        face: "achieved",
      }),
    );
    metrics.push(metric);
  };
  good("SH08", "ty_le_dv_du_sh", (share, done, all) =>
    random.pick([
      `Tỷ lệ đảng viên dự sinh hoạt định kỳ đạt ${share}% (${done}/${all} đảng viên).`,
      `Các kỳ họp thường lệ được giữ đều, có ${done}/${all} đảng viên dự, đạt ${share}%.`,
    ]),
  );
  good("NQ06", "ty_le_dv_hoc_nq", (share, done, all) =>
    random.pick([
      `Có ${done}/${all} đảng viên tham gia học tập, quán triệt nghị quyết, đạt tỷ lệ ${share}%.`,
      `Tỷ lệ đảng viên học tập nghị quyết trong quý đạt ${share}% (${done}/${all}).`,
    ]),
  );
  const closing = random.chance(0.6)
    ? [own("context", `Trên đây là báo cáo kết quả công tác ${when} của ${body}.`)]
    : [];
  return {
    opening: [own("context", opening)],
    facts: [own("context", facts, {theme: "DV"})],
    achievement,
    closing,
    metrics,
  };
}

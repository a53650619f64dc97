import type {Cell, DocumentBlock} from "../support/office-document.ts";
import type {Sheet, SheetCell} from "../support/write-xlsx.ts";
import {METRICS, printNumber, type StatedFigure} from "./figures.ts";
import type {Quarter} from "./quarters.ts";
import {randomOf} from "./random.ts";
import type {SampleUnit} from "./units.ts";

type Table = Extract<DocumentBlock, {kind: "table"}>;

const isRatio = ({denominator}: StatedFigure) => denominator !== null;
const nameOf = ({metric}: StatedFigure) => METRICS[metric]?.name ?? metric;
const unitOf = ({metric}: StatedFigure) => METRICS[metric]?.unit ?? "";

/** The tables of a report: counts against what was planned, and ratios with what they are made of. */
export function figureTables(figures: readonly StatedFigure[], unit: SampleUnit, quarter: Quarter): Table[] {
  const habits = randomOf(`tables ${unit.unit_id}`);
  const counts = figures.filter((figure) => !isRatio(figure));
  const ratios = figures.filter(isRatio);
  const when = `Quý ${quarter.roman}/${quarter.year}`;
  const target = habits.pick(["Kế hoạch", "Chỉ tiêu giao"]);
  const done = habits.pick(["Thực hiện", "Kết quả thực hiện"]);
  const head: Cell[][] = habits.chance(0.5)
    ? [
        [
          {text: "TT", rowspan: 2},
          {text: "Chỉ tiêu", rowspan: 2},
          {text: "Đơn vị tính", rowspan: 2},
          {text: when, colspan: 2},
        ],
        [target, done],
      ]
    : [["TT", "Nội dung", "Đơn vị tính", target, done]];
  return [
    {
      kind: "table",
      caption: "Biểu 1. Số liệu công tác xây dựng Đảng",
      header_rows: head.length,
      rows: [
        ...head,
        ...counts.map((figure, i): Cell[] => [
          String(i + 1),
          nameOf(figure),
          unitOf(figure),
          figure.target === null ? "" : printNumber(figure.target),
          printNumber(figure.value),
        ]),
      ],
    },
    {
      kind: "table",
      caption: "Biểu 2. Một số tỷ lệ",
      header_rows: 1,
      rows: [
        ["TT", "Chỉ tiêu", "Tổng số", "Số đạt", "Tỷ lệ (%)"],
        ...ratios.map((figure, i): Cell[] => [
          String(i + 1),
          nameOf(figure),
          printNumber(figure.denominator),
          printNumber(figure.numerator),
          printNumber(figure.value),
        ]),
      ],
    },
  ];
}

/** The same figures as the sheets of a workbook: a head of two levels, merged cells, shares in percent format, a hidden sheet of working figures. */
export function figureWorkbook(
  figures: readonly StatedFigure[],
  unit: SampleUnit,
  quarter: Quarter,
): Sheet[] {
  const title: SheetCell[][] = [
    [unit.name.toUpperCase()],
    ["BIỂU SỐ LIỆU CÔNG TÁC XÂY DỰNG ĐẢNG"],
    [`Quý ${quarter.roman} năm ${quarter.year}`],
    [],
  ];
  const counts = figures.filter((figure) => !isRatio(figure));
  const main: Sheet = {
    name: "Biểu 1",
    rows: [
      ...title,
      ["TT", "Chỉ tiêu", "Đơn vị tính", `Quý ${quarter.roman}/${quarter.year}`, null, null],
      [null, null, null, "Kế hoạch", "Thực hiện", "So với kế hoạch"],
      ...counts.map((figure, i): SheetCell[] => [
        i + 1,
        nameOf(figure),
        unitOf(figure),
        figure.target,
        figure.value,
        shareOf(figure),
      ]),
    ],
    merges: ["A1:F1", "A2:F2", "A3:F3", "A5:A6", "B5:B6", "C5:C6", "D5:F5"],
  };
  const ratios: Sheet = {
    name: "Tỷ lệ",
    rows: [
      ...title,
      ["TT", "Chỉ tiêu", "Tổng số", "Số đạt", "Tỷ lệ"],
      ...figures
        .filter(isRatio)
        .map((figure, i): SheetCell[] => [
          i + 1,
          nameOf(figure),
          figure.denominator,
          figure.numerator,
          figure.value === null ? "-" : {value: Math.round(figure.value * 10) / 1000, format: "percent"},
        ]),
    ],
    merges: ["A1:E1", "A2:E2", "A3:E3"],
  };
  const working: Sheet = {
    name: "nhap",
    rows: [
      ["nháp", 1],
      ["lỗi", {value: "#DIV/0!", format: "error"}],
      [{value: quarter.last, format: "date"}],
    ],
    merges: [],
    hidden: true,
  };
  return [main, ratios, working];
}

/** The same figures as a semicolon file with a byte order mark, as Excel saves one on a Vietnamese computer. */
export function figureCsv(figures: readonly StatedFigure[], unit: SampleUnit, quarter: Quarter): Uint8Array {
  const rows = [
    [unit.name],
    [`Số liệu công tác xây dựng Đảng quý ${quarter.roman} năm ${quarter.year}`],
    ["TT", "Chỉ tiêu", "Đơn vị tính", "Tổng số", "Số đạt", "Thực hiện"],
    ...figures.map((figure, i) => [
      String(i + 1),
      nameOf(figure),
      unitOf(figure),
      figure.denominator === null ? "" : printNumber(figure.denominator),
      figure.numerator === null ? "" : printNumber(figure.numerator),
      isRatio(figure) && figure.value !== null ? `${printNumber(figure.value)}%` : printNumber(figure.value),
    ]),
  ];
  return new Uint8Array(Buffer.from(`\ufeff${rows.map((row) => row.join(";")).join("\r\n")}\r\n`, "utf8"));
}

function shareOf({value, target}: StatedFigure): SheetCell {
  return target === null || target === 0 || value === null
    ? null
    : {value: Math.round((1000 * value) / target) / 1000, format: "percent"};
}

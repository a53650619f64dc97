import type {Line, OfficeDocument} from "../support/office-document.ts";
import {type Content, layOutBody} from "./lay-out-body.ts";
import {OUTLINES} from "./outlines.ts";
import type {Placed} from "./placed.ts";
import {nextQuarter, type Quarter} from "./quarters.ts";
import {randomOf} from "./random.ts";
import {PLACE, type SampleUnit} from "./units.ts";

export type Laid = {
  unit: SampleUnit;
  quarter: Quarter;
  content: Content;
  number: string;
  issued_on: string;
  stamp?: string;
  /** Number of the report that this one replaces. */
  replaces?: string;
  /** Title that names no period. */
  title?: string;
  /** Lines of the head instead of the unit's own. */
  head?: string[];
};

export type LaidOut = {
  document: OfficeDocument;
  sentences: Placed[];
  /** The title's lines below `BÁO CÁO`, joined. */
  title: string;
  other_periods: string[];
  signer: string;
};

const SIGNERS = [
  "Nguyễn Thử Nghiệm",
  "Trần Ví Dụ",
  "Lê Giả Định",
  "Phạm Minh Họa",
  "Vũ Thị Mô Phỏng",
  "Lò Văn Thí Dụ",
  "Hoàng Thị Giả Sử",
];
const SUPERIOR = ["ĐẢNG ỦY KHỐI CÁC CƠ QUAN", "VÀ DOANH NGHIỆP TỈNH LAM GIANG"];
const STATE_MOTTO: Line[] = [
  {text: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold: true},
  {text: "Độc lập - Tự do - Hạnh phúc", bold: true},
];
/** Units whose clerk keeps to the State's form and number. */
const STATE_FORM = new Set(["mdx"]);

/** The report of a unit as its clerk lays it out; each unit keeps to its own outline, title and form of dates. */
export function layOutReport(laid: Laid): LaidOut {
  const {unit, quarter, content, number, issued_on, replaces} = laid;
  const habits = randomOf(`habits ${unit.unit_id}`);
  const outline = OUTLINES[habits.between(0, OUTLINES.length - 1)]!;
  const titled =
    laid.title === undefined
      ? titleOf(habits.between(0, 4), quarter)
      : {title: laid.title, other_periods: []};
  const short_date = habits.chance(0.2);
  const signer = SIGNERS[habits.between(0, SIGNERS.length - 1)]!;
  const {blocks, sentences} = layOutBody(outline, content);
  const state = STATE_FORM.has(unit.unit_id);
  const head = laid.head ?? unit.head;
  return {
    sentences,
    ...titled,
    signer,
    document: {
      stamp: laid.stamp ?? null,
      head: {
        left: [
          ...SUPERIOR.map((text) => ({text})),
          ...head.map((text) => ({text, bold: true})),
          {text: state ? "-------" : "*"},
          {text: state ? `Số: ${number}` : `Số ${number}`},
        ],
        right: [
          ...(state ? STATE_MOTTO : [{text: "ĐẢNG CỘNG SẢN VIỆT NAM", bold: true}]),
          {text: dateLine(issued_on, short_date), italic: true},
        ],
      },
      title: [
        {text: "BÁO CÁO", bold: true},
        {text: titled.title, bold: true},
        ...(replaces === undefined ? [] : [{text: `(thay thế Báo cáo số ${replaces})`, italic: true}]),
        {text: "-----"},
      ],
      body: blocks,
      foot: {
        left: [
          {text: "Nơi nhận:", bold: true},
          {text: "- Đảng ủy Khối (để báo cáo),"},
          ...(unit.cells > 0 ? [{text: "- Các chi bộ trực thuộc,"}] : []),
          {text: unit.cells > 0 ? "- Lưu Văn phòng Đảng ủy." : "- Lưu chi bộ."},
        ],
        right: [
          {text: `${state ? "TM." : "T/M"} ${unit.cells > 0 ? "ĐẢNG ỦY" : "CHI BỘ"}`, bold: true},
          {text: habits.chance(0.3) ? "PHÓ BÍ THƯ" : "BÍ THƯ", bold: true},
          {text: ""},
          {text: signer, bold: true},
        ],
      },
      created: `${issued_on}T08:00:00`,
    },
  };
}

function titleOf(form: number, quarter: Quarter): {title: string; other_periods: string[]} {
  const {roman, year, number} = quarter;
  const next = nextQuarter(quarter);
  const plain = `quý ${roman} năm ${year}`;
  const coming = `quý ${next.roman} năm ${next.year}`;
  switch (form) {
    case 0:
      return {
        title: `kết quả công tác xây dựng Đảng ${plain}, nhiệm vụ trọng tâm ${coming}`,
        other_periods: [],
      };
    case 1:
      return {title: `tình hình thực hiện nhiệm vụ quý ${roman}/${year}`, other_periods: []};
    case 2:
      return {title: `công tác ${plain}; phương hướng, nhiệm vụ ${coming}`, other_periods: []};
    case 3: {
      const whole: Readonly<Record<number, [string, string]>> = {
        2: [`quý II và 6 tháng đầu năm ${year}`, `${year}-H1`],
        3: [`quý III và 9 tháng năm ${year}`, `${year}-9M`],
        4: [`quý IV và năm ${year}`, `${year}`],
      };
      const [span, period] = whole[number] ?? [plain, ""];
      return {title: `kết quả thực hiện công tác ${span}`, other_periods: period === "" ? [] : [period]};
    }
    default:
      return {
        title: `Kết quả lãnh đạo thực hiện nhiệm vụ chính trị và công tác xây dựng Đảng ${plain}`,
        other_periods: [],
      };
  }
}

function dateLine(issued_on: string, short: boolean): string {
  const [year, month, day] = issued_on.split("-") as [string, string, string];
  if (short) return `${PLACE}, ngày ${day}/${month}/${year}`;
  return `${PLACE}, ngày ${day} tháng ${Number(month) < 3 ? month : String(Number(month))} năm ${year}`;
}

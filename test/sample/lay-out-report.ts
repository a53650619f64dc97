import type {DocumentBlock, OfficeDocument} from "../support/office-document.ts";
import type {Parts} from "./compose-report.ts";
import {nextQuarter, type Quarter} from "./quarters.ts";
import type {Random} from "./random.ts";
import type {SourceStatement} from "./statements.ts";
import {BLOC, PLACE, type SampleUnit} from "./units.ts";

/** How a clerk heads the parts of a report and lists what stands in them. */
type Outline = {
  achievement: string;
  limitation: string;
  cause: string;
  solution: string;
  request: string;
  how: "auto" | "style" | "typed";
  items: "dash" | "paragraphs" | "themes";
  lead_ins: boolean;
};

const OUTLINES: readonly Outline[] = [
  {
    achievement: "KẾT QUẢ ĐẠT ĐƯỢC",
    limitation: "HẠN CHẾ, KHUYẾT ĐIỂM",
    cause: "NGUYÊN NHÂN",
    solution: "PHƯƠNG HƯỚNG, NHIỆM VỤ",
    request: "KIẾN NGHỊ, ĐỀ XUẤT",
    how: "auto",
    items: "themes",
    lead_ins: false,
  },
  {
    achievement: "TÌNH HÌNH VÀ KẾT QUẢ THỰC HIỆN",
    limitation: "NHỮNG TỒN TẠI, HẠN CHẾ",
    cause: "NGUYÊN NHÂN CỦA HẠN CHẾ",
    solution: "NHIỆM VỤ TRỌNG TÂM",
    request: "ĐỀ XUẤT",
    how: "style",
    items: "dash",
    lead_ins: true,
  },
  {
    achievement: "Ưu điểm",
    limitation: "Khuyết điểm, tồn tại",
    cause: "Nguyên nhân của khuyết điểm",
    solution: "Phương hướng, giải pháp",
    request: "Kiến nghị với cấp trên",
    how: "typed",
    items: "paragraphs",
    lead_ins: true,
  },
  {
    achievement: "Những việc đã làm được",
    limitation: "Những việc chưa làm được",
    cause: "Nguyên nhân",
    solution: "Công việc sẽ làm",
    request: "Kiến nghị",
    how: "auto",
    items: "dash",
    lead_ins: false,
  },
  {
    achievement: "KẾT QUẢ CÔNG TÁC XÂY DỰNG ĐẢNG",
    limitation: "MẶT CHƯA ĐƯỢC",
    cause: "NGUYÊN NHÂN HẠN CHẾ",
    solution: "NHIỆM VỤ VÀ GIẢI PHÁP",
    request: "ĐỀ NGHỊ",
    how: "style",
    items: "themes",
    lead_ins: true,
  },
  {
    achievement: "Kết quả nổi bật",
    limitation: "Hạn chế",
    cause: "Nguyên nhân khách quan và chủ quan",
    solution: "Giải pháp thời gian tới",
    request: "Đề xuất, kiến nghị",
    how: "typed",
    items: "dash",
    lead_ins: false,
  },
];
const ROMAN = ["I", "II", "III", "IV", "V", "VI"];
const THEMES: Readonly<Record<string, string>> = {
  TT: "Công tác chính trị, tư tưởng",
  NQ: "Học tập, triển khai nghị quyết",
  HB: "Học tập và làm theo Bác",
  LD: "Công tác lãnh đạo",
  CB: "Công tác tổ chức, cán bộ",
  DV: "Công tác đảng viên",
  SH: "Sinh hoạt chi bộ",
  DG: "Kiểm điểm, đánh giá",
  KT: "Công tác kiểm tra, giám sát",
  TN: "Phòng, chống tham nhũng, lãng phí",
  DC: "Dân vận, dân chủ ở cơ sở",
  DT: "Lãnh đạo đoàn thể",
  NV: "Nhiệm vụ chuyên môn",
  VP: "Công tác văn phòng",
};
const SIGNERS = ["Lò Thử Nghiệm", "Vừ Giả Định", "Đèo Minh Họa", "Cà Ví Dụ", "Mùa Mẫu Đơn"];

export type Laid = {
  unit: SampleUnit;
  quarter: Quarter;
  parts: Parts;
  number: string;
  issued_on: string;
  random: Random;
  stamp?: string;
  replaces?: string;
  nameless_period?: boolean;
  unit_lines?: string[];
};

/** The report of a unit as its clerk lays it out; each unit keeps to its own outline. */
export function layOutReport(laid: Laid): OfficeDocument {
  const {unit, quarter, parts, number, issued_on, random, replaces} = laid;
  const outline = OUTLINES[hashOf(unit.unit_id) % OUTLINES.length] as Outline;
  const next = nextQuarter(quarter);
  const [year, month, day] = issued_on.split("-") as [string, string, string];
  const head = laid.unit_lines ?? unit.head;
  const committee = head.join(" ").startsWith("ĐẢNG") ? "ĐẢNG ỦY" : "CHI BỘ";
  const title =
    laid.nameless_period === true
      ? "về một số nội dung công tác xây dựng Đảng"
      : `công tác xây dựng Đảng quý ${quarter.roman} năm ${quarter.year}, nhiệm vụ quý ${next.roman} năm ${next.year}`;
  return {
    stamp: laid.stamp ?? null,
    head: {
      left: [
        {text: BLOC.name.toUpperCase()},
        ...head.map((text) => ({text, bold: true})),
        {text: "*"},
        {text: `Số ${number}`},
      ],
      right: [
        {text: "ĐẢNG CỘNG SẢN VIỆT NAM", bold: true},
        {text: `${PLACE}, ngày ${day} tháng ${month} năm ${year}`, italic: true},
      ],
    },
    title: [
      {text: "BÁO CÁO", bold: true},
      {text: title, bold: true},
      ...(replaces === undefined ? [] : [{text: `(thay thế Báo cáo số ${replaces})`, italic: true}]),
      {text: "-----"},
    ],
    body: bodyOf(outline, parts, random),
    foot: {
      left: [
        {text: "Nơi nhận:", bold: true},
        {text: "- Đảng ủy Khối (báo cáo),"},
        {text: "- Lưu Văn phòng."},
      ],
      right: [
        {text: `T/M ${committee}`, bold: true},
        {text: "BÍ THƯ", bold: true},
        {text: ""},
        {text: SIGNERS[hashOf(number) % SIGNERS.length] as string, bold: true},
      ],
    },
    created: `${issued_on}T08:00:00`,
  };
}

function bodyOf(outline: Outline, parts: Parts, random: Random): DocumentBlock[] {
  const blocks: DocumentBlock[] = parts.context.map(({text}) => ({kind: "paragraph", text}));
  let count = 0;
  const heading = (text: string) =>
    blocks.push({kind: "heading", level: 1, label: `${ROMAN[count++]}.`, text, how: outline.how});
  heading(outline.achievement);
  addStatements(blocks, parts.achievement, outline, outline.items === "themes");
  heading(outline.limitation);
  if (outline.lead_ins)
    blocks.push({
      kind: "paragraph",
      text: random.pick([
        "Bên cạnh những kết quả đạt được, vẫn còn một số hạn chế như sau:",
        "Qua đánh giá còn nổi lên những hạn chế sau đây:",
      ]),
    });
  addStatements(blocks, parts.limitation, outline, false);
  if (parts.cause.length > 0) {
    heading(outline.cause);
    addStatements(blocks, parts.cause, outline, false);
  }
  if (parts.solution.length > 0) {
    heading(outline.solution);
    addStatements(blocks, parts.solution, outline, false);
  }
  if (parts.request.length > 0) {
    heading(outline.request);
    addStatements(blocks, parts.request, {...outline, items: "paragraphs"}, false);
  }
  const last = blocks.at(-1);
  if (last !== undefined && last.kind !== "table") last.text = last.text.replace(/[.;]?$/u, "./.");
  return blocks;
}

function addStatements(
  blocks: DocumentBlock[],
  statements: readonly SourceStatement[],
  {items, how}: Outline,
  by_theme: boolean,
): void {
  let theme = "";
  let number = 0;
  for (const {id, text} of statements) {
    const own = id.slice(0, 2);
    if (by_theme && own !== theme) {
      theme = own;
      blocks.push({kind: "heading", level: 2, label: `${++number}.`, text: THEMES[own] ?? own, how});
    }
    blocks.push(
      items === "paragraphs" || by_theme
        ? {kind: "paragraph", text}
        : {kind: "item", level: 1, label: "-", text, how: how === "typed" ? "typed" : "auto"},
    );
  }
}

function hashOf(text: string): number {
  let hash = 7;
  for (const letter of text) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash;
}

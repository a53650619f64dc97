import {QUARTERS, quarterOf} from "./quarters.ts";

/** A unit of the invented bloc, with how its reports are signed. */
export type SampleUnit = {
  unit_id: string;
  /** Id under which the unit first reported: what a renamed unit and its forerunner share. */
  line: string;
  name: string;
  abbreviation: string;
  kind: "co_quan" | "doan_the" | "doanh_nghiep" | "truong_hoc" | "benh_vien";
  valid_from: string | null;
  valid_to: string | null;
  aliases: string[];
  /** Name of the body that signs, in capitals, one entry a line of the head. */
  head: string[];
  /** After the slash in a document number. */
  sign: string;
  /** Members and cells at the start. */
  members: number;
  cells: number;
};

const BLOC = {
  unit_id: "duk",
  name: "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh Lam Giang",
  abbreviation: "ĐUK",
};
export const PLACE = "Lam Giang";
export const MERGED = {from: "cho", to: "sct", on: "2025-07-01"};
const RENAMED = {from: "stt", to: "ssh", on: "2025-03-01"};

type Kind = SampleUnit["kind"];
type Row = [id: string, name: string, abbreviation: string, kind: Kind, members: number, cells: number];

// Cells (chi bộ) have no cells below them.
const ROWS: Row[] = [
  ["stc", "Đảng bộ Sở Tài chính", "STC", "co_quan", 96, 8],
  ["sxd", "Đảng bộ Sở Xây dựng", "SXD", "co_quan", 118, 9],
  ["snt", "Đảng bộ Sở Nông nghiệp và Thủy lợi", "SNNTL", "co_quan", 214, 16],
  ["sgd", "Đảng bộ Sở Giáo dục và Học nghề", "SGDHN", "co_quan", 87, 7],
  ["syt", "Đảng bộ Sở Y tế", "SYT", "co_quan", 132, 10],
  ["snv", "Đảng bộ Sở Nội vụ", "SNV", "co_quan", 74, 6],
  ["stp", "Chi bộ Sở Tư pháp", "STP", "co_quan", 29, 0],
  ["skh", "Chi bộ Sở Khoa học và Sáng tạo", "SKHST", "co_quan", 27, 0],
  ["stt", "Chi bộ Sở Thông tin và Bưu chính", "STTBC", "co_quan", 24, 0],
  ["svh", "Đảng bộ Sở Văn hóa và Lễ hội", "SVHLH", "co_quan", 93, 8],
  ["sct", "Đảng bộ Sở Công Thương", "SCT", "co_quan", 102, 8],
  ["ttr", "Chi bộ Thanh tra tỉnh", "TTr", "co_quan", 26, 0],
  ["vpt", "Đảng bộ Văn phòng Ủy ban tỉnh", "VPUB", "co_quan", 81, 7],
  ["bdt", "Chi bộ Ban Dân tộc", "BDT", "co_quan", 19, 0],
  ["kho", "Đảng bộ Kho bạc Lam Giang", "KB", "co_quan", 65, 5],
  ["cho", "Chi bộ Chi cục Quản lý chợ và Đo lường", "CCQLC", "co_quan", 22, 0],
  ["mtt", "Chi bộ Cơ quan Mặt trận tỉnh", "MT", "doan_the", 21, 0],
  ["tdn", "Chi bộ Cơ quan Tỉnh đoàn", "TĐ", "doan_the", 18, 0],
  ["ldl", "Chi bộ Cơ quan Liên đoàn Lao động tỉnh", "LĐLĐ", "doan_the", 20, 0],
  ["bao", "Chi bộ Báo và Đài Lam Giang", "BĐ", "co_quan", 28, 0],
  ["cap", "Đảng bộ Công ty Cổ phần Cấp nước Suối Vàng Lam", "CNSVL", "doanh_nghiep", 71, 6],
  ["die", "Đảng bộ Công ty Điện lực Lam Giang", "ĐLLG", "doanh_nghiep", 156, 12],
  ["mdx", "Chi bộ Công ty Cổ phần Môi trường Đồng Xanh Lam", "MTĐXL", "doanh_nghiep", 17, 0],
  ["rtb", "Chi bộ Công ty Lâm nghiệp Rừng Thông Bạc", "LNRTB", "doanh_nghiep", 23, 0],
  ["che", "Đảng bộ Công ty Chè Đồi Mây Trắng", "CĐMT", "doanh_nghiep", 58, 5],
  ["nhp", "Đảng bộ Ngân hàng Phát triển Bến Lau", "NHBL", "doanh_nghiep", 69, 6],
  ["ckn", "Đảng bộ Trường Cao đẳng Kỹ nghệ Lam Giang", "CĐKN", "truong_hoc", 112, 9],
  ["bla", "Chi bộ Trường Trung học phổ thông Chuyên Bến Lau", "THPTBL", "truong_hoc", 29, 0],
  ["tct", "Chi bộ Trường Chính trị Lam Giang", "TCT", "truong_hoc", 25, 0],
  ["bvd", "Đảng bộ Bệnh viện Đa khoa Lam Giang", "BVĐK", "benh_vien", 187, 14],
  ["byc", "Chi bộ Bệnh viện Y học cổ truyền Bến Lau", "BVYHCT", "benh_vien", 28, 0],
];

/** Names that their clerk breaks into lines, or shortens, in the head; the rest stand on one line. */
const HEADS: Readonly<Record<string, string[]>> = {
  ckn: ["ĐẢNG ỦY", "TRƯỜNG CAO ĐẲNG KỸ NGHỆ LAM GIANG"],
  mdx: ["CHI BỘ CÔNG TY CỔ PHẦN", "MÔI TRƯỜNG ĐỒNG XANH LAM"],
  bvd: ["ĐẢNG ỦY", "BỆNH VIỆN ĐA KHOA LAM GIANG"],
  snt: ["ĐẢNG ỦY SỞ NN VÀ THỦY LỢI"],
  bla: ["CHI BỘ TRƯỜNG THPT CHUYÊN BẾN LAU"],
  byc: ["CHI BỘ BỆNH VIỆN YHCT BẾN LAU"],
};
/** The shortened names are aliases in the registry. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  snt: "Đảng ủy Sở NN và Thủy lợi",
  bla: "Chi bộ Trường THPT Chuyên Bến Lau",
  byc: "Chi bộ Bệnh viện YHCT Bến Lau",
};

/** The units, each under one name; the renamed one stands twice, its successor last. */
export const UNITS: readonly SampleUnit[] = [
  ...ROWS.map(unitOf).map((unit) => {
    if (unit.unit_id === MERGED.from) return {...unit, valid_to: MERGED.on};
    if (unit.unit_id === RENAMED.from) return {...unit, valid_to: RENAMED.on};
    return unit;
  }),
  {
    ...unitOf([RENAMED.to, "Chi bộ Sở Số hóa và Dữ liệu", "SSHDL", "co_quan", 24, 0]),
    line: RENAMED.from,
    valid_from: RENAMED.on,
  },
];

function unitOf([unit_id, name, abbreviation, kind, members, cells]: Row): SampleUnit {
  const committee = name.startsWith("Đảng bộ");
  const body = name.replace("Đảng bộ", "Đảng ủy");
  const short = committee ? `ĐU${abbreviation}` : `CB-${abbreviation}`;
  const spoken = name.replace(/^(Đảng bộ|Chi bộ) (Cơ quan )?/, "");
  const aliases = [
    committee ? body : `CB ${spoken}`,
    `${committee ? "ĐU" : "Chi bộ"} ${spoken}`,
    short,
    `${committee ? "ĐU" : "CB"}/${abbreviation}`,
  ];
  return {
    unit_id,
    line: unit_id,
    name,
    abbreviation,
    kind,
    members,
    cells,
    valid_from: null,
    valid_to: null,
    aliases: [...new Set([...aliases, SHORT_NAMES[unit_id] ?? name])].filter((alias) => alias !== name),
    head: HEADS[unit_id] ?? [body.toUpperCase()],
    sign: short,
  };
}

/** Units asked to report in a period: those that exist on its last day. */
export function askedIn(period: string): SampleUnit[] {
  const {last} = quarterOf(period);
  return UNITS.filter(
    (unit) => (unit.valid_from ?? "") <= last && (unit.valid_to === null || unit.valid_to > last),
  );
}

/** What `units.yaml` holds: the bloc and its units, how they are linked, and what was asked of whom by when. */
export function unitsFile(): Record<string, unknown> {
  const bloc = {
    ...BLOC,
    kind: "khoi",
    parent_id: null,
    valid_from: null,
    valid_to: null,
    aliases: ["Đảng ủy Khối", "ĐUK"],
  };
  const units = UNITS.map(({unit_id, name, abbreviation, kind, valid_from, valid_to, aliases}) => ({
    unit_id,
    name,
    abbreviation,
    kind,
    parent_id: BLOC.unit_id,
    valid_from,
    valid_to,
    aliases,
  }));
  const calls = QUARTERS.map((period) => {
    const {roman, year, number} = quarterOf(period);
    const due = number === 4 ? `${year + 1}-01-05` : `${year}-${String(number * 3 + 1).padStart(2, "0")}-05`;
    return {
      period,
      title: `Báo cáo công tác xây dựng Đảng quý ${roman} năm ${year}`,
      due,
      asked: askedIn(period).map((unit) => unit.unit_id),
    };
  });
  return {
    units: [bloc, ...units],
    links: [
      {kind: "renamed", ...RENAMED},
      {kind: "merged", ...MERGED},
    ],
    calls,
  };
}

import {fold} from "../../text.ts";

/** Abbreviations in names of bodies, folded, written out. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ubnd: "ủy ban nhân dân",
    hđnd: "hội đồng nhân dân",
    ubmttq: "ủy ban mặt trận tổ quốc",
    mttq: "mặt trận tổ quốc",
    đu: "đảng ủy",
    đb: "đảng bộ",
    cb: "chi bộ",
    tu: "tỉnh ủy",
    hu: "huyện ủy",
    đuk: "đảng ủy khối",
    bch: "ban chấp hành",
    btv: "ban thường vụ",
    btc: "ban tổ chức",
    btg: "ban tuyên giáo",
    ubkt: "ủy ban kiểm tra",
    lđlđ: "liên đoàn lao động",
    lhpn: "liên hiệp phụ nữ",
    tp: "thành phố",
    tx: "thị xã",
    tt: "thị trấn",
    nn: "nông nghiệp",
    ptnt: "phát triển nông thôn",
    gd: "giáo dục",
    đt: "đào tạo",
    "gd&đt": "giáo dục và đào tạo",
    gdđt: "giáo dục và đào tạo",
    "lđ-tb&xh": "lao động thương binh và xã hội",
    "vh-tt": "văn hóa thông tin",
    cty: "công ty",
    cp: "cổ phần",
    bqlda: "ban quản lý dự án",
    bv: "bệnh viện",
    đh: "đại học",
    cđ: "cao đẳng",
    dn: "doanh nghiệp",
    "&": "và",
  }),
);
/** The Party body of a unit and the unit itself go by one name. */
const BODY =
  /^(?:(?:ban chấp hành|ban thường vụ) )?(?:đảng bộ|đảng ủy|chi bộ cơ sở|chi bộ|chi ủy|ban cán sự đảng|đảng đoàn) (?:bộ phận )?/u;

/** Names of a registry are compared with every report: their keys are kept. */
const KEPT = 10_000;
const known = new Map<string, string>();

/** A name in the form in which names are compared: folded, abbreviations written out, no marks between words. */
export function unitKey(name: string): string {
  let key = known.get(name);
  if (key === undefined) {
    key = makeKey(name);
    if (known.size >= KEPT) known.clear();
    known.set(name, key);
  }
  return key;
}

function makeKey(name: string): string {
  return fold(name)
    .replace(/[–—]/gu, "-")
    .split(/[\s,.;:()"“”/]+/u)
    .flatMap((word) => ABBREVIATIONS.get(word) ?? word.split("-"))
    .filter((word) => word !== "")
    .join(" ")
    .replace(/(?:^| )(?:và|các)(?= )/gu, "")
    .trim();
}

/** A key without the Party body it begins with: that of `Đảng bộ Sở Y tế` is that of `Sở Y tế`; unchanged when nothing would be left. */
export function withoutBody(key: string): string {
  const bare = key.replace(BODY, "");
  return bare.length < 3 || /^\d+$/.test(bare) ? key : bare;
}

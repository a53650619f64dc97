import type {Citation} from "../model.ts";

const KIND_NAMES: readonly (readonly [code: string, name: string])[] = [
  ["NQ", "nghị quyết"],
  ["CT", "chỉ thị"],
  ["KL", "kết luận"],
  ["QĐ", "quy định"],
  ["QĐ", "quyết định"],
  ["HD", "hướng dẫn"],
  ["KH", "kế hoạch"],
  ["NĐ", "nghị định"],
  ["TT", "thông tư"],
  ["CV", "công văn"],
  ["TB", "thông báo"],
  ["BC", "báo cáo"],
  ["CTr", "chương trình"],
  ["ĐA", "đề án"],
  ["PL", "pháp lệnh"],
];
const CODE_OF = new Map(KIND_NAMES.map(([code, name]) => [name, code]));
const NAMES = KIND_NAMES.map(([, name]) => name).join("|");
/** Who signs with which suffix. */
const ISSUERS: readonly (readonly [suffix: string, name: RegExp])[] = [
  ["TW", /^(?:bộ chính trị|ban bí thư|ban chấp hành trung ương|trung ương)/iu],
  ["TU", /^(?:ban thường vụ )?(?:tỉnh|thành) (?:ủy|uỷ)/iu],
  ["CP", /^chính phủ/iu],
  ["TTg", /^thủ tướng/iu],
  ["BCT", /^bộ công thương/iu],
  ["BNV", /^bộ nội vụ/iu],
  ["BTC", /^bộ tài chính/iu],
  ["QH", /^quốc hội/iu],
];
const KINDS = "NQ|CT|KL|QĐi|QĐ|HD|KH|BC|TB|CV|ĐA|CTr|CTHĐ|TTr|TTLT|TT|NĐ|PL|KHHĐ|BCTH|GM|ĐK|QC|BB|TLTT";

/** `12-BC/ĐU`, `30-CT/TU` (Party: kind before the stroke). */
const PARTY = new RegExp(
  `(?<![\\p{L}\\d/])(\\d{1,4}[a-zA-Z]?)\\s?[-–]\\s?(${KINDS})\\s?/\\s?([\\p{Lu}][\\p{L}\\d.&-]{0,20})`,
  "gu",
);
/** `145/BC-UBND`, `09/2019/NĐ-CP` (State: kind after the stroke). */
const STATE = new RegExp(
  `(?<![\\p{L}\\d/])(\\d{1,5}[a-zA-Z]?)\\s?/\\s?(?:(\\d{4})\\s?/\\s?)?(${KINDS})\\s?[-–]\\s?([\\p{Lu}][\\p{L}\\d.&-]{0,24})`,
  "gu",
);
/** `36/2018/QH14`. */
const LAW = /(?<![\p{L}\d/])(\d{1,3})\/(\d{4})\/(QH\d{1,2}|UBTVQH\d{1,2})/gu;
/** `Nghị quyết Trung ương 4 (khóa XII)`, `Nghị quyết Hội nghị Trung ương 6 khóa XII`. */
const CENTRAL =
  /(Nghị quyết|Kết luận) (?:số \d{1,3} )?(?:Hội nghị )?(?:lần thứ )?Trung ương (?:lần thứ )?(\d{1,2})(?:,? ?\(?(?:khóa|khoá) ([IVX]{1,5})\)?)?/giu;
/** `Chỉ thị 05`, `Quy định số 213`, `Nghị quyết 35 ngày 22-10-2018 của Bộ Chính trị`. */
const PLAIN = new RegExp(
  `(?<!\\p{L})(${NAMES})(?: số)? (\\d{1,4})(?![\\d.,]*\\d|\\s?[-–/]|\\s?%| (?:năm(?! \\d{4})|tháng|quý|chi bộ|đảng viên|cuộc|cán bộ|đơn vị|nhiệm vụ|chỉ tiêu|nội dung|người))`,
  "giu",
);
const DATED =
  /^[^.;]{0,16}?ngày\s\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(\d{4})|^[^.;]{0,16}?ngày\s\d{1,2}\stháng\s\d{1,2}\snăm\s(\d{4})|^\s?(?:năm |\()(\d{4})/u;
const OF = /^[^.;,]{0,60}?của ([^,;.]{3,40})/u;

type Found = Citation & {at: number; end: number};

/**
 * The documents that a text cites, in order, keyed by number, kind, issuer and year: 30-CT/TU (provincial) is not 30-CT/TW (central).
 * `Chỉ thị 05 ngày 15-5-2016 của Bộ Chính trị` has the key of `Chỉ thị số 05-CT/TW`. Year and issuer are null where the text does not say.
 */
export function citationsOf(text: string): Citation[] {
  const found: Found[] = [];
  if (!/\d/u.test(text)) return [];
  const add = (match: RegExpExecArray, citation: Omit<Citation, "text">): void => {
    const at = match.index;
    const end = at + match[0].length;
    if (found.some((other) => at < other.end && other.at < end)) return;
    found.push({...citation, text: match[0], at, end});
  };
  for (const match of text.matchAll(PARTY)) {
    const [number = "", kind = "", issuer = ""] = match.slice(1);
    add(match, {
      number: `${number}-${kind}/${trim(issuer)}`,
      kind,
      issuer: trim(issuer),
      year: yearAfter(text, match),
    });
  }
  for (const match of text.matchAll(STATE)) {
    const [number, year, kind = "", issuer = ""] = match.slice(1);
    const stated = year === undefined ? yearAfter(text, match) : Number(year);
    add(match, {
      number: `${number}/${year === undefined ? "" : `${year}/`}${kind}-${trim(issuer)}`,
      kind,
      issuer: trim(issuer),
      year: stated,
    });
  }
  for (const match of text.matchAll(LAW))
    add(match, {number: match[0], kind: "L", issuer: match[3] ?? null, year: Number(match[2])});
  for (const match of text.matchAll(CENTRAL)) {
    const number = match[3] === undefined ? (match[2] ?? null) : `${match[2]} (${match[3].toUpperCase()})`;
    add(match, {number, kind: CODE_OF.get((match[1] ?? "").toLowerCase()) ?? "NQ", issuer: "TW", year: null});
  }
  for (const match of text.matchAll(PLAIN)) {
    const kind = CODE_OF.get((match[1] ?? "").toLowerCase()) ?? "";
    const issuer = issuerAfter(text, match);
    const number = (match[2] ?? "").padStart(2, "0");
    add(match, {
      number:
        issuer === null
          ? number
          : issuer === "TW" || issuer === "TU"
            ? `${number}-${kind}/${issuer}`
            : `${number}/${kind}-${issuer}`,
      kind,
      issuer,
      year: yearAfter(text, match),
    });
  }
  return found.sort((a, b) => a.at - b.at).map(({at: _, end: __, ...citation}) => citation);
}

/** An issuer without the full stop or hyphen that follows it in the text. */
function trim(issuer: string): string {
  return issuer.replace(/[.-]+$/u, "");
}

function yearAfter(text: string, match: RegExpExecArray): number | null {
  const dated = DATED.exec(text.slice(match.index + match[0].length, match.index + match[0].length + 60));
  const year = dated?.[1] ?? dated?.[2] ?? dated?.[3];
  return year === undefined ? null : Number(year);
}

function issuerAfter(text: string, match: RegExpExecArray): string | null {
  const end = match.index + match[0].length;
  const named = OF.exec(text.slice(end, end + 110))?.[1] ?? "";
  return ISSUERS.find(([, name]) => name.test(named))?.[0] ?? null;
}

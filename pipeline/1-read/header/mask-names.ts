import {lower} from "./lines.ts";
import {PLACE_NAMES, SURNAMES} from "./surnames.ts";

/** What stands where a person's name stood. */
const MASK = "[tên]";

/**
 * Words that announce a person, folded; after these a single capitalised word is a name too (`đồng chí Hùng`). A full stop after one
 * that is no abbreviation ends a sentence: `… đảng viên. Việc …`.
 */
const PERSON =
  /(?:^|[^\p{L}])((?:các |hai |ba )?(?:(?:đồng chí|đ\/chí|ông|bà|ông bà|ông\/bà|anh|chị|em|cháu|thầy|cô|thầy giáo|cô giáo|bác sĩ|bác sỹ|kỹ sư|thạc sĩ|tiến sĩ|đảng viên|liệt sĩ|thương binh|quần chúng|học sinh|sinh viên|bệnh nhân|nhà giáo|nghệ nhân|luật sư|họ và tên|họ tên|người ký|người lập|tác giả|người viết|bị cáo|bị can|đối tượng)[\s:]{1,4}|(?:đ\/ ?c|đ\.c|bs|ths|ts|pgs|gs)[\s.:]{1,4}))$/u;
/** Posts, after which only a family name and more is a name (`Bí thư Nguyễn Văn A`, not `Bí thư Đảng ủy`). */
const POST =
  /(?:^|[^\p{L}])(?:bí thư|chủ tịch|giám đốc|trưởng ban|trưởng phòng|chánh văn phòng|ủy viên|hiệu trưởng|tổ trưởng|đội trưởng|cục trưởng|vụ trưởng|chi cục trưởng|trưởng thôn|thủ trưởng|chủ nhiệm|chuyên viên|kế toán|thư ký|viện trưởng|chánh án|trung tá|thượng tá|đại tá|thiếu tá|đại úy|thượng úy|trung úy|hiệu phó|bí thư chi bộ|phụ trách|chủ trì|nguyên)[\s.:,–-]{1,4}$/u;
/** A name after one of these is that of a place, a school, a street, a prize. */
const PLACE_CUE =
  /(?:^|[^\p{L}])(?:đường|phố|phường|xã|thị trấn|thị xã|huyện|quận|tỉnh|thành phố|tp\.?|thôn|xóm|bản|ấp|khu|khu phố|tổ dân phố|trường|thpt|thcs|tiểu học|mầm non|đại học|cao đẳng|học viện|bệnh viện|trạm|công ty|doanh nghiệp|công viên|quảng trường|cầu|hồ|sông|núi|đảo|đèo|chợ|giải thưởng|giải|quỹ|học bổng|chiến dịch|phong trào|đền|chùa|di tích|nhà thờ|mang tên|cung|nhà văn hóa|thư viện|chi đội|liên đội|đoàn|trung đoàn|sư đoàn|kênh|bảo tàng|tượng đài|khách sạn|nhà máy|trại giam|chủ nghĩa|thời đại|tư tưởng|phong cách|làng|đội|lớp|chuyên|chi bộ|đảng bộ|cụm|kỷ niệm)\s{1,3}$/u;
/** Second halves of posts and bodies that begin with what may be a given name. */
const NOT_NAME =
  /^(?:bí thư|phó|trưởng|chủ tịch|chủ nhiệm|ủy viên|ủy ban|giám đốc|chánh|tổng|thường|thủ |đảng|chi bộ|chi ủy|chi hội|chi cục|ban |tổ |hiệu|chỉ huy|chính |kế toán|đội|cục|vụ |viện|bộ |sở |cán bộ|công |cựu|nguyên |quyền |đại |lãnh|thành ủy|thành viên|thành phố|trung ương|trung tá|thượng|thiếu|thượng tá|trung đoàn|tỉnh|huyện|xã|hội |đoàn (?!văn |thị |minh |đức |xuân |hữu |đình |quang |ngọc |thanh |duy |công )|phòng|văn phòng|kiểm tra|thẩm|thư ký|cấp ủy|lớp|nhân |mặt trận|quân|tiểu|việt nam|ubnd|hđnd|mttq|nghị quyết|nghị định|chỉ thị|quy định|quyết định|kết luận|kế hoạch|nhà nước|luật|năm |tháng |ngày |quý |khối|liên đoàn|trường|trạm|bệnh viện|phường|thị xã|thị trấn|thị ủy|học viện|bác hồ|hồ chí minh|phụ trách|chuyên|thông tin|tuyên|dân |nội |ngoại|ngành|lực lượng|hđ|bch|btv|ubkt|cb|đv)/u;

/** Where a name ends though the next word has a capital too: a post or a body follows without a comma. */
const POST_STARTS =
  /^(?:bí thư|phó |trưởng |chủ tịch|chủ nhiệm|ủy viên|giám đốc|chánh |đảng |chi bộ|chi ủy|tổ trưởng|hiệu |cục trưởng|kế toán|thành viên|phụ trách|ban )/u;
/** A title at the beginning of a name's words is not part of the name. */
const TITLE_STARTS = /^(?:đồng chí|ông|bà|anh|chị|em|cháu|thầy|cô|đ\/c|bác sĩ|kỹ sư)[ /]/u;

const WORD = /\p{Lu}[\p{L}'’]*\.?/uy;
const STARTS = /(?<![\p{L}\d])\p{Lu}/gu;

/**
 * The text with every personal name replaced by `[tên]`; the word that announces the person stays (`đồng chí [tên]`).
 * Names are told by a cue before them (`đồng chí`, `ông`, a post), or by a family name with two or three capitalised words after it.
 * Places, units, schools, prizes, documents and `Hồ Chí Minh` stay. Text without capitals comes back as it is.
 */
export function maskNames(text: string): string {
  const whole = text.normalize("NFC");
  const low = lower(whole);
  if (low.length !== whole.length) return whole;
  let out = "";
  let done = 0;
  let is_chain = false;
  STARTS.lastIndex = 0;
  for (let hit = STARTS.exec(whole); hit !== null; hit = STARTS.exec(whole)) {
    const at = hit.index;
    const place = PLACE_NAMES.find(
      (name) => low.startsWith(name, at) && !/^\p{L}/u.test(low.slice(at + name.length)),
    );
    const is_person =
      PERSON.test(low.slice(Math.max(0, at - 40), at)) &&
      !/^(?:hồ chí minh|nguyễn ái|tôn đức thắng)/u.test(place ?? "");
    if (place !== undefined && !is_person) {
      STARTS.lastIndex = at + place.length;
      continue;
    }
    const before = low.slice(Math.max(0, at - 40), at);
    is_chain = is_chain && /^(?:, | và |; |,)(?:đ\/c |đồng chí )?$/u.test(low.slice(done, at));
    const end = nameEnd(whole, low, at, before, is_chain);
    if (end === null) continue;
    out += `${whole.slice(done, at)}${MASK}`;
    done = end;
    is_chain = true;
    STARTS.lastIndex = end;
  }
  return out + whole.slice(done);
}

/** Whether the whole text is a person's name, with a title before it or not: 2 to 5 capitalised words, a family name first. */
export function isName(text: string): boolean {
  const bare = text
    .normalize("NFC")
    .replace(
      /^(?:(?:PGS|GS|TS|ThS|BSCKII|BSCKI|BSCK2|BSCK1|BS|CN|KS|LS|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thiếu tướng|Ông|Bà|Đ\/c|Đồng chí)[.:]?\s{0,3})+/u,
      "",
    )
    .trim();
  const words = bare.split(/\s+/u);
  const first = words[0];
  if (
    first === undefined ||
    words.length < 2 ||
    words.length > 5 ||
    !words.every((word) => /^\p{Lu}[\p{L}'’]*\.?$/u.test(word))
  )
    return false;
  return isSurname(lower(first)) && !NOT_NAME.test(lower(bare));
}

function nameEnd(whole: string, low: string, at: number, before: string, is_chain: boolean): number | null {
  const rest = low.slice(at, at + 60);
  const is_person = PERSON.test(before);
  if (!is_person && TITLE_STARTS.test(rest)) return null;
  if (!is_person && PLACE_CUE.test(before)) return null;
  const words = wordEnds(whole, low, at);
  // In a line all in capitals nothing tells where the name ends; few names have more than four words.
  const ends = isCaps(whole.slice(at, words.at(-1))) ? words.slice(0, 4) : words;
  const last = ends.at(-1);
  if (last === undefined) return null;
  const first = low.slice(at, ends[0]).replace(/\.$/, "");
  const has_surname = isSurname(first);
  if (is_person) return ends.length > 1 || has_surname || isGiven(whole.slice(at, last)) ? last : null;
  const has_cue = is_chain || POST.test(before);
  if (has_cue && has_surname && ends.length >= 2) return last;
  if (has_surname && ends.length >= 3 && !isCaps(whole.slice(at, last))) return last;
  return has_surname &&
    ends.length >= 3 &&
    /(?:^|\p{L} )(?:văn|thị|đức|xuân|hữu|đình|quang|minh|ngọc|thanh|duy|công|bá|a) /u.test(
      low.slice(at, last).slice(first.length),
    )
    ? last
    : null;
}

/** Ends of the capitalised words from `at` on, at most five, stopping before a post or a body. */
function wordEnds(whole: string, low: string, at: number): number[] {
  const ends: number[] = [];
  let from = at;
  while (ends.length < 5 && !(from === at ? NOT_NAME : POST_STARTS).test(low.slice(from, from + 24))) {
    WORD.lastIndex = from;
    const word = WORD.exec(whole)?.[0];
    if (word === undefined) break;
    const is_initial = word.length === 2 && word.endsWith(".") && /\p{Lu}/u.test(whole[from + 2] ?? "");
    ends.push(from + (word.endsWith(".") && !is_initial ? word.length - 1 : word.length));
    if (word.endsWith(".") && !is_initial) break;
    from += word.length;
    if (is_initial) continue;
    if (whole[from] !== " ") break;
    from += 1;
  }
  return ends;
}

function isSurname(word: string): boolean {
  return SURNAMES.has(word) || /^(?:h|k|r)['’]/u.test(word);
}

/** Whether one capitalised word after `đồng chí` may be a given name: a syllable, or initials (`N.V.A`), not an abbreviation. */
function isGiven(word: string): boolean {
  return /^\p{Lu}\p{Ll}{0,6}$/u.test(word) || /^(?:\p{Lu}\.){1,4}\p{Lu}?$/u.test(word);
}

function isCaps(text: string): boolean {
  return text === text.toUpperCase();
}

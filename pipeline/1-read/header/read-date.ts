/** A dateline: the place, the date (`2018-02-28`; a blank day gives `2023-05`, a blank month `2024`), and where it stands in the line. */
export type Dateline = {place: string | null; issued_on: string; start: number; end: number};

const BLANK = "[\\s.…_]{0,40}";
const PLACE = "(?:([\\p{Lu}][\\p{L}. '’-]{0,40}?)\\s?[,;.]\\s{0,3})?";
const LONG = new RegExp(
  `${PLACE}[Nn]gày${BLANK}(\\d{0,2})${BLANK}[Tt]háng${BLANK}(\\d{0,2})${BLANK}[Nn]ăm\\s{0,3}(\\d{4})`,
  "u",
);
const SHORT = new RegExp(
  `${PLACE}[Nn]gày\\s{0,3}(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})\\s?[/.-]\\s?(\\d{4})`,
  "u",
);
const MONTH_ONLY =
  /^([\p{Lu}][\p{L}. '’-]{0,40}?)\s?,\s{0,3}()[Tt]háng\s{0,3}(\d{1,2})\s{0,3}[Nn]ăm\s{0,3}(\d{4})$/u;
const PUBLISHED =
  /^(?:(?:Thứ|thứ) \p{L}{2,4},? ?|Chủ nhật,? ?|Ngày(?: đăng)? ?:? ?|Cập nhật(?: lúc)? ?:? ?|Đăng ngày ?:? ?)?(?:\d{1,2}[:h]\d{2},? ?(?:ngày )?)?(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:\s?[-–|,]?\s?(?:lúc )?\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s?\(GMT\+7\)|\s?[AP]M)?)?$/u;

/** The dateline of an official document in a line (`Lam Khê, ngày 28 tháng 02 năm 2018`); null when there is none or the date does not exist. */
export function readDateline(line: string): Dateline | null {
  const found = LONG.exec(line) ?? SHORT.exec(line) ?? MONTH_ONLY.exec(line);
  if (found === null) return null;
  const [whole, place, day = "", month = "", year = ""] = found;
  const issued_on = isoDate(year, month, day);
  if (issued_on === null) return null;
  const body = place === undefined ? "" : (LEADING_BODY.exec(place)?.[0] ?? "");
  return {
    place: place?.slice(body.length).trim() ?? null,
    issued_on,
    start: found.index + body.length,
    end: found.index + whole.length,
  };
}

/** A body's name in capitals before the place, where both columns stand on one line. */
const LEADING_BODY = /^(?:\p{Lu}{2,12} ){2,12}(?=\p{Lu}\p{Ll})/u;

/** The date of the line under a title on the web (`28.2.2018 - 7:25`, `Thứ Tư, 11/01/2023 15:30`); null when the line is anything else. */
export function readPublishLine(line: string): string | null {
  const found = PUBLISHED.exec(line);
  if (found === null) return null;
  const [, day = "", month = "", year = ""] = found;
  return isoDate(year, month, day);
}

function isoDate(year: string, month: string, day: string): string | null {
  if (month === "") return day === "" ? year : null;
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (m < 1 || m > 12 || y < 1930 || y > 2100) return null;
  const text = `${year}-${String(m).padStart(2, "0")}`;
  if (day === "") return text;
  return d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate()
    ? `${text}-${String(d).padStart(2, "0")}`
    : null;
}

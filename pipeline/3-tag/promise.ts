import type {Period} from "../model.ts";

/** What a solution commits to. */
export type Promised = {promise_strength: number; owner: string | null; due: string | null};

const DATE =
  /(?:trước|đến|chậm nhất|muộn nhất|trong|xong|vào)(?: hết)?(?: là)?(?: ngày)? (\d{1,2})[/.-](\d{1,2})[/.-](20\d\d)/iu;
const WRITTEN_DATE = /ngày (\d{1,2}) tháng (\d{1,2}) năm (20\d\d)/iu;
const MONTH = /tháng (\d{1,2})[/-](20\d\d)|tháng (\d{1,2}) năm (20\d\d)/iu;
const QUARTER = /quý (I{1,3}|IV|[1-4])(?:[/-]| năm )(20\d\d)/iu;
const OWNER =
  /(?:giao|phân công)(?: cho)? ((?:đồng chí |đ\/c )?(?:Phó )?(?:Bí thư|Văn phòng|Ban|Ủy ban|Uỷ ban|Chi ủy|Chi uỷ|Đảng ủy|Đảng uỷ|Chi bộ|Tổ|Phòng|Công đoàn|Đoàn|bộ phận|cấp ủy viên|Thường trực)[^,;.]{0,60}?)(?= (?:chủ trì|phụ trách|xây dựng|tham mưu|chịu|thực hiện|hoàn thành|rà soát|tổ chức|lập|theo dõi|phối hợp|trước|trong|biên soạn|làm|soạn|kiểm tra)|[,;.]|$)/iu;
const SUBJECT_OWNER =
  /^((?:Ban Thường vụ|Văn phòng|Ban|Ủy ban|Uỷ ban|Chi ủy|Chi uỷ|Đảng ủy|Đảng uỷ|Tổ|Phòng|Công đoàn|Đoàn|Bí thư|Thường trực|Chi bộ)[^,;.]{0,50}?) (?:chủ trì|phụ trách|chịu trách nhiệm|sẽ|có trách nhiệm|tham mưu|hoàn thành|rà soát|xây dựng|tổ chức|lập|ban hành|bố trí|mở)(?!\p{L})/u;
const ROMAN: Record<string, number> = {i: 1, ii: 2, iii: 3, iv: 4};
const EXHORTATION = /(?:tiếp tục|đẩy mạnh|tăng cường|nâng cao|phát huy|quan tâm|chú trọng)(?!\p{L})/iu;

/**
 * How firm a solution is: 0 exhortation, 1 names an act, 2 names who or by when, 3 both; with owner as written and due as ISO date or period.
 * Dates without a year take that of `period` (`trước 30/6` in a report on 2025-Q1 is 2025-06-30).
 */
export function promiseOf(text: string, period: Period | null): Promised {
  const owner = (OWNER.exec(text)?.[1] ?? SUBJECT_OWNER.exec(text)?.[1])?.trim() ?? null;
  const due = dueOf(text, period);
  const named = (owner === null ? 0 : 1) + (due === null ? 0 : 1);
  return {promise_strength: named > 0 ? named + 1 : EXHORTATION.test(text) ? 0 : 1, owner, due};
}

function dueOf(text: string, period: Period | null): string | null {
  const date = DATE.exec(text) ?? WRITTEN_DATE.exec(text);
  if (date !== null) return iso(date[3], date[2], date[1]);
  const month = MONTH.exec(text);
  if (month !== null) return `${month[2] ?? month[4]}-M${(month[1] ?? month[3] ?? "").padStart(2, "0")}`;
  const quarter = QUARTER.exec(text);
  if (quarter !== null) return `${quarter[2]}-Q${ROMAN[(quarter[1] ?? "").toLowerCase()] ?? quarter[1]}`;
  const year = period?.slice(0, 4);
  const short =
    /(?:trước|đến|chậm nhất|xong trong)(?: hết)?(?: ngày)? (\d{1,2})[/.](\d{1,2})(?![/.\d])/iu.exec(text);
  return short !== null && year !== undefined ? iso(year, short[2], short[1]) : null;
}

function iso(year = "", month = "", day = ""): string | null {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return Number.isNaN(Date.parse(date)) || new Date(date).toISOString().slice(0, 10) !== date ? null : date;
}

import type {Header} from "../../model.ts";
import {clean, isCaps, isRule, type Line, lower} from "./lines.ts";
import {isName} from "./mask-names.ts";
import * as is from "./patterns.ts";
import {readPublishLine} from "./read-date.ts";
import {isTopLine, readTop} from "./read-top.ts";
import {stampOf} from "./secrecy.ts";

/** What the head says. `end` is the index in `lines` where the body begins. */
export type Head = Pick<
  Header,
  "system" | "superior" | "unit" | "number" | "kind" | "place" | "issued_on" | "title" | "is_draft"
> & {end: number};

/** A head takes no more lines than this, however it is laid out. */
const MOST = 45;
const NOT_TITLE =
  /^(?:kính gửi|kính trình|căn cứ|thực hiện (?:kế hoạch|công văn|chỉ thị|nghị quyết|hướng dẫn|quyết định|chương trình|sự)|người ký|thời gian ký|phần (?:thứ|[ivx]|\d)|mục |chương |điều \d|báo cáo này thay thế)/u;
/** What a line of a title cannot end with. */
const UNFINISHED =
  /(?:[,;–-]|(?<!\p{L})(?:và|của|về|quý|năm|tháng|kỳ|giai đoạn|nhiệm kỳ|các|những|với|cho|trong|theo|từ|đến|ngày|số|tỉnh|huyện|thực hiện|phương hướng|nhiệm vụ|kế hoạch|công tác))$/u;
/** A line that only says for when: `9 tháng đầu năm 2024`, `IV năm 2025`, `quý I/2024, nhiệm vụ quý II`. */
const PERIOD_LINE =
  /^(?:(?:0?[369]|12) tháng(?: đầu| cuối)? năm|quý (?:i{1,3}|iv|[1-4])(?!\p{L})|(?:i{1,3}|iv|[1-4])(?:\/| năm )(?:19|20)\d\d|tháng \d{1,2}(?:\/| năm ))[^.]{0,90}$/u;
const LABELLED =
  /^(?:[IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2}){0,3})\s?(?:[.)/]|[-–](?=\s))\s?[-–]?\s?\p{L}|^[-+•*] |^[a-zđ]\)/u;

/** Reads the head of an official document, or the first lines of a page saved from the web; facts it does not find are null. */
export function findHead(lines: Line[]): Head {
  const limit = Math.min(lines.length, MOST);
  const address = lines.findIndex((line, i) => i < limit && line.low.startsWith("kính gửi"));
  const type_at = findType(lines, address < 0 ? limit : address);
  if (type_at >= 0) {
    const {subject, ...top} = readTop(lines.slice(0, type_at));
    const {title, end, is_draft} = readTitle(lines, type_at);
    const kind = top.kind ?? typeOf(lines[type_at]?.low ?? "")?.kind ?? null;
    return {...top, kind, title: title ?? subject, is_draft: top.is_draft || is_draft, end};
  }
  const published = lines.findIndex((line, i) => i < 12 && readPublishLine(line.text) !== null);
  if (published >= 0) return readPage(lines, published);
  const body = lines.slice(0, limit).findIndex((line) => !isTopLine(line));
  const top_end = address >= 0 ? address : body < 0 ? limit : body;
  const {subject, ...top} = readTop(lines.slice(0, top_end));
  return {...top, title: subject, end: afterAddress(lines, top_end)};
}

/** Index of the line that names the type of document, in capitals, or in small letters at the very beginning; -1 when there is none. */
function findType(lines: Line[], limit: number): number {
  const found = lines.findIndex(({text, low, block}, i) => {
    if (i >= limit || block.kind === "header" || block.kind === "footer") return false;
    const type = typeOf(low);
    return type !== null && (isCaps(text.slice(0, type.name.length)) || low === type.name);
  });
  if (found >= 0) return found;
  return lines.findIndex(
    ({text, low}, i) =>
      i < Math.min(limit, 8) &&
      typeOf(low) !== null &&
      /^\p{Lu}/u.test(text) &&
      text.length < 200 &&
      !/[.;:]$/u.test(text),
  );
}

function typeOf(low: string): {name: string; kind: string} | null {
  const found = is.TYPES.find(
    ([name]) => low.startsWith(name) && !/^(?:[\p{L}\d]|\s?số\s)/u.test(low.slice(name.length)),
  );
  return found === undefined ? null : {name: found[0], kind: found[1]};
}

/** The lines of a title from its type line on, joined; the type itself is left out (it is the document's kind). */
function readTitle(lines: Line[], type_at: number): {title: string | null; end: number; is_draft: boolean} {
  const type_line = lines[type_at];
  const name = typeOf(type_line?.low ?? "")?.name ?? "";
  const parts = [clean((type_line?.text ?? "").slice(name.length).replace(/^\s?[:–-]\s?/u, ""))].filter(
    (part) => part !== "",
  );
  let [end, is_draft] = [type_at + 1, false];
  for (let line = lines[end]; line !== undefined; line = lines[++end]) {
    if (is.DRAFT.test(line.low) || stampOf(line.text) !== null) is_draft ||= is.DRAFT.test(line.low);
    else if (isRule(line.text)) {
      if (parts.length > 0) break;
    } else if (!goesOn(line, parts, type_line) && !endsTitle(lines, end)) break;
    else parts.push(line.text);
  }
  while (end < lines.length && isRule(lines[end]?.text ?? "")) end += 1;
  const title = clean(parts.join(" "))
    .replace(/^[vV]\/[vV]\s?:?\s?/u, "")
    .replace(/\s?\((?:thay thế|thay cho) [^()]{5,120}\)$/u, "")
    .replace(/\s?[-–—_]{3,}$/u, "");
  return {title: title === "" ? null : title, end: afterAddress(lines, end), is_draft};
}

function goesOn({text, low, block}: Line, parts: string[], type_line: Line | undefined): boolean {
  if (NOT_TITLE.test(low) || LABELLED.test(text) || block.kind === "list" || text.length > 300) return false;
  if (block.kind === "header" || block.kind === "footer") return false;
  const last = parts.at(-1);
  if (/^\(/u.test(text)) return text.endsWith(")");
  if (last === undefined) return !/[.:]$/u.test(text) && text.length < 260;
  if (/[.:]$/u.test(text)) return false;
  if (UNFINISHED.test(lower(last)) || PERIOD_LINE.test(low) || /^\p{Ll}/u.test(text)) return true;
  // A title in capitals goes on in capitals; a heading in capitals under a title in small letters does not belong to it.
  return isCaps(text) && parts.every(isCaps) && !(parts.length > 2) && type_line?.block.kind === block.kind;
}

/** Whether the rule below a title follows this line, which then belongs to it. */
function endsTitle(lines: Line[], at: number): boolean {
  const {text, low, block} = lines[at] as Line;
  const is_text =
    NOT_TITLE.test(low) || LABELLED.test(text) || block.kind !== "paragraph" || /[.:;]$/u.test(text);
  return !is_text && text.length < 160 && /^[-–—_]{3,}$/u.test(lines[at + 1]?.text.replaceAll(" ", "") ?? "");
}

/** Index after `Kính gửi: …` and the list of those addressed, when it stands at `at`. */
function afterAddress(lines: Line[], at: number): number {
  let end = at;
  while (/^kính (?:gửi|trình)/u.test(lines[end]?.low ?? "")) {
    const is_list = /:$/u.test(lines[end]?.text ?? "");
    end += 1;
    while (is_list && /^[-+•] ?.{1,120}[;.,]?$/u.test(lines[end]?.text ?? "")) end += 1;
  }
  return end;
}

/** A page saved from the web: the title stands right above the publish line, the site's path above that. */
function readPage(lines: Line[], published: number): Head {
  const above = lines.slice(0, published).filter(({text}) => !isRule(text));
  const title = above.at(-1);
  const path = above.slice(0, -1).map(({text}) => text.split("|")[0]?.trim() ?? "");
  const unit =
    path.findLast((text) => is.UNIT_START.test(lower(text)) && !/[.;:]$/u.test(text)) ?? bylineUnit(lines);
  const after = lines[published + 1];
  const first =
    title === undefined && after !== undefined && after.text.length < 200 && !/[.;:]$/u.test(after.text)
      ? after
      : title;
  const issued_on = readPublishLine(lines[published]?.text ?? "");
  const end = published + (first === after && first !== undefined ? 2 : 1);
  return {
    system: null,
    superior: null,
    unit: unit ?? null,
    number: null,
    kind: null,
    place: null,
    issued_on,
    title: first?.text ?? null,
    is_draft: false,
    end,
  };
}

/** Unit of a byline `Name - Unit` at the end; null when there is none. */
function bylineUnit(lines: Line[]): string | null {
  for (const {text} of lines.slice(-8)) {
    const unit = bylineOf(text);
    if (unit !== null && unit !== "") return unit;
  }
  return null;
}

/** What a byline says beside the name: the unit of `Name - Unit`, an empty string for a name alone or `Tác giả: …`; null for other lines. */
export function bylineOf(text: string): string | null {
  if (text.length > 120) return null;
  if (
    /^(?:tác giả|người viết|bài|tin|ảnh|bài, ảnh|tin, ảnh|bài và ảnh|tin bài|thực hiện|biên tập|nguồn tin|nguồn)\s?:\s?\S/iu.test(
      text,
    )
  )
    return "";
  const [name = "", ...rest] = text.split(/\s[-–—]\s|\s?[(]/u);
  if (!isName(name)) return null;
  return clean(rest.join(" - ").replace(/[).]+$/u, ""));
}

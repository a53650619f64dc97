import type {Header} from "../../model.ts";
import {clean, isCaps, isRule, type Line, lower} from "./lines.ts";
import {isName} from "./mask-names.ts";
import * as is from "./patterns.ts";
import {readDateline, readPublishLine} from "./read-date.ts";
import {readNumber} from "./read-number.ts";
import {stampOf, withoutStamp} from "./secrecy.ts";

/** What the head says. `end` is the index in `lines` where the body begins. */
export type Head = Pick<Header, "system" | "superior" | "unit" | "number" | "kind" | "place" | "issued_on" | "title" | "is_draft"> & {end: number};

/** A head takes no more lines than this, however it is laid out. */
const MOST = 45;
const NOT_TITLE = /^(?:kính gửi|kính trình|căn cứ|thực hiện (?:kế hoạch|công văn|chỉ thị|nghị quyết|hướng dẫn|quyết định|chương trình|sự)|người ký|phần (?:thứ|i|\d)|mục |chương |điều \d|báo cáo này thay thế)/u;
const LABELLED = /^(?:[IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2}){0,3})\s?(?:[.)/]\s?[-–]?|[-–](?=\s))\s?\p{L}|^[-+•*] |^[a-zđ]\)/u;

/** Reads the head of an official document, or the first lines of a page saved from the web; facts it does not find are null. */
export function findHead(lines: Line[]): Head {
  const head: Head = {system: null, superior: null, unit: null, number: null, kind: null, place: null, issued_on: null, title: null, is_draft: false, end: 0};
  const limit = Math.min(lines.length, MOST);
  const address = lines.findIndex((line, i) => i < limit && line.low.startsWith("kính gửi"));
  const type_at = findType(lines, address < 0 ? limit : address);
  const published = type_at < 0 ? lines.findIndex((line, i) => i < 12 && readPublishLine(line.text) !== null) : -1;
  if (published >= 0) return readPage(lines, published, head);
  if (type_at >= 0) {
    readTop(lines.slice(0, type_at), head);
    return {...head, ...readTitle(lines, type_at), kind: head.kind ?? typeOf(lines[type_at]?.low ?? "")?.kind ?? null};
  }
  const top = lines.slice(0, address < 0 ? topEnd(lines, limit) : address);
  const title = readTop(top, head);
  const end = address < 0 ? top.length : afterAddress(lines, address);
  return {...head, title, end};
}

/** Index of the line that names the type of document, in capitals, or in small letters at the very beginning; -1 when there is none. */
function findType(lines: Line[], limit: number): number {
  const found = lines.findIndex(({text, low, block}, i) => {
    if (i >= limit || block.kind === "header" || block.kind === "footer") return false;
    const type = typeOf(low);
    return type !== null && (isCaps(text.slice(0, type.name.length)) || low === type.name);
  });
  if (found >= 0) return found;
  return lines.findIndex(({text, low}, i) => i < Math.min(limit, 8) && typeOf(low) !== null && /^\p{Lu}/u.test(text) && text.length < 200 && !/[.;:]$/.test(text));
}

function typeOf(low: string): {name: string; kind: string} | null {
  const found = is.TYPES.find(([name]) => low.startsWith(name) && !/^[\p{L}\d]/u.test(low.slice(name.length)) && !/^\s?số\s/u.test(low.slice(name.length)));
  return found === undefined ? null : {name: found[0], kind: found[1]};
}

/** Reads the lines above the title into `head`; gives the subject (`V/v …`) of a letter, or null. */
function readTop(top: Line[], head: Head): string | null {
  const bodies: string[] = [];
  const subject: string[] = [];
  let motto: Header["system"] = null;
  for (const line of top) {
    let {text} = line;
    if (line.block.kind === "header" || line.block.kind === "footer") continue;
    if (is.DRAFT.test(line.low)) head.is_draft = true;
    if (is.DRAFT.test(line.low) || stampOf(text) !== null && text.length < 40 && withoutStamp(text) === text || is.FOOT_LINE.test(line.low)) continue;
    text = withoutStamp(text);
    const number = head.number === null ? readNumber(text) : null;
    if (number !== null) {
      Object.assign(head, {number: number.number, kind: number.kind, system: number.system});
      text = clean(`${text.slice(0, number.start)} ${text.slice(number.end)}`);
    }
    const date = head.issued_on === null ? readDateline(text) : null;
    if (date !== null) {
      Object.assign(head, {issued_on: date.issued_on, place: date.place});
      text = clean(`${text.slice(0, date.start)} ${text.slice(date.end)}`);
    }
    const low = lower(text);
    for (const [pattern, system] of [[is.PARTY_MOTTO, "party"], [is.STATE_MOTTO, "state"], [is.STATE_MOTTO_2, "state"], [is.UNION_MOTTO, null]] as const) {
      const at = low.search(pattern);
      if (at < 0) continue;
      motto ??= system;
      if (pattern === is.UNION_MOTTO) motto = null;
      if (pattern === is.UNION_MOTTO) head.system = null;
      text = text.slice(0, at).trim();
      if (subject.length > 0 && text === "") subject.push("");
      break;
    }
    if (number !== null && pattern_union(top)) head.system = null;
    if (text === "" || isRule(text) || /^\(.{1,40}\)$/u.test(text)) continue;
    if (/^(?:v\/v|v\.v|về việc)\s?:?\s/u.test(lower(text))) subject.push(text.replace(/^(?:[vV]\/[vV]|[vV]\.[vV])\s?:?\s?/u, ""));
    else if (subject.length > 0 && subject.at(-1) !== "") subject.push(text);
    else if (head.number === null || number !== null || isCaps(text) && is.UNIT_START.test(lower(text))) bodies.push(text);
  }
  if (motto !== null) head.system = motto;
  readBodies(bodies, head);
  const title = clean(subject.join(" "));
  return title === "" ? null : title;
}

import {type Child, type Html, html} from "../../pipeline/5-render/html.ts";
import {periodName} from "../../pipeline/period.ts";
import {doubtfulWeaknesses} from "./doubtful.ts";
import type {Leadership} from "./load.ts";
import type {Matter, Place} from "./rows.ts";

const NUMBER = new Intl.NumberFormat("vi-VN", {maximumFractionDigits: 1});
const ALPHABET = new Intl.Collator("vi", {numeric: true});

/** What every part of the page needs to name things and to link numbers to what is behind them. */
export type View = Leadership & {
  /** ISO date. */
  generated_on: string;
  /** Where the evidence stands: this page (empty), or the page beside it. */
  evidence_file: "" | "evidence.html";
  asked: number;
  sent: number;
  matter_by_id: Map<string, Matter>;
  /** `unit matter` of the weaknesses that rest on statements alone of which the program is unsure. */
  doubtful: ReadonlySet<string>;
  /** Full name of a unit; its id when the registry does not know it. */
  nameOf: (unit_id: string | null) => string;
  /** Unit ids in the order of the alphabet. */
  inOrder: (unit_ids: Iterable<string>) => string[];
};

export function makeView(
  data: Leadership,
  {generated_on, evidence_file}: Pick<View, "generated_on" | "evidence_file">,
): View {
  const names = new Map(data.units.map(({unit_id, name}) => [unit_id, name]));
  const nameOf = (unit_id: string | null) =>
    unit_id === null ? "chưa rõ đơn vị" : (names.get(unit_id) ?? unit_id);
  const asked = data.coverage.filter(({is_asked}) => is_asked);
  return {
    ...data,
    generated_on,
    evidence_file,
    asked: asked.length,
    sent: asked.filter(({report_id}) => report_id !== null).length,
    matter_by_id: new Map(data.matters.map((matter) => [matter.matter, matter])),
    doubtful: doubtfulWeaknesses(data.evidence),
    nameOf,
    inOrder: (ids) => [...ids].sort((a, b) => ALPHABET.compare(nameOf(a), nameOf(b)) || (a < b ? -1 : 1)),
  };
}

/** Which statements of the evidence to show: of one matter, one unit, one kind (see `kindsOf` in evidence.ts). */
export type Filter = {matter?: string; unit?: string; kind?: string};

/** The address of the evidence filtered so. */
export function evidenceLink(view: View, {matter, unit, kind}: Filter): string {
  const pairs = [
    ["m", matter],
    ["u", unit],
    ["k", kind],
  ].filter(([, value]) => value !== undefined);
  return `${view.evidence_file}#loc?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value ?? "")}`).join("&")}`;
}

/** A number that opens: `value` is a count or `23/31`, `key` names the figure (and those after a `/`), `target` is where it leads. Zero does not lead. */
export function figure(value: number | string, key: string, target: string | null): Html {
  const text = typeof value === "number" ? NUMBER.format(value) : value;
  const is_zero = text === "0" || text.startsWith("0/");
  if (target === null || is_zero) return html`<b data-n="${key}">${text}</b>`;
  return html`<a class="n" data-n="${key}" href="${target}">${text}</a>`;
}

/** `12-BC/ĐU, tr. 3, đoạn 15`: the document by its number, or by its file when it bears none, and the place in it. */
export function placeText({number, path, page, block}: Place): Html {
  const name = number === null ? html`${fileName(path)}` : html`<span class="nowrap">${number}</span>`;
  return html`${name}, ${page !== null && html`<span class="nowrap">tr. ${page}</span>, `}<span class="nowrap">đoạn ${block + 1}</span>`;
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** `05/01/2026` of an ISO date; `01/2026` when the day is blank; empty for null. */
export function dateText(date: string | null): string {
  return (date ?? "").split("-").reverse().join("/");
}

/** A due date as people write it: a day, a period, or the words themselves. */
export function dueText(due: string): string {
  if (/^\d{4}-\d\d(?:-\d\d)?$/.test(due)) return dateText(due);
  try {
    return periodName(due);
  } catch {
    return due;
  }
}

export function number(value: number): string {
  return NUMBER.format(value);
}

/** `text` cut at a word so that it has at most `limit` characters, with `…` where it was cut. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:]+$/u, "").toWellFormed()}…`;
}

/** First letter in capitals. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** First letter small, unless the first word is all capitals. */
export function small(text: string): string {
  return /^\p{Lu}{2}/u.test(text) ? text : text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** Items with `; ` between them. */
export function list(items: readonly Child[]): Child {
  return items.map((item, at) => [at > 0 && "; ", item]);
}

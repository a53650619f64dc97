import {LineCounter, parseDocument} from "yaml";
import type {Unit} from "../../model.ts";
import {parsePeriod} from "../../period.ts";

/** A change of units: several into one, or one under a new name and id. `on` is an ISO date. */
type UnitLink = {kind: "merged" | "renamed"; from: string; to: string; on: string};
/** What was asked for a period, by when (ISO date), and of whom; null = of all units valid then. */
type Call = {period: string; due: string; asked: string[] | null; title: string | null};
export type Registry = {units: Unit[]; links: UnitLink[]; calls: Call[]};

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const UNIT_FIELDS = new Set([
  "unit_id",
  "name",
  "abbreviation",
  "kind",
  "parent_id",
  "valid_from",
  "valid_to",
  "aliases",
]);

/**
 * The registry in the text of a `units.yaml`: `{units: […], links: […], calls: […]}`, the last two optional.
 * Throws an Error that names the file, the entry and every fault at once: unknown fields, ids used twice for overlapping dates,
 * parents, links or calls that name no unit, dates and periods that are none.
 */
export function readUnits(text: string, file = "units.yaml"): Registry {
  const counter = new LineCounter();
  const document = parseDocument(text, {lineCounter: counter});
  const [error] = document.errors;
  if (error !== undefined)
    throw new Error(`${file}, dòng ${counter.linePos(error.pos[0]).line}: ${error.message}`);
  const faults: string[] = [];
  const root = asRecord(document.toJS(), "tệp", faults);
  const units = asList(root.units, "units", faults).map((value, i) => toUnit(value, `units[${i}]`, faults));
  const links = asList(root.links ?? [], "links", faults).map((value, i) =>
    toLink(value, `links[${i}]`, faults),
  );
  const calls = asList(root.calls ?? [], "calls", faults).map((value, i) =>
    toCall(value, `calls[${i}]`, faults),
  );
  checkReferences({units, links, calls}, faults);
  if (faults.length > 0) throw new Error(`${file}: ${faults.join("; ")}`);
  for (const {from, to} of links) {
    const unit = units.findLast(({unit_id}) => unit_id === from);
    if (unit !== undefined) unit.succeeded_by = to;
  }
  return {units, links, calls};
}

function toUnit(value: unknown, at: string, faults: string[]): Unit {
  const row = asRecord(value, at, faults);
  for (const field of Object.keys(row))
    if (!UNIT_FIELDS.has(field)) faults.push(`${at}: không có trường "${field}"`);
  return {
    unit_id: text(row, "unit_id", at, faults),
    name: text(row, "name", at, faults).normalize("NFC"),
    abbreviation: optional(row, "abbreviation", at, faults),
    kind: text(row, "kind", at, faults),
    parent_id: optional(row, "parent_id", at, faults),
    valid_from: date(row, "valid_from", at, faults),
    valid_to: date(row, "valid_to", at, faults),
    aliases: asList(row.aliases ?? [], `${at}.aliases`, faults).map((alias) =>
      String(alias).normalize("NFC"),
    ),
  };
}

function toLink(value: unknown, at: string, faults: string[]): UnitLink {
  const row = asRecord(value, at, faults);
  const kind = text(row, "kind", at, faults);
  if (kind !== "merged" && kind !== "renamed")
    faults.push(`${at}: kind phải là merged hoặc renamed, không phải "${kind}"`);
  return {
    kind: kind === "renamed" ? "renamed" : "merged",
    from: text(row, "from", at, faults),
    to: text(row, "to", at, faults),
    on: date(row, "on", at, faults) ?? missing("on", at, faults),
  };
}

function toCall(value: unknown, at: string, faults: string[]): Call {
  const row = asRecord(value, at, faults);
  const period = text(row, "period", at, faults);
  if (parsePeriod(period) === null)
    faults.push(`${at}: kỳ "${period}" không hợp lệ (2025-Q1, 2025-H1, 2025-9M, 2025, 2025-M03, 2016/2017)`);
  const {asked} = row;
  const is_all = asked === undefined || asked === null || asked === "all";
  return {
    period,
    due: date(row, "due", at, faults) ?? missing("due", at, faults),
    asked: is_all ? null : asList(asked, `${at}.asked`, faults).map(String),
    title: optional(row, "title", at, faults),
  };
}

function checkReferences({units, links, calls}: Registry, faults: string[]): void {
  const ids = new Set(units.map((unit) => unit.unit_id));
  const check = (id: string | null, at: string) => {
    if (id !== null && id !== "" && !ids.has(id)) faults.push(`${at}: không có đơn vị "${id}"`);
  };
  for (const [i, unit] of units.entries()) {
    check(unit.parent_id, `units[${i}].parent_id`);
    const twin = units.findIndex(
      (other, k) => k < i && other.unit_id === unit.unit_id && overlap(other, unit),
    );
    if (twin >= 0) faults.push(`units[${i}]: "${unit.unit_id}" trùng thời gian với units[${twin}]`);
    if (unit.valid_from !== null && unit.valid_to !== null && unit.valid_from >= unit.valid_to) {
      faults.push(`units[${i}]: valid_from ${unit.valid_from} không trước valid_to ${unit.valid_to}`);
    }
  }
  for (const [i, link] of links.entries()) {
    check(link.from, `links[${i}].from`);
    check(link.to, `links[${i}].to`);
  }
  for (const [i, call] of calls.entries()) for (const id of call.asked ?? []) check(id, `calls[${i}].asked`);
}

function overlap(a: Unit, b: Unit): boolean {
  const starts_before = (one: Unit, other: Unit) =>
    one.valid_from === null || other.valid_to === null || one.valid_from < other.valid_to;
  return starts_before(a, b) && starts_before(b, a);
}

function asRecord(value: unknown, at: string, faults: string[]): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  faults.push(`${at}: cần các trường "tên: giá trị"`);
  return {};
}

function asList(value: unknown, at: string, faults: string[]): unknown[] {
  if (Array.isArray(value)) return value;
  faults.push(`${at}: cần một danh sách`);
  return [];
}

function text(row: Record<string, unknown>, field: string, at: string, faults: string[]): string {
  const value = row[field];
  if (typeof value === "string" && value.trim() !== "") return value.trim();
  if (typeof value === "number") return String(value);
  return missing(field, at, faults);
}

function optional(row: Record<string, unknown>, field: string, at: string, faults: string[]): string | null {
  return row[field] === undefined || row[field] === null ? null : text(row, field, at, faults);
}

function date(row: Record<string, unknown>, field: string, at: string, faults: string[]): string | null {
  const value = optional(row, field, at, faults);
  if (value === null || DATE.test(value)) return value;
  faults.push(`${at}: ${field} "${value}" không phải ngày dạng 2025-01-31`);
  return null;
}

function missing(field: string, at: string, faults: string[]): string {
  faults.push(`${at}: thiếu ${field}`);
  return "";
}

import {JaroWinklerDistance} from "natural/lib/natural/distance/index.js";
import type {Header, Problem, Unit} from "../../model.ts";
import {plain} from "../../text.ts";
import {numberSuffix} from "../header/read-number.ts";
import {unitKey, withoutBody} from "./unit-key.ts";

/** The unit a header names, and how sure: by its name, by its name folded, by its document number, or by likeness (score 0–1). */
export type UnitMatch = {unit_id: string; how: "exact" | "folded" | "number" | "similar"; score: number};
/** A name that may be meant. `until` is the day it ceased, null when borne on the day of the report; `now` who bears it on then. */
type Candidate = {unit_id: string; name: string; score: number; until: string | null; now: Unit | null};
/** Names that may be meant, likeliest first, old ones among them, when none is sure. */
export type UnitDoubt = {candidates: Candidate[]};

/** Likeness below which a name is another name. */
const LEAST = 0.92;
/** By how much the likest must lead the second. */
const MARGIN = 0.03;
const SHOWN = 5;
/** Renamings and mergers followed from an old name to who bears it on. */
const MAX_CHANGES = 10;

type Said = Pick<Header, "unit" | "superior" | "number">;

/**
 * The unit of `registry` that a report is from, among those that bore their name on `issued_on` (all, when it is null): by exact
 * name, by folded name (case, tone style, abbreviations, then with or without `Đảng bộ`, `Chi bộ`), by the suffix of its number
 * when one unit alone has it as an alias, then by Jaro-Winkler likeness of at least 0.92, 0.03 ahead of the next, and only where the
 * names differ by slips of the pen. Namesakes are told apart by their superior. Else candidates, never a silent guess: names borne then,
 * and those given up before, with the unit that goes on under another.
 */
export function matchUnit(
  said: Said,
  issued_on: string | null,
  registry: readonly Unit[],
): UnitMatch | UnitDoubt {
  const valid = registry.filter((unit) => isValid(unit, issued_on));
  const name = said.unit;
  if (name !== null) {
    const exact = pick(
      valid.filter((unit) => unit.name.normalize("NFC") === name),
      said,
      registry,
    );
    if (exact !== null) return {unit_id: exact.unit_id, how: "exact", score: 1};
    for (const keys of [fullKeys, bareKeys]) {
      const wanted = new Set(saidKeys(said, keys));
      const namesakes = valid.filter((unit) =>
        namesOf(unit).some((one) => keys(one).some((key) => wanted.has(key))),
      );
      const folded = pick(namesakes, said, registry);
      if (folded !== null) return {unit_id: folded.unit_id, how: "folded", score: 1};
      if (namesakes.length > 1) return {candidates: listed(namesakes)};
    }
  }
  const suffix = said.number === null ? null : numberSuffix(said.number);
  const signed =
    suffix === null ? [] : valid.filter((unit) => [unit.abbreviation, ...unit.aliases].includes(suffix));
  const [only] = signed;
  if (only !== undefined && signed.length === 1) return {unit_id: only.unit_id, how: "number", score: 1};
  return name === null
    ? {candidates: listed(signed)}
    : matchLike(said, name, {valid, former: formerOf(issued_on, registry)});
}

/** The problem that tells of a unit not found, with the candidates in `expected`. */
export function unknownUnit(said: Said, {candidates}: UnitDoubt): Problem {
  return {
    place: "phần đầu văn bản",
    rule: "unknown-unit",
    actual: [said.unit, said.superior, said.number].filter((part) => part !== null).join(" · ") || null,
    expected: candidates.length > 0 ? candidates.map(told).join("; ") : null,
    action: "Thêm tên này vào mục aliases của đúng đơn vị trong units.yaml, hoặc khai báo đơn vị mới.",
    severity: "error",
  };
}

/** The warning that a unit was taken for the one whose name is likest: a slip of the pen, for a person to confirm once. */
export function similarUnit(said: Said, {unit_id, score}: UnitMatch, registry: readonly Unit[]): Problem {
  const name = registry.find((unit) => unit.unit_id === unit_id)?.name ?? unit_id;
  return {
    place: "phần đầu văn bản",
    rule: "similar-unit",
    actual: said.unit,
    expected: `${name} (${unit_id}), giống ${Math.round(score * 100)} %`,
    action:
      "Tên viết gần giống, đã nhận là đơn vị này: nếu đúng, thêm cách viết này vào aliases trong units.yaml.",
    severity: "warning",
  };
}

/** `Chi bộ Sở A (a)`, or of an old name `Chi bộ Sở A (a, tên đến 2025-02-28; nay là Chi bộ Sở B (b))`. */
function told({name, unit_id, until, now}: Candidate): string {
  if (until === null) return `${name} (${unit_id})`;
  return `${name} (${unit_id}, tên dùng đến trước ${until}${now === null ? "" : `; nay là ${now.name} (${now.unit_id})`})`;
}

/** Names given up on or before a day, with the unit that bears the same id on it, or that it was merged into or renamed to. */
function formerOf(on: string | null, registry: readonly Unit[]): Map<Unit, Unit | null> {
  const former = new Map<Unit, Unit | null>();
  for (const unit of registry) {
    if (on === null || unit.valid_to === null || isValid({...unit, valid_from: null}, on)) continue;
    let ids = new Set([unit.unit_id]);
    let now: Unit | undefined;
    for (let steps = 0; now === undefined && ids.size > 0 && steps < MAX_CHANGES; steps++) {
      now = registry.find((one) => ids.has(one.unit_id) && isValid(one, on));
      ids = new Set(registry.flatMap((one) => (ids.has(one.unit_id) ? (one.succeeded_by ?? []) : [])));
    }
    former.set(unit, now ?? null);
  }
  return former;
}

function matchLike(
  said: Said,
  name: string,
  {valid, former}: {valid: Unit[]; former: Map<Unit, Unit | null>},
): UnitMatch | UnitDoubt {
  const wanted = saidKeys(said, fullKeys);
  const scored = [...valid, ...former.keys()]
    .map((unit) => {
      const keys = namesOf(unit).flatMap(fullKeys);
      const pairs = keys.flatMap((key) =>
        wanted.map((one) => ({
          score: JaroWinklerDistance(plain(one), plain(key)),
          is_slip: isSlip(one, key),
        })),
      );
      return {
        unit,
        score: Math.max(0, ...pairs.map(({score}) => score)),
        is_slip: pairs.some(({score, is_slip}) => is_slip && score >= LEAST),
      };
    })
    .sort((a, b) => b.score - a.score || (a.unit.unit_id < b.unit.unit_id ? -1 : 1));
  const [best] = scored;
  const second = scored.find(({unit}) => unit.unit_id !== best?.unit.unit_id);
  const leads =
    best?.is_slip === true && !former.has(best.unit) && best.score - (second?.score ?? 0) >= MARGIN;
  if (leads && name.length >= 8) return {unit_id: best.unit.unit_id, how: "similar", score: best.score};
  return {
    candidates: scored
      .filter(({score}) => score > 0.75)
      .slice(0, SHOWN)
      .map(({unit, score}) => candidateOf(unit, {score, former})),
  };
}

/** The only one; of several, the one whose parent is the superior named; null when none or several remain. */
function pick(units: Unit[], {superior}: Said, registry: readonly Unit[]): Unit | null {
  const ids = new Set(units.map((unit) => unit.unit_id));
  const [first] = units;
  if (first !== undefined && ids.size === 1) return first;
  if (superior === null) return null;
  const wanted = new Set(bareKeys(superior.split(" / ").at(-1) ?? superior));
  const under = units.filter((unit) => {
    const parents = registry.filter((one) => one.unit_id === unit.parent_id);
    return parents.some((parent) =>
      namesOf(parent).some((one) => bareKeys(one).some((key) => wanted.has(key))),
    );
  });
  const [own] = under;
  return own !== undefined && new Set(under.map((unit) => unit.unit_id)).size === 1 ? own : null;
}

function isValid({valid_from, valid_to}: Unit, on: string | null): boolean {
  if (on === null) return true;
  const day = on.padEnd(10, "-01");
  return (valid_from === null || valid_from <= day) && (valid_to === null || day < valid_to);
}

function namesOf({name, aliases}: Unit): string[] {
  return [name, ...aliases];
}

function fullKeys(name: string): string[] {
  return [unitKey(name)];
}

function bareKeys(name: string): string[] {
  return [withoutBody(unitKey(name))];
}

/** `BAN TỔ CHỨC` under `TỈNH ỦY LAM KHÊ` may be listed as either name alone or both. */
function saidKeys({unit, superior}: Said, keys: (name: string) => string[]): string[] {
  if (unit === null) return [];
  return superior === null
    ? keys(unit)
    : [...keys(unit), ...keys(`${unit} ${superior.split(" / ").at(-1) ?? ""}`)];
}

function listed(units: Unit[]): UnitDoubt["candidates"] {
  return units.slice(0, SHOWN).map((unit) => candidateOf(unit, {score: 1, former: new Map()}));
}

function candidateOf(
  unit: Unit,
  {score, former}: {score: number; former: ReadonlyMap<Unit, Unit | null>},
): Candidate {
  const {unit_id, name, valid_to} = unit;
  return {unit_id, name, score, until: former.has(unit) ? valid_to : null, now: former.get(unit) ?? null};
}

/** Whether two keys differ only as slips do: the same words but for diacritics, or one word off by a letter or two; never by a number. */
function isSlip(a: string, b: string): boolean {
  const [left, right] = [plain(a).split(" "), plain(b).split(" ")];
  if (left.join(" ") === right.join(" ")) return true;
  if (left.length !== right.length || left.length < 3) return false;
  const off = left.flatMap((word, i) => (word === right[i] ? [] : [[word, right[i] ?? ""] as const]));
  const [pair] = off;
  if (pair === undefined || off.length > 1 || /\d/.test(pair.join(""))) return false;
  return (
    Math.abs(pair[0].length - pair[1].length) <= 1 &&
    Math.min(pair[0].length, pair[1].length) >= 3 &&
    JaroWinklerDistance(pair[0], pair[1]) >= 0.86
  );
}

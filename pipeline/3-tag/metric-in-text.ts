import {readFileSync} from "node:fs";
import {parse} from "yaml";
import {fold, indexOfPhrase} from "../text.ts";

type Name = {metric: string; unit: string; parts: string[]; length: number; is_bare: boolean};

let names: Name[] | undefined;

/** Units that a text may write for that of the dictionary. */
const SAME: readonly (readonly [unit: string, written: readonly string[]])[] = [
  ["đảng viên", ["đảng viên", "đồng chí", "đ/c", "người"]],
  ["người", ["người", "đồng chí", "quần chúng", "đoàn viên", "hội viên", "cán bộ", "đảng viên", "công chức"]],
  ["tổ chức", ["tổ chức đảng", "tổ chức", "chi bộ", "đảng bộ", "tccsđ", "tổ chức cơ sở đảng"]],
  ["đồng", ["đồng", "tỷ đồng", "triệu đồng"]],
  ["lượt", ["lượt", "lượt người", "lượt cán bộ"]],
  ["vụ", ["vụ", "vụ việc"]],
  ["điển hình", ["điển hình", "mô hình", "gương"]],
  ["việc", ["việc", "hạn chế", "khuyết điểm", "tồn tại", "nội dung"]],
];
const SHORTEST = 6;
/** What a name that begins with the unit itself is worth beside one that stands before the figure. */
const AT_ONCE = 12;

/**
 * The metric that a figure in running text is of: the one of that unit whose name or alias stands nearest before the figure, or else
 * after it, the longer winning. `before` and `after` are the words around within one claim; `unit` is `%` or a noun as written, null when
 * there is none. Null when the dictionary (data/taxonomy/metrics.yaml) knows none.
 */
export function metricInText({
  before,
  after,
  unit,
}: {
  before: string;
  after: string;
  unit: string | null;
}): string | null {
  if (unit === null) return null;
  names ??= readNames();
  const folded_unit = fold(unit);
  const around = {before: fold(before), after: fold(`${unit} ${after}`)};
  let best: {metric: string; score: number} | null = null;
  for (const name of names) {
    if (!isUnit(name.unit, folded_unit)) continue;
    const score = scoreOf(name, around);
    if (score > 0 && (best === null || score > best.score)) best = {metric: name.metric, score};
  }
  return best?.metric ?? bareMetric(folded_unit, around);
}

/** `hiện có 103 đảng viên (…)`: a number of the unit with no more said of it is that metric of the unit which the dictionary marks `bare`. */
function bareMetric(unit: string, {before, after}: {before: string; after: string}): string | null {
  if (!/(?:^|[^\p{L}])(?:có|với|tổng số|gồm|là)$/u.test(before)) return null;
  if (/^\p{L}/u.test(after.slice(unit.length).trimStart())) return null;
  return names?.find((name) => name.is_bare && name.unit === unit)?.metric ?? null;
}

function scoreOf({parts, length}: Name, {before, after}: {before: string; after: string}): number {
  const [first = "", second] = parts;
  if (second !== undefined)
    return indexOfPhrase(before, first, 0) >= 0 && indexOfPhrase(after, second, 0) >= 0 ? length + 6 : 0;
  const at = lastIndex(before, first);
  if (at >= 0 && indexOfPhrase(after, first, 0) !== 0)
    return length - (before.length - at - first.length) / 20 + 2;
  const later = indexOfPhrase(after, first, 0);
  // Said of the very thing counted: `21 đảng viên chính thức`.
  if (later === 0 && first.includes(" ") && first.length > 12) return length + AT_ONCE;
  return later >= 0 && later < 30 ? length - later / 10 : 0;
}

function lastIndex(text: string, phrase: string): number {
  let found = -1;
  for (let at = indexOfPhrase(text, phrase, 0); at >= 0; at = indexOfPhrase(text, phrase, at + 1)) found = at;
  return found;
}

function isUnit(unit: string, written: string): boolean {
  if (unit === written) return true;
  return SAME.some(([own, others]) => own === unit && others.includes(written));
}

/** Names and aliases, folded; `kiểm tra ... đảng viên` is in two parts, around the figure. */
function readNames(): Name[] {
  const file = new URL("../../data/taxonomy/metrics.yaml", import.meta.url);
  const {metrics} = parse(readFileSync(file, "utf8")) as {
    metrics: {id: string; vi: string; unit?: string; aliases?: string[]; said?: string[]; bare?: boolean}[];
  };
  return metrics.flatMap(({id, vi, unit = "", aliases = [], said = [], bare = false}) =>
    [vi.replace(/^(?:Số|Tỷ lệ) /u, ""), ...aliases, ...said].flatMap((name) => {
      const parts = name
        .split("...")
        .map((part) => fold(part))
        .filter((part) => part !== "" && part !== "%");
      const length = parts.join(" ").length;
      return length < SHORTEST ? [] : [{metric: id, unit: fold(unit), parts, length, is_bare: bare}];
    }),
  );
}

import type {Label} from "../model.ts";

/** A sentence labelled by hand. `other` is what is none of the four; a request that asks for action counts as solution. */
export type GoldRow = {
  text: string;
  label: string;
  section_hint?: string | null;
  section?: string | null;
  prev_text?: string | null;
  hard?: boolean;
  also?: string | null;
};
export type LabelScore = {label: string; precision: number; recall: number; f1: number; count: number};
export type GoldReport = {
  count: number;
  macro_f1: number;
  accuracy: number;
  lenient_accuracy: number;
  hard: {count: number; macro_f1: number} | null;
  labels: LabelScore[];
  confusion: number[][];
};

const LABELS = ["achievement", "limitation", "cause", "solution", "other"] as const;
const NAMES = ["ưu điểm", "hạn chế", "nguyên nhân", "giải pháp", "khác"];

function five(label: string): number {
  const name = label === "request" ? "solution" : label === "context" ? "other" : label;
  const at = (LABELS as readonly string[]).indexOf(name);
  if (at < 0) throw new RangeError(`unknown label: ${label}`);
  return at;
}

/** Scores a tagger's labels on golden rows, in five labels; macro-F1 is over the labels the rows have. Lenient counts a row's `also` as right. */
export function scoreGold(golden: readonly GoldRow[], tag: (row: GoldRow) => Label): GoldReport {
  const pairs = golden.map((row) => ({
    gold: five(row.label),
    said: five(tag(row)),
    also: row.also ?? null,
    is_hard: row.hard === true,
  }));
  const hard = pairs.filter(({is_hard}) => is_hard);
  const labels = scoreLabels(pairs);
  return {
    count: pairs.length,
    macro_f1: macro(labels),
    accuracy: share(pairs.filter(({gold, said}) => gold === said).length, pairs.length),
    lenient_accuracy: share(
      pairs.filter(({gold, said, also}) => gold === said || (also !== null && five(also) === said)).length,
      pairs.length,
    ),
    hard: hard.length === 0 ? null : {count: hard.length, macro_f1: macro(scoreLabels(hard))},
    labels,
    confusion: LABELS.map((_, gold) =>
      LABELS.map((_, said) => pairs.filter((pair) => pair.gold === gold && pair.said === said).length),
    ),
  };
}

function scoreLabels(pairs: readonly {gold: number; said: number}[]): LabelScore[] {
  return LABELS.map((label, at) => {
    const right = pairs.filter(({gold, said}) => gold === at && said === at).length;
    const said = pairs.filter((pair) => pair.said === at).length;
    const count = pairs.filter(({gold}) => gold === at).length;
    return {
      label,
      precision: share(right, said),
      recall: share(right, count),
      f1: share(2 * right, said + count),
      count,
    };
  });
}

function macro(labels: readonly LabelScore[]): number {
  const present = labels.filter(({count}) => count > 0);
  return share(
    present.reduce((sum, {f1}) => sum + f1, 0),
    present.length,
  );
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** The report as lines of text in Vietnamese. */
export function formatGold({
  count,
  macro_f1,
  accuracy,
  lenient_accuracy,
  hard,
  labels,
  confusion,
}: GoldReport): string {
  const percent = (value: number) => (100 * value).toFixed(1).padStart(6);
  return [
    `${count} câu · macro-F1 ${percent(macro_f1).trim()} · đúng ${percent(accuracy).trim()} % · kể cả nhãn thứ hai ${percent(lenient_accuracy).trim()} %`,
    hard === null ? "không có câu khó" : `câu khó: ${hard.count} · macro-F1 ${percent(hard.macro_f1).trim()}`,
    "nhãn             chính xác  đầy đủ     F1   số câu",
    ...labels.map(
      ({precision, recall, f1, count}, at) =>
        `${(NAMES[at] ?? "").padEnd(14)}    ${percent(precision)}  ${percent(recall)} ${percent(f1)}   ${String(count).padStart(5)}`,
    ),
    `hàng = nhãn tay, cột = máy: ${NAMES.join(" | ")}`,
    ...confusion.map(
      (row, at) => `${(NAMES[at] ?? "").padEnd(14)} ${row.map((n) => String(n).padStart(5)).join("")}`,
    ),
  ].join("\n");
}

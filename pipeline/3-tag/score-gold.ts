/** A labelled sentence of a measuring file. */
export type GoldRow = {
  text: string;
  label: string;
  section_hint?: string | null;
  section?: string | null;
  prev_text?: string | null;
  hard?: boolean;
  /** A second label that is as fair. */
  also?: string | null;
};

type LabelScore = {label: string; count: number; precision: number; recall: number; f1: number};

/** Scores in percent. `confusion[i][j]` counts rows of `labels[i]` answered `labels[j]`. */
export type GoldReport = {
  count: number;
  labels: string[];
  scores: LabelScore[];
  macro_f1: number;
  accuracy: number;
  confusion: number[][];
  /** The same over rows marked hard and the rest; null when there are none. */
  hard: {count: number; macro_f1: number; accuracy: number} | null;
  easy: {count: number; macro_f1: number; accuracy: number} | null;
  /** Accuracy when a second fair label counts as right; null when no row has one. */
  accuracy_also: number | null;
};

const LABELS = ["achievement", "limitation", "cause", "solution", "other"];
const NAMES: Readonly<Record<string, string>> = {
  achievement: "ưu điểm",
  limitation: "hạn chế",
  cause: "nguyên nhân",
  solution: "giải pháp",
  other: "khác",
};

/** The five labels of measuring files: a request asks for action as a solution does, context is `other`. Throws on an unknown label. */
export function toFive(label: string): string {
  const five = label === "request" ? "solution" : label === "context" ? "other" : label;
  if (!LABELS.includes(five)) throw new RangeError(`invalid label: ${label}`);
  return five;
}

/**
 * Compares what `tag` answers with the labels of `rows`, in the five labels of `toFive`. Macro-F1 is the mean over the labels
 * that occur in `rows`; the headline is strict, `also` counts only in `accuracy_also`. No rows give zeros.
 */
export function scoreGold(rows: readonly GoldRow[], tag: (row: GoldRow) => string): GoldReport {
  const pairs = rows.map((row) => ({row, gold: toFive(row.label), told: toFive(tag(row))}));
  const whole = measure(pairs);
  const part = (is: boolean): GoldReport["hard"] => {
    const some = pairs.filter(({row}) => (row.hard === true) === is);
    if (some.length === 0 || some.length === pairs.length) return null;
    const {macro_f1, accuracy} = measure(some);
    return {count: some.length, macro_f1, accuracy};
  };
  const fair = pairs.filter(
    ({row, gold, told}) => gold === told || (typeof row.also === "string" && toFive(row.also) === told),
  );
  const accuracy_also = rows.some(({also}) => typeof also === "string")
    ? percent(fair.length, rows.length)
    : null;
  return {count: rows.length, ...whole, hard: part(true), easy: part(false), accuracy_also};
}

type Pair = {gold: string; told: string};

function measure(
  pairs: readonly Pair[],
): Pick<GoldReport, "labels" | "scores" | "macro_f1" | "accuracy" | "confusion"> {
  const labels = LABELS.filter((label) => pairs.some(({gold, told}) => gold === label || told === label));
  const confusion = labels.map((gold) =>
    labels.map((told) => pairs.filter((pair) => pair.gold === gold && pair.told === told).length),
  );
  const scores = labels.map((label, i) => {
    const right = confusion[i]?.[i] ?? 0;
    const count = (confusion[i] ?? []).reduce((a, b) => a + b, 0);
    const told = confusion.reduce((sum, row) => sum + (row[i] ?? 0), 0);
    return {
      label,
      count,
      precision: percent(right, told),
      recall: percent(right, count),
      f1: percent(2 * right, count + told),
    };
  });
  const present = scores.filter(({count}) => count > 0);
  const macro_f1 = present.reduce((sum, {f1}) => sum + f1, 0) / Math.max(present.length, 1);
  return {
    labels,
    scores,
    macro_f1,
    accuracy: percent(pairs.filter(({gold, told}) => gold === told).length, pairs.length),
    confusion,
  };
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}

/** The report as a plain table in Vietnamese, without a newline at its end. */
export function formatGold(report: GoldReport): string {
  const number = (value: number): string => value.toFixed(1).replace(".", ",").padStart(8);
  const name = (label: string): string => (NAMES[label] ?? label).padEnd(14);
  const lines = [
    `${report.count} câu · macro-F1 ${number(report.macro_f1).trim()} · đúng ${number(report.accuracy).trim()} %`,
    "",
  ];
  lines.push(
    `${"nhãn".padEnd(14)}${["số câu", "chính xác", "phủ", "F1"].map((head) => head.padStart(10)).join("")}`,
  );
  for (const {label, count, precision, recall, f1} of report.scores) {
    lines.push(
      `${name(label)}${String(count).padStart(10)}${[precision, recall, f1].map((value) => number(value).padStart(10)).join("")}`,
    );
  }
  for (const [title, part] of [
    ["câu khó", report.hard],
    ["câu còn lại", report.easy],
  ] as const) {
    if (part !== null)
      lines.push(
        `${title.padEnd(14)}${String(part.count).padStart(10)}  macro-F1 ${number(part.macro_f1).trim()}, đúng ${number(part.accuracy).trim()} %`,
      );
  }
  if (report.accuracy_also !== null)
    lines.push(`Kể cả nhãn thứ hai cũng hợp lý: đúng ${number(report.accuracy_also).trim()} %`);
  lines.push(
    "",
    `${"nhãn đúng ↓ · máy nói →".padEnd(24)}${report.labels.map((label) => (NAMES[label] ?? label).padStart(12)).join("")}`,
  );
  report.confusion.forEach((row, i) => {
    lines.push(
      `${(NAMES[report.labels[i] ?? ""] ?? "").padEnd(24)}${row.map((count) => String(count).padStart(12)).join("")}`,
    );
  });
  return lines.join("\n");
}

import type {Figure} from "../model.ts";
import {parseNumber} from "../parse-number.ts";
import {metricOf} from "./metric-of.ts";

const PERCENT =
  /((?:luôn )?(?:đạt )?(?:trên|hơn|dưới|gần|khoảng|không quá|từ|ít nhất|đạt)?\s?)(\d{1,3}(?:[.,]\d{1,2})?)\s?%/giu;
const FRACTION =
  /(?<![\d/])(\d{1,4})\s?\/\s?(\d{1,4})(?= (?:\p{L}+ ){0,2}(?:chi bộ|đảng viên|đơn vị|tổ chức|đảng bộ|chỉ tiêu|đồng chí|hồ sơ|nhiệm vụ|cuộc|kiến nghị|khuyết điểm|kỳ|vụ|đơn))/giu;
const OPERATORS: readonly (readonly [Figure["operator"], RegExp])[] = [
  [">", /trên|hơn/iu],
  ["<", /dưới|gần/iu],
  ["~", /khoảng/iu],
  ["<=", /không quá/iu],
  [">=", /từ|ít nhất/iu],
];

/**
 * Percentages and fractions of a text with operator (`luôn đạt trên 99%` is > 99), in order, and the metric that the words before name.
 * Document numbers and dates give none; a fraction whose part is larger than its whole is kept as written.
 */
export function figuresOf(text: string): Figure[] {
  const percents = [...text.matchAll(PERCENT)].map((found) => {
    const operator = OPERATORS.find(([, pattern]) => pattern.test(found[1] ?? ""))?.[0] ?? "=";
    return {
      at: found.index,
      metric: metricBefore(text, found.index),
      value: parseNumber(`${found[2]}%`)?.value ?? Number(found[2]?.replace(",", ".")),
      operator,
      unit: "%",
      numerator: null,
      denominator: null,
      text: found[0].trim(),
    };
  });
  const fractions = [...text.matchAll(FRACTION)].map((found) => ({
    at: found.index,
    metric: metricBefore(text, found.index),
    value: Number(found[1]),
    operator: "=" as const,
    unit: null,
    numerator: Number(found[1]),
    denominator: Number(found[2]),
    text: found[0],
  }));
  return [...percents, ...fractions].sort((a, b) => a.at - b.at).map(({at, ...figure}) => figure);
}

function metricBefore(text: string, at: number): string | null {
  return metricOf(
    text
      .slice(Math.max(0, at - 80), at)
      .split(/[;.]/u)
      .at(-1) ?? "",
  );
}

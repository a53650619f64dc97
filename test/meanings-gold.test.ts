import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {citationsOf} from "../pipeline/3-tag/citations.ts";
import {degreeOf} from "../pipeline/3-tag/degree.ts";
import {figuresOf} from "../pipeline/3-tag/figures.ts";
import {holderOf} from "../pipeline/3-tag/holder.ts";
import {promiseOf} from "../pipeline/3-tag/promise.ts";
import {statusOf} from "../pipeline/3-tag/status.ts";
import type {Label} from "../pipeline/model.ts";

/** A labelled sentence; what it does not name is not looked at, but citations and figures always are. */
type Row = {
  text: string;
  label: Label;
  subject?: string;
  period?: string;
  citations?: unknown[];
  figures?: unknown[];
} & Record<string, unknown>;

const MEANINGS = [
  "degree",
  "status",
  "holder",
  "promise_strength",
  "owner",
  "due",
  "citations",
  "figures",
] as const;
const rows = readFileSync(new URL("../data/gold/meanings.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as Row);

function read({
  text,
  label,
  subject = "",
  period = "2025-Q1",
}: Row): Record<(typeof MEANINGS)[number], unknown> {
  const own = subject === "" ? null : subject;
  const promise =
    label === "solution"
      ? promiseOf(text, period, {subject: own})
      : {promise_strength: null, owner: null, due: null};
  return {
    degree: degreeOf(text, label),
    status: statusOf(text, label),
    holder: holderOf({text, subject: own}, label),
    ...promise,
    citations: citationsOf(text).map(({number, kind, issuer, year}) => [number, kind, issuer, year]),
    figures: figuresOf(text).map(({operator, value, unit, numerator, denominator, metric}) => [
      operator,
      value,
      unit,
      numerator,
      denominator,
      metric,
    ]),
  };
}

/** What is there to be found, as comparable strings: one a citation or figure, one a value, none for null. */
function items(value: unknown): string[] {
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(item));
  return value === null || value === undefined ? [] : [JSON.stringify(value)];
}

test("precision and recall of degree, status, holder, promises, citations and figures", async () => {
  const misses: string[] = [];
  const lines = MEANINGS.map((meaning) => {
    let [right, found, wanted, cases] = [0, 0, 0, 0];
    for (const row of rows) {
      const is_list = meaning === "citations" || meaning === "figures";
      if (!is_list && !(meaning in row)) continue;
      cases++;
      const want = items(row[meaning] ?? null);
      const got = items(read(row)[meaning]);
      const both = got.filter((item) => want.includes(item)).length;
      right += both;
      found += got.length;
      wanted += want.length;
      if (both < got.length || both < want.length)
        misses.push(`${meaning}: muốn ${want.join(" ")}, được ${got.join(" ")} | ${row.text}`);
    }
    const share = (part: number, whole: number) => (whole === 0 ? "–" : ((100 * part) / whole).toFixed(1));
    return `${meaning}\t${cases} câu\tchính xác ${share(right, found)}\tthu hồi ${share(right, wanted)}\t(${right}/${found}/${wanted})`;
  });
  expect(rows.length).toBeGreaterThan(140);
  await expect(`${[...lines, "", ...misses].join("\n")}\n`).toMatchFileSnapshot("output/meanings.txt");
});

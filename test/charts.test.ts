import {createRequire} from "node:module";
import * as Plot from "@observablehq/plot";
import fc from "fast-check";
import {expect, test} from "vitest";
import {dodge} from "../pipeline/5-render/charts/dodge.ts";
import type {ChartWidth} from "../pipeline/5-render/charts/figure.ts";
import {periodAxis, periodLabel, yearBefore} from "../pipeline/5-render/charts/period-axis.ts";
import {slopePlot} from "../pipeline/5-render/charts/slope.ts";
import {smallMultiples, smallMultiplesPlot} from "../pipeline/5-render/charts/small-multiples.ts";
import {weaknessBars, weaknessBarsPlot} from "../pipeline/5-render/charts/weakness-bars.ts";
import {wrapText} from "../pipeline/5-render/charts/wrap-text.ts";
import {createDocument, type DomElement} from "../pipeline/5-render/dom.ts";

const {JSDOM} = createRequire(import.meta.url)("jsdom") as {
  JSDOM: new (text: string) => {window: {document: unknown}};
};
const HOSTILE = `Sinh hoạt "hình thức" <b>&amp; </style><script>alert(1)</script>\u00a0'`;
const NAMES = [
  "Tuyên truyền, phổ biến pháp luật về phòng, chống tham nhũng chưa thường xuyên",
  "Tự kiểm tra còn nể nang",
  HOSTILE,
];
const axis = periodAxis(["2024-Q3", "2025-Q1", "2025-Q2", "2025-Q3"], "2025-Q3", 9);
const point = (weak: number) => ({weak, sent: 20, low: weak / 30, high: Math.min(1, weak / 15)});
const series = NAMES.map((name, at) => ({
  name,
  points: [point(4 + at), null, point(9), {weak: 2, sent: 4, low: null, high: null}, point(12)],
}));
const bars = NAMES.map((name, at) => ({
  name,
  weak: 12 - at,
  sent: 20,
  chronic: 4,
  weak_before: at === 1 ? null : 9,
  sent_before: at === 1 ? null : 18,
}));
const lines = NAMES.map((name, at) => ({
  name,
  before: {weak: 8, sent: 20},
  after: {weak: 8 + at, sent: 19},
  is_marked: at === 2,
}));

const CHARTS: [string, (width: ChartWidth) => Plot.PlotOptions][] = [
  ["bars", (width) => weaknessBarsPlot(bars, width)],
  ["small multiples", (width) => smallMultiplesPlot(series, axis, width)],
  ["slope", (width) => slopePlot(lines, {before: "Quý III/2024", after: "Quý III/2025", width})],
];

test.for(
  CHARTS.flatMap(([name, draw]) => ([860, 350] as const).map((width) => [name, width, draw] as const)),
)("our document serialises %s at %i px as jsdom does, byte for byte", ([, width, draw]) => {
  const {document} = new JSDOM("").window;
  const theirs = Plot.plot({...draw(width), document: document as never}) as unknown as {outerHTML: string};
  const ours = Plot.plot({...draw(width), document: createDocument() as never}) as unknown as DomElement;
  expect(ours.outerHTML.length).toBeGreaterThan(1500);
  expect(ours.outerHTML).toBe(theirs.outerHTML);
});

test("a chart has a role, a name, a description, its numbers as a table, and no code of its own", () => {
  const markup = String(weaknessBars(bars));
  expect(
    markup.match(
      /<svg [^>]*role="img" aria-labelledby="pho-bien-(?:860|350)-title pho-bien-(?:860|350)-desc"/g,
    ),
  ).toHaveLength(2);
  expect(markup).toContain("</title><desc");
  expect(markup).toContain('<td class="num">12/20</td><td class="num">4</td><td class="num">9/18</td>');
  expect(markup).not.toMatch(/<script|<style|\sstyle=|\son\w+=/i);
});

test("a period without reports is a gap in line and ribbon, and a dash in the table", () => {
  const markup = String(smallMultiples(series.slice(0, 1), axis));
  const paths = [...markup.matchAll(/<path [^>]*d="([^"]*)"/g)].map(([, d = ""]) => d.split("M").length - 1);
  // For each width a ribbon and a line: the second period is missing, the fourth has too few units for a ribbon.
  expect(paths).toEqual([3, 2, 3, 2]);
  expect(markup).not.toContain("NaN");
  expect(markup).toContain('<td class="num">–</td>');
});

test("periods stand as evenly spaced points without holes, the break of 1 July 2025 between two of them", () => {
  expect(axis.periods).toEqual(["2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3"]);
  expect(axis.labels).toEqual(["III/24", "IV/24", "I/25", "II/25", "III/25"]);
  expect(axis.breaks.map(({at}) => at)).toEqual([3.5]);
  expect(periodAxis(["2024-Q1", "2025-M01", "2025", "2026-Q1"], "2025-Q2", 3).periods).toEqual([
    "2024-Q4",
    "2025-Q1",
    "2025-Q2",
  ]);
  expect(periodAxis(["2025-M12"], "2025-Q2", 3)).toEqual({periods: [], labels: [], breaks: []});
  expect(["2025-M03", "2025-H1", "2025", "2025-9M", "2024/2025"].map(periodLabel)).toEqual([
    "T3/25",
    "6Đ/25",
    "2025",
    "9T/25",
    "2024–2025",
  ]);
  expect(["2025-Q3", "2024/2025"].map(yearBefore)).toEqual(["2024-Q3", "2023/2024"]);
});

test("labels step aside: none over the next while there is room, always in order and within bounds", () => {
  expect(dodge([50, 50, 90], {heights: [10, 10, 10], from: 0, to: 100})).toEqual([45, 55, 90]);
  expect(dodge([50, 50], {heights: [30, 10], from: 0, to: 100})).toEqual([40, 60]);
  expect(dodge([], {heights: [], from: 0, to: 100})).toEqual([]);
  const label = fc.record({wish: fc.integer({min: -50, max: 350}), height: fc.integer({min: 1, max: 12})});
  fc.assert(
    fc.property(fc.array(label, {maxLength: 24}), (labels) => {
      const places = dodge(
        labels.map(({wish}) => wish),
        {heights: labels.map(({height}) => height), from: 0, to: 300},
      );
      const sorted = labels
        .map((one, at) => ({...one, place: places[at] ?? Number.NaN}))
        .sort((a, b) => a.place - b.place);
      for (const [at, {place, wish, height}] of sorted.entries()) {
        expect(place).toBeGreaterThanOrEqual(-1e-6);
        expect(place).toBeLessThanOrEqual(300 + 1e-6);
        const before = sorted[at - 1];
        if (before === undefined) continue;
        expect(wish).toBeGreaterThanOrEqual(before.wish);
        expect(place - before.place).toBeGreaterThanOrEqual((height + before.height) / 2 - 1e-6);
      }
    }),
  );
});

test("wrapped text keeps its words, and a last word does not stand alone where it need not", () => {
  expect(wrapText("Tự kiểm tra, giám sát chưa thường xuyên, còn nể nang", 14, 330)).toEqual([
    "Tự kiểm tra, giám sát chưa",
    "thường xuyên, còn nể nang",
  ]);
  expect(wrapText("", 14, 100)).toEqual([]);
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^\p{L}{1,9}$/u), {maxLength: 20}),
      fc.integer({min: 40, max: 400}),
      (words, width) => wrapText(words.join(" "), 13, width).join(" ") === words.join(" "),
    ),
  );
});

import * as Plot from "@observablehq/plot";
import type {Html} from "../html.ts";
import {type ChartWidth, figure} from "./figure.ts";
import {wrapText} from "./wrap-text.ts";

/** One weakness: units that name it, of those that sent; of them, units where it is chronic; and the same a period before (null: no period before). */
export type WeaknessBar = {
  name: string;
  weak: number;
  sent: number;
  chronic: number;
  weak_before: number | null;
  sent_before: number | null;
};

const BAR = 15;
const LINE = 1.2;

/** Bars in the order given: the whole bar is the share of units that name it, the dark part those where it is chronic, a tick the period before. */
export function weaknessBars(bars: readonly WeaknessBar[]): Html {
  const table = {
    head: ["Hạn chế", "Đơn vị nêu", "Kéo dài từ 3 kỳ", "Kỳ trước"],
    rows: bars.map((bar) => [
      bar.name,
      `${bar.weak}/${bar.sent}`,
      bar.chronic,
      bar.weak_before === null ? "–" : `${bar.weak_before}/${bar.sent_before}`,
    ]),
  };
  const description = bars
    .map((bar) => `${bar.name}: ${bar.weak}/${bar.sent} đơn vị nêu, ${bar.chronic} kéo dài`)
    .join(". ");
  return figure({id: "pho-bien", title: "Số đơn vị nêu từng hạn chế", description, table}, (width) =>
    weaknessBarsPlot(bars, width),
  );
}

/** The drawing of `weaknessBars` at one width: names to the left, or above the bars on a phone. */
export function weaknessBarsPlot(bars: readonly WeaknessBar[], width: ChartWidth): Plot.PlotOptions {
  const is_wide = width === 860;
  const size = is_wide ? 14.5 : 13;
  const name_width = is_wide ? 390 : width - 12;
  const rows = is_wide ? besideNames(bars, size, name_width) : belowNames(bars, size, name_width);
  const height = (rows.at(-1)?.bottom ?? 0) + 2;
  const middle = (row: Placed) => (row.top + row.end) / 2;
  const before = rows.filter((row) => row.weak_before !== null && (row.sent_before ?? 0) > 0);
  const bar = {x1: 0, y1: "top", y2: "end"};
  return {
    width,
    height,
    margin: 0,
    marginLeft: is_wide ? name_width + 14 : 6,
    marginRight: is_wide ? 168 : 136,
    x: {domain: [0, 1], axis: null},
    y: {domain: [0, height], range: [0, height], axis: null},
    marks: [
      Plot.rect(rows, {...bar, x2: 1, fill: "var(--track)"}),
      Plot.rect(rows, {...bar, x2: (row) => share(row.weak, row.sent), fill: "var(--c1-soft)"}),
      Plot.rect(rows, {...bar, x2: (row) => share(row.chronic, row.sent), fill: "var(--c1)"}),
      Plot.ruleX(before, {
        x: (row) => share(row.weak_before ?? 0, row.sent_before ?? 0),
        y1: (row) => row.top - 3,
        y2: (row) => row.end + 3,
        stroke: "var(--fg)",
        strokeWidth: 2,
      }),
      Plot.text(rows, {
        x: 1,
        y: middle,
        text: (row) => `${row.weak}/${row.sent}`,
        textAnchor: "start",
        dx: 8,
        fontSize: size,
        fontWeight: 600,
        fill: "var(--fg)",
      }),
      Plot.text(rows, {
        x: 1,
        y: middle,
        text: (row) => `· ${row.chronic} kéo dài`,
        textAnchor: "start",
        dx: is_wide ? 60 : 54,
        fontSize: size - 1,
        fill: "var(--fg2)",
      }),
      Plot.text(rows, {
        x: 0,
        y: "name_at",
        text: (row) => row.lines.join("\n"),
        textAnchor: is_wide ? "end" : "start",
        lineAnchor: "middle",
        dx: is_wide ? -12 : 0,
        fontSize: size,
        lineHeight: LINE,
        fill: "var(--fg)",
      }),
    ],
  };
}

type Placed = WeaknessBar & {lines: string[]; top: number; end: number; bottom: number; name_at: number};

function besideNames(bars: readonly WeaknessBar[], size: number, name_width: number): Placed[] {
  let at = 0;
  return bars.map((bar) => {
    const lines = wrapText(bar.name, size, name_width);
    const height = Math.max(lines.length * size * LINE, BAR) + 9;
    const top = at + (height - BAR) / 2;
    const name_at = at + height / 2;
    at += height;
    return {...bar, lines, top, end: top + BAR, name_at, bottom: at};
  });
}

function belowNames(bars: readonly WeaknessBar[], size: number, name_width: number): Placed[] {
  let at = 0;
  return bars.map((bar) => {
    const lines = wrapText(bar.name, size, name_width);
    const text = lines.length * size * LINE;
    const top = at + text + 6;
    const name_at = at + text / 2 + 1;
    at = top + BAR + 12;
    return {...bar, lines, top, end: top + BAR, name_at, bottom: at};
  });
}

function share(count: number, of: number): number {
  return of > 0 ? count / of : 0;
}

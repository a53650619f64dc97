import * as Plot from "@observablehq/plot";
import type {Html} from "../html.ts";
import {type ChartWidth, figure} from "./figure.ts";
import type {PeriodAxis} from "./period-axis.ts";
import {wrapText} from "./wrap-text.ts";

/** A weakness over time, one point a period of the axis. Null where no unit sent: a gap, not a zero. */
export type Series = {name: string; points: (SeriesPoint | null)[]};
/** Units that name it, of those that sent, with the ends of the interval (0–1; null when withheld). */
type SeriesPoint = {weak: number; sent: number; low: number | null; high: number | null};

const LINE = 1.2;
/** Room at both sides of a panel, so that the first and last values stand within it. */
const INSET = 16;

/** One small chart a series, all on the same scales, with the interval as a ribbon and the first and last values printed. */
export function smallMultiples(series: readonly Series[], axis: PeriodAxis): Html {
  const value = (point: SeriesPoint | null) => (point === null ? null : `${point.weak}/${point.sent}`);
  const table = {
    head: ["Hạn chế", ...axis.labels],
    rows: series.map(({name, points}) => [name, ...points.map((point) => value(point) ?? "–")]),
  };
  const description = series
    .map(
      ({name, points}) =>
        `${name}: ${points.map((point, at) => `${axis.labels[at]} ${value(point) ?? "không có báo cáo"}`).join(", ")}`,
    )
    .join(". ");
  return figure(
    {id: "dien-bien-nho", title: "Số đơn vị nêu từng hạn chế qua các kỳ", description, table},
    (width) => smallMultiplesPlot(series, axis, width),
  );
}

/** The drawing of `smallMultiples` at one width: four panels a row, or two on a phone. */
export function smallMultiplesPlot(
  series: readonly Series[],
  axis: PeriodAxis,
  width: ChartWidth,
): Plot.PlotOptions {
  const grid =
    width === 860
      ? {columns: 4, left: 42, gap: 16, size: 13.5, height: 88}
      : {columns: 2, left: 36, gap: 12, size: 12, height: 76};
  const panel = (width - grid.left - (grid.columns - 1) * grid.gap) / grid.columns;
  const panels = placePanels(series, {...grid, panel});
  const total = Math.max(0, ...panels.map(({base}) => base)) + 24;
  const last = axis.periods.length - 1;
  const x = (p: Panel, at: number) => p.x + INSET + (last === 0 ? 0.5 : at / last) * (panel - 2 * INSET);
  const y = (p: Panel, share: number) => p.base - share * grid.height;
  const points = panels.flatMap((p) => p.points.map((point, at) => placePoint(point, {p, at, x, y})));
  const shown = points.filter((point) => !Number.isNaN(point.y));
  const levels = panels.flatMap((p) => [0, 0.5, 1].map((share) => ({p, share})));
  const ends = panels.flatMap((p) => [...new Set([0, last])].map((at) => ({p, at})));
  const small = grid.size - 1;
  const valueText = (at: number, textAnchor: "start" | "end") =>
    Plot.text(
      shown.filter((d) => d.at === at),
      {
        x: "x",
        y: "y",
        text: "text",
        textAnchor,
        dx: textAnchor === "start" ? -12 : 12,
        dy: -12,
        fontSize: small,
        fontWeight: 600,
        fill: "var(--fg)",
        stroke: "var(--bg)",
        strokeWidth: 4,
      },
    );
  return {
    width,
    height: total,
    margin: 0,
    x: {domain: [0, width], range: [0, width], axis: null},
    y: {domain: [0, total], range: [0, total], axis: null},
    marks: [
      Plot.ruleY(levels, {
        x1: (d) => d.p.x,
        x2: (d) => d.p.x + panel,
        y: (d) => y(d.p, d.share),
        stroke: "var(--rule)",
      }),
      Plot.text(
        levels.filter((d) => d.p.column === 0),
        {
          x: (d) => d.p.x - 6,
          y: (d) => y(d.p, d.share),
          text: (d) => `${d.share * 100}%`,
          textAnchor: "end",
          fontSize: small - 1,
          fill: "var(--mut)",
        },
      ),
      Plot.ruleX(
        panels.flatMap((p) => axis.breaks.map(({at}) => ({p, at}))),
        {
          x: (d) => x(d.p, d.at),
          y1: (d) => y(d.p, 1),
          y2: (d) => d.p.base,
          stroke: "var(--mut)",
          strokeDasharray: "3,3",
        },
      ),
      Plot.areaY(points, {x: "x", y1: "low", y2: "high", z: "z", fill: "var(--c1)", fillOpacity: 0.16}),
      Plot.lineY(points, {x: "x", y: "y", z: "z", stroke: "var(--c1)", strokeWidth: 2}),
      Plot.dot(shown, {x: "x", y: "y", r: (d) => (d.at === last ? 3.5 : 2), fill: "var(--c1)"}),
      last > 0 ? valueText(0, "start") : null,
      valueText(last, "end"),
      Plot.text(ends, {
        x: (d) => x(d.p, d.at),
        y: (d) => d.p.base + 13,
        text: (d) => axis.labels[d.at] ?? "",
        fontSize: small - 1,
        fill: "var(--mut)",
      }),
      Plot.text(panels, {
        x: "x",
        y: "title_at",
        text: (p) => p.lines.join("\n"),
        textAnchor: "start",
        lineAnchor: "bottom",
        fontSize: grid.size,
        fontWeight: 600,
        lineHeight: LINE,
        fill: "var(--fg)",
      }),
    ],
  };
}

type Panel = Series & {column: number; x: number; lines: string[]; title_at: number; base: number};
type Grid = {columns: number; left: number; gap: number; size: number; height: number; panel: number};

function placePanels(series: readonly Series[], {columns, left, gap, size, height, panel}: Grid): Panel[] {
  const panels: Panel[] = [];
  let bottom = 0;
  for (let from = 0; from < series.length; from += columns) {
    const row = series
      .slice(from, from + columns)
      .map((one) => ({...one, lines: wrapText(one.name, size, panel)}));
    const title_at = bottom + Math.max(...row.map(({lines}) => lines.length)) * size * LINE + 2;
    const base = title_at + 12 + height;
    for (const [column, one] of row.entries())
      panels.push({...one, column, x: left + column * (panel + gap), title_at, base});
    bottom = base + 32;
  }
  return panels;
}

type Scales = {
  p: Panel;
  at: number;
  x: (p: Panel, at: number) => number;
  y: (p: Panel, share: number) => number;
};

function placePoint(point: SeriesPoint | null, {p, at, x, y}: Scales) {
  const {weak = Number.NaN, sent = Number.NaN, low = null, high = null} = point ?? {};
  return {
    z: p.name,
    at,
    x: x(p, at),
    y: y(p, weak / sent),
    low: y(p, low ?? Number.NaN),
    high: y(p, high ?? Number.NaN),
    text: `${weak}/${sent}`,
  };
}

import * as Plot from "@observablehq/plot";
import type {Html} from "../html.ts";
import {dodge} from "./dodge.ts";
import {type ChartWidth, figure} from "./figure.ts";
import {wrapText} from "./wrap-text.ts";

type Share = {weak: number; sent: number};
/** A weakness at two times: units that name it, of those that sent. `is_marked`: drawn in colour. */
export type SlopeLine = {name: string; before: Share; after: Share; is_marked: boolean};

/** Two columns of points joined by lines, each named at its right end; labels that would touch step aside. */
export function slope(lines: readonly SlopeLine[], {before, after}: {before: string; after: string}): Html {
  const table = {
    head: ["Hạn chế", before, after],
    rows: lines.map((line) => [line.name, of(line.before), of(line.after)]),
  };
  const description = lines
    .map((line) => `${line.name}: ${of(line.before)} rồi ${of(line.after)}`)
    .join(". ");
  return figure({id: "cung-ky", title: `Số đơn vị nêu, ${before} và ${after}`, description, table}, (width) =>
    slopePlot(lines, {before, after, width}),
  );
}

/** The drawing of `slope` at one width. */
export function slopePlot(
  lines: readonly SlopeLine[],
  {before, after, width}: {before: string; after: string; width: ChartWidth},
): Plot.PlotOptions {
  const is_wide = width === 860;
  const size = is_wide ? 14 : 12;
  const [x1, x2] = is_wide ? [90, 330] : [54, 124];
  const name_at = x2 + (is_wide ? 76 : 66);
  const named = lines.map((line) => ({...line, lines: wrapText(line.name, size, width - name_at)}));
  const heights = named.map((line) => line.lines.length * size * 1.15 + 7);
  const edge = Math.max(0, ...heights) / 2;
  const top = 24 + edge;
  const bottom = top + Math.max(160, heights.reduce((sum, height) => sum + height, 0) - edge);
  const most = Math.max(0.1, ...lines.flatMap((line) => [share(line.before), share(line.after)]));
  const y = (value: number) => bottom - 8 - (value / most) * (bottom - top - 16);
  const left = dodge(
    lines.map((line) => y(share(line.before))),
    {heights: lines.map(() => size * 1.25), from: top, to: bottom},
  );
  const right = dodge(
    lines.map((line) => y(share(line.after))),
    {heights, from: top, to: bottom},
  );
  const placed = named.map((line, at) => ({
    ...line,
    y1: y(share(line.before)),
    y2: y(share(line.after)),
    left: left[at] ?? 0,
    right: right[at] ?? 0,
  }));
  const height = bottom + edge;
  const text = {
    fontSize: size,
    lineAnchor: "middle" as const,
    fill: (line: SlopeLine) => (line.is_marked ? colour(line) : "var(--fg)"),
  };
  return {
    width,
    height,
    margin: 0,
    x: {domain: [0, width], range: [0, width], axis: null},
    y: {domain: [0, height], range: [0, height], axis: null},
    marks: [
      Plot.link(placed, {
        x1,
        x2,
        y1: "y1",
        y2: "y2",
        stroke: colour,
        strokeWidth: (line) => (line.is_marked ? 3 : 1.5),
      }),
      Plot.link(placed, {x1: x2 + 6, x2: x2 + 18, y1: "y2", y2: "right", stroke: "var(--mut2)"}),
      Plot.link(placed, {x1: x1 - 6, x2: x1 - 16, y1: "y1", y2: "left", stroke: "var(--mut2)"}),
      Plot.dot(placed, {x: x1, y: "y1", r: 4, fill: colour}),
      Plot.dot(placed, {x: x2, y: "y2", r: 4, fill: colour}),
      Plot.text(placed, {
        ...text,
        x: x1 - 20,
        y: "left",
        text: (line) => of(line.before),
        textAnchor: "end",
        fontWeight: 600,
      }),
      Plot.text(placed, {
        ...text,
        x: x2 + 22,
        y: "right",
        text: (line) => of(line.after),
        textAnchor: "start",
        fontWeight: 600,
      }),
      Plot.text(placed, {
        ...text,
        x: name_at,
        y: "right",
        text: (line) => line.lines.join("\n"),
        textAnchor: "start",
        lineHeight: 1.15,
      }),
      Plot.text(
        [
          {x: is_wide ? x1 : 2, text: before},
          {x: x2, text: after},
        ],
        {
          x: "x",
          y: 12,
          text: "text",
          fontSize: size,
          fontWeight: 600,
          fill: "var(--fg)",
          textAnchor: is_wide ? "middle" : "start",
        },
      ),
    ],
  };
}

function colour(line: SlopeLine): string {
  if (!line.is_marked) return "var(--mut2)";
  return share(line.after) > share(line.before) ? "var(--c2)" : "var(--c1)";
}

function share({weak, sent}: Share): number {
  return sent > 0 ? weak / sent : 0;
}

function of({weak, sent}: Share): string {
  return `${weak}/${sent}`;
}

import * as Plot from "@observablehq/plot";
import {createDocument} from "./dom.ts";

/** A period of a trend: units that name the weakness, of those that sent. */
export type TrendPoint = {period: string; name: string; weak: number; sent: number};

const WIDTH = 320;
const HEIGHT = 130;

/** A small chart of a matter over periods, as SVG markup: n units by period, each value printed; a period without reports stays a gap. Same markup for the same points. */
export function drawTrend(points: readonly TrendPoint[], title: string): string {
  const shown = points.map(({period, weak, sent}) => ({
    period: shortName(period),
    weak: sent === 0 ? Number.NaN : weak,
    sent,
  }));
  const figure = Plot.plot({
    document: createDocument() as never,
    width: WIDTH,
    height: HEIGHT,
    marginLeft: 28,
    marginTop: 20,
    marginBottom: 24,
    style: {fontSize: "11px"},
    ariaLabel: title,
    x: {type: "point", domain: shown.map(({period}) => period), label: null, tickSize: 0},
    y: {
      domain: [0, Math.max(1, ...points.map(({sent}) => sent))],
      ticks: 3,
      label: null,
      tickSize: 0,
      grid: true,
    },
    marks: [
      Plot.lineY(shown, {x: "period", y: "weak", stroke: "var(--weak)", strokeWidth: 2}),
      Plot.dot(shown, {x: "period", y: "weak", fill: "var(--weak)", r: 2.5}),
      Plot.text(shown, {
        x: "period",
        y: "weak",
        text: (point: {weak: number}) => (Number.isNaN(point.weak) ? "" : String(point.weak)),
        dy: -9,
        fill: "currentColor",
      }),
    ],
  });
  return (figure as unknown as {outerHTML: string}).outerHTML
    .replace(/<g aria-label="[^"]*"/gu, "<g")
    .replace("<svg ", '<svg role="img" ')
    .replace(/<style>.*?<\/style>/su, "");
}

/** `2025-Q3` as `III/25`; other periods as they are. */
function shortName(period: string): string {
  const quarter = /^\d\d(\d\d)-Q([1-4])$/u.exec(period);
  return quarter === null ? period : `${["I", "II", "III", "IV"][Number(quarter[2]) - 1]}/${quarter[1]}`;
}

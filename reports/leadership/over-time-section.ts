import {periodAxis, yearBefore} from "../../pipeline/5-render/charts/period-axis.ts";
import {slope} from "../../pipeline/5-render/charts/slope.ts";
import {smallMultiples} from "../../pipeline/5-render/charts/small-multiples.ts";
import {type Html, html} from "../../pipeline/5-render/html.ts";
import {periodTitle, topMatters} from "./first-page.ts";
import type {View} from "./view.ts";

const PERIODS = 9;
const PANELS = 8;
/** Fewer units than this in either year and no share is drawn. */
const ENOUGH = 5;

/** The most widespread weaknesses over time, and against the same period of the year before when enough units sent in both. Empty before the second period. */
export function overTimeSection(view: View): Html | false {
  const axis = periodAxis(view.periods, view.period, PERIODS);
  const shown = topMatters(view).slice(0, PANELS);
  if (axis.periods.length < 2 || shown.length === 0) return false;
  const points = new Map(view.series.map((point) => [`${point.matter} ${point.period}`, point]));
  const at = (matter: string, period: string) => {
    const point = points.get(`${matter} ${period}`);
    return point === undefined || point.sent === 0 ? null : point;
  };
  const series = shown.map(({matter, weakness}) => ({
    name: weakness,
    points: axis.periods.map((period) => at(matter, period)),
  }));
  return html`<section id="dien-bien" aria-labelledby="h-dien-bien"><h2 id="h-dien-bien">Qua các kỳ: ${axis.labels[0]} đến ${axis.labels.at(-1)}</h2>
<p class="lead">Mỗi điểm là số đơn vị nêu trên số đơn vị đã gửi. Dải nhạt là mức dao động (khoảng Wilson 95%): hai kỳ có dải chồng lên nhau thì chưa nên coi là khác. Chỗ đứt là kỳ không có báo cáo.${axis.breaks.map(({name}) => ` Vạch đứt – ${name}.`)}</p>
${smallMultiples(series, axis)}
${sameTimeLastYear(
  view,
  shown.map(({matter, weakness}) => ({
    name: weakness,
    after: at(matter, view.period),
    before: at(matter, yearBefore(view.period)),
  })),
)}</section>
`;
}

type Pair = {
  name: string;
  before: {weak: number; sent: number} | null;
  after: {weak: number; sent: number} | null;
};

function sameTimeLastYear({period}: View, pairs: readonly Pair[]): Html | false {
  const lines = pairs.flatMap(({name, before, after}) =>
    before !== null && after !== null && before.sent >= ENOUGH && after.sent >= ENOUGH
      ? [{name, before, after, is_marked: hasMoved(before, after)}]
      : [],
  );
  if (lines.length < 2) return false;
  const marked = new Set(
    lines
      .filter((line) => line.is_marked)
      .sort((a, b) => Math.abs(b.after.weak - b.before.weak) - Math.abs(a.after.weak - a.before.weak))
      .slice(0, 3),
  );
  return html`<div class="keep"><h3 class="chart-title">So với cùng kỳ năm trước</h3>
<p class="small">Chỉ tô màu hạn chế có số đơn vị và tỷ lệ cùng đổi, từ 3 đơn vị trở lên: cam là thêm, xanh là bớt.</p>
${slope(
  lines.map((line) => ({...line, is_marked: marked.has(line)})),
  {before: periodTitle(yearBefore(period)), after: periodTitle(period)},
)}</div>`;
}

/** Whether the count and the share both moved by three units or more, the same way. */
function hasMoved(before: {weak: number; sent: number}, after: {weak: number; sent: number}): boolean {
  const by_count = after.weak - before.weak;
  const by_share = (after.weak / after.sent - before.weak / before.sent) * Math.min(before.sent, after.sent);
  return Math.abs(by_count) >= 3 && Math.abs(by_share) >= 3 && Math.sign(by_count) === Math.sign(by_share);
}

import {
  type WeaknessBar,
  weaknessBars,
  weaknessBarsPlot,
} from "../../pipeline/5-render/charts/weakness-bars.ts";
import {type Child, type Html, html} from "../../pipeline/5-render/html.ts";
import {periodName} from "../../pipeline/period.ts";
import {compareMatter} from "./compare.ts";
import {roomBelow} from "./fit-page.ts";
import type {Carried, Evidence, Matter, Outcome, Promised} from "./rows.ts";
import {capital, clip, dateText, evidenceLink, figure, list, placeText, small, type View} from "./view.ts";

/** Characters of names printed before the rest is left to the list of units, so that page 1 stays one page. */
const NAMES_LENGTH = 300;
/** The bars of the chart: as many as fit the page, within these. */
const BARS = {most: 8, least: 3};
/** Heading, key and space of the chart on paper, px; and how much smaller than drawn the chart prints. */
const CHART = {head: 78, scale: 0.76};

/** What became of promises, in the order of telling, in words that stand after a count. */
export const OUTCOMES: readonly (readonly [Outcome, string])[] = [
  ["done", "làm xong"],
  ["still_weak", "vẫn còn hạn chế"],
  ["repeated", "nhắc lại y như cũ"],
  ["not_mentioned", "chưa nêu"],
  ["pending", "chưa có báo cáo để đối chiếu"],
];

/** The weaknesses of page 1: those that recur somewhere, by how many units name them; all of them when none recurs yet. */
export function topMatters({matters, ledger}: View): Matter[] {
  const again = new Set(
    ledger
      .filter(({state}) => state !== "new" && state !== "silent" && state !== "unknown")
      .map(({matter}) => matter),
  );
  const weak = matters.filter(({weak}) => weak > 0);
  const recurring = weak.filter(({matter}) => again.has(matter));
  return recurring.length > 0 ? recurring : weak;
}

/** The whole message on one A4 page: who answered, the three most widespread weaknesses, what was overcome, what was promised, one chart. */
export function firstPage(view: View, quotes: ReadonlyMap<string, Evidence>): Html {
  const top = topMatters(view);
  const parent = view.units.find(({unit_id}) => unit_id === commonParent(view));
  const above = html`<header><p class="org">${parent !== undefined && `${parent.name}\u00a0· `}Lập ngày ${dateText(view.generated_on)}</p>
<h1>Hạn chế lặp lại qua báo cáo của các đơn vị: ${periodName(view.period)}</h1>
${coverageLine(view)}</header>
<section id="trang-1" class="first" aria-label="Điều cần biết">
${top.length === 0 ? html`<p>Chưa ghi nhận hạn chế nào trong các báo cáo của kỳ này.</p>` : html`<ol class="top">${top.slice(0, 3).map((matter) => topItem(view, matter, quotes.get(matter.matter)))}</ol>`}
<dl class="facts">${carriedFact(view)}${promiseFact(view)}${openFact(view)}</dl>
`;
  const chart =
    top.length > 0 &&
    html`<h2 class="chart-title">Những hạn chế được nhiều đơn vị nêu nhất</h2>
<p class="small key">Trong số ${view.sent} đơn vị đã gửi.<span><i class="soft"></i>nêu kỳ này</span><span><i class="full"></i>trong đó kéo dài từ 3 kỳ trở lên</span>${view.before !== null && html`<span><i class="tick"></i>kỳ trước</span>`}</p>
${weaknessBars(barsThatFit(top, roomBelow(above)))}`;
  return html`${above}${chart}
</section>
`;
}

function barsThatFit(matters: readonly Matter[], room: number): WeaknessBar[] {
  const bars = matters.slice(0, BARS.most).map((matter) => ({...matter, name: matter.weakness}));
  const isTooHigh = () => CHART.head + CHART.scale * (weaknessBarsPlot(bars, 860).height ?? 0) > room;
  while (bars.length > BARS.least && isTooHigh()) bars.pop();
  return bars;
}

function commonParent({coverage, units}: View): string | null {
  const asked = new Set(coverage.filter(({is_asked}) => is_asked).map(({unit_id}) => unit_id));
  const parents = new Set(units.filter(({unit_id}) => asked.has(unit_id)).map(({parent_id}) => parent_id));
  return parents.size === 1 ? ([...parents][0] ?? null) : null;
}

function coverageLine(view: View): Html {
  const asked = view.coverage.filter(({is_asked}) => is_asked);
  const missing = missingUnits(view);
  const late = asked.filter(({is_late}) => is_late === true).length;
  const uninvited = view.coverage.filter(({is_asked}) => !is_asked).length;
  const named = namesThatFit(view, missing);
  const rest = missing.length - named.length;
  return html`<p class="sub">Yêu cầu ${figure(asked.length, "asked", "#do-phu")} đơn vị báo cáo\u00a0· ${figure(view.sent, "sent", "#do-phu")} đã gửi${late > 0 && html` (${figure(late, "late", "#do-phu")} gửi chậm)`}${uninvited > 0 && html`\u00a0· ${figure(uninvited, "uninvited", "#do-phu")} gửi ngoài yêu cầu, không tính vào các tỷ lệ`}.</p>
${missing.length > 0 && html`<p class="warn"><b>Chưa gửi (${figure(missing.length, "missing", "#do-phu")}):</b> ${list(named.map((id) => html`<span data-missing="${id}">${view.nameOf(id)}</span>`))}${rest > 0 && html`; <a href="#do-phu">và ${rest} đơn vị khác</a>`}.</p>`}`;
}

function missingUnits({coverage, inOrder}: View): string[] {
  return inOrder(
    coverage.filter(({is_asked, report_id}) => is_asked && report_id === null).map(({unit_id}) => unit_id),
  );
}

/** The first of the names, until they fill their lines. */
function namesThatFit(view: View, units: readonly string[]): string[] {
  let length = 0;
  return units.filter((id, at) => {
    length += view.nameOf(id).length + 2;
    return at === 0 || length <= NAMES_LENGTH;
  });
}

function topItem(view: View, matter: Matter, quote: Evidence | undefined): Html {
  const {matter: id} = matter;
  const doubtful = view.ledger.filter(
    (entry) => entry.matter === id && view.doubtful.has(`${entry.unit_id} ${id}`),
  ).length;
  return html`<li><h2>${figure(`${matter.weak}/${matter.sent}`, `weak:${id}/sent`, evidenceLink(view, {matter: id, kind: "weak"}))} đơn vị nêu: ${small(matter.weakness)}</h2>
<p>${figure(matter.chronic, `chronic:${id}`, evidenceLink(view, {matter: id, kind: "chronic"}))} đơn vị kéo dài từ 3 kỳ trở lên${doubtful > 0 && html`; ${figure(doubtful, `doubtful:${id}`, evidenceLink(view, {matter: id, kind: "doubtful"}))} đơn vị chỉ có câu máy chưa chắc`}; ${figure(matter.covering, `covering:${id}`, `#m-${id}`)} đơn vị có nói tới lĩnh vực “${small(matter.theme_name)}”.${changeText(view, matter)}</p>
${quote !== undefined && html`<p class="quote">“${clip(quote.text, 170)}” <a class="src" href="#s-${quote.statement_id}">${view.nameOf(quote.unit_id)}, ${placeText(quote)}</a></p>`}</li>
`;
}

function changeText(view: View, {matter, weak_before, sent_before}: Matter): Child {
  const change = compareMatter(view.ledger.filter((entry) => entry.matter === matter));
  if (weak_before === null || !sent_before || change === null) return " Chưa có kỳ trước để so.";
  const word = {
    up: ` – tăng rõ (thêm ${change.more}, bớt ${change.fewer} đơn vị)`,
    down: ` – giảm rõ (bớt ${change.fewer}, thêm ${change.more} đơn vị)`,
    unclear: ` (thêm ${change.more}, bớt ${change.fewer} đơn vị), chưa đủ để coi là ${change.more > change.fewer ? "tăng" : "giảm"}`,
    steady: ", gần như không đổi",
  }[change.verdict];
  return html` Kỳ trước <span class="nowrap" data-n="weak_before:${matter}/sent_before">${weak_before}/${sent_before}</span>${word}.`;
}

function carriedFact(view: View): Html | false {
  if (view.before === null) return false;
  const sum = (...outcomes: Carried["outcome"][]) =>
    view.carried
      .filter(({outcome}) => outcomes.includes(outcome))
      .reduce((total, {units}) => total + units, 0);
  const total = sum("overcome", "still", "silent", "uncovered", "no_report");
  if (total === 0) return false;
  const [best] = view.carried
    .filter(({outcome}) => outcome === "overcome")
    .sort((a, b) => b.units - a.units || (a.matter < b.matter ? -1 : 1));
  const unread = sum("uncovered", "no_report");
  return html`<div><dt>Kỳ trước nêu</dt><dd>Trong ${figure(total, "carried", null)} lượt hạn chế kỳ trước: ${figure(sum("overcome"), "carried:overcome", evidenceLink(view, {kind: "overcome"}))} báo đã khắc phục\u00a0· ${figure(sum("still"), "carried:still", evidenceLink(view, {kind: "still"}))} vẫn còn\u00a0· ${figure(sum("silent"), "carried:silent", "#khong-neu-lai")} không nêu lại${unread > 0 && html`\u00a0· ${figure(unread, "carried:unread", "#khong-neu-lai")} không đối chiếu được`}.${best !== undefined && html` Báo khắc phục nhiều nhất: ${small(view.matter_by_id.get(best.matter)?.name ?? best.matter)} (${figure(best.units, `overcome:${best.matter}`, evidenceLink(view, {matter: best.matter, kind: "overcome"}))} đơn vị).`}</dd></div>
`;
}

function promiseFact({promises}: View): Html | false {
  if (promises.length === 0) return false;
  const count = (outcome: Outcome) =>
    promises.filter((promise: Promised) => promise.outcome === outcome).length;
  const told = OUTCOMES.filter(
    ([outcome]) => count(outcome) > 0 || outcome === "done" || outcome === "not_mentioned",
  );
  return html`<div><dt>Việc đã hứa</dt><dd>${figure(promises.length, "promises", "#da-hua")} việc hứa có người làm hoặc thời hạn, đến kỳ phải trả lời: ${told.map(([outcome, words], at) => html`${at > 0 && "\u00a0· "}${figure(count(outcome), `promises:${outcome}`, `#hua-${outcome}`)} ${words}`)}.</dd></div>
`;
}

function openFact(view: View): Html | false {
  const {open_loops} = view;
  if (open_loops.length === 0) return false;
  const counts = new Map<string, number>();
  for (const {matter} of open_loops) counts.set(matter, (counts.get(matter) ?? 0) + 1);
  const [[most, units] = ["", 0]] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return html`<div><dt>Chưa có giải pháp</dt><dd>${figure(open_loops.length, "open", evidenceLink(view, {kind: "open"}))} lượt hạn chế nêu ra mà báo cáo không kèm giải pháp; nhiều nhất: ${small(view.matter_by_id.get(most)?.weakness ?? most)} (${figure(units, `open:${most}`, evidenceLink(view, {matter: most, kind: "open"}))} đơn vị). Đề nghị yêu cầu bổ sung giải pháp, thời hạn và nơi chịu trách nhiệm.</dd></div>
`;
}

/** One sentence for each weakness given: in a limitation, of a unit where it lasts, not too short or long, from different units where it can be. */
export function chooseQuotes(view: View, matters: readonly Matter[]): Map<string, Evidence> {
  const streaks = new Map(view.ledger.map(({unit_id, matter, streak}) => [`${unit_id} ${matter}`, streak]));
  const quotes = new Map<string, Evidence>();
  const used = new Set<string>();
  const counted = new Set(view.coverage.filter(({is_asked}) => is_asked).map(({unit_id}) => unit_id));
  for (const {matter} of matters) {
    const score = (row: Evidence) =>
      [
        row.subject === null && /^\p{Lu}/u.test(row.text),
        !used.has(row.unit_id),
        row.text.length >= 45 && row.text.length <= 170,
        row.label === "limitation",
        row.reviewed,
        (streaks.get(`${row.unit_id} ${matter}`) ?? 0) >= 3,
        row.confidence,
      ].map(Number);
    const [best] = view.evidence
      .filter((row) => row.matter === matter && row.kind === "weak" && counted.has(row.unit_id))
      .map((row) => ({row, score: score(row)}))
      .sort((a, b) => compareScores(b.score, a.score) || (a.row.statement_id < b.row.statement_id ? -1 : 1));
    if (best === undefined) continue;
    quotes.set(matter, best.row);
    used.add(best.row.unit_id);
  }
  return quotes;
}

function compareScores(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** `Quý IV/2025`. */
export function periodTitle(period: string): string {
  return capital(periodName(period));
}

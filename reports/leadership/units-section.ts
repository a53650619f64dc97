import {type Html, html} from "../../pipeline/5-render/html.ts";
import {isWeak} from "./compare.ts";
import type {LedgerEntry} from "./rows.ts";
import {evidenceLink, type View} from "./view.ts";

const COLUMNS = 10;

/** What a cell says, short and in full. */
const STATES: Record<string, {short: string; full: string}> = {
  new: {short: "mới", full: "mới nêu"},
  persisting: {short: "kỳ", full: "liền 2 kỳ"},
  chronic: {short: "kỳ", full: "kéo dài từ 3 kỳ trở lên (số kỳ)"},
  recurring: {short: "lại nêu", full: "nêu lại sau một thời gian không nêu"},
  relapsed: {short: "tái diễn", full: "tái diễn sau khi báo làm tốt hoặc đã khắc phục"},
  resolved_claimed: {short: "xong", full: "báo đã khắc phục"},
  achieved: {short: "tốt", full: "báo làm tốt"},
};

/** Units by matters, in the order of the alphabet: which unit, what, for how long. Never ordered by how much a unit admits. */
export function unitsSection(view: View): Html | false {
  const matters = view.matters.filter(({weak}) => weak > 0).slice(0, COLUMNS);
  if (matters.length === 0) return false;
  const entries = new Map(view.ledger.map((entry) => [`${entry.unit_id} ${entry.matter}`, entry]));
  const units = view.inOrder(view.coverage.filter(({is_asked}) => is_asked).map(({unit_id}) => unit_id));
  const sent = new Set(view.coverage.filter(({report_id}) => report_id !== null).map(({unit_id}) => unit_id));
  return html`<section id="don-vi" aria-labelledby="h-don-vi"><h2 id="h-don-vi">Đơn vị nào, vấn đề gì, kéo dài bao lâu</h2>
<ul class="legend">${Object.entries(STATES).map(([state, {short, full}]) => html`<li><i class="s s-${state}"></i><b>${state === "chronic" ? "3 " : state === "persisting" ? "2 " : ""}${short}</b> ${full}</li>`)}<li><b>·</b> không nêu</li><li><b>–</b> không nói tới lĩnh vực</li><li><b>+</b> đồng thời báo có tiến bộ</li></ul>
<ol class="codes">${matters.map(({matter, weakness}, at) => html`<li><b>T${at + 1}</b>${weakness} <span class="code">(${matter})</span></li>`)}</ol>
<div class="scroll" tabindex="0" role="region" aria-label="Bảng đơn vị và vấn đề"><table class="grid"><thead><tr><th scope="col">Đơn vị (theo vần)</th>${matters.map(({weakness}, at) => html`<th scope="col" title="${weakness}">T${at + 1}<span class="vh"> ${weakness}</span></th>`)}</tr></thead>
<tbody>${units.map(
    (
      unit,
    ) => html`<tr><th scope="row">${view.nameOf(unit)}</th>${sent.has(unit) ? matters.map(({matter}) => unitCell(view, entries.get(`${unit} ${matter}`))) : html`<td class="na" colspan="${matters.length}">chưa gửi báo cáo</td>`}</tr>
`,
  )}</tbody></table></div>
</section>
`;
}

function unitCell(view: View, entry: LedgerEntry | undefined): Html {
  if (entry === undefined || entry.face === "uncovered" || entry.face === "no_report")
    return html`<td class="none">–<span class="vh"> không nói tới lĩnh vực</span></td>`;
  const said = STATES[entry.state];
  if (said === undefined) return html`<td class="none">·<span class="vh"> không nêu</span></td>`;
  const {unit_id: unit, matter, state, streak, face} = entry;
  const shade = !isWeak(face) ? "" : streak >= 3 ? "w3" : streak === 2 ? "w2" : "w1";
  const target = evidenceLink(view, {
    unit,
    matter,
    kind: isWeak(face) ? "weak" : state === "resolved_claimed" ? "resolved" : "good",
  });
  return html`<td class="${shade}" data-cell="${unit}:${matter}"><a href="${target}" title="${said.full}"><i class="s s-${state}"></i>${streak >= 2 && `${streak} `}${said.short}${face === "both" && "+"}</a></td>`;
}

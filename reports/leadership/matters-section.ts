import {type Html, html} from "../../pipeline/5-render/html.ts";
import {isWeak} from "./compare.ts";
import type {Face, LedgerEntry, Matter} from "./rows.ts";
import {evidenceLink, figure, placeText, type View} from "./view.ts";

const FIRST = 10;

/** Each matter with both its faces: the numbers of a row add up to the units asked. Below it, which units. */
export function mattersSection(view: View): Html {
  const named = view.matters.filter(({weak, achieved}) => weak + achieved > 0);
  const rest = named.slice(FIRST);
  return html`<section id="hai-mat" class="page" aria-labelledby="h-hai-mat"><h2 id="h-hai-mat">Từng vấn đề: còn, đã khắc phục, hay không nêu</h2>
<p class="lead">Mỗi dòng cộng lại bằng ${view.asked} đơn vị được yêu cầu báo cáo. Không nêu không có nghĩa là đã khắc phục.</p>
${mattersTable(view, named.slice(0, FIRST), "Vấn đề được nhiều đơn vị nêu nhất")}
${
  rest.length > 0 &&
  html`<p class="paper-only small">Bản in kèm ${FIRST} vấn đề được nhiều đơn vị nêu nhất trong ${named.length} vấn đề.</p>
<details class="list screen"><summary>${rest.length} vấn đề khác</summary>${mattersTable(view, rest, "Các vấn đề khác")}</details>`
}
<details class="list screen"><summary>Đơn vị nào ở từng con số</summary>${named.map((matter) => matterDetails(view, matter))}</details>
${goneSilent(view)}</section>
`;
}

function mattersTable(view: View, matters: readonly Matter[], name: string): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${name}"><table class="cards counts"><thead><tr><th scope="col">Vấn đề</th><th scope="col" class="num">Còn hạn chế</th><th scope="col" class="num">trong đó từ 3 kỳ</th><th scope="col" class="num">Báo đã khắc phục</th><th scope="col" class="num">Báo làm tốt</th><th scope="col" class="num">Không nêu</th><th scope="col" class="num">Không nói tới lĩnh vực</th><th scope="col" class="num">Chưa gửi</th></tr></thead>
<tbody>${matters.map((matter) => matterRow(view, matter))}</tbody></table></div>`;
}

function matterRow(view: View, matter: Matter): Html {
  const {matter: id, weak, chronic, resolved, achieved, silent, covering, sent, asked} = matter;
  const there = `#m-${id}`;
  const cell = (name: string, value: number, key: string, target: string) =>
    html`<td class="num" data-l="${name}">${figure(value, `${key}:${id}`, target)}</td>`;
  return html`<tr><th scope="row"><span class="code">${id}</span>${matter.name}</th>${cell("Còn hạn chế", weak, "weak", evidenceLink(view, {matter: id, kind: "weak"}))}${cell("trong đó từ 3 kỳ", chronic, "chronic", evidenceLink(view, {matter: id, kind: "chronic"}))}${cell("Báo đã khắc phục", resolved, "resolved", evidenceLink(view, {matter: id, kind: "resolved"}))}${cell("Báo làm tốt", achieved - resolved, "good", evidenceLink(view, {matter: id, kind: "good"}))}${cell("Không nêu", silent, "silent", there)}${cell("Không nói tới lĩnh vực", sent - covering, "uncovered", there)}${cell("Chưa gửi", asked - sent, "no_report", there)}</tr>
`;
}

const GROUPS: readonly (readonly [string, (entry: LedgerEntry) => boolean])[] = [
  ["Còn hạn chế", ({face}) => isWeak(face)],
  ["Báo đã khắc phục", ({face, state}) => face === "achieved" && state === "resolved_claimed"],
  ["Báo làm tốt", ({face, state}) => face === "achieved" && state !== "resolved_claimed"],
  ["Không nêu", ({face}) => face === "silent"],
  ["Không nói tới lĩnh vực", ({face}) => face === "uncovered"],
  ["Chưa gửi", ({face}) => face === "no_report"],
];

function matterDetails(view: View, matter: Matter): Html {
  const entries = view.ledger.filter((entry) => entry.matter === matter.matter);
  return html`<details class="matter" id="m-${matter.matter}"><summary><span class="code">${matter.matter}</span>${matter.weakness}</summary>
${GROUPS.map(([name, holds]) => {
  const units = view.inOrder(entries.filter(holds).map(({unit_id}) => unit_id));
  const streaks = new Map(entries.map(({unit_id, streak}) => [unit_id, streak]));
  const text = units
    .map((id) => `${view.nameOf(id)}${(streaks.get(id) ?? 0) > 1 ? ` (${streaks.get(id)} kỳ)` : ""}`)
    .join("; ");
  return units.length > 0 && html`<p><b>${name} (${units.length}):</b> ${text}.</p>`;
})}</details>
`;
}

const WHY: Record<Face, string> = {
  silent: "có nói tới lĩnh vực, không nêu lại",
  uncovered: "không nói tới lĩnh vực",
  no_report: "chưa gửi báo cáo",
  weak: "",
  both: "",
  achieved: "",
};

function goneSilent(view: View): Html | false {
  if (view.gone_silent.length === 0) return false;
  return html`<details class="list screen" id="khong-neu-lai"><summary>Hạn chế kỳ trước, kỳ này không nêu lại hoặc không đối chiếu được (${view.gone_silent.length})</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Hạn chế không nêu lại"><table class="cards"><thead><tr><th scope="col">Vấn đề</th><th scope="col">Đơn vị</th><th scope="col">Kỳ này</th><th scope="col">Kỳ trước viết</th></tr></thead>
<tbody>${view.gone_silent.map(
    (
      row,
    ) => html`<tr id="s-${row.statement_id}-${row.matter}"><th scope="row"><span class="code">${row.matter}</span>${view.matter_by_id.get(row.matter)?.name}</th><td>${view.nameOf(row.unit_id)}</td><td>${WHY[row.face ?? "no_report"]}</td><td>“${row.text}” <span class="small">${placeText(row)}</span></td></tr>
`,
  )}</tbody></table></div></details>`;
}

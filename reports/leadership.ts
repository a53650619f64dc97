import {readFileSync} from "node:fs";
import type {DuckDBConnection} from "@duckdb/node-api";
import {drawTrend, type TrendPoint} from "../pipeline/5-render/draw-trend.ts";
import {type Html, html, trusted} from "../pipeline/5-render/html.ts";
import {rows} from "../pipeline/store.ts";

type Weakness = {
  matter: string;
  weakness: string;
  theme_name: string;
  weak: number;
  sent: number;
  asked: number;
  covering: number;
  chronic: number;
  resolved: number;
  weak_and_achieved: number;
  silent: number;
  past: TrendPoint[];
};
type Evidence = {
  statement_id: string;
  matter: string;
  unit_id: string;
  unit_name: string;
  text: string;
  number: string | null;
  path: string;
  page: number | null;
  paragraph: number;
  state: string | null;
  streak: number | null;
};
type Covered = {unit_id: string; unit_name: string; is_sent: boolean; is_late: boolean};
type Cell = {unit_id: string; matter: string; face: string; state: string; streak: number};

const SHOWN = 12;
const HEADLINES = 3;
const STATES: Record<string, string> = {
  new: "mới nêu",
  persisting: "tiếp tục nêu",
  chronic: "kéo dài",
  recurring: "nêu lại",
  relapsed: "tái diễn",
  resolved_claimed: "báo đã khắc phục",
  achieved: "báo làm tốt",
  silent: "không nêu",
  unknown: "không rõ",
};
const SYMBOLS: Record<string, string> = {
  weak: "●",
  both: "◐",
  achieved: "○",
  silent: "·",
  uncovered: "–",
  no_report: "✕",
};
const OUTCOMES: Record<string, string> = {
  done: "báo đã làm",
  still_weak: "việc vẫn yếu",
  repeated: "nhắc lại nguyên văn",
  not_mentioned: "không nhắc đến",
  pending: "chưa đến hạn",
};

/** The body of the page for leaders on one period: the message first, then trends, the table of units and matters, and every sentence behind a number. */
export async function leadershipPage(
  db: DuckDBConnection,
  period: string,
  generated_on: string,
): Promise<{title: string; body: Html}> {
  const ask = <T extends object>(name: string, ...params: (string | number)[]) =>
    rows<T>(db, readFileSync(new URL(`./${name}.sql`, import.meta.url), "utf8"), params);
  const [named] = await rows<{name: string}>(db, "select name from periods where period = $1", [period]);
  const weaknesses = await ask<Weakness>("trends", period, SHOWN);
  const evidence = await ask<Evidence>("evidence", period);
  const covered = await ask<Covered>("coverage", period);
  const grid = await ask<Cell>("grid", period);
  const promises = await ask<{outcome: string; n: number}>("promises", period);
  const problems = await rows<{path: string; rule: string; action: string}>(
    db,
    "select path, min_by(rule, ordinal) as rule, min_by(action, ordinal) as action from problems where path in (select path from files where status in ('quarantined', 'refused')) group by path order by path",
  );
  const title = `Những hạn chế lặp lại – ${named?.name ?? period}`;
  return {
    title,
    body: html`<header><p class="kicker">Tổng hợp báo cáo của các đơn vị</p><h1>${title}</h1>${coverage(covered)}</header>
<main>
<section><h2>Nêu nhiều nhất</h2><ol class="headlines">${weaknesses.slice(0, HEADLINES).map((one) => headline(one, evidence))}</ol>${kept(promises)}</section>
<section><h2>Qua các kỳ</h2><p class="note">Số đơn vị nêu hạn chế, trên số đơn vị đã gửi báo cáo của từng kỳ. Đơn vị không nêu không có nghĩa là đã khắc phục.</p>
<div class="charts">${weaknesses.map((one) => chart(one))}</div></section>
<section><h2>Đơn vị và việc</h2>${table(weaknesses, covered, grid)}</section>
<section><h2>Dẫn chứng</h2><p><label>Tìm trong dẫn chứng <input id="filter" type="search" autocomplete="off"></label> <span id="count" role="status"></span></p>
${weaknesses.map((one) => sentences(one, evidence))}</section>
<section><h2>Tệp cần xử lý</h2>${problems.length === 0 ? html`<p>Không có tệp nào.</p>` : html`<ul class="problems">${problems.map(({path, rule, action}) => html`<li><b>${path}</b> [${rule}] ${action}</li>`)}</ul>`}</section>
</main>
<footer><p>Nhãn do máy gắn, phân tích viên có thể sửa; mỗi con số mở ra câu dẫn chứng. Không xếp hạng đơn vị, không nêu tên cá nhân. Lập ngày ${generated_on.split("-").reverse().join("/")}.</p></footer>`,
  };
}

function coverage(covered: Covered[]): Html {
  const sent = covered.filter(({is_sent}) => is_sent);
  const missing = covered.filter(({is_sent}) => !is_sent).map(({unit_name}) => unit_name);
  const late = sent.filter(({is_late}) => is_late).length;
  return html`<p class="coverage"><b data-sent>${sent.length}</b>/<b data-asked>${covered.length}</b> đơn vị được yêu cầu đã gửi báo cáo${late > 0 ? `, ${late} đơn vị gửi muộn` : ""}. ${missing.length === 0 ? "Không thiếu đơn vị nào." : html`Chưa gửi: <b>${missing.join("; ")}</b>.`}</p>`;
}

function headline(
  {matter, weakness, weak, sent, chronic, weak_and_achieved, resolved, silent}: Weakness,
  evidence: Evidence[],
): Html {
  const quote = quoteOf(evidence.filter((one) => one.matter === matter));
  return html`<li data-matter="${matter}" data-weak="${weak}"><h3>${weakness}</h3>
<p><a href="#m-${matter}"><b>${weak}/${sent}</b> đơn vị nêu</a>; ${chronic} đơn vị kéo dài từ 3 kỳ; ${weak_and_achieved} đơn vị vừa nêu vừa báo có tiến bộ; ${resolved} đơn vị báo đã khắc phục; ${silent} đơn vị có nói về lĩnh vực này mà không nêu.</p>
${quote !== undefined && html`<blockquote>“${quote.text}”<cite>${source(quote)}</cite></blockquote>`}</li>`;
}

/** The sentence that speaks for a matter: of the unit where it lasts longest, long enough to say something, short enough to read. */
function quoteOf(own: Evidence[]): Evidence | undefined {
  const worth = ({text, streak}: Evidence) => (streak ?? 0) * 10 - Math.abs(text.length - 130) / 10;
  return own.toSorted((a, b) => worth(b) - worth(a))[0];
}

function source({unit_name, number, path, page, paragraph}: Evidence): string {
  return [
    unit_name,
    number === null ? null : `số ${number}`,
    path.split("/").at(-1),
    page === null ? null : `trang ${page}`,
    `đoạn ${paragraph}`,
  ]
    .filter((part) => part !== null)
    .join(", ");
}

function kept(promises: {outcome: string; n: number}[]): Html | false {
  const total = promises.reduce((sum, {n}) => sum + n, 0);
  if (total === 0) return false;
  return html`<p class="kept"><b>Việc đã hứa đến hạn trong kỳ: ${total}.</b> ${promises.map(({outcome, n}) => `${OUTCOMES[outcome] ?? outcome}: ${n}`).join("; ")}.</p>`;
}

function chart({matter, weakness, past}: Weakness): Html {
  return html`<figure><figcaption><a href="#m-${matter}">${weakness}</a></figcaption>${trusted(drawTrend(past, weakness))}
<details><summary>Xem số liệu</summary><table><thead><tr><th>Kỳ</th><th>Nêu</th><th>Đã gửi</th></tr></thead><tbody>${past.map(({name, weak, sent}) => html`<tr><td>${name}</td><td>${weak}</td><td>${sent}</td></tr>`)}</tbody></table></details></figure>`;
}

function table(weaknesses: Weakness[], covered: Covered[], grid: Cell[]): Html {
  const cells = new Map(grid.map((cell) => [`${cell.unit_id} ${cell.matter}`, cell]));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Bảng đơn vị và việc"><table class="grid"><thead><tr><th scope="col">Đơn vị</th>${weaknesses.map(({matter, weakness}) => html`<th scope="col" title="${weakness}">${matter}</th>`)}</tr></thead>
<tbody>${covered.map(({unit_id, unit_name, is_sent}) => html`<tr><th scope="row">${unit_name}</th>${weaknesses.map(({matter}) => gridCell(cells.get(`${unit_id} ${matter}`), is_sent))}</tr>`)}</tbody></table></div>
<p class="note">● nêu hạn chế (số = số kỳ liền nhau) · ◐ nêu cả hai mặt · ○ báo làm tốt hoặc đã khắc phục · chấm = không nêu · – không nói về lĩnh vực · ✕ không gửi.</p>
<dl class="key">${weaknesses.map(({matter, weakness, theme_name}) => html`<dt>${matter}</dt><dd>${weakness} <span>(${theme_name})</span></dd>`)}</dl>`;
}

function gridCell(cell: Cell | undefined, is_sent: boolean): Html {
  const face = cell?.face ?? (is_sent ? "silent" : "no_report");
  const words =
    face === "no_report"
      ? "không gửi"
      : face === "uncovered"
        ? "không nói về lĩnh vực"
        : (STATES[cell?.state ?? "silent"] ?? "");
  return html`<td class="${face}" title="${words}">${SYMBOLS[face]}${cell !== undefined && cell.streak > 1 ? cell.streak : ""}<span class="hidden"> ${words}</span></td>`;
}

function sentences({matter, weakness}: Weakness, evidence: Evidence[]): Html {
  const own = evidence.filter((one) => one.matter === matter);
  return html`<section class="evidence" id="m-${matter}"><h3>${matter} · ${weakness} <small>${own.length} câu</small></h3>
<ul>${own.map((one) => html`<li id="${one.statement_id}"><p>${one.text}</p><p class="source">${source(one)}${one.state !== null && STATES[one.state] !== undefined ? ` · ${STATES[one.state]}` : ""}</p></li>`)}</ul></section>`;
}

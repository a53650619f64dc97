import {type Html, html} from "../pipeline/5-render/html.ts";
import {renderPage} from "../pipeline/5-render/page.ts";
import {periodName} from "../pipeline/period.ts";
import {coverageSection} from "./leadership/coverage-section.ts";
import {byStatement, evidenceSection} from "./leadership/evidence.ts";
import {chooseQuotes, firstPage, topMatters} from "./leadership/first-page.ts";
import {
  checksSection,
  filesSection,
  openLoopsSection,
  promisesSection,
} from "./leadership/follow-sections.ts";
import type {Leadership} from "./leadership/load.ts";
import {mattersSection} from "./leadership/matters-section.ts";
import {overTimeSection} from "./leadership/over-time-section.ts";
import {unitsSection} from "./leadership/units-section.ts";
import {dateText, figure, makeView, type View} from "./leadership/view.ts";

/** Statements cited on paper: one for each of the first so many weaknesses. */
const CITED = 10;
/** A page of more bytes gives its evidence to a page of its own, so that it opens at once. */
const PAGE_BYTES = 1_400_000;

export {loadLeadership} from "./leadership/load.ts";

/**
 * The pages for leaders, by file name: `index.html`, which one reads in three minutes, and `evidence.html` when the sentences behind
 * its numbers are too many for it. `generated_on` (ISO date) is printed. Same rows give the same bytes.
 */
export function leadershipPages(
  data: Leadership,
  {generated_on}: {generated_on: string},
): Map<string, string> {
  const alone = makeView(data, {generated_on, evidence_file: ""});
  const quotes = chooseQuotes(alone, topMatters(alone).slice(0, CITED));
  const cited = new Set([...quotes.values()].map(({statement_id}) => statement_id));
  const statements = byStatement(data.evidence);
  const all = evidenceSection(alone, {statements, cited, has_filter: true});
  const whole = wholePage(alone, firstPage(alone, quotes), all);
  if (Buffer.byteLength(whole) <= PAGE_BYTES) return new Map([["index.html", whole]]);
  const view = makeView(data, {generated_on, evidence_file: "evidence.html"});
  const few = evidenceSection(view, {
    statements: statements.filter(([row]) => cited.has(row?.statement_id ?? "")),
    cited,
    has_filter: false,
  });
  const back = html`<header><p class="org"><a href="index.html">Về trang tổng hợp</a></p><h1>Câu dẫn chứng: ${periodName(view.period)}</h1></header><main>${all}</main>`;
  return new Map([
    ["index.html", wholePage(view, firstPage(view, quotes), few)],
    ["evidence.html", renderPage({...frame(view), body: back})],
  ]);
}

function wholePage(view: View, first: Html, evidence: Html): string {
  const body = html`<a class="skip" href="#trang-1">Tới phần chính</a>
<main>${first}
${mattersSection(view)}
${overTimeSection(view)}
${openLoopsSection(view)}
${unitsSection(view)}
${promisesSection(view)}
${checksSection(view)}
${filesSection(view)}
${evidence}
${coverageSection(view)}
${methodSection(view)}</main>`;
  return renderPage({...frame(view), body});
}

function frame(view: View): {title: string; foot: string} {
  return {
    title: `Hạn chế lặp lại qua báo cáo của các đơn vị: ${periodName(view.period)}`,
    foot: `Lập ngày ${dateText(view.generated_on)}`,
  };
}

function methodSection({totals}: View): Html {
  return html`<section id="cach-lam" aria-labelledby="h-cach-lam"><h2 id="h-cach-lam">Cách tính và giới hạn</h2>
<ul class="small"><li>Một “lượt” là một vấn đề ở một đơn vị trong một kỳ. “Kéo dài” là nêu ở từ 3 báo cáo liền nhau trở lên; kỳ không gửi hoặc không nói tới lĩnh vực không tính vào, cũng không cắt đứt.</li>
<li>Ba mẫu số tách riêng: đơn vị được yêu cầu, đơn vị đã gửi, đơn vị có nói tới lĩnh vực. Không nêu một hạn chế không có nghĩa là không có hạn chế đó.</li>
<li>“Báo đã khắc phục” là lời của đơn vị. Một vấn đề có thể vừa có tiến bộ vừa còn hạn chế.</li>
<li>Tăng hoặc giảm chỉ được gọi là “rõ” khi lệch từ 3 đơn vị và vượt mức ngẫu nhiên giữa cùng những đơn vị gửi cả hai kỳ (McNemar, p &lt; 0,05).</li>
<li>Máy gán vấn đề có sai: trên khối mẫu, 10 lần nêu thì khoảng 8 lần đúng, 10 điều cần nêu thì sót khoảng 2; văn bản khác có thể kém hơn. Số đơn vị vì vậy có thể lệch. “Máy chưa chắc” là khi mọi câu của đơn vị ấy có độ tin dưới 0,6: trên khối mẫu, những lần như thế sai nhiều hơn đúng. Bấm vào số để đọc câu.</li>
<li>Nhãn do máy gán; ${figure(`${totals.reviewed}/${totals.statements}`, "reviewed/statements", null)} câu của kỳ này đã có người soát. Tên người được che trước khi lưu; không xếp hạng đơn vị hay cá nhân.</li></ul></section>
`;
}

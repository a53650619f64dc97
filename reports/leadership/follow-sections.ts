import {type Html, html} from "../../pipeline/5-render/html.ts";
import {OUTCOMES} from "./first-page.ts";
import type {OpenLoop, Promised} from "./rows.ts";
import {capital, dueText, evidenceLink, figure, fileName, placeText, type View} from "./view.ts";

const FIRST_LOOPS = 7;
const PROMISES_ON_PAPER = 2;
const CHECKS_ON_PAPER = 6;
const FILES_ON_PAPER = 8;

/** Weaknesses that units name without saying what they will do, by matter. */
export function openLoopsSection(view: View): Html | false {
  const by_matter = Map.groupBy(view.open_loops, ({matter}) => matter);
  const loops = [...by_matter].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  if (loops.length === 0) return false;
  const rest = loops.slice(FIRST_LOOPS);
  return html`<section id="chua-giai-phap" aria-labelledby="h-giai-phap"><h2 id="h-giai-phap">Nêu hạn chế nhưng chưa kèm giải pháp</h2>
${loopsTable(view, loops.slice(0, FIRST_LOOPS), "Hạn chế chưa kèm giải pháp")}
${rest.length > 0 && html`<details class="list screen"><summary>${rest.length} hạn chế khác</summary>${loopsTable(view, rest, "Hạn chế khác chưa kèm giải pháp")}</details>`}</section>
`;
}

function loopsTable(view: View, loops: readonly [string, OpenLoop[]][], name: string): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${name}"><table class="cards loops"><thead><tr><th scope="col">Hạn chế</th><th scope="col" class="num">Chưa kèm giải pháp / nêu</th><th scope="col">Đơn vị</th></tr></thead>
<tbody>${loops.map(
    ([
      matter,
      rows,
    ]) => html`<tr><th scope="row"><span class="code">${matter}</span>${view.matter_by_id.get(matter)?.weakness}</th><td class="num" data-l="Chưa kèm giải pháp / nêu">${figure(`${rows.length}/${view.matter_by_id.get(matter)?.weak ?? rows.length}`, `open:${matter}/weak:${matter}`, evidenceLink(view, {matter, kind: "open"}))}</td><td>${view
      .inOrder(rows.map(({unit_id}) => unit_id))
      .map(view.nameOf)
      .join("; ")}</td></tr>
`,
  )}</tbody></table></div>`;
}

/** Promises that came due, by what became of them, with the sentence that answers. */
export function promisesSection(view: View): Html | false {
  if (view.promises.length === 0) return false;
  return html`<section id="da-hua" aria-labelledby="h-da-hua"><h2 id="h-da-hua">Việc đã hứa, nay ra sao</h2>
<p class="lead">Chỉ tính giải pháp có nêu nơi làm hoặc thời hạn, đến kỳ này phải trả lời. “Chưa nêu” là báo cáo không nhắc tới, không phải là chưa làm.</p>
${OUTCOMES.map(([outcome, words]) =>
  promiseGroup(
    view,
    view.promises.filter((promise) => promise.outcome === outcome),
    {outcome, words},
  ),
)}</section>
`;
}

function promiseGroup(
  view: View,
  promises: readonly Promised[],
  {outcome, words}: {outcome: string; words: string},
): Html | false {
  if (promises.length === 0) return false;
  const title = capital(words);
  const rest = promises.length - PROMISES_ON_PAPER;
  const has_answer = promises.some(({answer_id}) => answer_id !== null);
  return html`<details class="list paper" id="hua-${outcome}"><summary><b>${title}: ${promises.length} việc</b></summary>
<div class="scroll" tabindex="0" role="region" aria-label="Việc đã hứa: ${words}"><table class="cards promises"><thead><tr><th scope="col">Đã hứa</th><th scope="col">Đơn vị</th><th scope="col">Ai, khi nào</th>${has_answer && html`<th scope="col">Báo cáo sau viết</th>`}</tr></thead>
<tbody>${promises.map(
    (
      promise,
      at,
    ) => html`<tr id="h-${promise.statement_id}" class="${at >= PROMISES_ON_PAPER && "rest"}"><td>“${promise.text}” <span class="small">${placeText(promise)}</span></td><td>${view.nameOf(promise.unit_id)}</td><td>${[promise.owner, promise.due === null ? null : dueText(promise.due)].filter((part) => part !== null).join("; ")}</td>${has_answer && html`<td>${answerText(promise)}</td>`}</tr>
`,
  )}</tbody></table></div>${rest > 0 && html`<p class="paper-only small">và ${rest} việc khác trong bản điện tử.</p>`}</details>
`;
}

function answerText({
  answer_text,
  answer_number,
  answer_path,
  answer_page,
  answer_block,
}: Promised): Html | false {
  if (answer_text === null || answer_path === null || answer_block === null) return false;
  return html`“${answer_text}” <span class="small">${placeText({number: answer_number, path: answer_path, page: answer_page, block: answer_block})}</span>`;
}

/** Words and figures that do not fit, as questions to send back. */
export function checksSection(view: View): Html | false {
  if (view.checks.length === 0) return false;
  return html`<section id="hoi-lai" aria-labelledby="h-hoi-lai"><h2 id="h-hoi-lai">Số liệu cần hỏi lại đơn vị (${figure(view.checks.length, "checks", null)})</h2>
<p class="lead">Đây là câu hỏi, không phải kết luận.</p>
${[...Map.groupBy(view.checks, ({question}) => question)].map(
  ([question, checks]) => html`<h3>${question}</h3>
<div class="scroll" tabindex="0" role="region" aria-label="${question}"><table class="cards"><thead><tr><th scope="col">Đơn vị</th><th scope="col">Nêu</th><th scope="col">Đối chiếu</th><th scope="col">Chỗ</th></tr></thead>
<tbody>${checks.map(
    (
      check,
      at,
    ) => html`<tr class="${at >= CHECKS_ON_PAPER && "rest"}"><th scope="row">${view.nameOf(check.unit_id)}</th><td data-l="Nêu">${check.actual}</td><td data-l="Đối chiếu">${check.expected}</td><td data-l="Chỗ">${check.place}</td></tr>
`,
  )}</tbody></table></div>`,
)}</section>
`;
}

/** Files that are not in the figures, and what to do about each. */
export function filesSection(view: View): Html {
  const {unread, odd, duplicates, superseded} = view.totals;
  return html`<section id="tep-loi" aria-labelledby="h-tep-loi"><h2 id="h-tep-loi">Tệp chưa đưa vào số liệu</h2>
<p class="lead">${unread === 0 ? html`Mọi tệp đã nhận đều đọc được.` : html`${figure(unread, "unread", null)} tệp chưa dùng được, cần người xử lý.`} ${duplicates > 0 && html`${figure(duplicates, "duplicates", null)} tệp trùng, chỉ tính một lần. `}${superseded > 0 && html`${figure(superseded, "superseded", null)} bản đã có bản khác thay. `}${odd > 0 && html`${figure(odd, "odd", null)} tệp đã tính nhưng có chỗ nên xem lại.`}</p>
${
  view.problems.length > 0 &&
  html`<div class="scroll" tabindex="0" role="region" aria-label="Bảng tệp chưa dùng được"><table class="cards"><thead><tr><th scope="col">Tệp</th><th scope="col">Có gì sai</th><th scope="col">Cần làm gì</th></tr></thead>
<tbody>${view.problems.map(
    (
      problem,
      at,
    ) => html`<tr class="${at >= FILES_ON_PAPER && "rest"}"><th scope="row" class="file">${fileName(problem.path)}</th><td>${problem.status === "refused" ? "Không nhận: tài liệu mật" : html`${problem.place}: ${problem.actual ?? problem.rule}${problem.expected !== null && `; cần: ${problem.expected}`}`}</td><td>${problem.action}</td></tr>
`,
  )}</tbody></table></div>`
}</section>
`;
}

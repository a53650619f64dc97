import {type Html, html} from "../../pipeline/5-render/html.ts";
import {isWeak} from "./compare.ts";
import {isDoubtful} from "./doubtful.ts";
import type {Evidence, LedgerEntry} from "./rows.ts";
import {fileName, number, placeText, type View} from "./view.ts";

const LABELS: Record<string, string> = {
  achievement: "Ưu điểm",
  limitation: "Hạn chế",
  cause: "Nguyên nhân",
  solution: "Giải pháp",
  request: "Kiến nghị",
  context: "Bối cảnh",
};

/** What the evidence can be filtered by, in the order of the list, with what people read. */
const KINDS = [
  ["weak", "còn hạn chế"],
  ["doubtful", "hạn chế máy chưa chắc"],
  ["chronic", "hạn chế kéo dài từ 3 kỳ"],
  ["still", "kỳ trước nêu, nay vẫn còn"],
  ["relapsed", "tái diễn sau khi báo khắc phục"],
  ["open", "hạn chế chưa kèm giải pháp"],
  ["resolved", "báo đã khắc phục"],
  ["overcome", "kỳ trước nêu, nay báo đã khắc phục"],
  ["good", "báo làm tốt"],
  ["remedy", "giải pháp"],
] as const;

/** The statements to show: all of the period, or some; `cited` ones are printed on paper. */
export type EvidenceList = {
  statements: readonly Evidence[][];
  cited: ReadonlySet<string>;
  has_filter: boolean;
};

/** The rows of evidence.sql gathered by statement, in their order. */
export function byStatement(evidence: readonly Evidence[]): Evidence[][] {
  const groups = new Map<string, Evidence[]>();
  for (const row of evidence) {
    const group = groups.get(row.statement_id);
    if (group === undefined) groups.set(row.statement_id, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

/** The sentences behind the numbers, one a row, with a filter when there is more than a page of them. */
export function evidenceSection(view: View, {statements, cited, has_filter}: EvidenceList): Html {
  const tokens = tokensOf(view);
  const count = html`<output id="count" aria-live="polite">${number(statements.length)} câu</output>`;
  return html`<section id="dan-chung" aria-labelledby="h-dan-chung"><h2 id="h-dan-chung">Câu dẫn chứng</h2>
${has_filter && filterForm(view, count)}
<div class="scroll" tabindex="0" role="region" aria-label="Bảng câu dẫn chứng"><table class="ev cards"><thead><tr><th scope="col">Câu trong báo cáo</th><th scope="col">Đơn vị</th><th scope="col">Nguồn</th></tr></thead>
<tbody>${statements.map((rows) => evidenceRow(view, rows, {tokens, is_cited: cited.has(rows[0]?.statement_id ?? "")}))}</tbody></table></div>
${has_filter && html`<p><button type="button" class="more" hidden>Hiện thêm</button></p>`}
<p class="paper-only small">Bản in chỉ kèm một câu cho mỗi hạn chế được nêu nhiều nhất; toàn bộ câu dẫn chứng mở được trong bản điện tử.</p></section>
`;
}

function filterForm(view: View, count: Html): Html {
  const matters = new Set(view.evidence.map(({matter}) => matter));
  const units = view.inOrder(new Set(view.evidence.map(({unit_id}) => unit_id)));
  return html`<form class="filter" role="search" aria-label="Lọc câu dẫn chứng"><label>Tìm chữ <input type="search" id="filter" name="q" placeholder="có dấu hoặc không dấu"></label>
<label>Vấn đề <select name="m"><option value="">Tất cả</option>${[...matters].sort().map((id) => html`<option value="${id}">${id} ${view.matter_by_id.get(id)?.name ?? ""}</option>`)}</select></label>
<label>Đơn vị <select name="u"><option value="">Tất cả</option>${units.map((id) => html`<option value="${id}">${view.nameOf(id)}</option>`)}</select></label>
<label>Loại <select name="k"><option value="">Tất cả</option>${KINDS.map(([kind, name]) => html`<option value="${kind}">${name}</option>`)}</select></label>
<button type="reset">Bỏ lọc</button>${count}</form>
`;
}

type RowOptions = {tokens: (row: Evidence) => string[]; is_cited: boolean};

function evidenceRow(view: View, rows: readonly Evidence[], {tokens, is_cited}: RowOptions): Html | false {
  const [first] = rows;
  if (first === undefined) return false;
  const pairs = rows.map((row) => `${row.matter}:${tokens(row).join(".")}`).join(" ");
  const matters = rows
    .map(
      (row) =>
        `${row.matter} ${view.matter_by_id.get(row.matter)?.name ?? ""}${isDoubtful(row) ? " (máy chưa chắc)" : ""}`,
    )
    .join("; ");
  const file = first.number !== null && html`<br><small class="file">${fileName(first.path)}</small>`;
  return html`<tr id="s-${first.statement_id}" data-u="${first.unit_id}" data-p="${pairs}" class="${is_cited && "cited"}"><td>${first.subject !== null && `[${first.subject}] `}${first.text}<br><small>${LABELS[first.label] ?? first.label} · ${matters}${first.reviewed && " · đã soát"}</small></td><td>${view.nameOf(first.unit_id)}</td><td>${placeText(first)}${file}</td></tr>
`;
}

/** Gives the kinds a statement is found under: those of the unit's state in the ledger, so that the list holds just the units a number counts. */
function tokensOf(view: View): (row: Evidence) => string[] {
  const states = new Map(view.ledger.map((entry) => [`${entry.unit_id} ${entry.matter}`, entry]));
  const open = new Set(view.open_loops.map(({unit_id, matter}) => `${unit_id} ${matter}`));
  return (row) => {
    const key = `${row.unit_id} ${row.matter}`;
    const entry = states.get(key);
    if (entry === undefined || row.kind === null) return [];
    if (row.kind === "remedy") return ["remedy"];
    return row.kind === "weak"
      ? weakTokens(entry, {
          is_open: row.label === "limitation" && open.has(key),
          is_doubtful: view.doubtful.has(key),
        })
      : achievedTokens(entry);
  };
}

function weakTokens(
  {state, before}: LedgerEntry,
  {is_open, is_doubtful}: {is_open: boolean; is_doubtful: boolean},
): string[] {
  return [
    "weak",
    is_doubtful && "doubtful",
    state === "chronic" && "chronic",
    state === "relapsed" && "relapsed",
    isWeak(before) && "still",
    is_open && "open",
  ].filter((token) => token !== false);
}

function achievedTokens({face, state, before}: LedgerEntry): string[] {
  if (face !== "achieved") return ["both"];
  return [state === "resolved_claimed" ? "resolved" : "good", isWeak(before) && "overcome"].filter(
    (token) => token !== false,
  );
}

import {type Html, html} from "../../pipeline/5-render/html.ts";
import type {Coverage} from "./rows.ts";
import {dateText, fileName, number, type View} from "./view.ts";

/** Every unit asked or heard, with the document that stands for it and how much of it is copied from the one before. */
export function coverageSection(view: View): Html {
  const by_unit = new Map(view.coverage.map((row) => [row.unit_id, row]));
  const rows = view.inOrder(by_unit.keys()).flatMap((id) => by_unit.get(id) ?? []);
  return html`<section id="do-phu" class="screen" aria-labelledby="h-do-phu"><h2 id="h-do-phu">Đơn vị đã gửi, chưa gửi</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Bảng đơn vị đã gửi, chưa gửi"><table class="cards"><thead><tr><th scope="col">Đơn vị</th><th scope="col">Tình trạng</th><th scope="col">Số văn bản</th><th scope="col">Ngày</th><th scope="col">Tệp</th><th scope="col" class="num">Câu giống báo cáo trước</th></tr></thead>
<tbody>${rows.map(
    (
      row,
    ) => html`<tr><th scope="row">${view.nameOf(row.unit_id)}</th><td>${statusText(row)}</td><td data-l="Số">${row.number}</td><td data-l="Ngày">${dateText(row.issued_on)}</td><td class="file">${row.path !== null && fileName(row.path)}</td><td class="num" data-l="Giống báo cáo trước">${row.copied !== null && `${number(Math.round(row.copied * 100))}%`}</td></tr>
`,
  )}</tbody></table></div></section>
`;
}

function statusText({is_asked, report_id, is_late, due, reports}: Coverage): string {
  const several = reports > 1 ? ` (${reports} bản, lấy bản sau cùng)` : "";
  if (!is_asked) return `gửi ngoài yêu cầu${several}`;
  if (report_id === null) return `chưa gửi${due === null ? "" : `, hạn ${dateText(due)}`}`;
  return `${is_late === true ? `gửi chậm, hạn ${dateText(due)}` : "đã gửi"}${several}`;
}

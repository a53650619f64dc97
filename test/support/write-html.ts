import {
  type Cell,
  type Columns,
  cellOf,
  type DocumentBlock,
  escapeXml,
  type Line,
  type OfficeDocument,
  printed,
} from "./office-document.ts";

export type HtmlOptions = {
  /** Name and publish line of a web page around the text (`{site, published, byline}`); without it, a page saved by a word processor. */
  web?: {site: string; published: string; byline: string | null};
  /** The style sheet; justified paragraphs by default. */
  style?: string;
};

/** The bytes of an HTML page: head and foot as tables, headings as `h2`–`h4`, items as lists; with `web`, a site's furniture around it. */
export function writeHtml(
  document: OfficeDocument,
  {web, style = "p {text-align: justify}"}: HtmlOptions = {},
): Uint8Array {
  const stamp = document.stamp === null ? "" : `<p align="center"><b>${escapeXml(document.stamp)}</b></p>\n`;
  const main = `${stamp}${columnsHtml(document.head)}\n${document.title.map((line) => `<p align="center">${lineHtml(line)}</p>`).join("\n")}\n${bodyHtml(document.body)}\n${columnsHtml(document.foot)}`;
  const title = escapeXml(document.title.map((line) => line.text).join(" "));
  const page = web === undefined ? main : webPage(main, web);
  return new Uint8Array(
    Buffer.from(
      `<!DOCTYPE html>\n<html lang="vi">\n<head><meta charset="utf-8"><title>${title}</title>\n<style>${style}</style></head>\n<body>\n${page}\n</body>\n</html>\n`,
      "utf8",
    ),
  );
}

function webPage(main: string, {site, published, byline}: NonNullable<HtmlOptions["web"]>): string {
  const author = byline === null ? "" : `\n<p class="author">${escapeXml(byline)}</p>`;
  return `<header><nav><ul><li><a href="#">Trang chủ</a></li><li><a href="#">Tin tức</a></li><li><a href="#">Văn bản</a></li></ul></nav><p>${escapeXml(site)}</p></header>
<div class="tools">Cỡ chữ: A+ A-</div>
<article>
<p class="date">${escapeXml(published)}</p>
${main}${author}
</article>
<div class="share"><a href="#">In tin bài</a> <a href="#">Lưu tin bài</a></div>
<aside><h3>CÁC TIN KHÁC</h3><ul><li><a href="#">Thông báo lịch tiếp công dân</a></li><li><a href="#">Hội nghị cán bộ, công chức</a></li></ul></aside>
<footer>Bản quyền thuộc ${escapeXml(site)}</footer>`;
}

function bodyHtml(body: readonly DocumentBlock[]): string {
  const lines: string[] = [];
  let open: "" | "auto" = "";
  for (const block of body) {
    const inList = block.kind === "item" && block.how === "auto";
    if (inList && open === "") lines.push("<ul>");
    if (!inList && open !== "") lines.push("</ul>");
    open = inList ? "auto" : "";
    lines.push(blockHtml(block));
  }
  if (open !== "") lines.push("</ul>");
  return lines.join("\n");
}

function blockHtml(block: DocumentBlock): string {
  if (block.kind === "table") return tableHtml(block);
  if (block.kind === "item")
    return block.how === "auto"
      ? `<li>${escapeXml(block.text)}</li>`
      : `<p>${escapeXml(printed(block.label, block.text))}</p>`;
  if (block.kind === "paragraph") return `<p>${lineHtml(block)}</p>`;
  const text = escapeXml(printed(block.label, block.text));
  return block.how === "typed"
    ? `<p><b>${text}</b></p>`
    : `<h${block.level + 1}>${text}</h${block.level + 1}>`;
}

function tableHtml(table: Extract<DocumentBlock, {kind: "table"}>): string {
  const caption = table.caption === null ? "" : `<p align="center"><b>${escapeXml(table.caption)}</b></p>\n`;
  const cellHtml = (cell: Cell, tag: string) => {
    const {text, colspan, rowspan} = cellOf(cell);
    const spans = `${colspan > 1 ? ` colspan="${colspan}"` : ""}${rowspan > 1 ? ` rowspan="${rowspan}"` : ""}`;
    return `<${tag}${spans}>${escapeXml(text)}</${tag}>`;
  };
  const rows = table.rows.map(
    (row, r) => `<tr>${row.map((cell) => cellHtml(cell, r < table.header_rows ? "th" : "td")).join("")}</tr>`,
  );
  return `${caption}<table border="1">\n${rows.join("\n")}\n</table>`;
}

function columnsHtml({left, right}: Columns): string {
  const cell = (lines: Line[]) => `<td align="center" valign="top">${lines.map(lineHtml).join("<br>")}</td>`;
  return left.length + right.length === 0
    ? ""
    : `<table width="100%"><tr>${cell(left)}${cell(right)}</tr></table>`;
}

function lineHtml({text, bold, italic}: Line): string {
  const inner = italic === true ? `<i>${escapeXml(text)}</i>` : escapeXml(text);
  return bold === true ? `<b>${inner}</b>` : inner;
}

import * as Plot from "@observablehq/plot";
import {createDocument, type DomElement} from "../dom.ts";
import {type Child, type Html, html, trusted} from "../html.ts";

/** Width of a chart on a screen or paper, and on a phone, in px. */
export type ChartWidth = 860 | 350;

export type Figure = {
  /** Part of an id, unique on the page. */
  id: string;
  /** What the chart shows, and its values in words, for those who cannot see it. */
  title: string;
  description: string;
  table: {head: string[]; rows: Child[][]};
};

/** A chart drawn for both widths, with its numbers as a table below; the page shows one of the two by its own width. */
export function figure(
  {id, title, description, table}: Figure,
  draw: (width: ChartWidth) => Plot.PlotOptions,
): Html {
  const svg = (width: ChartWidth) =>
    trusted(drawSvg(draw(width), {id: `${id}-${width}`, title, description}));
  return html`<figure><div class="wide">${svg(860)}</div><div class="narrow">${svg(350)}</div>
<details class="data"><summary>Xem số liệu dạng bảng</summary><div class="scroll" tabindex="0" role="region" aria-label="${title}"><table><caption>${title}</caption>
<thead><tr>${table.head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${table.rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td class="num">${cell}</td>`)}</tr>`)}</tbody></table></div></details></figure>
`;
}

/** An SVG element as text, with a role and a name for screen readers, and without a style of its own (page.css has it). */
function drawSvg(
  options: Plot.PlotOptions,
  {id, title, description}: {id: string; title: string; description: string},
): string {
  const document = createDocument();
  const svg = Plot.plot({...options, document: document as never}) as unknown as DomElement;
  for (const style of svg.querySelectorAll("style")) style.remove();
  // aria-label is not allowed on a <g> without a role, and the svg speaks for all of it.
  for (const element of svg.walk()) {
    element.removeAttribute("aria-label");
    element.removeAttribute("aria-description");
    element.removeAttribute("aria-hidden");
  }
  svg.setAttribute("class", "chart");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-labelledby", `${id}-title ${id}-desc`);
  const named = (name: string, suffix: string, text: string) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    element.setAttribute("id", `${id}-${suffix}`);
    element.append(text);
    return element;
  };
  svg.prepend(named("title", "title", title), named("desc", "desc", description));
  return svg.outerHTML;
}

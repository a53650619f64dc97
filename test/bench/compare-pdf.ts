import {readDocx} from "../../pipeline/1-read/read-docx.ts";
import {readPdf} from "../../pipeline/1-read/read-pdf.ts";
import type {Block, Reading} from "../../pipeline/model.ts";
import {blocDocuments} from "../support/bloc-documents.ts";
import type {OfficeDocument} from "../support/office-document.ts";
import {printDocx, printHtml} from "../support/print-pdf.ts";
import {writeDocx} from "../support/write-docx.ts";
import {writeHtml} from "../support/write-html.ts";
import {type PdfOptions, writePdf} from "../support/write-pdf.ts";

const DOCUMENTS = 12;
const PRINT = `body {font: 14pt/1.3 "Times New Roman", "Liberation Serif", serif; margin: 0} table {border-collapse: collapse; width: 100%}
h2, h3, h4 {font-size: 14pt} td, th {vertical-align: top; font-size: 12pt; padding: 2pt} ul {list-style: "- "; margin: 0} `;

type Layouts = Readonly<Record<string, (documents: OfficeDocument[]) => Promise<Uint8Array[] | null>>>;

/** How each layout prints documents: a PDF a document, or null when the program that prints is not there. */
export const LAYOUTS: Layouts = {
  "pdfkit, left": pdfkit({align: "left"}),
  "pdfkit, justified": pdfkit({align: "justify"}),
  "pdfkit, running head": pdfkit({align: "justify", running_head: "Báo cáo lưu hành nội bộ"}),
  "chromium, indented": chromium("p {text-align: justify; text-indent: 1cm; margin: 3pt 0}"),
  "chromium, indented, no space between": chromium("p {text-align: justify; text-indent: 1cm; margin: 0}"),
  "chromium, left, space between": chromium("p {margin: 6pt 0}"),
  "soffice, indented": soffice(
    '<w:spacing w:before="60" w:after="60"/><w:ind w:firstLine="709"/><w:jc w:val="both"/>',
  ),
  "soffice, indented, no space between": soffice('<w:ind w:firstLine="709"/><w:jc w:val="both"/>'),
  "soffice, exact lines": soffice(
    '<w:spacing w:before="120" w:line="360" w:lineRule="exact"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>',
  ),
  "soffice, line and a half": soffice(
    '<w:spacing w:line="360" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>',
  ),
  "soffice, flush, space between": soffice('<w:spacing w:after="120"/><w:jc w:val="both"/>'),
  "soffice, left, indented": soffice('<w:spacing w:after="60"/><w:ind w:firstLine="709"/>'),
  "soffice, left, flush, no space between": soffice(""),
};

/**
 * Prints made-up reports by several layouts, reads each PDF and the .docx of the same report, and writes out the share of blocks that are
 * the same: by text, by text and label, by text, label and kind; then tables with the same cells. `show` writes the blocks that differ.
 */
export async function comparePdf({layouts = LAYOUTS, seed = "layout", show = false} = {}): Promise<void> {
  const documents = blocDocuments(DOCUMENTS, seed);
  const wanted: Reading[] = [];
  for (const one of documents) wanted.push(await readDocx(writeDocx(one), "a.docx"));
  console.log(`\n${"PDF against .docx".padEnd(40)}      blocks    + labels     + kinds      tables`);
  for (const [name, print] of Object.entries(layouts)) {
    const files = await print(documents);
    if (files === null) {
      console.log(`${name.padEnd(40)}soffice is not installed`);
      continue;
    }
    const readings: Reading[] = [];
    for (const bytes of files) readings.push(await readPdf(bytes, "a.pdf"));
    const score = (print_block: (block: Block) => string) =>
      share(wanted.map((one, i) => same(printed(one, print_block), printed(readings[i], print_block))));
    const tables = share(wanted.map((one, i) => same(tableTexts(one), tableTexts(readings[i]))));
    const columns = [
      score(({text}) => text),
      score(({label, text}) => `${label ?? ""} ${text}`),
      score(({label, text, kind}) => `${kind} ${label ?? ""} ${text}`),
      tables,
    ];
    console.log(`${name.padEnd(40)}${columns.map((one) => one.padStart(12)).join("")}`);
    if (show) for (const [i, one] of wanted.entries()) showMissed(i, one, readings[i]);
  }
}

function pdfkit(options: PdfOptions) {
  return (documents: OfficeDocument[]) => Promise.all(documents.map((one) => writePdf(one, options)));
}

function chromium(style: string) {
  return (documents: OfficeDocument[]) =>
    printHtml(documents.map((one) => writeHtml(one, {style: PRINT + style})));
}

function soffice(setting: string) {
  return async (documents: OfficeDocument[]) => printDocx(documents.map((one) => writeDocx(one, {setting})));
}

function printed({blocks}: Reading = NOTHING, print_block: (block: Block) => string): string[] {
  return blocks.filter(({kind}) => kind !== "header" && kind !== "footer").map(print_block);
}

function tableTexts({tables}: Reading = NOTHING): string[] {
  return tables.map(({rows}) => JSON.stringify(rows));
}

/** How many of the texts wanted are among those got, each once. */
function same(wanted: string[], got: string[]): [number, number] {
  const left = Map.groupBy(got, (text) => text);
  return [wanted.filter((text) => left.get(text)?.pop() !== undefined).length, wanted.length];
}

function share(counts: [number, number][]): string {
  const [right, all] = counts.reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
  return `${((100 * right) / all).toFixed(2)} %`;
}

function showMissed(i: number, wanted: Reading, got: Reading | undefined): void {
  const left = Map.groupBy(
    printed(got, ({text}) => text),
    (text) => text,
  );
  for (const text of printed(wanted, (block) => block.text))
    if (left.get(text)?.pop() === undefined) console.log(`  ${i} - ${text}`);
  for (const [text, rest] of left) if (rest.length > 0) console.log(`  ${i} + ${text}`);
  const rows = new Set(tableTexts(got));
  for (const text of tableTexts(wanted)) if (!rows.has(text)) console.log(`  ${i} - table ${text}`);
  for (const text of rows) if (!tableTexts(wanted).includes(text)) console.log(`  ${i} + table ${text}`);
}

const NOTHING: Reading = {media_type: "", encoding: null, blocks: [], tables: [], problems: []};

import type {Reading} from "../../pipeline/model.ts";
import {DOCX_CASES, type ListCase} from "./list-cases-docx.ts";
import {ODT_CASES} from "./list-cases-odt.ts";
import {RTF_CASES} from "./list-cases-rtf.ts";

export const LIST_CASES: Readonly<Record<string, readonly ListCase[]>> = {
  docx: DOCX_CASES,
  odt: ODT_CASES,
  rtf: RTF_CASES,
};

/** Cases in which Word's rules, which we keep to, are not those of LibreOffice 7.4: `format name`, and why. */
export const NOT_AS_LIBREOFFICE: ReadonlyMap<string, string> = new Map([
  ["docx roman above, legal below", "w:isLgl prints upper levels in decimal (ECMA-376 part 1, 17.9.4)"],
  ["docx never restarted", 'w:lvlRestart="0" never restarts (17.9.10)'],
  ["rtf restarted by an override", "\\listoverridestartat restarts the list (RTF 1.9.1)"],
]);

/** What stands before each `Việc n.` of a list case, in order; bullets of symbol fonts, which no text layer names, as `•`. */
export function labelsIn(lines: readonly string[]): string[] {
  const labels: string[] = [];
  for (const line of lines) {
    let from = 0;
    for (const {0: said, 1: count, index} of line.matchAll(/Việc (\d+)\./gu)) {
      labels[Number(count) - 1] = line
        .slice(from, index)
        .replace(/[\u2022\u25e6\u25aa\u00b7\ue000-\uf8ff]/gu, "•")
        .trim();
      from = index + said.length;
    }
  }
  return labels;
}

/** The labels of a list case as we read it. */
export function labelsOf({blocks, tables}: Reading): string[] {
  const cells = tables.flatMap(({rows}) => rows.flat()).map((cell) => cell ?? "");
  return labelsIn([...blocks.map(({label, text}) => `${label ?? ""} ${text}`), ...cells]);
}

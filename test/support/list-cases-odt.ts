import type {ListCase} from "./list-cases-docx.ts";
import {rawOdt} from "./raw-odt.ts";

const level = (
  at: number,
  format: string,
  {prefix = "", suffix = "", shown = 1, start = 1, more = ""} = {},
) =>
  `<text:list-level-style-number text:level="${at}" style:num-format="${format}" style:num-prefix="${prefix}" style:num-suffix="${suffix}" text:display-levels="${shown}" text:start-value="${start}"${more}/>`;
const bullet = (at: number, char: string) =>
  `<text:list-level-style-bullet text:level="${at}" text:bullet-char="${char}"/>`;
const listStyle = (name: string, ...levels: string[]) =>
  `<text:list-style style:name="${name}">${levels.join("")}</text:list-style>`;
const list = (inside: string, attributes = ' text:style-name="L1"') =>
  `<text:list${attributes}>${inside}</text:list>`;
const item = (inside: string, attributes = "") => `<text:list-item${attributes}>${inside}</text:list-item>`;
const say = (count: number) => `<text:p>Việc ${count}.</text:p>`;
const each = (...counts: number[]) => counts.map((count) => item(say(count))).join("");
const heading = (at: number, count: number, attributes = "") =>
  `<text:h text:outline-level="${at}"${attributes}>Việc ${count}.</text:h>`;
const PLAIN = "<text:p>Đoạn xen giữa.</text:p>";

const OFFICIAL = listStyle(
  "L1",
  level(1, "I", {suffix: "."}),
  level(2, "1", {suffix: "."}),
  level(3, "a", {suffix: ")"}),
);
const LEGAL = listStyle(
  "L1",
  level(1, "1", {suffix: "."}),
  level(2, "1", {suffix: ".", shown: 2}),
  level(3, "1", {suffix: ".", shown: 3}),
);
const OUTLINE =
  `<text:outline-style style:name="Outline">${level(1, "I", {suffix: "."})}${level(2, "1", {suffix: "."})}${level(3, "a", {suffix: ")"})}</text:outline-style>`.replaceAll(
    "list-level-style-number",
    "outline-level-style",
  );

/** A font with all letters, for text and headings, as the print is read back: where one is wanting, LibreOffice takes it from another font, out of its place. */
const TEXT = '<style:text-properties fo:font-family="DejaVu Sans"/>';
const FONT = `<style:default-style style:family="paragraph">${TEXT}</style:default-style>${[1, 2, 3]
  .map(
    (at) =>
      `<style:style style:name="Heading_20_${at}" style:display-name="Heading ${at}" style:family="paragraph" style:default-outline-level="${at}">${TEXT}</style:style>`,
  )
  .join("")}`;

/** Name, styles of the content, body, and styles of the document where the case needs any. */
const CASES: [name: string, automatic: string, body: string, named?: string][] = [
  [
    "levels",
    OFFICIAL,
    list(
      item(say(1) + list(each(2) + item(say(3) + list(each(4, 5), "")), "")) +
        item(say(6) + list(each(7), "")),
    ),
  ],
  ["legal", LEGAL, list(item(say(1) + list(item(say(2) + list(each(3, 4), "")) + each(5), "")) + each(6))],
  ["a new list of the style", OFFICIAL, list(each(1, 2)) + PLAIN + list(each(3)) + list(each(4))],
  [
    "continued numbering",
    OFFICIAL,
    list(each(1, 2)) + PLAIN + list(each(3), ' text:style-name="L1" text:continue-numbering="true"'),
  ],
  [
    "continues a named list",
    OFFICIAL,
    list(each(1, 2), ' xml:id="a" text:style-name="L1"') +
      list(each(3), ' xml:id="b" text:style-name="L1"') +
      list(each(4), ' xml:id="c" text:continue-list="a" text:style-name="L1"'),
  ],
  ["restarted items", OFFICIAL, list(each(1) + item(say(2), ' text:start-value="5"') + each(3))],
  [
    "starts of levels",
    listStyle(
      "L1",
      level(1, "1", {suffix: "/", start: 4}),
      level(2, "A", {prefix: "(", suffix: ")", start: 2}),
    ),
    list(item(say(1) + list(each(2, 3), "")) + item(say(4) + list(each(5), ""))),
  ],
  [
    "two paragraphs of an item, and a head without number",
    OFFICIAL,
    list(`<text:list-header>${say(1)}</text:list-header>${item(say(2) + say(3))}${each(4)}`),
  ],
  [
    "words around numbers",
    listStyle("L1", level(1, "1", {prefix: "Điều ", suffix: "."}), level(2, "i", {prefix: "[", suffix: "]"})),
    list(item(say(1) + list(each(2, 3), "")) + each(4)),
  ],
  [
    "letters past z",
    listStyle("L1", level(1, "a", {suffix: ")", more: ' style:num-letter-sync="true"'})),
    list(each(...Array.from({length: 30}, (_, at) => at + 1))),
  ],
  [
    "letters past z, counted on",
    listStyle("L1", level(1, "A", {suffix: "."})),
    list(each(...Array.from({length: 55}, (_, at) => at + 1))),
  ],
  [
    "dashes",
    listStyle("L1", bullet(1, "-"), bullet(2, "+")),
    list(item(say(1) + list(each(2, 3), "")) + each(4)),
  ],
  [
    "numbered headings",
    "",
    heading(1, 1) +
      heading(2, 2) +
      heading(3, 3) +
      heading(3, 4) +
      PLAIN +
      heading(2, 5) +
      heading(1, 6) +
      heading(2, 7),
    OUTLINE,
  ],
  [
    "a heading without its number",
    '<style:style style:name="P1" style:family="paragraph" style:list-style-name=""/>',
    heading(1, 1) +
      heading(1, 2, ' text:style-name="P1"') +
      heading(1, 3) +
      heading(1, 4, ' text:is-list-header="true"') +
      heading(1, 5),
    OUTLINE,
  ],
  [
    "headings restarted",
    "",
    heading(1, 1) + heading(1, 2, ' text:restart-numbering="true" text:start-value="7"') + heading(1, 3),
    OUTLINE,
  ],
  [
    "another style for one item",
    OFFICIAL + listStyle("L2", level(1, "A", {suffix: ")"})),
    list(each(1) + item(say(2), ' text:style-override="L2"') + each(3)),
  ],
  [
    "in cells",
    OFFICIAL,
    `${list(each(1), ' xml:id="a" text:style-name="L1"')}<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell>${list(each(2), ' xml:id="b" text:continue-list="a" text:style-name="L1"')}</table:table-cell><table:table-cell>${list(each(3))}</table:table-cell></table:table-row></table:table>${list(each(4), ' text:continue-list="a" text:style-name="L1"')}`,
  ],
  ["a level left out", LEGAL, list(item(say(1) + list(item(list(each(2, 3), "")) + each(4), "")) + each(5))],
  ["two digits", listStyle("L1", level(1, "01, 02, 03, ...", {suffix: "."})), list(each(1, 2, 3))],
  ["no number but a suffix", listStyle("L1", level(1, "", {suffix: "Phụ lục"})), list(each(1, 2))],
];

/** The cases as .odt files of hand-written XML. */
export const ODT_CASES: readonly ListCase[] = CASES.map(([name, automatic, body, named = ""]) => ({
  name,
  bytes: rawOdt(body, {automatic, named: named + FONT}),
}));

import {level, li, p, r, rawDocx} from "./raw-docx.ts";

/** A document whose numbered paragraphs are `Việc 1.`, `Việc 2.`…, told apart by name. */
export type ListCase = {name: string; bytes: Uint8Array};

const started = (xml: string, start: number) => xml.replace('w:start w:val="1"', `w:start w:val="${start}"`);
const abstract = (id: number, levels: string[], more = "") =>
  `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${more}${levels.join("")}</w:abstractNum>`;
const num = (id: number, of: number, overrides = "") =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`;
const startOverride = (at: number, start: number) =>
  `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="${start}"/></w:lvlOverride>`;
const style = (id: string, name: string, inside: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inside}</w:style>`;
const numPr = (list: number, at?: number) =>
  `<w:numPr>${at === undefined ? "" : `<w:ilvl w:val="${at}"/>`}<w:numId w:val="${list}"/></w:numPr>`;

/** Items `list/level` one after another; `|` is a paragraph outside lists, `_` an empty item of the last list. */
function items(places: string): string {
  let count = 0;
  let last = "1/0";
  return places
    .split(" ")
    .map((place) => {
      const [list, at] = (place === "_" ? last : place).split("/").map(Number) as [number, number];
      if (place === "|") return p(r("Đoạn xen giữa."));
      last = place === "_" ? last : place;
      if (place === "_") return li(list, at, "");
      count += 1;
      return li(list, at, `Việc ${count}.`);
    })
    .join("");
}

const OFFICIAL = [
  level(0, "upperRoman", "%1."),
  level(1, "decimal", "%2."),
  level(2, "lowerLetter", "%3)"),
  level(3, "bullet", "-"),
];
const LEGAL = [
  level(0, "decimal", "%1."),
  level(1, "decimal", "%1.%2."),
  level(2, "decimal", "%1.%2.%3."),
  level(3, "decimal", "%1.%2.%3.%4."),
];
const one = (levels: string[]) => abstract(0, levels) + num(1, 0);
const repeated = (place: string, times: number) => Array.from({length: times}, () => place).join(" ");
const cell = (inside: string) => `<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${inside}</w:tc>`;
const table = (...rows: string[][]) =>
  `<w:tbl><w:tblPr><w:tblW w:w="8000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>${rows.map((cells) => `<w:tr>${cells.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;

const NORMAL =
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>';
const HEADINGS = [1, 2, 3]
  .map((at) =>
    style(
      `H${at}`,
      `heading ${at}`,
      `<w:basedOn w:val="Normal"/><w:pPr>${numPr(1, at - 1)}<w:outlineLvl w:val="${at - 1}"/></w:pPr>`,
    ),
  )
  .join("");
const LINKED = [
  level(0, "upperRoman", "%1.", '<w:pStyle w:val="H1"/>'),
  level(1, "decimal", "%2.", '<w:pStyle w:val="H2"/>'),
  level(2, "decimal", "%2.%3.", '<w:pStyle w:val="H3"/>'),
];
const styled = (id: string, count: number, more = "") =>
  p(r(`Việc ${count}.`), `<w:pStyle w:val="${id}"/>${more}`);

/** Name, `numbering.xml`, body, and styles where the case needs any. */
const CASES: [name: string, numbering: string, body: string, styles?: string][] = [
  ["official levels", one(OFFICIAL), items("1/0 1/1 1/2 1/2 1/3 1/3 1/1 1/2 1/0 1/1 1/2")],
  ["legal 1.1.1.", one(LEGAL), items("1/0 1/1 1/1 1/2 1/2 1/3 1/1 1/0 1/1 1/2 1/0 1/1")],
  [
    "articles",
    one([level(0, "decimal", "Điều %1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)")]),
    items("1/0 1/1 1/2 1/2 1/1 1/0 1/1 1/0"),
  ],
  [
    "chapters",
    one([
      level(0, "upperRoman", "Chương %1"),
      level(1, "decimal", "Mục %2:"),
      level(2, "decimal", "Điều %3."),
    ]),
    items("1/0 1/1 1/2 1/1 1/2 1/0 1/1"),
  ],
  ["letters past z", one([level(0, "lowerLetter", "%1)")]), items(repeated("1/0", 30))],
  ["capitals past Z", one([level(0, "upperLetter", "%1.")]), items(repeated("1/0", 55))],
  [
    "roman numbers",
    one([level(0, "lowerRoman", "(%1)"), level(1, "upperRoman", "%2-")]),
    items(`${repeated("1/0", 15)} ${repeated("1/1", 50)}`),
  ],
  [
    "starts",
    one([started(level(0, "decimal", "%1/"), 5), started(level(1, "lowerLetter", "%2)"), 3)]),
    items("1/0 1/1 1/1 1/0 1/1"),
  ],
  ["from nought", one([started(level(0, "decimal", "%1."), 0)]), items("1/0 1/0 1/0")],
  [
    "restarted list",
    abstract(0, OFFICIAL) + num(1, 0) + num(2, 0, startOverride(0, 1)),
    items("1/0 1/1 1/0 2/0 2/1 2/0 | 2/0"),
  ],
  [
    "restarted below",
    abstract(0, LEGAL) + num(1, 0) + num(2, 0, startOverride(1, 4)),
    items("1/0 1/1 2/1 2/1 1/1 1/0 2/1"),
  ],
  [
    "restart at seven, then back to the first",
    abstract(0, LEGAL) + num(1, 0) + num(2, 0, startOverride(0, 7)),
    items("1/0 1/0 2/0 2/0 1/0 1/0"),
  ],
  [
    "two lists of one kind",
    abstract(0, OFFICIAL) + num(1, 0) + num(2, 0),
    items("1/0 1/1 2/1 2/0 1/1 1/0 | 2/1"),
  ],
  [
    "level of its own",
    abstract(0, OFFICIAL) +
      num(1, 0) +
      num(2, 0, `<w:lvlOverride w:ilvl="0">${level(0, "upperLetter", "%1)")}</w:lvlOverride>`),
    items("1/0 1/0 2/0 2/1 2/0"),
  ],
  [
    "roman above, legal below",
    one([
      level(0, "upperRoman", "%1."),
      level(1, "decimal", "%1.%2.", "<w:isLgl/>"),
      level(2, "decimal", "%1.%2.%3.", "<w:isLgl/>"),
    ]),
    items("1/0 1/1 1/2 1/0 1/1 1/1 1/2"),
  ],
  [
    "roman above, roman below",
    one([level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.")]),
    items("1/0 1/1 1/1 1/0 1/1"),
  ],
  [
    "never restarted",
    one([level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')]),
    items("1/0 1/1 1/1 1/0 1/1 1/0 1/1"),
  ],
  [
    "restarted by the first level only",
    one([
      level(0, "upperRoman", "%1."),
      level(1, "decimal", "%2."),
      level(2, "lowerLetter", "%3)", '<w:lvlRestart w:val="1"/>'),
    ]),
    items("1/0 1/1 1/2 1/2 1/1 1/2 1/0 1/1 1/2"),
  ],
  [
    "by heading styles",
    abstract(0, LINKED) + num(1, 0),
    [
      styled("H1", 1),
      styled("H2", 2),
      styled("H3", 3),
      styled("H3", 4),
      styled("H1", 5),
      styled("H2", 6),
    ].join(""),
    NORMAL + HEADINGS,
  ],
  [
    "by a style without a level, and based on one",
    abstract(0, LINKED) + num(1, 0),
    [styled("H1", 1), styled("H2", 2), styled("H2b", 3), styled("H1", 4), styled("H2b", 5)].join(""),
    NORMAL +
      style("H1", "De muc 1", `<w:pPr>${numPr(1)}</w:pPr>`) +
      style("H2", "De muc 2", `<w:pPr>${numPr(1, 1)}</w:pPr>`) +
      style("H2b", "De muc 2b", '<w:basedOn w:val="H2"/><w:pPr><w:jc w:val="center"/></w:pPr>'),
  ],
  [
    "a style's number taken off",
    abstract(0, LINKED) + num(1, 0),
    [styled("H1", 1), styled("H1", 2, numPr(0)), styled("H1", 3), styled("H1", 4, numPr(1, 1))].join(""),
    NORMAL + HEADINGS,
  ],
  [
    "by a numbering style",
    abstract(0, OFFICIAL, '<w:styleLink w:val="Nhieu"/>') +
      abstract(1, [], '<w:numStyleLink w:val="Nhieu"/>') +
      num(1, 0) +
      num(2, 1),
    items("2/0 2/1 2/1 2/0"),
    `${NORMAL}<w:style w:type="numbering" w:styleId="Nhieu"><w:name w:val="Nhieu"/><w:pPr>${numPr(1)}</w:pPr></w:style>`,
  ],
  [
    "in cells",
    one(OFFICIAL),
    items("1/0") +
      table(
        [li(1, 1, "Việc 2.") + li(1, 1, "Việc 3."), li(1, 1, "Việc 4.")],
        [li(1, 1, "Việc 5."), p(r("Không số."))],
      ) +
      li(1, 1, "Việc 6.") +
      li(1, 0, "Việc 7."),
  ],
  [
    "dashes and plusses",
    one([level(0, "bullet", "-"), level(1, "bullet", "+"), level(2, "bullet", "•"), level(3, "bullet", "*")]),
    items("1/0 1/1 1/2 1/3 1/0"),
  ],
  [
    "bullets of a symbol font",
    one([
      `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/></w:rPr></w:lvl>`,
      `<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0a7"/><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings" w:hint="default"/></w:rPr></w:lvl>`,
    ]),
    items("1/0 1/1 1/1 1/0"),
  ],
  ["a level left out", one(LEGAL), items("1/0 1/2 1/2 1/1 1/2 1/0 1/3")],
  ["below before above", one(LEGAL), items("1/1 1/1 1/0 1/1")],
  [
    "words around numbers",
    one([level(0, "decimal", "Chỉ tiêu %1:"), level(1, "decimal", "%1/%2-"), level(2, "decimal", "[%3]")]),
    items("1/0 1/1 1/2 1/1 1/0 1/1"),
  ],
  ["two digits", one([level(0, "decimalZero", "%1.")]), items(repeated("1/0", 11))],
  ["empty items", one(LEGAL), items("1/0 _ 1/1 _ 1/1 1/0")],
  [
    "no number but words",
    one([level(0, "none", "Phụ lục"), level(1, "decimal", "%2."), level(2, "none", "")]),
    items("1/0 1/1 1/2 1/1 1/0 1/1"),
  ],
  [
    "what stands between label and text",
    one([
      level(0, "upperRoman", "%1.", '<w:suff w:val="space"/>'),
      level(1, "decimal", "%2.", '<w:suff w:val="nothing"/>'),
    ]),
    items("1/0 1/1 1/1 1/0"),
  ],
  ["broken by plain paragraphs", one(OFFICIAL), items("1/0 | 1/1 | | 1/1 1/2 | 1/0 | 1/1")],
  ["an unknown list", one([level(0, "decimal", "%1.")]), items("1/0 9/0 1/0")],
];

/** The cases as .docx files of hand-written XML. */
export const DOCX_CASES: readonly ListCase[] = CASES.map(([name, numbering, body, styles = NORMAL]) => ({
  name,
  bytes: rawDocx(body, {numbering, styles}),
}));

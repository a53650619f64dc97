import type {ListCase} from "./list-cases-docx.ts";

/** Text of RTF: letters beyond ASCII as `\u`, with `?` for readers without Unicode. */
const escape = (text: string) => text.replace(/[^\x00-\x7f]/gu, (letter) => `\\u${letter.charCodeAt(0)}?`);
const say = (count: number) => escape(`Việc ${count}.`);
/** Level of a list: its kind of number and its label, in which `%1` stands for the number of the first level. */
const level = (kind: number, label: string, start = 1, more = "") => {
  const template = label.replace(/%(\d)/gu, (_, digit) => String.fromCharCode(Number(digit) - 1));
  const codes = [...template]
    .map((char) => (char < "\t" ? `\\'0${char.charCodeAt(0)}` : escape(char)))
    .join("");
  const places = [...template].flatMap((char, at) => (char < "\t" ? [`\\'0${at + 1}`] : [])).join("");
  return `{\\listlevel\\levelnfc${kind}\\levelnfcn${kind}\\leveljc0\\levelstartat${start}${more}\\levelfollow0{\\leveltext\\'${template.length.toString(16).padStart(2, "0")}${codes};}{\\levelnumbers${places};}}`;
};
const list = (id: number, ...levels: string[]) =>
  `{\\list\\listtemplateid${id}${levels.join("")}\\listid${id}}`;
const override = (at: number, id: number, starts: number[] = []) =>
  `{\\listoverride\\listid${id}\\listoverridecount${starts.length}${starts.map((start) => `{\\lfolevel\\listoverridestartat\\levelstartat${start}}`).join("")}\\ls${at}}`;
/** A font with all letters, as the print is read back: where one is wanting, LibreOffice takes it from another font, out of its place. */
const document = (lists: string, overrides: string, body: string) =>
  new Uint8Array(
    Buffer.from(
      `{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0\\fnil DejaVu Sans;}}{\\*\\listtable${lists}}{\\*\\listoverridetable${overrides}}\n${body}\\pard\\plain Het.\\par\n}`,
      "latin1",
    ),
  );

/** Items `list/level`, as a writer leaves them that has the labels printed beside (`listtext`), or one that has not. */
function items(places: string, labels: string[] = []): string {
  return places
    .split(" ")
    .map((place, at) => {
      const [ls, depth] = place.split("/");
      const label = labels[at] === undefined ? "" : `{\\listtext\\pard\\plain ${escape(labels[at])}\\tab}`;
      return `\\pard\\plain${label}\\ls${ls}\\ilvl${depth} ${say(at + 1)}\\par\n`;
    })
    .join("");
}
const OFFICIAL = [level(1, "%1."), level(0, "%2."), level(4, "%3)")];
const LEGAL = [level(0, "%1."), level(0, "%1.%2."), level(0, "%1.%2.%3.")];
const PLACES = "1/0 1/1 1/2 1/2 1/1 1/0 1/1";

/** The cases as .rtf files written by hand. */
export const RTF_CASES: readonly ListCase[] = [
  {
    name: "labels beside",
    bytes: document(
      list(5, ...OFFICIAL),
      override(1, 5),
      items(PLACES, ["I.", "1.", "a)", "b)", "2.", "II.", "1."]),
    ),
  },
  {name: "labels not beside", bytes: document(list(5, ...OFFICIAL), override(1, 5), items(PLACES))},
  {name: "legal, labels not beside", bytes: document(list(5, ...LEGAL), override(1, 5), items(PLACES))},
  {
    name: "words, a start, two lists",
    bytes: document(
      list(5, level(0, "Điều %1.", 3), level(4, "%2)")) + list(6, level(23, "-"), level(23, "+")),
      override(1, 5) + override(2, 6),
      items("1/0 1/1 2/0 2/1 1/1 1/0"),
    ),
  },
  {
    name: "restarted by an override",
    bytes: document(list(5, ...OFFICIAL), override(1, 5) + override(2, 5, [1]), items("1/0 1/0 2/0 2/0")),
  },
];

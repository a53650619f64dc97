import {writeZip} from "./write-zip.ts";

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
/** Root elements and kinds of the parts beside the body. */
const PARTS = {
  styles: ["w:styles", "styles"],
  numbering: ["w:numbering", "numbering"],
  footnotes: ["w:footnotes", "footnotes"],
  header1: ["w:hdr", "header"],
  footer1: ["w:ftr", "footer"],
} as const;

/** Parts of a .docx beside its body, each the XML inside its root element. */
export type RawParts = {[name in keyof typeof PARTS]?: string};

/** A .docx of hand-written XML that word processors open: `body` is what stands in `w:body`. */
export function rawDocx(body: string, parts: RawParts = {}): Uint8Array {
  const given = (Object.keys(PARTS) as (keyof RawParts)[]).flatMap((name) => {
    const [root, kind] = PARTS[name];
    const xml = parts[name];
    return xml === undefined ? [] : [{name, root, kind, xml}];
  });
  const type = (part: string, kind: string) =>
    `<Override PartName="/word/${part}.xml" ContentType="${WORD}.${kind}+xml"/>`;
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
  const relations = (inside: string) =>
    `<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`;
  return writeZip([
    {
      name: "[Content_Types].xml",
      bytes: `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type("document", "document.main")}${given.map(({name, kind}) => type(name, kind)).join("")}</Types>`,
    },
    {name: "_rels/.rels", bytes: relations(relation("rId1", "officeDocument", "word/document.xml"))},
    {name: "word/document.xml", bytes: `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`},
    {
      name: "word/_rels/document.xml.rels",
      bytes: relations(given.map(({name, kind}) => relation(name, kind, `${name}.xml`)).join("")),
    },
    ...given.map(({name, root, xml}) => ({
      name: `word/${name}.xml`,
      bytes: `<${root} ${NAMESPACES}>${xml}</${root}>`,
    })),
  ]);
}

/** A paragraph of runs, with properties. */
export function p(runs: string, properties = ""): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
}

/** A run of text, with properties. */
export function r(text: string, properties = ""): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph of list `num` at `level` (from 0). */
export function li(num: number, level: number, text: string): string {
  return p(r(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${num}"/></w:numPr>`);
}

/** A run in a font. */
export function inFont(font: string, text: string): string {
  return r(text, `<w:rFonts w:ascii="${font}" w:hAnsi="${font}"/>`);
}

/** A list level of a numbering definition. */
export function level(at: number, format: string, text: string, more = ""): string {
  return `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
}

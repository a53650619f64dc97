import {writeZip} from "./write-zip.ts";

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"';

/** Parts of a .docx beside its body, each the XML inside its root element. */
export type RawParts = {
  styles?: string;
  numbering?: string;
  footnotes?: string;
  header1?: string;
  footer1?: string;
};

/** A .docx of hand-written XML: `body` is what stands in `w:body`. */
export function rawDocx(body: string, parts: RawParts = {}): Uint8Array {
  const roots = {
    styles: "w:styles",
    numbering: "w:numbering",
    footnotes: "w:footnotes",
    header1: "w:hdr",
    footer1: "w:ftr",
  } as const;
  const types = {
    styles: "styles",
    numbering: "numbering",
    footnotes: "footnotes",
    header1: "header",
    footer1: "footer",
  } as const;
  const names = (Object.keys(roots) as (keyof RawParts)[]).filter((name) => parts[name] !== undefined);
  const relations = names
    .map((name) => `<Relationship Id="${name}" Type="http://x/${types[name]}" Target="${name}.xml"/>`)
    .join("");
  return writeZip([
    {name: "[Content_Types].xml", bytes: "<Types/>"},
    {name: "word/document.xml", bytes: `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`},
    {name: "word/_rels/document.xml.rels", bytes: `<Relationships>${relations}</Relationships>`},
    ...names.map((name) => ({
      name: `word/${name}.xml`,
      bytes: `<${roots[name]} ${NAMESPACES}>${parts[name]}</${roots[name]}>`,
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

import type {DocumentBlock} from "./office-document.ts";

const BULLET_LIST = 2;
const HEADING_LIST = 1;

/** What `w:numId` and `w:ilvl` give a block its number; null when it is typed. Headings share list 1, items list 2. */
export function listOf(block: DocumentBlock): {num_id: number; level: number} | null {
  if (block.kind === "heading" && block.label !== null && block.how !== "typed")
    return {num_id: HEADING_LIST, level: block.level - 1};
  if (block.kind === "item" && block.how === "auto") return {num_id: BULLET_LIST, level: block.level - 1};
  return null;
}

/**
 * `word/numbering.xml` for the automatic labels of a body. Each level takes its format from the first label met on it:
 * `I-` counts in Roman numerals, `1.` in decimals, `a)` in letters, `1.2.` repeats the level above, anything else is a bullet.
 */
export function numberingXml(body: readonly DocumentBlock[]): string {
  const first = new Map<string, string>();
  for (const block of body) {
    const list = listOf(block);
    if (list === null || (block.kind !== "heading" && block.kind !== "item")) continue;
    const key = `${list.num_id}/${list.level}`;
    if (!first.has(key)) first.set(key, block.label ?? "");
  }
  const abstracts = [HEADING_LIST, BULLET_LIST].map((id) => {
    const levels = [0, 1, 2].map((level) => levelXml(level, first.get(`${id}/${level}`) ?? "-", id));
    return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${levels.join("")}</w:abstractNum>`;
  });
  const nums = [HEADING_LIST, BULLET_LIST].map(
    (id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`,
  );
  return `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${abstracts.join("")}${nums.join("")}</w:numbering>`;
}

function levelXml(level: number, label: string, list: number): string {
  const {format, text} = formatOf(label, level);
  const style = list === HEADING_LIST ? `<w:pStyle w:val="Heading${level + 1}"/>` : "";
  return `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${style}<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/></w:lvl>`;
}

function formatOf(label: string, level: number): {format: string; text: string} {
  const after = label.slice(-1);
  if (/^[IVX]+[.\-)/]$/.test(label)) return {format: "upperRoman", text: `%${level + 1}${after}`};
  if (/^[A-Z][.\-)/]$/.test(label)) return {format: "upperLetter", text: `%${level + 1}${after}`};
  if (/^[a-z][.\-)/]$/.test(label)) return {format: "lowerLetter", text: `%${level + 1}${after}`};
  if (/^\d+[.\-)/]$/.test(label)) return {format: "decimal", text: `%${level + 1}${after}`};
  if (/^\d+\.\d+[.\-)/]$/.test(label)) return {format: "decimal", text: `%${level}.%${level + 1}${after}`};
  return {format: "bullet", text: label};
}

import {childOf, elementsOf, parseXml, textOf, type XmlElement} from "../xml.ts";
import {openZip} from "../zip.ts";
import type {SheetLooks} from "./read-biff.ts";

const MOST_REPEATS = 1_000;

/**
 * Visibility of an .ods file's sheets, and the format its numbers are printed in, told from the printed text it keeps (`99,2%`,
 * `1.300,0`); the sheet library leaves both out.
 */
export async function readOdsLooks(bytes: Uint8Array): Promise<SheetLooks[]> {
  const content = await (await openZip(bytes)).read("content.xml");
  if (content === null) return [];
  const root = parseXml(content);
  const hidden = new Set<string>();
  for (const style of elementsOf(childOf(root, "office:automatic-styles"))) {
    if (childOf(style, "style:table-properties")?.attributes["table:display"] === "false")
      hidden.add(style.attributes["style:name"] ?? "");
  }
  const body = childOf(childOf(root, "office:body"), "office:spreadsheet");
  return elementsOf(body)
    .filter(({name}) => name === "table:table")
    .map((table) => ({
      name: table.attributes["table:name"] ?? "",
      is_hidden: hidden.has(table.attributes["table:style-name"] ?? "\0"),
      formats: readFormats(table),
    }));
}

function readFormats(table: XmlElement): Map<string, string> {
  const formats = new Map<string, string>();
  let row = 0;
  for (const line of rowsOf(table)) {
    let column = 0;
    for (const cell of elementsOf(line)) {
      const repeats = repeatsOf(cell, "table:number-columns-repeated");
      const format = /^(?:percentage|float|currency)$/u.test(cell.attributes["office:value-type"] ?? "")
        ? formatOf(textOf(cell))
        : null;
      for (let i = 0; format !== null && i < Math.min(repeats, MOST_REPEATS); i++)
        formats.set(`${row},${column + i}`, format);
      column += repeats;
    }
    row += repeatsOf(line, "table:number-rows-repeated");
  }
  return formats;
}

/** Rows, those in groups and header groups among them. */
function rowsOf(element: XmlElement): XmlElement[] {
  return elementsOf(element).flatMap((child) =>
    child.name === "table:table-row"
      ? [child]
      : /^table:table-(?:row-group|header-rows|rows)$/u.test(child.name)
        ? rowsOf(child)
        : [],
  );
}

function repeatsOf({attributes}: XmlElement, name: string): number {
  const repeats = Number(attributes[name] ?? "1");
  return Number.isInteger(repeats) && repeats > 0 ? repeats : 1;
}

/** The format of a printed number: its decimals, whether thousands are parted, the percent sign; null when it says nothing special. */
function formatOf(printed: string): string | null {
  const text = printed.trim();
  const decimals = /[.,](\d{1,2}|\d{4,8})%?$/u.exec(text)?.[1]?.length ?? 0;
  const whole = decimals > 0 ? text.slice(0, -decimals - 1) : text;
  const is_grouped = /\d[.,\u00a0\u202f ]\d{3}/u.test(whole);
  if (!text.endsWith("%") && !is_grouped) return null;
  return `${is_grouped ? "#,##0" : "0"}${decimals > 0 ? `.${"0".repeat(decimals)}` : ""}${text.endsWith("%") ? "%" : ""}`;
}

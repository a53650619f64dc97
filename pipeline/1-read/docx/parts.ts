import {elementsOf, parseXml} from "../xml.ts";
import type {Zip} from "../zip.ts";

/** Names of the parts of a Word document in its archive; null for those it has not. */
export type Parts = {
  document: string;
  styles: string | null;
  numbering: string | null;
  footnotes: string | null;
  endnotes: string | null;
  headers: string[];
  footers: string[];
};

/** Finds the parts by the package's relations (Word on the web writes `document2.xml`), else by their usual names. */
export async function findParts(zip: Zip): Promise<Parts> {
  const document =
    (await relationsOf(zip, "_rels/.rels", "")).get("officeDocument")?.[0] ?? "word/document.xml";
  const folder = document.slice(0, document.lastIndexOf("/") + 1);
  const relations = await relationsOf(zip, `${folder}_rels/${document.slice(folder.length)}.rels`, folder);
  const one = (type: string): string | null => {
    const named = relations.get(type)?.[0] ?? `${folder}${type}.xml`;
    return zip.names.includes(named) ? named : null;
  };
  return {
    document,
    styles: one("styles"),
    numbering: one("numbering"),
    footnotes: one("footnotes"),
    endnotes: one("endnotes"),
    headers: relations.get("header") ?? [],
    footers: relations.get("footer") ?? [],
  };
}

/** Targets inside the package by the last word of their type, in order. */
async function relationsOf(zip: Zip, name: string, folder: string): Promise<Map<string, string[]>> {
  const relations = new Map<string, string[]>();
  const bytes = await zip.read(name);
  for (const {attributes} of bytes === null ? [] : elementsOf(parseXml(bytes))) {
    if (attributes.TargetMode === "External") continue;
    const type = (attributes.Type ?? "").replace(/^.*\//, "");
    const target = attributes.Target ?? "";
    const path = target.startsWith("/") ? target.slice(1) : folder + target;
    relations.set(type, [...(relations.get(type) ?? []), path]);
  }
  return relations;
}

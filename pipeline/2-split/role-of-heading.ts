import {readFileSync} from "node:fs";
import {parse} from "yaml";
import type {Role} from "../model.ts";
import {fold} from "../text.ts";

/** A rule of data/taxonomy/headings.yaml: headings that hold the pattern open this part of a report; why, and one such heading. */
export type HeadingRule = {role: Role; pattern: string; why: string; example: string};

/** The number before a heading's words, where it was left in the text. */
const NUMBER =
  /^(?:phần (?:thứ )?[\p{L}\d]{1,4}|[ivx]{1,5}|[a-zđ]|\d{1,2}(?:\.\d{1,2}){0,3}|[-*+•])\s?[.):/–-]{1,2}\s*(?=\p{L})/u;

let rules: {role: Role; pattern: RegExp}[] | undefined;

/** The rules of data/taxonomy/headings.yaml, in their order. */
export function headingRules(): HeadingRule[] {
  const file = new URL("../../data/taxonomy/headings.yaml", import.meta.url);
  return parse(readFileSync(file, "utf8")) as HeadingRule[];
}

/** The part of a report that a heading opens, by the first rule whose pattern it holds; null when none does. */
export function roleOfHeading(heading: string): Role {
  rules ??= headingRules().map(({role, pattern}) => ({
    role,
    pattern: new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, "u"),
  }));
  const folded = fold(heading).replace(NUMBER, "");
  return rules.find(({pattern}) => pattern.test(folded))?.role ?? null;
}

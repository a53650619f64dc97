import {readFileSync} from "node:fs";
import {parse} from "yaml";
import type {Role} from "../model.ts";
import {fold} from "../text.ts";

type Rule = {role: Role; pattern: string; why: string; example: string};

let rules: {role: Role; pattern: RegExp}[] | undefined;

/** The rules of data/taxonomy/headings.yaml, in their order. */
export function headingRules(): Rule[] {
  return parse(readFileSync(new URL("../../data/taxonomy/headings.yaml", import.meta.url), "utf8")) as Rule[];
}

/** The part of a report that a heading opens, by the first rule whose pattern it holds; null when none does. */
export function roleOfHeading(heading: string): Role {
  rules ??= headingRules().map(({role, pattern}) => ({
    role,
    pattern: new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, "u"),
  }));
  const folded = fold(heading);
  return rules.find(({pattern}) => pattern.test(folded))?.role ?? null;
}

import type {Block, Section} from "../model.ts";
import {roleOfHeading} from "./role-of-heading.ts";
import type {RunIn} from "./run-in.ts";
import {isNumber, rankOfLabel} from "./section-rank.ts";

/** A section that is still open. `level` is the depth the reader gave a heading; a run-in with text ends with its list item. */
type OpenSection = {
  rank: number;
  ordinal: number;
  level: number | null;
  label: string | null;
  kind: "heading" | "bare" | "inline";
  is_capitals: boolean;
};
/** The sections found so far, and which of them are open, outermost first. */
export type SectionTree = {sections: Section[]; open: OpenSection[]};

/** Rank of a head in capitals without a number: above `I.` where nothing says otherwise. */
const CAPITALS = 9;
const BELOW_LABEL = 5;
const BELOW_PLAIN = 1;

/** A tree of section 0 alone: what stands before the first heading. */
export function plantSections(): SectionTree {
  return {sections: [{ordinal: 0, parent: null, level: 0, label: null, heading: null, role: null}], open: []};
}

/** The ordinal of the section that a text belongs to now. */
export function currentSection({open}: SectionTree): number {
  return open[open.length - 1]?.ordinal ?? 0;
}

/** Opens a section under a heading block. Its role is that of its words, else that of the section around it. */
export function openHeading(tree: SectionTree, {text, label, level}: Block): void {
  const is_capitals = isCapitals(text);
  const rank = label === null ? rankOfPlain(tree, {level, is_capitals}) : rankOfLabel(label);
  open(
    tree,
    {rank, level, label, kind: "heading", is_capitals},
    {heading: text.trim(), role: roleOfHeading(text)},
  );
}

/** Opens a section under a head that runs into its text or stands alone in a paragraph. */
export function openRunIn(tree: SectionTree, {label}: Block, {heading, role, is_bare}: RunIn): void {
  const above = tree.open.findLast((one) => one.kind === "heading" || counts(one));
  const rank = label === null ? (above?.rank ?? 0) + BELOW_PLAIN : rankOfLabel(label);
  const kind = is_bare ? "bare" : "inline";
  open(tree, {rank, level: null, label, kind, is_capitals: false}, {heading, role});
}

/** Closes the run-in sections that a paragraph or list item no longer belongs to. */
export function closeRunIns(tree: SectionTree, {label}: Block): void {
  for (let last = tree.open.at(-1); last !== undefined; last = tree.open.at(-1)) {
    if (last.kind === "heading" || !endsRunIn(last, label)) return;
    tree.open.pop();
  }
}

function endsRunIn(section: OpenSection, label: string | null): boolean {
  const {kind, rank} = section;
  if (label === null) return kind === "inline" && !counts(section);
  const own = rankOfLabel(label);
  return kind === "bare" && !counts(section) ? own < rank && section.label !== null : own <= rank;
}

function counts({label}: OpenSection): boolean {
  return label !== null && isNumber(label);
}

function open(
  {sections, open: opened}: SectionTree,
  section: Omit<OpenSection, "ordinal">,
  {heading, role}: Pick<Section, "heading" | "role">,
): void {
  while ((opened.at(-1)?.rank ?? -1) >= section.rank) opened.pop();
  const ordinal = sections.length;
  const parent = opened.at(-1)?.ordinal ?? 0;
  const inherited = sections[parent]?.role ?? null;
  sections.push({
    ordinal,
    parent,
    level: opened.length + 1,
    label: section.label,
    heading,
    role: role ?? inherited,
  });
  opened.push({...section, ordinal});
}

/** A heading without a number stands beside the last of its like, else under the numbered heading that is open. */
function rankOfPlain(
  {open: opened}: SectionTree,
  {level, is_capitals}: Pick<OpenSection, "level" | "is_capitals">,
): number {
  const like = opened.findLast(
    (one) =>
      one.kind === "heading" &&
      one.label === null &&
      (level === null ? one.is_capitals === is_capitals : one.level === level),
  );
  if (like !== undefined) return like.rank;
  const above = opened.findLast(
    ({kind, level: depth}) => kind === "heading" && (level === null || depth === null || depth < level),
  );
  if (above === undefined || (is_capitals && level === null)) return CAPITALS;
  return above.rank + (above.label === null ? BELOW_PLAIN : BELOW_LABEL);
}

function isCapitals(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}

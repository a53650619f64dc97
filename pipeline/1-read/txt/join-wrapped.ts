import {splitLabel} from "../split-label.ts";

const MIN_WIDTH = 40;
const MAX_WIDTH = 140;
/** Share of the width from which a line counts as long. */
const LONG = 0.6;

/**
 * The paragraphs of lines: as they are, blank ones left out, or, in a text broken at a fixed width, lines joined to what they were
 * broken from. A line was broken when the next word would not have fitted; a label, an indent or a blank line begins a new paragraph.
 */
export function joinWrapped(lines: readonly string[]): string[] {
  const width = lines.reduce((widest, line) => Math.max(widest, line.trimEnd().length), 0);
  const is_wrapped = width >= MIN_WIDTH && width <= MAX_WIDTH && mostlyFull(lines, width);
  const paragraphs: string[] = [];
  let before = "";
  for (const line of lines) {
    const text = line.trim();
    if (text !== "") {
      // In a row of a table the tabs at its ends are empty cells.
      if (line.includes("\t")) paragraphs.push(line.replace(/^ +| +$/g, ""));
      else if (is_wrapped && continues(before, line, width))
        paragraphs.push(`${paragraphs.pop() ?? ""} ${text}`);
      else paragraphs.push(text);
    }
    before = line;
  }
  return paragraphs;
}

function continues(before: string, line: string, width: number): boolean {
  const text = line.trim();
  if (before.trim() === "" || splitLabel(text) !== null || before.includes("\t") || line.includes("\t"))
    return false;
  if (indentOf(line) > indentOf(before) || /\S\s{4}/.test(before.trim()) || /\S\s{4}/.test(text))
    return false;
  return fills(before, text, width) && !isCapitals(before.trim());
}

/** Whether the first word of the next line would not have fitted behind a line. */
function fills(line: string, next: string, width: number): boolean {
  return line.trimEnd().length + 1 + (/^\S{1,30}/.exec(next)?.[0].length ?? 0) > width - 1;
}

/**
 * Whether of the long lines with another below, two or more and at least four in ten run full, and seldom end a sentence there:
 * lines that are paragraphs end where their text ends.
 */
function mostlyFull(lines: readonly string[], width: number): boolean {
  let long = 0;
  let full = 0;
  let broken = 0;
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1]?.trim() ?? "";
    if (line.trimEnd().length < width * LONG || next === "" || line.includes("\t")) continue;
    long++;
    if (!fills(line, next, width)) continue;
    full++;
    if (!/[.;:!?]$/.test(line.trimEnd())) broken++;
  }
  return broken >= 2 && full >= long * 0.4 && broken >= full * 0.6;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function isCapitals(text: string): boolean {
  return text === text.toUpperCase() && /\p{Lu}{2}/u.test(text);
}

import type {Cell, Grid} from "../flow.ts";
import {isCutWord} from "./parts.ts";

/** A table that goes on over the page: head rows printed again are left out, and a row cut by the page is made whole. */
export function appendRows(grid: Grid, more: Grid): void {
  const differs = more.rows.findIndex((row, i) => rowText(row) !== rowText(grid.rows[i]));
  const again = differs < 0 ? more.rows.length : differs;
  const [first, ...rest] = rowText(grid.rows[0]).length > 3 ? more.rows.slice(again) : more.rows;
  if (first === undefined) return;
  if (isRestOfRow(grid, first)) completeRow(grid.rows.at(-1) ?? [], first);
  else grid.rows.push(first);
  grid.rows.push(...rest);
}

function rowText(row: Cell[] = []): string {
  return row.map(textOfCell).join("||");
}

function textOfCell({paragraphs}: Cell): string {
  return paragraphs.map(({runs}) => runs.map(({text}) => text).join("")).join("|");
}

/**
 * Whether the first row on a page is the rest of the last one on the page before: nothing in the column that the rows above fill (their
 * numbers), or small letters where the cell above breaks off.
 */
function isRestOfRow({rows}: Grid, [lead, ...others]: Cell[]): boolean {
  const last = rows.at(-1)?.[0];
  if (lead === undefined || last === undefined || lead.column !== 0 || last.column !== 0) return false;
  const [text, above] = [textOfCell(lead), textOfCell(last)];
  if (text !== "") return /^\p{Ll}/u.test(text) && above !== "" && !/[.;:]$/u.test(above);
  const blank = rows.filter(([cell]) => cell !== undefined && textOfCell(cell) === "").length;
  return (
    above !== "" && blank <= Math.max(1, rows.length * 0.2) && others.some((cell) => textOfCell(cell) !== "")
  );
}

function completeRow(row: Cell[], rest: Cell[]): void {
  for (const {column, paragraphs} of rest) {
    const cell = row.find((one) => one.column === column);
    const end = cell?.paragraphs.at(-1)?.runs.at(-1);
    const [first, ...others] = paragraphs;
    if (cell === undefined || first === undefined) continue;
    if (end === undefined) cell.paragraphs.push(first);
    else
      end.text += first.runs
        .map(({text}, i) => `${i === 0 && !isCutWord(end.text, text) ? " " : ""}${text}`)
        .join("");
    cell.paragraphs.push(...others);
  }
}

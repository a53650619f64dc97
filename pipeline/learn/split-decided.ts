import {hashOf} from "../3-tag/labels/tokens.ts";
import {fold} from "../text.ts";

/** A labelled sentence that a decision made (decide/gold-rows.sql). */
export type Decided = {
  report: string;
  text: string;
  section?: string;
  prev_text?: string;
  label: string;
  request: boolean;
  unsure: boolean;
  types?: string[];
};

const PARTS = 5;

/**
 * Rows to learn from and rows held out: about one report in five is held out, and of it the sentences whose words no row to learn from
 * has, so that what is measured on them was not learnt by heart. Order is kept; the same rows give the same split.
 */
export function splitDecided(rows: readonly Decided[]): {learnt: Decided[]; held: Decided[]} {
  const isHeld = ({report}: Decided): boolean => (hashOf(`held ${report}`) >>> 8) % PARTS === 0;
  const learnt = rows.filter((row) => !isHeld(row));
  const known = new Set(learnt.map(({text}) => keyOf(text)));
  return {learnt, held: rows.filter((row) => isHeld(row) && !known.has(keyOf(row.text)))};
}

function keyOf(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

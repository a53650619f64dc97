import type {Drawing, Glyph, Rule} from "./read-drawing.ts";

/** Where a line that strikes letters out runs, in letter sizes above their baseline. */
const [LOW, HIGH] = [0.14, 0.48];
/** Such a line ends where the letters do; a ruled line that crosses them does not. Points. */
const ENDS = 2.5;

/** The letters of a page without those struck out, as a deletion shows that was never accepted; and what was struck, a text a line. */
export function strikeOut({glyphs, rules}: Drawing): {glyphs: Glyph[]; struck: string[]} {
  const lines = Map.groupBy(glyphs, ({y, height}) => `${y} ${height}`);
  const gone = new Set<Glyph>();
  const struck: string[] = [];
  for (const rule of rules) {
    if (rule.y1 - rule.y0 > 1) continue;
    for (const line of lines.values()) {
      const under = strikesLine(rule, line[0]) ? lettersUnder(rule, line) : [];
      // Two lines strike a text that was moved.
      const fresh = under.filter((glyph) => !gone.has(glyph));
      for (const glyph of fresh) gone.add(glyph);
      if (fresh.length > 0)
        struck.push(
          fresh
            .map(({text}) => text)
            .join("")
            .trim(),
        );
    }
  }
  return {glyphs: glyphs.filter((glyph) => !gone.has(glyph)), struck};
}

function strikesLine({y0}: Rule, glyph: Glyph | undefined): boolean {
  if (glyph === undefined) return false;
  const above = (y0 - glyph.y) / glyph.height;
  return above > LOW && above < HIGH;
}

/** The letters from one end of a rule to the other; none where it ends elsewhere. */
function lettersUnder({x0, x1}: Rule, line: Glyph[]): Glyph[] {
  const under = line.filter(({x, x2}) => (x + x2) / 2 > x0 && (x + x2) / 2 < x1);
  const [left, right] = [Math.min(...under.map(({x}) => x)), Math.max(...under.map(({x2}) => x2))];
  const is_text = under.some(({text}) => text.trim() !== "");
  return is_text && left - x0 < ENDS && x1 - right < ENDS ? under : [];
}

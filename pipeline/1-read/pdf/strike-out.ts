import type {Drawing, Glyph, Rule} from "./read-drawing.ts";

/** Where a line that strikes letters out runs, in letter sizes above their baseline. */
const [LOW, HIGH] = [0.14, 0.48];
/** Such a line ends where the letters do; a ruled line that crosses them does not. Points. */
const ENDS = 2.5;

/** The letters of a page without those struck out, as a deletion shows that was never accepted; and what was struck, a text a line. */
export function strikeOut({glyphs, rules}: Drawing): {glyphs: Glyph[]; struck: string[]} {
  const gone = new Map<Glyph, number>();
  for (const [at, rule] of rules.entries()) {
    const under = rule.y1 - rule.y0 < 1 ? glyphs.filter((glyph) => isCrossed(glyph, rule)) : [];
    const letters = under.filter(({text}) => text.trim() !== "");
    if (letters.length === 0) continue;
    const [x, x2] = [Math.min(...letters.map((one) => one.x)), Math.max(...letters.map((one) => one.x2))];
    const reach = Math.max(...under.map((one) => one.x2));
    if (x - rule.x0 > ENDS || rule.x1 - Math.max(x2, reach) > ENDS) continue;
    for (const glyph of under) if (!gone.has(glyph)) gone.set(glyph, at);
  }
  const lines = Map.groupBy(gone.keys(), (glyph) => gone.get(glyph));
  const struck = [...lines.values()].map((line) =>
    line
      .map(({text}) => text)
      .join("")
      .trim(),
  );
  return {glyphs: glyphs.filter((glyph) => !gone.has(glyph)), struck};
}

function isCrossed({x, x2, y, height}: Glyph, rule: Rule): boolean {
  const above = (rule.y0 - y) / height;
  const middle = (x + x2) / 2;
  return above > LOW && above < HIGH && middle > rule.x0 && middle < rule.x1;
}

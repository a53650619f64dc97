import type {Glyph} from "./read-drawing.ts";
import type {Item} from "./read-page.ts";

/** Letters that stand this near one behind the other are one run, in letter sizes. */
const NEAR = 0.1;

/** Letters as runs of text, in the order of drawing: a run ends where the font, the size or the line changes, or a gap is left. */
export function joinGlyphs(glyphs: Glyph[]): Item[] {
  const items: Item[] = [];
  let run: Glyph[] = [];
  const end = () => {
    const [first] = run;
    const text = run.map((glyph) => glyph.text).join("");
    if (first !== undefined && text.trim() !== "") {
      const {x, y, height, font} = first;
      items.push({text, x, y, width: (run.at(-1)?.x2 ?? x) - x, height, font});
    }
    run = [];
  };
  for (const glyph of glyphs) {
    const last = run.at(-1);
    if (last !== undefined && !goesOn(last, glyph)) end();
    if (run.length > 0 || glyph.text.trim() !== "") run.push(glyph);
  }
  end();
  return items;
}

function goesOn(last: Glyph, {x, y, height, font}: Glyph): boolean {
  return (
    last.font === font &&
    Math.abs(last.height - height) < 0.1 &&
    Math.abs(last.y - y) < height * 0.05 &&
    Math.abs(x - last.x2) < height * NEAR
  );
}

/** Fonts that a page's style sheets give to classes and elements, as Word writes them: by class name, else by tag. */
export type Fonts = Map<string, string>;

/** Reads the font of simple rules (`p.MsoNormal, li.MsoNormal {font-family: ".VnTime"}`), under the class or, without one, the tag. */
export function readFonts(css: string): Fonts {
  const fonts: Fonts = new Map();
  for (const rule of css.split("}")) {
    const at = rule.indexOf("{");
    const font = at < 0 ? null : fontOfStyle(rule.slice(at + 1));
    if (font === null) continue;
    for (const selector of rule.slice(0, at).split(",")) {
      const [tag = "", name] = selector.trim().split(".");
      if (!/[\s>:#[]/.test(selector.trim()))
        fonts.set(name === undefined ? tag.toLowerCase() : `.${name}`, font);
    }
  }
  return fonts;
}

/** The first font of a style's `font-family`; null when it sets none. */
export function fontOfStyle(style: string): string | null {
  const at = style.search(/font-family\s{0,9}:/i);
  if (at < 0) return null;
  const value = style.slice(style.indexOf(":", at) + 1).split(/[;,]/)[0] ?? "";
  return value.replace(/["']|&quot;/g, "").trim() || null;
}

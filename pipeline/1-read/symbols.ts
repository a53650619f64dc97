/** Characters of a symbol font (Symbol, Wingdings) as what they are for in a report: a dash, or a bullet for anything else but space. */
export function symbolsOf(text: string): string {
  return text.replace(/\S/gu, (char) => (/^[-\uf02d\uf0be–]$/.test(char) ? "-" : "•"));
}

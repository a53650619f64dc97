/** Groups whose content is no text of the document, by their first control word. */
export const SKIPPED_GROUPS = new Set(
  (
    "colortbl info pict nonshppict object listname levelnumbers generator themedata colorschememapping datastore latentstyles " +
    "rsidtbl xmlnstbl revtbl fldinst bkmkstart bkmkend annotation atnid atnauthor atnref atndate atrfstart atrfend sp shprslt xe tc " +
    "rxe pn pnseclvl ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn nesttableprops nonesttables filetbl template objdata"
  ).split(" "),
);

/** Groups that hold text although they are marked `\*`, which says that a reader who does not know them may skip them. */
export const STARRED_TEXT = new Set([
  "shpinst",
  "shptxt",
  "footnote",
  "do",
  "dptxbxtext",
  "fldrslt",
  "listtext",
  "pntext",
]);

/** Groups that are stories of their own. */
export const STORIES: Record<string, "footnote" | "header" | "footer" | "text_box"> = {
  footnote: "footnote",
  header: "header",
  headerl: "header",
  headerr: "header",
  headerf: "header",
  footer: "footer",
  footerl: "footer",
  footerr: "footer",
  footerf: "footer",
  shptxt: "text_box",
  dptxbxtext: "text_box",
};

/** Control words that stand for characters. */
export const CHARACTERS: Record<string, string> = {
  tab: "\t",
  line: "\n",
  softline: " ",
  emdash: "—",
  endash: "–",
  emspace: " ",
  enspace: " ",
  qmspace: " ",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
};

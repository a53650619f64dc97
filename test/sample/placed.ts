import type {SourceClause, SourceStatement} from "./statements.ts";

/** A sentence as it stands in a report. */
export type Placed = {
  /** Of the statement it is; null for the sentences that the report's own figures and facts make. */
  id: string | null;
  theme: string;
  section: SourceClause["label"];
  text: string;
  clauses: SourceClause[];
};

/** A sentence of the statement files, placed. */
export function placed({id, section, text, clauses}: SourceStatement): Placed {
  return {id, theme: id.slice(0, 2), section, text, clauses};
}

/** A sentence that says something of this unit and quarter only. */
export function own(
  section: SourceClause["label"],
  text: string,
  said: {theme?: string; matter?: string; face?: "weak" | "achieved"} = {},
): Placed {
  const {theme = "", matter, face} = said;
  const clause: SourceClause = {label: section, text};
  if (matter !== undefined) clause.matter = matter;
  if (face !== undefined) clause.face = face;
  return {
    id: null,
    theme: theme === "" ? (matter?.slice(0, 2) ?? "") : theme,
    section,
    text,
    clauses: [clause],
  };
}

/** What sentences say of each matter: weak in a limitation or a cause, achieved in an achievement, or both. */
export function statedFaces(sentences: readonly Placed[]): Map<string, "weak" | "achieved" | "both"> {
  const faces = new Map<string, "weak" | "achieved" | "both">();
  for (const {clauses} of sentences) {
    for (const {matter, face, label} of clauses) {
      if (matter === undefined || (face !== "weak" && face !== "achieved")) continue;
      if (face === "weak" ? label !== "limitation" && label !== "cause" : label !== "achievement") continue;
      const last = faces.get(matter);
      faces.set(matter, last === undefined || last === face ? face : "both");
    }
  }
  return faces;
}

/** Themes that sentences say anything of. */
export function coveredThemes(sentences: readonly Placed[]): Set<string> {
  return new Set(
    sentences.flatMap(({clauses}) =>
      clauses.flatMap(({matter}) => (matter === undefined ? [] : [matter.slice(0, 2)])),
    ),
  );
}

const THEMES = ["TT", "NQ", "HB", "LD", "CB", "DV", "SH", "DG", "KT", "TN", "DC", "DT", "NV", "VP"];

/** Compares sentences by the order in which reports take up themes. */
export function themeOrder(a: {theme: string}, b: {theme: string}): number {
  return THEMES.indexOf(a.theme) - THEMES.indexOf(b.theme);
}

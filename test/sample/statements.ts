import {readdirSync, readFileSync} from "node:fs";
import {parse} from "yaml";

export type SourceClause = {
  label: "achievement" | "limitation" | "cause" | "solution" | "request" | "context";
  text: string;
  matter?: string;
  face?: "weak" | "achieved" | "remedy";
  status?: "persisting" | "resolved_claimed";
  cause_kind?: "khach_quan" | "chu_quan";
  owner?: string;
  due?: string;
  quantifier?: string;
};

/** A sentence that reports are composed of. */
export type SourceStatement = {
  id: string;
  section: SourceClause["label"];
  clauses: SourceClause[];
  /** The clauses joined: the sentence as it stands in a report. */
  text: string;
  /** The matter it was written for; null for sentences on a theme at large. */
  matter: string | null;
  /** `w` weak, `a` achieved, `r` resolved, `d` promise done, `p` promise or exhortation, `c` cause, `x` anything else. */
  kind: "w" | "a" | "r" | "d" | "p" | "c" | "x";
};

const MATTER_ID = /^([A-Z]{2}\d{2})-([wardpc])\d+$/;

/** All sentences under a folder of YAML files, by id. */
export function readStatements(folder: URL): SourceStatement[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort();
  const read = files.flatMap((file) => {
    const rows = parse(readFileSync(new URL(file, folder), "utf8")) as Pick<
      SourceStatement,
      "id" | "section" | "clauses"
    >[];
    return rows.map((row) => {
      const [, matter = null, kind = "x"] = MATTER_ID.exec(row.id) ?? [];
      const text = row.clauses.map((clause) => clause.text).join("");
      return {...row, text, matter, kind: kind as SourceStatement["kind"]};
    });
  });
  return read.sort((a, b) => (a.id < b.id ? -1 : 1));
}

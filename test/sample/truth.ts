import type {StatedFigure} from "./figures.ts";
import type {QuestionRow} from "./figures-in-words.ts";
import {coveredThemes, type Placed, statedFaces} from "./placed.ts";
import type {PromiseRow} from "./promises.ts";
import {QUARTERS} from "./quarters.ts";
import {askedIn} from "./units.ts";

/** A row of `truth-files.jsonl`: what is to come of a file, and what a person reads off it. Null where the file does not say. */
export type FileRow = {
  path: string;
  status: "read" | "figures" | "duplicate" | "superseded" | "quarantined" | "refused" | "opened";
  unit_id: string | null;
  period: string | null;
  other_periods: string[];
  number: string | null;
  issued_on: string | null;
  title: string | null;
  /** Who signed: no such name may be stored. */
  signer: string | null;
  format: string;
  /** Rules of the problems to be reported. */
  problems: string[];
  /** Path of the file that this one repeats, or that replaces it. */
  see: string | null;
};

/** A report that was written, whatever becomes of its file. */
export type ReportRecord = {
  path: string;
  unit_id: string;
  period: string;
  sentences: Placed[];
  standing: boolean;
  copied: ReadonlySet<string>;
};

export type MetricRow = StatedFigure & {
  path: string;
  unit_id: string;
  period: string;
  source: "text" | "table" | "sheet";
};
export type CopyRow = {
  unit_id: string;
  period: string;
  from_period: string;
  path: string;
  copied: number;
  of_last: number;
  of_this: number;
};
export type NameRow = {path: string; where: "body" | "byline"; name: string; text: string};

export type Truth = {
  files: FileRow[];
  reports: ReportRecord[];
  metrics: MetricRow[];
  promises: PromiseRow[];
  copies: CopyRow[];
  names: NameRow[];
  questions: QuestionRow[];
  matters: readonly string[];
};

/** The truth as files of JSON lines, each sorted by its keys. */
export function truthFiles(truth: Truth): {path: string; bytes: Uint8Array}[] {
  const standing = truth.reports.filter((report) => report.standing);
  const tables: Record<string, object[]> = {
    files: truth.files,
    statements: truth.reports.flatMap(statementRows),
    faces: standing.flatMap(({unit_id, period, sentences}) =>
      [...statedFaces(sentences)].map(([matter, face]) => ({unit_id, period, matter, face})),
    ),
    counts: countRows(standing, truth.matters),
    metrics: truth.metrics,
    promises: truth.promises,
    copies: truth.copies,
    names: truth.names,
    questions: truth.questions,
  };
  return Object.entries(tables).map(([name, rows]) => {
    const lines = rows.map((row) => JSON.stringify(row));
    const sorted = name === "statements" ? lines : lines.sort();
    return {
      path: `truth-${name}.jsonl`,
      bytes: new Uint8Array(Buffer.from(sorted.map((line) => `${line}\n`).join(""))),
    };
  });
}

/** One row a sentence, in the order of paths and of the report. `id` null: made of the report's own figures and dates. */
function statementRows({path, unit_id, period, sentences, copied}: ReportRecord): object[] {
  return sentences.map(({id, section, text, clauses}, order) => ({
    path,
    unit_id,
    period,
    order,
    id,
    section,
    is_copied: id !== null && copied.has(id),
    text,
    clauses,
  }));
}

/** One row a matter and quarter that any unit names it in. Who says both is in both counts. */
function countRows(standing: readonly ReportRecord[], matters: readonly string[]): object[] {
  return QUARTERS.flatMap((period) => {
    const reports = standing.filter((report) => report.period === period);
    const said = reports.map(({sentences}) => ({
      faces: statedFaces(sentences),
      themes: coveredThemes(sentences),
    }));
    return matters.flatMap((matter) => {
      const with_face = (face: string) => said.filter(({faces}) => faces.get(matter) === face).length;
      const [weak, achieved, both] = ["weak", "achieved", "both"].map(with_face) as [number, number, number];
      if (weak + achieved + both === 0) return [];
      const covering = said.filter(({themes}) => themes.has(matter.slice(0, 2))).length;
      return [
        {
          matter,
          period,
          weak: weak + both,
          achieved: achieved + both,
          both,
          asked: askedIn(period).length,
          sent: reports.length,
          covering,
        },
      ];
    });
  });
}

import type {TableFigure} from "./3-tag/read-table-figures.ts";
import type {Document, Period, Problem, Reading, Section, Statement} from "./model.ts";

/** What came of a file; `opened` is a ZIP or a message whose documents are files of their own. */
export type FileStatus = "read" | "figures" | "quarantined" | "refused" | "opened";

/** A report's body, split and tagged. */
export type Tagged = {sections: Section[]; statements: Statement[]};

/** All that one file gives, before it is stored. */
export type Processed = {
  media_type: string | null;
  encoding: string | null;
  status: FileStatus;
  problems: Problem[];
  unit_id: string | null;
  /** Null when the file could not be read, is secret, or holds only figures. */
  document: Document | null;
  period: Period | null;
  /** Null unless status is `read`. */
  tagged: Tagged | null;
  figures: TableFigure[];
};

/** What a file gives that has no document of its own: one that cannot be read, or a container that was opened. */
export function unread(status: FileStatus, problems: Problem[], reading: Reading | null = null): Processed {
  return {
    media_type: reading?.media_type ?? null,
    encoding: reading?.encoding ?? null,
    status,
    problems,
    unit_id: null,
    document: null,
    period: null,
    tagged: null,
    figures: [],
  };
}

// The rows of the .sql files of this folder; a field is a column of the select of that name.

export type Unit = {unit_id: string; name: string; short_name: string; parent_id: string | null};

export type Coverage = {
  unit_id: string;
  is_asked: boolean;
  due: string | null;
  is_late: boolean | null;
  report_id: string | null;
  reports: number;
  number: string | null;
  path: string | null;
  issued_on: string | null;
  /** Share of its statements that stand in the unit's report before, 0–1; null when there is none. */
  copied: number | null;
};

export type Matter = {
  matter: string;
  theme: string;
  theme_name: string;
  name: string;
  weakness: string;
  asked: number;
  sent: number;
  covering: number;
  weak: number;
  achieved: number;
  weak_and_achieved: number;
  chronic: number;
  resolved: number;
  relapsed: number;
  silent: number;
  weak_before: number | null;
  sent_before: number | null;
};

export type SeriesPoint = {
  matter: string;
  period: string;
  weak: number;
  sent: number;
  low: number | null;
  high: number | null;
};

export type Face = "weak" | "achieved" | "both" | "silent" | "uncovered" | "no_report";

export type LedgerEntry = {
  unit_id: string;
  matter: string;
  face: Face;
  state: string;
  streak: number;
  weak_since: string | null;
  before: Face | null;
};

/** Where a statement stands: the file, the page (null where the format has none) and the ordinal of the paragraph, from 0. */
export type Place = {number: string | null; path: string; page: number | null; block: number};

export type Evidence = Place & {
  statement_id: string;
  unit_id: string;
  text: string;
  subject: string | null;
  label: string;
  reviewed: boolean;
  confidence: number;
  ordinal: number;
  matter: string;
  /** How sure it is that the statement is about the matter, 0–1. */
  matter_confidence: number;
  kind: "weak" | "achieved" | "remedy" | null;
};

export type Carried = {
  matter: string;
  outcome: "overcome" | "still" | "silent" | "uncovered" | "no_report";
  units: number;
};

export type GoneSilent = Place & {
  unit_id: string;
  matter: string;
  face: Face | null;
  statement_id: string;
  text: string;
};

export type Outcome = "done" | "still_weak" | "repeated" | "not_mentioned" | "pending";

export type Promised = Place & {
  statement_id: string;
  unit_id: string;
  period: string;
  matter: string | null;
  owner: string | null;
  due: string | null;
  outcome: Outcome;
  text: string;
  answer_id: string | null;
  answer_text: string | null;
  answer_number: string | null;
  answer_path: string | null;
  answer_page: number | null;
  answer_block: number | null;
};

export type OpenLoop = {unit_id: string; matter: string; statement_id: string};

export type Check = {
  unit_id: string | null;
  rule: string;
  place: string;
  actual: string;
  expected: string | null;
  question: string;
};

export type FileProblem = {
  path: string;
  status: "quarantined" | "refused";
  place: string;
  rule: string;
  actual: string | null;
  expected: string | null;
  action: string;
};

export type Totals = {
  statements: number;
  reviewed: number;
  unread: number;
  duplicates: number;
  superseded: number;
  odd: number;
};

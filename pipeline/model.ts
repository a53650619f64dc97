// The rows that flow between the stages. A field is a column of the table of the same name in schema.sql, unless it says otherwise.

/** What is wrong with a file or a report: data, not an exception. `action` says in Vietnamese what to do about it. */
export type Problem = {
  /** Where: `trang 2`, `đoạn 14`, `bảng 1, hàng 3, cột "Kế hoạch"`, or `tệp` for the file as a whole. */
  place: string;
  /** A short code: `truncated`, `empty`, `wrong-type`, `encrypted`, `zip-bomb`, `no-text-layer`, `secrecy`, `unknown-unit`, `no-period`, … */
  rule: string;
  /** What was found; null when there is nothing to show. Never report text of a refused file. */
  actual: string | null;
  /** What was expected; null when that is plain. */
  expected: string | null;
  /** What a person should do, in Vietnamese. */
  action: string;
  /** `error`: the file does not enter the figures. `warning`: it does, but look. */
  severity: "error" | "warning";
};

/** Thrown by readers when a file cannot be read at all; the night turns it into a problem and goes on. */
export class UnreadableError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.rule}: ${problem.actual ?? problem.place}`, options);
    this.name = "UnreadableError";
    this.problem = problem;
  }
}

/** One paragraph, heading, list item… of a document, NFC, one line (no newline), in reading order. */
export type Block = {
  kind: "heading" | "paragraph" | "list" | "footnote" | "header" | "footer" | "text_box" | "cell";
  /** Depth of a heading or list item, from 1; null when there is none. */
  level: number | null;
  /** The printed number or bullet: `I.`, `2.1.`, `a)`, `-`; null when there is none. It is not repeated in `text`. */
  label: string | null;
  text: string;
  /** Page the block begins on, from 1; null where the format knows no pages. */
  page: number | null;
  /** Set when the text was recognised off a picture: letters and figures may be wrong. */
  is_ocr?: true;
};

/** A data table of a document or a sheet: rows of cell texts, merged cells repeated. Header and signature tables are blocks, not tables. */
export type Table = {
  /** Sheet name, or the paragraph above the table; null when there is none. */
  caption: string | null;
  page: number | null;
  /** Index in `blocks` before which the table stands; null in a spreadsheet. */
  at: number | null;
  rows: (string | null)[][];
};

/** What a reader gives for the bytes of one file. Blocks hold everything, header and signature included; `readHeader` cuts those off. */
export type Reading = {
  media_type: string;
  /** `utf-8`, `windows-1258`, `tcvn3`, `vni`, `viscii`, … ; of a file with several, the first of them that is not Unicode; null for binary formats in Unicode. */
  encoding: string | null;
  blocks: Block[];
  tables: Table[];
  problems: Problem[];
};

/** What a report is for: `2025-Q1`, `2025-H1`, `2025`, `2025-M03`, `2016/2017` (a range of years). */
export type Period = string;

/** What the head and foot of an official document say. Null where the document does not say it. */
export type Header = {
  system: "party" | "state" | null;
  superior: string | null;
  unit: string | null;
  /** As printed: `12-BC/ĐU`, `145/BC-UBND`. */
  number: string | null;
  /** Type in the number: `BC`, `KH`, …. */
  kind: string | null;
  place: string | null;
  /** ISO date, of the document itself; a blank day gives `2023-05`. */
  issued_on: string | null;
  title: string | null;
  /** The period reported on. */
  period: Period | null;
  /** Further periods the title names (`quý III và 9 tháng`). */
  other_periods: Period[];
  recipients: string[];
  is_draft: boolean;
  /** `mat`, `toi_mat`, `tuyet_mat` when the document bears such a stamp. */
  secrecy: "mat" | "toi_mat" | "tuyet_mat" | null;
  /** Number of the report that this one says it replaces. */
  replaces: string | null;
};

/** A document with its head and foot taken off: what the later stages work on. `body` keeps each block's ordinal in `Reading.blocks`. */
export type Document = {
  header: Header;
  body: (Block & {ordinal: number})[];
  tables: Table[];
  problems: Problem[];
};

/** A unit under one name for as long as it bore it. */
export type Unit = {
  unit_id: string;
  name: string;
  abbreviation: string | null;
  kind: string;
  parent_id: string | null;
  /** ISO dates, `valid_to` exclusive; null = open. */
  valid_from: string | null;
  valid_to: string | null;
  /** Other ways this unit is written, suffixes of its document numbers among them. */
  aliases: string[];
  /** Id of the unit that it was merged into or renamed to under another id; of the registry's links. */
  succeeded_by?: string;
};

/** The part a section plays; null when the heading does not say. */
export type Role =
  | "achievement"
  | "limitation"
  | "cause"
  | "solution"
  | "request"
  | "context"
  | "mixed"
  | null;

export type Section = {
  /** Ordinal in the report, from 0; section 0 is what stands before the first heading. */
  ordinal: number;
  parent: number | null;
  level: number;
  label: string | null;
  heading: string | null;
  role: Role;
};

/** A sentence, for what needs its frame: neighbours, the list it stands in. Offsets are UTF-16 in the block's text, `end` exclusive. */
export type Sentence = {
  ordinal: number;
  section: number;
  block: number;
  start: number;
  end: number;
  text: string;
  /** Whether it only opens what follows (`cụ thể như sau:`). */
  is_lead_in: boolean;
};

/** The unit of everything later: one claim. */
export type Clause = {
  /** Ordinal in the report, from 0. */
  ordinal: number;
  sentence: number;
  section: number;
  block: number;
  /** UTF-16 offsets in the block's text: `block.text.slice(start, end) === text`. */
  start: number;
  end: number;
  text: string;
  /** The clause cut into words, joined by `_`, separated by spaces. */
  words: string;
  /** Subject carried over from the clause on the left when this one has none; null otherwise. */
  subject: string | null;
  /** Quantifier words of the clause, its own or carried with the subject; null when general. */
  quantifier: string | null;
  /** Modal carried over (`cần`, `phải`); null when there is none. */
  modal: string | null;
};

/** What splitting a document's body gives. */
export type Split = {sections: Section[]; sentences: Sentence[]; clauses: Clause[]};

export type Label = "achievement" | "limitation" | "cause" | "solution" | "request" | "context";
export type Face = "weak" | "achieved" | "remedy";
export type CauseKind = "khach_quan" | "chu_quan";

/** A matter of the taxonomy that a statement is about, and which of its faces. */
export type Mention = {
  matter: string;
  theme: string;
  face: Face;
  /** 0–1, calibrated. */
  confidence: number;
  /** The words that gave it. */
  evidence: string;
};

/** A clause with its meaning. */
export type Statement = Clause & {
  label: Label;
  /** 0–1, calibrated: of 100 statements at 0.9, about 90 are right. */
  confidence: number;
  /** Why, in words a clerk understands: `mục "Hạn chế"; "chưa kịp thời"`. */
  evidence: string;
  cause_kind: CauseKind | null;
  cause_of: "limitation" | "achievement" | null;
  holder: "own_unit" | "subordinate_units" | "superior" | "other_body" | null;
  status: "persisting" | "resolved_claimed" | "improved" | "recurring" | "new" | "none_found" | null;
  /** 0 none … 6 all (cues: quantifiers); null when general. */
  quantifier_rank: number | null;
  /** −1 … +1, comparable inside one report only; null when no degree word. */
  degree: number | null;
  /** Of solutions: 0 exhortation, 1 names an act, 2 names an owner or a date, 3 names both; null for other labels. */
  promise_strength: number | null;
  /** Who is to do it, a unit or a role, as written. */
  owner: string | null;
  /** By when: ISO date, or a period. */
  due: string | null;
  mentions: Mention[];
  citations: Citation[];
  figures: Figure[];
};

/** A cited document, keyed so that 30-CT/TU is not 30-CT/TW. */
export type Citation = {
  number: string | null;
  kind: string;
  issuer: string | null;
  year: number | null;
  text: string;
};

/** A figure in running text or in a table: `đạt trên 99%`. */
export type Figure = {
  metric: string | null;
  /** As a number; a percentage as 0–100. */
  value: number;
  /** `+` and `-` of a change: risen or fallen by the value; the numerator of a percentage is then the change in number. */
  operator: "=" | ">" | "<" | ">=" | "<=" | "~" | "+" | "-";
  unit: string | null;
  numerator: number | null;
  denominator: number | null;
  text: string;
};

-- The tables of the store, in the order the data flows; from `coverage` on they are made from the others each night (4-follow).
-- Every table and column carries its meaning as a COMMENT: `select * from duckdb_columns()` is the data dictionary.

create table if not exists store_version (
  schema_version varchar not null
);
comment on table store_version is 'One row: the schema these tables were made by. With another one they are made anew and the files read again; decisions stay.';
comment on column store_version.schema_version is 'SHA-256 of schema.sql';

create table if not exists runs (
  run_id varchar not null,
  started_at timestamp not null,
  read_version varchar not null,
  tag_version varchar not null,
  files_read integer not null,
  files_failed integer not null,
  reports_tagged integer not null,
  primary key (run_id)
);
comment on table runs is 'One row per night that changed something.';
comment on column runs.run_id is 'Ordinal of the run in this store, as `r0001`';
comment on column runs.started_at is 'Clock as given to the run';
comment on column runs.read_version is 'Hash of the reading and splitting code and data';
comment on column runs.tag_version is 'Hash of the lexicons, taxonomy and weights that tagged';
comment on column runs.files_read is 'Files read for the first time in this run';
comment on column runs.files_failed is 'Files that ended in an error';
comment on column runs.reports_tagged is 'Reports tagged or tagged again';

create table if not exists files (
  path varchar not null,
  file_id varchar not null,
  size_bytes bigint not null,
  media_type varchar,
  encoding varchar,
  status varchar not null check (status in ('read', 'duplicate', 'superseded', 'figures', 'quarantined', 'refused', 'opened', 'withdrawn')),
  same_as varchar,
  read_version varchar not null,
  run_id varchar not null,
  primary key (path)
);
comment on table files is 'One row per path under the inbox, as last seen; a document in a ZIP or a message has its own, `x.zip/a.docx`.';
comment on column files.path is 'Path below the inbox, NFC, with /; of a document in a container, the container and the path in it';
comment on column files.file_id is 'SHA-256 of the bytes, hex; of a document that does not come out of its container, of the container and its path';
comment on column files.size_bytes is 'Bytes';
comment on column files.media_type is 'Type found by looking inside; null when none was recognised';
comment on column files.encoding is 'Legacy encoding met; null when Unicode or not text';
comment on column files.status is 'read: in the figures; duplicate: same bytes as another path; superseded: a later version stands; figures: a sheet of numbers only; quarantined: cannot be used until someone acts; refused: secret; opened: a ZIP or a message, whose documents have rows of their own; withdrawn: no longer in the inbox, its report taken out';
comment on column files.same_as is 'Path of the file it is a duplicate of; null otherwise';
comment on column files.read_version is 'Version of the reader that read it';
comment on column files.run_id is 'Run that first saw these bytes at this path';

create table if not exists problems (
  path varchar not null,
  ordinal integer not null,
  place varchar not null,
  rule varchar not null,
  actual varchar,
  expected varchar,
  action varchar not null,
  severity varchar not null check (severity in ('error', 'warning'))
);
comment on table problems is 'One row per thing wrong with a file or report, in words that say what to do.';
comment on column problems.path is 'File';
comment on column problems.ordinal is 'Order within the file, from 0';
comment on column problems.place is 'Page, paragraph or cell; `tệp` for the file as a whole';
comment on column problems.rule is 'Short code of the rule';
comment on column problems.actual is 'What was found';
comment on column problems.expected is 'What was expected';
comment on column problems.action is 'What to do, in Vietnamese';
comment on column problems.severity is 'error: the file is not in the figures';

create table if not exists units (
  unit_id varchar not null,
  name varchar not null,
  abbreviation varchar,
  kind varchar not null,
  parent_id varchar,
  valid_from date,
  valid_to date,
  aliases varchar[] not null
);
comment on table units is 'One row per unit and name it bore.';
comment on column units.unit_id is 'Id, stable over renaming';
comment on column units.name is 'Name in that time';
comment on column units.abbreviation is 'Short form';
comment on column units.kind is 'Kind of unit';
comment on column units.parent_id is 'Superior unit; null at the top';
comment on column units.valid_from is 'First day of the name; null = always';
comment on column units.valid_to is 'First day it no longer holds; null = still';
comment on column units.aliases is 'Other ways it is written';

create table if not exists unit_links (
  kind varchar not null check (kind in ('merged', 'renamed')),
  from_unit varchar not null,
  to_unit varchar not null,
  on_date date not null
);
comment on table unit_links is 'One row per merger or renaming: trends break or are re-based there.';
comment on column unit_links.kind is 'merged: from_unit ceased and is part of to_unit';
comment on column unit_links.from_unit is 'Unit before';
comment on column unit_links.to_unit is 'Unit after';
comment on column unit_links.on_date is 'Day it took effect';

create table if not exists calls (
  period varchar not null,
  unit_id varchar not null,
  title varchar,
  due date
);
comment on table calls is 'One row per unit asked for a report in a period: the first denominator.';
comment on column calls.period is 'Period asked about';
comment on column calls.unit_id is 'Unit asked';
comment on column calls.title is 'What was asked';
comment on column calls.due is 'Last day to send; null when none was set';

create table if not exists periods (
  period varchar not null,
  name varchar not null,
  from_date date not null,
  to_date date not null,
  ordinal integer not null,
  primary key (period)
);
comment on table periods is 'One row per period met in calls or reports.';
comment on column periods.period is '`2025-Q1`, `2025-H1`, `2025`, `2025-M03`';
comment on column periods.name is 'In Vietnamese: quý I/2025';
comment on column periods.from_date is 'First day';
comment on column periods.to_date is 'Last day';
comment on column periods.ordinal is 'Order in time among periods of its kind, from 0';

create table if not exists reports (
  report_id varchar not null,
  path varchar not null,
  unit_id varchar,
  unit_name varchar,
  superior varchar,
  number varchar,
  kind varchar,
  system varchar,
  issued_on varchar,
  title varchar,
  period varchar,
  other_periods varchar[] not null,
  is_draft boolean not null,
  replaces varchar,
  superseded_by varchar,
  tag_version varchar not null,
  primary key (report_id)
);
comment on table reports is 'One row per document that is a report; superseded ones are kept.';
comment on column reports.report_id is 'First 16 hex digits of the SHA-256 of its bytes';
comment on column reports.path is 'File';
comment on column reports.unit_id is 'Unit of the registry; null when unknown (then it is quarantined)';
comment on column reports.unit_name is 'Unit as printed';
comment on column reports.superior is 'Superior as printed';
comment on column reports.number is 'Number as printed: 12-BC/ĐU';
comment on column reports.kind is 'Type in the number: BC, KH';
comment on column reports.system is 'party or state; null when the form does not say';
comment on column reports.issued_on is 'ISO date on the document; `2023-05` when the day is blank';
comment on column reports.title is 'Title and abstract on one line';
comment on column reports.period is 'Period reported on';
comment on column reports.other_periods is 'Further periods the title names';
comment on column reports.is_draft is 'Bears DỰ THẢO';
comment on column reports.replaces is 'Number it says it replaces';
comment on column reports.superseded_by is 'report_id of the version that stands instead; null = this one stands';
comment on column reports.tag_version is 'Version of the tagger that tagged it';

create table if not exists blocks (
  report_id varchar not null,
  block integer not null,
  kind varchar not null,
  level integer,
  label varchar,
  text varchar not null,
  page integer,
  is_ocr boolean not null
);
comment on table blocks is 'One row per paragraph of a report body, names masked.';
comment on column blocks.report_id is 'Report';
comment on column blocks.block is 'Ordinal in the document, from 0';
comment on column blocks.kind is 'heading, paragraph, list, footnote, …';
comment on column blocks.level is 'Depth of heading or list item, from 1';
comment on column blocks.label is 'Printed number or bullet';
comment on column blocks.text is 'Text, NFC, personal names masked';
comment on column blocks.page is 'Page it begins on, from 1; null where the format has none';
comment on column blocks.is_ocr is 'Recognised off a scan: letters and figures may be wrong';

create table if not exists sections (
  report_id varchar not null,
  section integer not null,
  parent integer,
  level integer not null,
  label varchar,
  heading varchar,
  role varchar
);
comment on table sections is 'One row per section of a report.';
comment on column sections.report_id is 'Report';
comment on column sections.section is 'Ordinal in the report, from 0; 0 is what stands before the first heading';
comment on column sections.parent is 'Section it lies in; null at the top';
comment on column sections.level is 'Depth, from 0';
comment on column sections.label is 'Printed number';
comment on column sections.heading is 'Heading; null for section 0';
comment on column sections.role is 'achievement, limitation, cause, solution, request, context, mixed; null when the heading does not say';

create table if not exists statements (
  statement_id varchar not null,
  report_id varchar not null,
  ordinal integer not null,
  section integer not null,
  sentence integer not null,
  block integer not null,
  start integer not null,
  "end" integer not null,
  text varchar not null,
  text_plain varchar not null,
  words varchar not null,
  subject varchar,
  label varchar not null check (label in ('achievement', 'limitation', 'cause', 'solution', 'request', 'context')),
  confidence double not null,
  evidence varchar not null,
  cause_kind varchar,
  cause_of varchar,
  holder varchar,
  status varchar,
  quantifier varchar,
  quantifier_rank integer,
  degree double,
  promise_strength integer,
  owner varchar,
  due varchar,
  shingles ubigint[] not null,
  reviewed boolean not null,
  primary key (statement_id)
);
comment on table statements is 'One row per claim (clause) of a report.';
comment on column statements.statement_id is 'report_id, a hyphen, the ordinal: stays as long as the bytes of the file';
comment on column statements.report_id is 'Report';
comment on column statements.ordinal is 'Order in the report, from 0';
comment on column statements.section is 'Section';
comment on column statements.sentence is 'Ordinal of its sentence in the report';
comment on column statements.block is 'Paragraph it stands in';
comment on column statements.start is 'UTF-16 offset in the text of the block';
comment on column statements."end" is 'UTF-16 offset after its last character';
comment on column statements.text is 'The clause';
comment on column statements.text_plain is 'Lower case, without diacritics, for search';
comment on column statements.words is 'Cut into words, joined by _';
comment on column statements.subject is 'Subject carried over from the clause before';
comment on column statements.label is 'What the clause does in the report';
comment on column statements.confidence is '0–1, calibrated';
comment on column statements.evidence is 'Why it is labelled so';
comment on column statements.cause_kind is 'khach_quan or chu_quan, of causes';
comment on column statements.cause_of is 'limitation or achievement, of causes';
comment on column statements.holder is 'Whose: own_unit, subordinate_units, superior, other_body';
comment on column statements.status is 'persisting, resolved_claimed, improved, recurring, new, none_found';
comment on column statements.quantifier is 'Quantifier words, own or carried';
comment on column statements.quantifier_rank is '0 none … 6 all; null = general. Never added or averaged';
comment on column statements.degree is '−1 … +1, comparable within one report only';
comment on column statements.promise_strength is 'Of solutions: 0 exhortation … 3 owner and date';
comment on column statements.owner is 'Who is to do it, as written';
comment on column statements.due is 'By when: ISO date or period';
comment on column statements.shingles is 'The 16 smallest hashes of its word pairs (bottom-k sketch), ascending: likeness without comparing text';
comment on column statements.reviewed is 'Whether a person confirmed or corrected it';

create table if not exists mentions (
  statement_id varchar not null,
  matter varchar not null,
  theme varchar not null,
  face varchar not null check (face in ('weak', 'achieved', 'remedy')),
  confidence double not null,
  evidence varchar not null
);
comment on table mentions is 'One row per statement and matter it is about.';
comment on column mentions.statement_id is 'Statement';
comment on column mentions.matter is 'Matter of the taxonomy';
comment on column mentions.theme is 'Theme of the matter';
comment on column mentions.face is 'Which face of the matter it shows';
comment on column mentions.confidence is '0–1, calibrated';
comment on column mentions.evidence is 'Words that gave it';

create table if not exists cited_documents (
  statement_id varchar not null,
  number varchar,
  kind varchar not null,
  issuer varchar,
  year integer,
  text varchar not null
);
comment on table cited_documents is 'One row per document cited by a statement.';
comment on column cited_documents.statement_id is 'Statement';
comment on column cited_documents.number is 'Number: 30-CT/TU';
comment on column cited_documents.kind is 'Type: CT, NQ, KH';
comment on column cited_documents.issuer is 'Who issued it';
comment on column cited_documents.year is 'Year, when said';
comment on column cited_documents.text is 'As written';

create table if not exists metric_defs (
  metric varchar not null,
  name varchar not null,
  grp varchar not null,
  unit varchar,
  type varchar not null,
  direction varchar not null,
  primary key (metric)
);
comment on table metric_defs is 'One row per metric of the dictionary.';
comment on column metric_defs.metric is 'Id';
comment on column metric_defs.name is 'Name in Vietnamese';
comment on column metric_defs.grp is 'Group';
comment on column metric_defs.unit is 'Unit of measure';
comment on column metric_defs.type is 'count_stock, count_flow, ratio, ratio_over, money';
comment on column metric_defs.direction is 'up_good, down_good, neutral, ambiguous';

create table if not exists metric_values (
  path varchar not null,
  report_id varchar,
  unit_id varchar,
  period varchar,
  metric varchar,
  value double,
  state varchar not null check (state in ('reported', 'not_reported', 'not_applicable')),
  operator varchar not null,
  unit varchar,
  numerator double,
  denominator double,
  recomputed double,
  target double,
  source varchar not null check (source in ('form', 'text')),
  statement_id varchar,
  place varchar not null,
  is_ocr boolean not null
);
comment on table metric_values is 'One row per figure read from a table or a statement.';
comment on column metric_values.path is 'File';
comment on column metric_values.report_id is 'Report; null for a sheet sent beside it';
comment on column metric_values.unit_id is 'Unit';
comment on column metric_values.period is 'Period';
comment on column metric_values.metric is 'Metric; null when the dictionary knows none';
comment on column metric_values.value is 'As stated; percentages 0–100; null = not reported, never 0';
comment on column metric_values.state is 'reported (0 is a figure); not_reported: the cell is empty or a dash; not_applicable: the form crosses it out. Of the last two value is null';
comment on column metric_values.operator is '=, >, <, >=, <=, ~ (about); + and - of a change: risen or fallen by value, numerator of a % being the change in number';
comment on column metric_values.unit is 'Unit of measure as written';
comment on column metric_values.numerator is 'Numerator when stated';
comment on column metric_values.denominator is 'Denominator when stated';
comment on column metric_values.recomputed is '100 × numerator / denominator; null when either is missing or the denominator is 0';
comment on column metric_values.target is 'Planned value when stated';
comment on column metric_values.source is 'form: a table; text: a statement';
comment on column metric_values.statement_id is 'Statement, of source text';
comment on column metric_values.place is 'Table, row, column, or the words';
comment on column metric_values.is_ocr is 'Recognised off a scan: not among `figures` until a person confirms it';

create table if not exists themes (
  theme varchar not null,
  name varchar not null,
  name_en varchar not null,
  primary key (theme)
);
comment on table themes is 'One row per theme.';
comment on column themes.theme is 'Id';
comment on column themes.name is 'In Vietnamese';
comment on column themes.name_en is 'In English';

create table if not exists matters (
  matter varchar not null,
  theme varchar not null,
  name varchar not null,
  weakness varchar not null,
  weakness_en varchar not null,
  primary key (matter)
);
comment on table matters is 'One row per matter of the taxonomy, neutral: it has a weak and an achieved face.';
comment on column matters.matter is 'Id, never reused';
comment on column matters.theme is 'Theme';
comment on column matters.name is 'Neutral name, in Vietnamese';
comment on column matters.weakness is 'The weak face, in Vietnamese';
comment on column matters.weakness_en is 'The weak face, in English';

create table if not exists matter_changes (
  on_date date not null,
  kind varchar not null,
  from_matter varchar,
  to_matter varchar,
  why varchar not null
);
comment on table matter_changes is 'One row per change of the taxonomy: the crosswalk.';
comment on column matter_changes.on_date is 'Day';
comment on column matter_changes.kind is 'added, split, scope, merged, renamed or retired';
comment on column matter_changes.from_matter is 'Matter before; null when added';
comment on column matter_changes.to_matter is 'Matter after; null when retired';
comment on column matter_changes.why is 'Why';

create table if not exists decisions (
  decision_id integer not null,
  report_id varchar,
  path varchar,
  text varchar,
  nth integer,
  candidate_id varchar,
  field varchar not null,
  value varchar,
  decided_on timestamp not null,
  decided_by varchar not null,
  note varchar
);
comment on table decisions is 'One row per decision of an analyst on a field of a statement, or on a candidate; append-only, never overwritten by the program. The last on the same field counts.';
comment on column decisions.decision_id is 'Ordinal, from 1';
comment on column decisions.report_id is 'Report it was made on; null when on a candidate';
comment on column decisions.path is 'File of that report then';
comment on column decisions.text is 'The statement, as it stood: with report_id and nth it names the statement however often the report is read and tagged again';
comment on column decisions.nth is 'Which of the statements of the report with these words, from 0';
comment on column decisions.candidate_id is 'Candidate decided on; null when on a statement';
comment on column decisions.field is 'label, matter, face, cause_kind, cause_of, holder, outcome, figures; of candidates: candidate';
comment on column decisions.value is 'What holds instead: of matter the ids, the main one first, separated by spaces; null = none; program = taken back, what the program says stands again';
comment on column decisions.decided_on is 'When';
comment on column decisions.decided_by is 'Role of who decided';
comment on column decisions.note is 'Why';

create table if not exists decision_places (
  decision_id integer not null,
  statement_id varchar not null
);
comment on table decision_places is 'One row per decision and statement it speaks of, found by the words: in the report it was made on, in what came later under the same path, and in the versions that replaced either.';
comment on column decision_places.decision_id is 'Decision';
comment on column decision_places.statement_id is 'Statement';

create table if not exists candidates (
  candidate_id varchar not null,
  name varchar not null,
  text varchar not null,
  words varchar not null,
  around varchar not null,
  decision varchar,
  primary key (candidate_id)
);
comment on table candidates is 'One row per thing that several units speak of and no matter of the taxonomy holds: offered to the analyst as a new matter. Made anew each night around the same leading statements.';
comment on column candidates.candidate_id is 'Id, the same over nights: from the words of the statement that first said it';
comment on column candidates.name is 'Its rarest common words';
comment on column candidates.text is 'The statement it is found by, as it first stood';
comment on column candidates.words is 'The same, cut into words';
comment on column candidates.around is 'Words of the sentence of that statement';
comment on column candidates.decision is 'accepted, rejected, or the matter it belongs to; null = undecided';

create table if not exists candidate_statements (
  candidate_id varchar not null,
  statement_id varchar not null
);
comment on table candidate_statements is 'One row per statement of a candidate.';
comment on column candidate_statements.candidate_id is 'Candidate';
comment on column candidate_statements.statement_id is 'Statement';

create table if not exists coverage (
  unit_id varchar not null,
  period varchar not null,
  is_asked boolean not null,
  due date,
  report_id varchar,
  reports integer not null,
  is_late boolean
);
comment on table coverage is 'One row per unit and period in which it was asked or sent.';
comment on column coverage.unit_id is 'Unit';
comment on column coverage.period is 'Period';
comment on column coverage.is_asked is 'Was asked';
comment on column coverage.due is 'Last day to send';
comment on column coverage.report_id is 'Report that stands; the last issued when there are several; null = not sent';
comment on column coverage.reports is 'Reports that stand';
comment on column coverage.is_late is 'Issued after due; null when unknown';

create table if not exists ledger (
  unit_id varchar not null,
  matter varchar not null,
  period varchar not null,
  face varchar not null check (face in ('weak', 'achieved', 'both', 'silent', 'uncovered', 'no_report')),
  state varchar not null check (state in ('new', 'persisting', 'chronic', 'recurring', 'relapsed', 'resolved_claimed', 'achieved', 'silent', 'unknown')),
  streak integer not null,
  weak_since varchar
);
comment on table ledger is 'One row per unit, matter and period of the calls, for every matter the unit ever named.';
comment on column ledger.unit_id is 'Unit';
comment on column ledger.matter is 'Matter';
comment on column ledger.period is 'Period';
comment on column ledger.face is 'What the report says of it';
comment on column ledger.state is 'new: weak, not in the last 3 reports; persisting: weak now and in the report before; chronic: weak in 3 or more reports running; recurring: weak again within 3 reports after silence; relapsed: weak after it was said to be overcome; resolved_claimed: achieved after weak; achieved: achieved, never weak before; silent: theme covered, matter not named; unknown: theme not covered, or no report';
comment on column ledger.streak is 'Received reports running in which it is weak, up to this one; missing reports count neither way';
comment on column ledger.weak_since is 'Period in which the present streak began; null when not weak';

create table if not exists trends (
  matter varchar not null,
  theme varchar not null,
  period varchar not null,
  asked integer not null,
  sent integer not null,
  covering integer not null,
  weak integer not null,
  achieved integer not null,
  weak_and_achieved integer not null,
  chronic integer not null,
  resolved integer not null,
  relapsed integer not null,
  silent integer not null,
  weak_low double,
  weak_high double
);
comment on table trends is 'One row per matter and period: three denominators, never mixed.';
comment on column trends.matter is 'Matter';
comment on column trends.theme is 'Theme';
comment on column trends.period is 'Period';
comment on column trends.asked is 'Units asked';
comment on column trends.sent is 'Of those, units whose report stands';
comment on column trends.covering is 'Of those, units whose report names any matter of the theme';
comment on column trends.weak is 'Units that name it as weak';
comment on column trends.achieved is 'Units that report it well done and not weak';
comment on column trends.weak_and_achieved is 'Of the weak, units that also report progress';
comment on column trends.chronic is 'Units where it is chronic';
comment on column trends.resolved is 'Units that say it is overcome';
comment on column trends.relapsed is 'Units where it came back';
comment on column trends.silent is 'Units that cover the theme and do not name it';
comment on column trends.weak_low is 'Lower end of the Wilson 95 % interval of weak / sent; null when sent < 5';
comment on column trends.weak_high is 'Upper end';

create table if not exists links (
  from_id varchar not null,
  to_id varchar not null,
  kind varchar not null check (kind in ('same_matter_contrast', 'cause_of', 'remedied_by', 'repeats')),
  likeness double
);
comment on table links is 'One row per relation between two statements.';
comment on column links.from_id is 'Statement';
comment on column links.to_id is 'Statement';
comment on column links.kind is 'same_matter_contrast: weak and achieved in one report; cause_of: cause to the limitation of its matter or theme; remedied_by: limitation to a solution on its matter; repeats: to the statement of the report before that it copies';
comment on column links.likeness is 'Share of word pairs in common, of repeats; null otherwise';

create table if not exists promises (
  statement_id varchar not null,
  unit_id varchar not null,
  period varchar not null,
  matter varchar,
  strength integer not null,
  owner varchar,
  due varchar,
  due_on date,
  outcome varchar not null check (outcome in ('done', 'still_weak', 'repeated', 'not_mentioned', 'pending')),
  answer_id varchar
);
comment on table promises is 'One row per solution that names an owner, a date, or both, and what became of it.';
comment on column promises.statement_id is 'Solution';
comment on column promises.unit_id is 'Unit';
comment on column promises.period is 'Period of the report that promised';
comment on column promises.matter is 'Matter; null when none';
comment on column promises.strength is '2 owner or date, 3 both';
comment on column promises.owner is 'As written';
comment on column promises.due is 'ISO date or period';
comment on column promises.due_on is 'Last day';
comment on column promises.outcome is 'Read in the next reports up to the first that ends on or after the due date: done: the last of them that names the matter says achieved and not weak; else repeated: promised again in the same words; still_weak: its matter is still weak; not_mentioned; pending: not due, or no later report';
comment on column promises.answer_id is 'Statement that shows the outcome; null when none does';

create table if not exists repeats (
  statement_id varchar not null,
  before_id varchar not null,
  likeness double not null
);
comment on table repeats is 'One row per statement that stands near word for word in the unit''s report before.';
comment on column repeats.statement_id is 'Statement';
comment on column repeats.before_id is 'The likest statement of the report before';
comment on column repeats.likeness is 'Jaccard index of word pairs, estimated from the sketches: 0.8 to 1';

create table if not exists reuse (
  report_id varchar not null,
  previous_id varchar not null,
  statements integer not null,
  same integer not null,
  share double not null
);
comment on table reuse is 'One row per report that has one before it: how much is copied.';
comment on column reuse.report_id is 'Report';
comment on column reuse.previous_id is 'The report of the unit before it';
comment on column reuse.statements is 'Statements of 6 words or more';
comment on column reuse.same is 'Of those, the same in both';
comment on column reuse.share is 'same / statements';

create table if not exists open_loops (
  unit_id varchar not null,
  period varchar not null,
  matter varchar not null,
  statement_id varchar not null
);
comment on table open_loops is 'One row per unit, period and matter weak in its report, without a solution on the matter.';
comment on column open_loops.unit_id is 'Unit';
comment on column open_loops.period is 'Period';
comment on column open_loops.matter is 'Matter';
comment on column open_loops.statement_id is 'First statement that names it';

create table if not exists form_checks (
  unit_id varchar,
  period varchar,
  rule varchar not null,
  place varchar not null,
  actual varchar not null,
  expected varchar,
  question varchar not null
);
comment on table form_checks is 'One row per question to a unit about figures beside each other. A question, not a verdict.';
comment on column form_checks.unit_id is 'Unit';
comment on column form_checks.period is 'Period';
comment on column form_checks.rule is 'Rule of data/taxonomy/metrics.yaml';
comment on column form_checks.place is 'Where';
comment on column form_checks.actual is 'What is stated';
comment on column form_checks.expected is 'What would fit, and where that stands';
comment on column form_checks.question is 'Question to the unit, in Vietnamese';

create table if not exists text_checks (
  unit_id varchar,
  period varchar,
  rule varchar not null,
  place varchar not null,
  actual varchar not null,
  expected varchar,
  question varchar not null
);
comment on table text_checks is 'One row per question to a unit about what its words say of figures. A question, not a verdict.';
comment on column text_checks.unit_id is 'Unit';
comment on column text_checks.period is 'Period';
comment on column text_checks.rule is 'Rule of data/taxonomy/metrics.yaml';
comment on column text_checks.place is 'Where';
comment on column text_checks.actual is 'What is stated';
comment on column text_checks.expected is 'What would fit, and where that stands';
comment on column text_checks.question is 'Question to the unit, in Vietnamese';

-- What stands: reports that no later version replaces, of a known unit and period.
create or replace view standing_reports as
select reports.*, coalesce(exact.period, wider.period, same_end.period, reports.period) as called_period
from reports
left join (select distinct period, unit_id from calls) exact on exact.unit_id = reports.unit_id and exact.period = reports.period
left join (
  select report_id, min(calls.period) as period
  from (select report_id, unit_id, unnest(other_periods) as period from reports) named join calls using (unit_id, period)
  group by all
) wider on wider.report_id = reports.report_id
-- A report on the year, sent at its end, answers the call of the last quarter.
left join (
  select report_id, min(calls.period) as period
  from reports named join periods own using (period) join periods asked on asked.to_date = own.to_date
  join calls on calls.unit_id = named.unit_id and calls.period = asked.period
  group by all
) same_end on same_end.report_id = reports.report_id
where superseded_by is null and reports.unit_id is not null and reports.period is not null;

create or replace view decided as
from (
  select statement_id, field, value, decision_id from decision_places join decisions using (decision_id)
  qualify row_number() over (partition by statement_id, field order by decision_id desc) = 1
) where value is distinct from 'program';

-- The claims of standing reports, with unit and period; what a person decided stands before what the program said.
create or replace view claims as
with says as (select statement_id, map(list(field), list(value)) as said from decided group by statement_id)
select statements.* replace (
    coalesce(said['label'], label) as label,
    case when map_contains(said, 'label') then 1 else confidence end as confidence,
    case when map_contains(said, 'label') then 'người soát' else evidence end as evidence,
    case when coalesce(said['label'], label) = 'cause' then case when map_contains(said, 'cause_kind') then said['cause_kind'] else cause_kind end end as cause_kind,
    case when coalesce(said['label'], label) = 'cause' then case when map_contains(said, 'cause_of') then said['cause_of'] else cause_of end end as cause_of,
    case when map_contains(said, 'holder') then said['holder'] else holder end as holder,
    reviewed or said is not null as reviewed
  ), unit_id, called_period as period, number, issued_on, path
from statements
join standing_reports using (report_id)
left join says using (statement_id);

-- Matters of claims: those decided in place of those the program named. The face goes with the label when a person changed that (as
-- faceOf in 3-tag has it), and is the one decided when there is one.
create or replace view claim_matters as
with fields as (
  select statement_id, bool_or(field = 'matter') as has_matters, max(value) filter (field = 'matter') as matters,
    bool_or(field in ('label', 'cause_of')) as has_label, max(value) filter (field = 'face') as face
  from decided group by all
),
named as (
  select mentions.* from mentions left join fields using (statement_id) where not coalesce(has_matters, false)
  union all by name
  select chosen.statement_id, matter, matters.theme, mentions.face, 1 as confidence, 'người soát' as evidence
  from (select statement_id, unnest(string_split(matters, ' ')) as matter from fields where has_matters) chosen
  join matters using (matter) left join mentions using (statement_id, matter)
)
select statement_id, matter, theme,
  case when fields.face is not null then fields.face
    when named.face is not null and (label = 'context' or not coalesce(has_label, false)) then named.face
    when label in ('solution', 'request') then 'remedy'
    when label = 'achievement' or cause_of = 'achievement' or (label = 'context' and coalesce(degree, 0) >= 0) then 'achieved'
    else 'weak' end as face,
  named.confidence, named.evidence
from named join claims using (statement_id) left join fields using (statement_id);

-- The figures that count: all that were read, and those recognised off scans that a person confirmed; none that a person refused.
create or replace view figures as
select metric_values.* from metric_values
left join (select statement_id, value as decision from decided where field = 'figures') using (statement_id)
where decision is distinct from 'refused' and (not is_ocr or decision = 'confirmed');
-- One figure per unit, period and metric, off forms of standing reports: words around a figure in running text may mean another.
create or replace view form_figures as
select unit_id, period, metric, arg_min(value, (path, place)) as value, arg_min_null(target, (path, place)) as target, arg_min(place, (path, place)) as place
from figures
where source = 'form' and metric is not null and value is not null and operator = '=' and unit_id is not null
  and (report_id is null or report_id in (select report_id from standing_reports))
group by all;
create or replace view checks as
from form_checks union all by name from text_checks;
comment on view form_figures is 'One row per unit, period and metric: the figure that its form states; of several, that of the first file and place';
comment on view checks is 'All questions to units about figures: form_checks and text_checks';
comment on view figures is 'Rows of metric_values that count; those recognised off a scan only after a decision of field figures says confirmed, none of which one says refused';
comment on view decided is 'One row per statement and field that a person decided: the last decision, unless it takes the ones before it back';
comment on view claim_matters is 'Mentions of claims with the decisions of analysts applied: what every table and page counts';
comment on view standing_reports is 'Reports that no later version replaces, of a known unit and period; called_period is the period of the call they answer';
comment on view claims is 'Statements of standing reports with unit, period and the decisions of analysts applied';

-- Jaccard index of two bottom-k sketches: of the k smallest hashes of the union, the share that is in both.
create or replace macro likeness(a, b) as
  len(list_intersect(list_intersect(a, b), list_sort(list_distinct(list_concat(a, b)))[1:16])) / least(16, len(list_distinct(list_concat(a, b))));

-- The form in which the words of a statement are told again when its report is read anew: case, spaces and punctuation do not count.
create or replace macro text_key(t) as trim(regexp_replace(lower(nfc_normalize(t)), '[^\p{L}\p{M}\p{N}]+', ' ', 'g'));

-- Wilson 95 % interval of k of n, as a struct; null when n is 0.
create or replace macro wilson(k, n) as
  case when n > 0 then {
    low: greatest(0, (k / n + 1.9208 / n - 1.96 * sqrt(k / n * (1 - k / n) / n + 0.9604 / (n * n))) / (1 + 3.8416 / n)),
    high: least(1, (k / n + 1.9208 / n + 1.96 * sqrt(k / n * (1 - k / n) / n + 0.9604 / (n * n))) / (1 + 3.8416 / n))
  } end;

-- A number as Vietnamese print it: 1.234 and 97,52, at most two decimals, none that is zero.
create or replace macro printed(n) as translate(regexp_replace(format('{:,.2f}', n::double), '\.?0+$', ''), ',.', '.,');

import type {DuckDBConnection} from "@duckdb/node-api";
import type {InboxFile} from "./inbox.ts";
import type {Processed, Tagged} from "./processed.ts";
import {sketch} from "./sketch.ts";
import {insert, rows, transaction} from "./store.ts";
import {plain} from "./text.ts";

/** A file and what came of it, with the run and the versions that made it. */
export type Stored = {
  file: InboxFile;
  processed: Processed;
  run_id: string;
  read_version: string;
  tag_version: string;
};

/** Tables with rows of a report, keyed by `report_id`; those keyed by `statement_id` come first, while its statements are still there. */
const OF_STATEMENTS = ["mentions", "cited_documents"];
const OF_REPORT = ["statements", "sections", "blocks", "reports"];

/** `report_id` of a file: the first 16 hex digits of its `file_id`. */
function reportId(file_id: string): string {
  return file_id.slice(0, 16);
}

/** Stores all that one file gave, in one transaction, in place of what stood for its path before. */
export async function storeReport(
  db: DuckDBConnection,
  {file, processed, run_id, read_version, tag_version}: Stored,
): Promise<void> {
  const report_id = reportId(file.file_id);
  const {document, tagged, unit_id, period} = processed;
  await transaction(db, async () => {
    await removeContents(db, file.path);
    await removeReport(db, report_id);
    await db.run("delete from files where path = $1", [file.path]);
    await insert(db, "files", [
      {
        path: file.path,
        file_id: file.file_id,
        size_bytes: file.size_bytes,
        media_type: processed.media_type,
        encoding: processed.encoding,
        status: processed.status,
        same_as: null,
        read_version,
        run_id,
      },
    ]);
    await insert(
      db,
      "problems",
      processed.problems.map((problem, ordinal) => ({path: file.path, ordinal, ...problem})),
    );
    await insert(
      db,
      "metric_values",
      processed.figures.map((figure) => ({
        ...figure,
        is_ocr: false,
        path: file.path,
        report_id: document === null ? null : report_id,
        unit_id,
        period,
        source: "form",
        statement_id: null,
      })),
    );
    if (document === null) return;
    const {header} = document;
    await insert(db, "reports", [
      {
        report_id,
        path: file.path,
        unit_id: processed.status === "read" ? unit_id : null,
        unit_name: header.unit,
        superior: header.superior,
        number: header.number,
        kind: header.kind,
        system: header.system,
        issued_on: header.issued_on,
        title: header.title,
        period,
        other_periods: header.other_periods,
        is_draft: header.is_draft,
        replaces: header.replaces,
        superseded_by: null,
        tag_version,
      },
    ]);
    if (tagged === null) return;
    await insert(
      db,
      "blocks",
      document.body.map(({ordinal, ...block}) => ({report_id, block: ordinal, is_ocr: false, ...block})),
    );
    await insertTagged(db, report_id, tagged, {path: file.path, unit_id, period});
  });
}

/** Replaces the sections and statements of a stored report, in one transaction. */
export async function storeAgain(
  db: DuckDBConnection,
  report: {report_id: string; path: string; unit_id: string | null; period: string | null},
  tagged: Tagged,
  tag_version: string,
): Promise<void> {
  await transaction(db, async () => {
    await removeStatements(db, report.report_id);
    await db.run("delete from sections where report_id = $1", [report.report_id]);
    await db.run("delete from metric_values where report_id = $1 and source = 'text'", [report.report_id]);
    await insertTagged(db, report.report_id, tagged, report);
    await db.run("update reports set tag_version = $2 where report_id = $1", [report.report_id, tag_version]);
  });
}

/** Notes that a path holds the same bytes as `same_as`, which stays the one that counts. */
export async function storeDuplicate(
  db: DuckDBConnection,
  stored: Omit<Stored, "processed" | "tag_version"> & {same_as: string},
): Promise<void> {
  const {file, run_id, read_version, same_as} = stored;
  await transaction(db, async () => {
    await removeContents(db, file.path);
    await db.run("delete from files where path = $1", [file.path]);
    await insert(db, "files", [
      {
        path: file.path,
        file_id: file.file_id,
        size_bytes: file.size_bytes,
        media_type: null,
        encoding: null,
        status: "duplicate",
        same_as,
        read_version,
        run_id,
      },
    ]);
  });
}

/** Takes out what a file gave that is no longer in the inbox; its row stays, to say that it was there. */
export async function withdrawFile(db: DuckDBConnection, path: string): Promise<void> {
  await transaction(db, async () => {
    await removeContents(db, path);
    await db.run("update files set status = 'withdrawn', same_as = null where path = $1", [path]);
  });
}

async function insertTagged(
  db: DuckDBConnection,
  report_id: string,
  {sections, statements}: Tagged,
  of: {path: string; unit_id: string | null; period: string | null},
): Promise<void> {
  const recognised = new Set(
    (
      await rows<{block: number}>(db, "select block from blocks where report_id = $1 and is_ocr", [report_id])
    ).map(({block}) => block),
  );
  const ids = statements.map(({ordinal}) => `${report_id}-${ordinal}`);
  await insert(
    db,
    "sections",
    sections.map(({ordinal, ...section}) => ({report_id, section: ordinal, ...section})),
  );
  await insert(
    db,
    "statements",
    statements.map(({mentions, citations, figures, modal, ...statement}, at) => ({
      statement_id: ids[at],
      report_id,
      ...statement,
      text_plain: plain(statement.text),
      shingles: sketch(statement.words),
      reviewed: false,
    })),
  );
  await insert(
    db,
    "mentions",
    statements.flatMap(({mentions}, at) => mentions.map((mention) => ({statement_id: ids[at], ...mention}))),
  );
  await insert(
    db,
    "cited_documents",
    statements.flatMap(({citations}, at) =>
      citations.map((citation) => ({statement_id: ids[at], ...citation})),
    ),
  );
  await insert(
    db,
    "metric_values",
    statements.flatMap(({figures, block}, at) =>
      figures.map(({text, ...figure}) => ({
        ...figure,
        ...of,
        state: "reported",
        report_id,
        recomputed: recompute(figure.numerator, figure.denominator),
        target: null,
        source: "text",
        statement_id: ids[at],
        place: text,
        is_ocr: recognised.has(block),
      })),
    ),
  );
}

function recompute(numerator: number | null, denominator: number | null): number | null {
  return numerator === null || denominator === null || denominator === 0
    ? null
    : (100 * numerator) / denominator;
}

/** Takes out all that came from a path, whatever its bytes were. */
async function removeContents(db: DuckDBConnection, path: string): Promise<void> {
  for (const {report_id} of await rows<{report_id: string}>(
    db,
    "select report_id from reports where path = $1",
    [path],
  ))
    await removeReport(db, report_id);
  for (const table of ["problems", "metric_values"])
    await db.run(`delete from ${table} where path = $1`, [path]);
}

async function removeReport(db: DuckDBConnection, report_id: string): Promise<void> {
  await removeStatements(db, report_id);
  for (const table of OF_REPORT) await db.run(`delete from ${table} where report_id = $1`, [report_id]);
}

async function removeStatements(db: DuckDBConnection, report_id: string): Promise<void> {
  for (const table of OF_STATEMENTS)
    await db.run(
      `delete from ${table} where statement_id in (select statement_id from statements where report_id = $1)`,
      [report_id],
    );
  await db.run("delete from statements where report_id = $1", [report_id]);
}

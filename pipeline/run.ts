import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {type Registry, readUnits} from "./1-read/units/read-units.ts";
import {followMatters} from "./4-follow/follow.ts";
import {makeCandidates} from "./4-follow/make-candidates.ts";
import {renderReports} from "./5-render/render.ts";
import {type InboxFile, listInbox, sha256} from "./inbox.ts";
import {loadDictionaries} from "./load-dictionaries.ts";
import {loadRegistry} from "./load-registry.ts";
import type {Document} from "./model.ts";
import {openPool, type Pool} from "./pool.ts";
import {type Counts, readInbox} from "./read-inbox.ts";
import {openSnapshot, openStore, publish, rows, transaction} from "./store.ts";
import {storeAgain} from "./store-report.ts";
import {type Summary, summarise} from "./summarise.ts";
import {versionOf} from "./versions.ts";

export type RunOptions = {
  inbox: string;
  db: string;
  out: string;
  /** Registry of units; null = units.yaml in the inbox or beside it, when there is one. */
  units: string | null;
  /** Period the page is about; null = the latest for which a report came. */
  period: string | null;
  jobs: number;
  /** Recognise the text of scanned pages. */
  ocr?: boolean;
  /** Clock of the run, ISO. */
  now: string;
  /** Told of progress: done and total of a step. */
  progress?: (step: "read" | "tag" | "follow" | "render", done: number, total: number) => void;
};

type Versions = {read: string; tag: string; render: string};
/** What made the pages that stand in `out`, the last decision among it: the same again means that there is nothing to do. */
type Manifest = {
  versions: Versions;
  inbox: string;
  registry: string;
  decisions: number;
  period: string | null;
  ocr: boolean;
  summary: Summary;
};

const MANIFEST = "run.json";

/**
 * The night: reads what is new under the inbox, tags it, follows matters over periods, renders the pages, publishes the snapshot.
 * With nothing new it changes no byte and says so in the summary (`is_unchanged`). Throws when the inbox is not there, the registry is
 * wrong, or another run holds the store; what is wrong with a single file is in the summary and in `problems`.
 */
export async function run(options: RunOptions): Promise<Summary> {
  const files = listInbox(options.inbox);
  const registry_path = options.units ?? findRegistry(options.inbox);
  const registry_text = registry_path === null ? "" : readFileSync(registry_path, "utf8");
  const registry = registry_path === null ? null : readUnits(registry_text, registry_path);
  const inputs = {
    versions: {
      read: sha256(versionOf("read") + registry_text).slice(0, 12),
      tag: versionOf("tag"),
      render: versionOf("render"),
    },
    inbox: sha256(files.map(({path, file_id}) => `${file_id} ${path}`).join("\n")),
    registry: sha256(registry_text),
    period: options.period,
    ocr: options.ocr ?? false,
  };
  const before = await readManifest(options, inputs);
  if (before !== null) return {...before.summary, is_unchanged: true};
  mkdirSync(dirname(options.db), {recursive: true});
  const store = await openStore(options.db);
  let summary: Summary;
  let decisions: number;
  try {
    const run_id = await nextRun(store.db);
    const counts = await readAndTag(store.db, {files, registry, versions: inputs.versions, run_id, options});
    await store.db.run(readFileSync(new URL("./supersede.sql", import.meta.url), "utf8"));
    await loadDictionaries(store.db);
    await loadRegistry(store.db, registry);
    options.progress?.("follow", 0, 1);
    await transaction(store.db, async () => {
      await followMatters(store.db);
      await makeCandidates(store.db);
    });
    await store.db.run(readFileSync(new URL("./lost-decisions.sql", import.meta.url), "utf8"));
    decisions = await lastDecision(store.db);
    const period = options.period ?? (await latestPeriod(store.db));
    options.progress?.("render", 0, 1);
    const pages =
      period === null
        ? []
        : await renderReports(store.db, {out: options.out, period, generated_on: options.now.slice(0, 10)});
    await store.db.run("insert into runs values ($1, $2::timestamp, $3, $4, $5, $6, $7)", [
      run_id,
      options.now.slice(0, 19),
      inputs.versions.read,
      inputs.versions.tag,
      counts.read,
      counts.failed,
      counts.tagged,
    ]);
    summary = await summarise(store.db, {
      period,
      page: pages[0] === undefined ? null : join(options.out, pages[0]),
      ...counts,
    });
    await store.db.run("checkpoint");
  } finally {
    store.close();
  }
  publish(options.db, snapshotOf(options.db));
  writeManifest(options.out, {...inputs, decisions, summary});
  return summary;
}

/** Where readers find the published copy of the store at `db`: `tonghop.snapshot.duckdb` beside `tonghop.duckdb`. */
export function snapshotOf(db: string): string {
  return db.replace(/(?:\.duckdb)?$/u, ".snapshot.duckdb");
}

function findRegistry(inbox: string): string | null {
  return (
    [join(inbox, "units.yaml"), join(dirname(inbox), "units.yaml")].find((path) => existsSync(path)) ?? null
  );
}

async function readManifest(
  {db, out}: RunOptions,
  inputs: Omit<Manifest, "decisions" | "summary">,
): Promise<Manifest | null> {
  const path = join(out, MANIFEST);
  if (
    !existsSync(path) ||
    !existsSync(db) ||
    !existsSync(snapshotOf(db)) ||
    !existsSync(join(out, "index.html"))
  )
    return null;
  try {
    const manifest = JSON.parse(readFileSync(path, "utf8")) as Manifest;
    const {versions, inbox, registry, period, ocr} = manifest;
    if (JSON.stringify({versions, inbox, registry, period, ocr}) !== JSON.stringify(inputs)) return null;
    const store = await openSnapshot(db);
    try {
      return (await lastDecision(store.db)) === manifest.decisions ? manifest : null;
    } finally {
      store.close();
    }
  } catch {
    return null;
  }
}

function writeManifest(out: string, manifest: Manifest): void {
  mkdirSync(out, {recursive: true});
  writeFileSync(join(out, `${MANIFEST}.tmp`), `${JSON.stringify(manifest, null, 1)}\n`);
  renameSync(join(out, `${MANIFEST}.tmp`), join(out, MANIFEST));
}

/** The ordinal of the last decision in the store; 0 when there is none. */
async function lastDecision(db: DuckDBConnection): Promise<number> {
  const [last] = await rows<{n: number}>(db, "select coalesce(max(decision_id), 0) as n from decisions");
  return last?.n ?? 0;
}

async function nextRun(db: DuckDBConnection): Promise<string> {
  const [last] = await rows<{n: number}>(db, "select count(*) as n from runs");
  return `r${String((last?.n ?? 0) + 1).padStart(4, "0")}`;
}

async function latestPeriod(db: DuckDBConnection): Promise<string | null> {
  const [latest] = await rows<{period: string}>(
    db,
    "select period from coverage join periods using (period) where is_asked group by period, to_date having count(report_id) > 0 order by to_date desc limit 1",
  );
  return latest?.period ?? null;
}

type Work = {
  files: InboxFile[];
  registry: Registry | null;
  versions: Versions;
  run_id: string;
  options: RunOptions;
};

/** Brings the store to what the inbox holds and tags again what other lexicons or weights tagged. Workers start when there is work. */
async function readAndTag(db: DuckDBConnection, work: Work): Promise<Counts> {
  const {files, registry, versions, run_id, options} = work;
  let opened: Pool | undefined;
  const pool = () =>
    (opened ??= openPool({units: registry?.units ?? null, jobs: options.jobs, ocr: options.ocr ?? false}));
  try {
    const counts = await readInbox(db, files, {
      pool,
      run_id,
      read_version: versions.read,
      tag_version: versions.tag,
      ocr: options.ocr ?? false,
      progress: (done, total) => options.progress?.("read", done, total),
    });
    return {
      ...counts,
      tagged: counts.tagged + (await tagAgain(db, pool, {tag_version: versions.tag, options})),
    };
  } finally {
    await opened?.close();
  }
}

/** Reports that are tagged again at a time. */
const AT_A_TIME = 16;

type Stale = {report_id: string; path: string; unit_id: string | null; period: string | null};

/** Reports tagged by another version of the lexicons or weights. */
function staleReports(db: DuckDBConnection, tag_version: string): Promise<Stale[]> {
  return rows<Stale>(
    db,
    "select report_id, path, unit_id, period from reports where tag_version <> $1 and unit_id is not null order by path",
    [tag_version],
  );
}

async function tagAgain(
  db: DuckDBConnection,
  pool: () => Pool,
  {tag_version, options}: {tag_version: string; options: RunOptions},
): Promise<number> {
  const stale = await staleReports(db, tag_version);
  const bodyOf = (report_id: string) =>
    rows<Document["body"][number]>(
      db,
      "select block as ordinal, kind, level, label, text, page from blocks where report_id = $1 order by block",
      [report_id],
    );
  // A few at a time, so that all workers have work and memory stays flat; stored in their order.
  for (let start = 0; start < stale.length; start += AT_A_TIME) {
    const some = stale.slice(start, start + AT_A_TIME);
    const bodies: Document["body"][] = [];
    for (const {report_id} of some) bodies.push(await bodyOf(report_id));
    const tagged = await Promise.all(some.map(({period}, at) => pool().tag(bodies[at]!, period)));
    for (const [at, report] of some.entries()) await storeAgain(db, report, tagged[at]!, tag_version);
    options.progress?.("tag", start + some.length, stale.length);
  }
  return stale.length;
}

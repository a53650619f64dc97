import type {DuckDBConnection} from "@duckdb/node-api";
import {byPath, type InboxFile} from "./inbox.ts";
import type {Pool} from "./pool.ts";
import {type Processed, unread} from "./processed.ts";
import {rows} from "./store.ts";
import {storeDuplicate, storeReport, withdrawFile} from "./store-report.ts";

/** What the night counts: files read, those that ended in an error, reports tagged. */
export type Counts = {read: number; failed: number; tagged: number};

type Known = Pick<InboxFile, "path" | "file_id" | "size_bytes"> & {
  read_version: string;
  status: string;
  same_as: string | null;
  is_scan: boolean;
};
/** What a version bears of a scan that was read with its pages recognised: a later night without `--ocr` lets it stand. */
const OCR = "+ocr";
const SCANS = new Set(["no-text-layer", "scanned-pages", "ocr"]);
const KNOWN = `select path, file_id, size_bytes, read_version, status, same_as,
  path in (select path from problems where rule in ('no-text-layer', 'scanned-pages')) as is_scan from files`;
type Reading = {
  /** Opens the workers when there is something for them to do. */
  pool: () => Pool;
  run_id: string;
  read_version: string;
  tag_version: string;
  /** Reads scans again that were refused, or read without their scanned pages. */
  ocr?: boolean;
  progress?: (done: number, total: number) => void;
};

/**
 * Brings the store to what the inbox holds: reads what is new or changed, documents in ZIPs and messages among it, notes the same bytes
 * under another path as duplicates of the first, and takes out what is gone. Stores in the order of paths, whatever the order in which
 * workers finish.
 */
export async function readInbox(
  db: DuckDBConnection,
  inbox: readonly InboxFile[],
  {pool, progress, ocr = false, ...versions}: Reading,
): Promise<Counts> {
  const known = new Map((await rows<Known>(db, KNOWN)).map((file) => [file.path, file]));
  const is_known = (file: InboxFile) => {
    const stored = known.get(file.path);
    if (stored?.file_id !== file.file_id) return false;
    if (ocr && stored.is_scan && !stored.read_version.endsWith(OCR)) return false;
    return stored.read_version.replace(OCR, "") === versions.read_version;
  };
  const {files, done} = await openContainers(inbox, {known, is_known, pool});
  const firsts = new Map<string, string>();
  for (const {path, file_id} of files) if (!firsts.has(file_id)) firsts.set(file_id, path);
  const paths = new Set(files.map(({path}) => path));
  for (const {path, status} of known.values())
    if (status !== "withdrawn" && !paths.has(path)) await withdrawFile(db, path);

  const counts = {read: 0, failed: 0, tagged: 0};
  const changed = files.filter((file) => {
    const same_as = firsts.get(file.file_id) === file.path ? null : firsts.get(file.file_id);
    const stored = known.get(file.path);
    return !is_known(file) || stored?.status === "withdrawn" || stored?.same_as !== same_as;
  });
  const fresh = changed.filter(({path, file_id}) => firsts.get(file_id) === path);
  const asked = fresh.map((file) => ({file, answer: done.get(file.path) ?? pool().process(file)}));
  for (const [at, {file, answer}] of asked.entries()) {
    const processed = await answer;
    const is_scan = ocr && processed.problems.some(({rule}) => SCANS.has(rule));
    const read_version = versions.read_version + (is_scan ? OCR : "");
    await storeReport(db, {file, processed, ...versions, read_version});
    if (processed.status !== "opened") counts.read += 1;
    if (processed.status === "quarantined" || processed.status === "refused") counts.failed += 1;
    if (processed.tagged !== null) counts.tagged += 1;
    progress?.(at + 1, fresh.length);
  }
  for (const file of changed) {
    const same_as = firsts.get(file.file_id) as string;
    if (same_as !== file.path) await storeDuplicate(db, {file, ...versions, same_as});
  }
  return counts;
}

type Opening = {known: ReadonlyMap<string, Known>; is_known: (file: InboxFile) => boolean; pool: () => Pool};

/**
 * The files of the inbox with the documents of its ZIPs and messages, in the order of paths; `done` has what is known already of new
 * containers and of documents that do not come out of them. Containers that did not change are not opened again: the store knows what they hold.
 */
async function openContainers(
  inbox: readonly InboxFile[],
  {known, is_known, pool}: Opening,
): Promise<{files: InboxFile[]; done: Map<string, Processed>}> {
  const done = new Map<string, Processed>();
  const first_of = new Map<string, InboxFile>();
  for (const file of inbox) if (!first_of.has(file.file_id)) first_of.set(file.file_id, file);
  const members = await Promise.all(
    inbox.map(async (file): Promise<InboxFile[]> => {
      if (!file.may_contain || first_of.get(file.file_id) !== file) return [];
      const status = is_known(file) ? known.get(file.path)?.status : undefined;
      if (status === "opened") return storedMembers(file, known);
      if (status !== undefined && status !== "withdrawn" && status !== "duplicate") return [];
      const opened = await pool().open(file);
      if (opened === null) return [];
      const {problem} = opened;
      done.set(file.path, problem === null ? unread("opened", []) : unread("quarantined", [problem]));
      return opened.members.map(({name, file_id, size_bytes, problem: refused}) => {
        const path = `${file.path}/${name}`;
        if (refused !== null) done.set(path, unread("quarantined", [refused]));
        return {path, real_path: file.real_path, member: name, size_bytes, file_id, may_contain: false};
      });
    }),
  );
  return {files: [...inbox, ...members.flat()].sort(byPath), done};
}

function storedMembers(file: InboxFile, known: ReadonlyMap<string, Known>): InboxFile[] {
  const start = `${file.path}/`;
  return [...known.values()]
    .filter(({path, status}) => path.startsWith(start) && status !== "withdrawn")
    .map(({path, file_id, size_bytes}) => ({
      path,
      real_path: file.real_path,
      member: path.slice(start.length),
      size_bytes,
      file_id,
      may_contain: false,
    }));
}

import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import {
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBInstance,
  DuckDBListValue,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from "@duckdb/node-api";
import {sha256} from "./inbox.ts";

/** A row of any table: column name to value. A missing column is null. */
export type Row = Record<string, unknown>;

/** What DuckDB's own chunks hold; longer loads are cut into pieces of this many rows. */
const CHUNK_ROWS = 2048;

const SETTINGS = {autoinstall_known_extensions: "false", autoload_known_extensions: "false"};

/** An open store. One process may hold a file open once: a second opening loses rows in silence (docs/architecture.md). */
export type Store = {db: DuckDBConnection; close: () => void};

/**
 * Opens the store at `path` (`:memory:` for one that vanishes), making the tables of schema.sql that are not there yet.
 * Tables of another schema.sql go, all but `decisions`: what they held comes from the files again. The time zone of the session is
 * Asia/Ho_Chi_Minh. Throws when another process holds the file.
 */
export async function openStore(path: string): Promise<Store> {
  const instance = await DuckDBInstance.create(path, SETTINGS);
  const db = await instance.connect();
  await db.run("set TimeZone = 'Asia/Ho_Chi_Minh'");
  const schema = readFileSync(new URL("./schema.sql", import.meta.url), "utf8");
  const version = sha256(schema);
  await transaction(db, async () => {
    const is_older = await dropOlder(db, version);
    await db.run(schema);
    if (is_older) await bringDecisions(db);
    await db.run("insert into store_version select $1 where not exists (from store_version)", [version]);
  });
  return {
    db,
    close() {
      db.closeSync();
      instance.closeSync();
    },
  };
}

/** Takes out the tables of another schema, with what they held; decisions are set aside. Says whether there were any. */
async function dropOlder(db: DuckDBConnection, version: string): Promise<boolean> {
  const tables = (await rows<{name: string}>(db, "select table_name as name from duckdb_tables()")).map(
    ({name}) => name,
  );
  if (tables.length === 0) return false;
  const stored = tables.includes("store_version")
    ? await rows<{schema_version: string}>(db, "from store_version")
    : [];
  if (stored[0]?.schema_version === version) return false;
  for (const {name} of await rows<{name: string}>(
    db,
    "select view_name as name from duckdb_views() where not internal",
  ))
    await db.run(`drop view "${name}"`);
  await db.run("create temp table decisions_before as from decisions");
  for (const name of tables) await db.run(`drop table "${name}"`);
  return true;
}

/** Brings back the decisions made under another schema: columns of the same name, the rest null. */
async function bringDecisions(db: DuckDBConnection): Promise<void> {
  const [both] = await rows<{names: string}>(
    db,
    `select string_agg(column_name, ', ') as names from (
       select column_name from duckdb_columns() where table_name in ('decisions', 'decisions_before') group by all having count(*) = 2)`,
  );
  await db.run(`insert into decisions (${both?.names}) select ${both?.names} from decisions_before`);
  await db.run("drop table decisions_before");
}

/** Opens a published snapshot for reading only, with no way to files or network from SQL. Throws when it is not there. */
export async function openSnapshot(path: string): Promise<Store> {
  const instance = await DuckDBInstance.create(path, {
    ...SETTINGS,
    access_mode: "READ_ONLY",
    enable_external_access: "false",
    lock_configuration: "true",
  });
  const db = await instance.connect();
  return {
    db,
    close() {
      db.closeSync();
      instance.closeSync();
    },
  };
}

/**
 * The rows of a query as plain objects, in its order: dates as ISO strings, integers as numbers, lists as arrays.
 * `params` bind `$1`, `$2`, …. Throws DuckDB's error with the SQL as `cause` text.
 */
export async function rows<T extends object = Row>(
  db: DuckDBConnection,
  sql: string,
  params: (string | number | boolean | null)[] = [],
): Promise<T[]> {
  try {
    const reader = await db.runAndReadAll(sql, params);
    return reader.getRowObjectsJS().map((row) => {
      for (const key in row) row[key] = plainValue(row[key]) as never;
      return row as T;
    });
  } catch (cause) {
    throw new Error(`query failed: ${(cause as Error).message}\n${sql}`, {cause});
  }
}

function plainValue(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, "");
  return value;
}

/**
 * Appends `items` to a table by columns: each field goes to the column of its name, in chunks of 2,048 rows.
 * Dates and timestamps are ISO strings. Throws on a field that the table has no column for.
 */
export async function insert(db: DuckDBConnection, table: string, items: readonly object[]): Promise<void> {
  if (items.length === 0) return;
  const columns = (
    await db.runAndReadAll(
      "select column_name from duckdb_columns() where table_name = $1 order by column_index",
      [table],
    )
  )
    .getRows()
    .map(([name]) => name as string);
  const known = new Set(columns);
  const stray = Object.keys(items[0] as object).find((field) => !known.has(field));
  if (stray !== undefined) throw new RangeError(`no column ${table}.${stray}`);
  const appender = await db.createAppender(table);
  const types = columns.map((_, at) => appender.columnType(at));
  for (let from = 0; from < items.length; from += CHUNK_ROWS) {
    const part = items.slice(from, from + CHUNK_ROWS) as Row[];
    const chunk = DuckDBDataChunk.create(types, part.length);
    chunk.setColumns(
      columns.map((name, at) => part.map((row) => toDuckDB(row[name], types[at] as DuckDBType))),
    );
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

function toDuckDB(value: unknown, type: DuckDBType): DuckDBValue {
  if (value === null || value === undefined) return null;
  switch (type.typeId) {
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UBIGINT:
      return BigInt(value as number | bigint);
    case DuckDBTypeId.DATE:
      return new DuckDBDateValue(Math.round(Date.parse(`${value}T00:00:00Z`) / 86_400_000));
    case DuckDBTypeId.TIMESTAMP:
      return new DuckDBTimestampValue(BigInt(Date.parse(value as string)) * 1000n);
    case DuckDBTypeId.LIST:
      return new DuckDBListValue(
        (value as unknown[]).map((item) =>
          toDuckDB(item, (type as {valueType: DuckDBType} & DuckDBType).valueType),
        ),
      );
    default:
      return value as DuckDBValue;
  }
}

/** Fills a table of schema.sql anew with the select of the .sql file of its name beside the module at `from`. */
export async function makeTable(db: DuckDBConnection, name: string, from: string): Promise<void> {
  const select = readFileSync(new URL(`./${name}.sql`, from), "utf8");
  try {
    await db.run(`delete from ${name}`);
    await db.run(`insert into ${name} by name\n${select}`);
  } catch (cause) {
    throw new Error(`table ${name}: ${(cause as Error).message}`, {cause});
  }
}

/** Runs `work` in one transaction: all of it or nothing. Rethrows what it throws, after a rollback. */
export async function transaction<T>(db: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  await db.run("begin");
  try {
    const result = await work();
    await db.run("commit");
    return result;
  } catch (error) {
    await db.run("rollback");
    throw error;
  }
}

/**
 * Copies a closed store to `snapshot`: beside it first, flushed, then renamed, so that readers see the old file or the new, never a half.
 * Throws when the store still has a write-ahead log, that is, when it was not closed.
 */
export function publish(path: string, snapshot: string): void {
  if (existsSync(`${path}.wal`)) throw new Error(`store not closed: ${path}.wal`);
  const beside = `${snapshot}.tmp`;
  rmSync(beside, {force: true});
  copyFileSync(path, beside);
  const file = openSync(beside, "r+");
  fsyncSync(file);
  closeSync(file);
  renameSync(beside, snapshot);
}

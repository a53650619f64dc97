import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, test} from "vitest";
import {openStore, rows} from "../pipeline/store.ts";

test("tables of another schema are made anew, and decisions of people stay", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tonghop-"));
  const path = join(folder, "t.duckdb");
  const first = await openStore(path);
  await first.db.run("insert into store_version values ('x')");
  await first.db.run("delete from store_version where schema_version <> 'x'");
  await first.db.run("insert into runs values ('r0001', '2026-01-01', '', '', 0, 0, 0)");
  await first.db.run(
    "insert into decisions by name select 1 as decision_id, 'r' as report_id, 'Câu' as text, 0 as nth, 'label' as field, 'cause' as value, timestamp '2026-01-01' as decided_on, 'analyst' as decided_by",
  );
  // A decision made when the table had a column more, and one less.
  await first.db.run("alter table decisions add column mood varchar");
  await first.db.run("alter table decisions drop column note");
  await first.db.run("alter table files add column old varchar");
  first.close();
  for (const opening of ["first", "second"]) {
    const {db, close} = await openStore(path);
    expect([
      opening,
      await rows(
        db,
        "select (select count(*) from runs) as runs, decision_id, text, value, note from decisions",
      ),
    ]).toEqual([
      opening,
      [{runs: opening === "first" ? 0 : 1, decision_id: 1, text: "Câu", value: "cause", note: null}],
    ]);
    expect(
      await rows(db, "from duckdb_columns() where table_name = 'files' and column_name = 'old'"),
    ).toEqual([]);
    await db.run("insert or ignore into runs values ('r0001', '2026-01-01', '', '', 0, 0, 0)");
    close();
  }
  rmSync(folder, {recursive: true});
});

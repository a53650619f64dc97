import {existsSync} from "node:fs";
import {CliError} from "../cli-error.ts";
import {outdatedWeights} from "../learn/learn.ts";
import {snapshotOf} from "../run.ts";
import {say} from "../say.ts";
import {openSnapshot, rows} from "../store.ts";
import {versionOf} from "../versions.ts";
import {writeLine} from "./lines.ts";

/** `tonghop status`: the last runs, who has not sent, what is quarantined and what is stale, from the published snapshot. */
export async function status({db}: {db: string}): Promise<void> {
  const snapshot = snapshotOf(db);
  if (!existsSync(snapshot))
    throw new CliError(
      say(`Chưa chạy lần nào: không có ${snapshot}.`, `Never run: there is no ${snapshot}.`),
      {exitCode: 1},
    );
  const store = await openSnapshot(snapshot);
  try {
    const runs = await rows<{
      run_id: string;
      started_at: string;
      files_read: number;
      files_failed: number;
      reports_tagged: number;
      tag_version: string;
    }>(
      store.db,
      "select run_id, started_at, files_read, files_failed, reports_tagged, tag_version from runs order by run_id desc limit 5",
    );
    await writeLine(say("Các lần chạy gần đây:", "Last runs:"));
    for (const one of runs) {
      await writeLine(
        `  ${one.run_id}  ${one.started_at.slice(0, 16).replace("T", " ")}  ${say("đọc", "read")} ${one.files_read}, ${say("lỗi", "failed")} ${one.files_failed}, ${say("gắn nhãn", "tagged")} ${one.reports_tagged}`,
      );
    }
    const missing = await rows<{period: string; names: string[]}>(
      store.db,
      `select period, list(distinct coalesce(units.name, coverage.unit_id) order by coalesce(units.name, coverage.unit_id)) as names
       from coverage join periods using (period)
       left join units on units.unit_id = coverage.unit_id and coalesce(valid_from, date '0001-01-01') <= to_date and to_date < coalesce(valid_to, date '9999-12-31')
       where is_asked and report_id is null group by period, to_date order by to_date desc limit 4`,
    );
    await writeLine(say("Chưa gửi báo cáo:", "Not sent:"));
    for (const {period, names} of missing) await writeLine(`  ${period}: ${names.join("; ")}`);
    const quarantined = await rows<{path: string; rule: string; action: string}>(
      store.db,
      "select path, rule, action from problems where path in (select path from files where status in ('quarantined', 'refused')) order by path, ordinal",
    );
    await writeLine(say("Tệp chưa dùng được:", "Files not in the figures:"));
    for (const {path, rule, action} of quarantined) await writeLine(`  ${path} [${rule}] ${action}`);
    const lost = await rows<{place: string; actual: string; expected: string; action: string}>(
      store.db,
      "select place, actual, expected, action from problems where rule in ('decision-lost', 'decision-matter') order by path, ordinal",
    );
    if (lost.length > 0)
      await writeLine(say("Quyết định không còn chỗ áp dụng:", "Decisions that no longer apply:"));
    for (const {place, expected, actual, action} of lost)
      await writeLine(`  ${place}: ${expected}: ${actual}\n    ${action}`);
    const candidates = await rows<{
      candidate_id: string;
      name: string;
      units: number;
      statements: number;
      text: string;
    }>(
      store.db,
      `select candidate_id, name, count(distinct unit_id) as units, count(*) as statements, any_value(candidates.text) as text
       from candidates join candidate_statements using (candidate_id) join claims using (statement_id)
       where decision is null group by all having units >= 2 order by units desc, statements desc, candidate_id limit 5`,
    );
    if (candidates.length > 0)
      await writeLine(
        say(
          "Việc nhiều đơn vị nói mà bộ phân loại chưa có (nhận hoặc bỏ bằng tonghop decide):",
          "Spoken of by several units and not in the taxonomy (accept or reject by tonghop decide):",
        ),
      );
    for (const {candidate_id, name, units, statements, text} of candidates)
      await writeLine(
        `  ${candidate_id}  ${name} (${units} ${say("đơn vị", "units")}, ${statements} ${say("câu", "statements")}): "${text}"`,
      );
    const is_stale = runs[0]?.tag_version !== versionOf("tag");
    await writeLine(
      is_stale
        ? say(
            "Bộ từ hoặc mô hình đã đổi: lần chạy tới sẽ gắn nhãn lại.",
            "Lexicons or weights changed: the next run tags again.",
          )
        : say("Nhãn còn mới.", "Tags are current."),
    );
    for (const name of outdatedWeights())
      await writeLine(
        say(
          `Trọng số học thêm ${name} đi từ bản cũ của chương trình: chạy npm run learn.`,
          `Learnt weights ${name} set out from an older version of the program: run npm run learn.`,
        ),
      );
  } finally {
    store.close();
  }
}

import {existsSync, statSync} from "node:fs";
import pc from "picocolors";
import {CliError, type ExitCode} from "../cli-error.ts";
import {parsePeriod} from "../period.ts";
import {type RunOptions, run as runNight} from "../run.ts";
import {say} from "../say.ts";
import type {Summary} from "../summarise.ts";
import {writeLine} from "./lines.ts";

export type RunFlags = {
  inbox: string;
  db: string;
  out: string;
  period?: string;
  units?: string;
  jobs: string;
  ocr?: boolean;
  now?: string;
};

/** `tonghop run`: the night, with progress on a terminal and five lines of summary; 3 when some files could not be used. */
export async function run(flags: RunFlags): Promise<ExitCode> {
  const summary = await runNight(toOptions(flags));
  for (const line of summaryLines(summary)) await writeLine(line);
  return summary.problems.length > 0 ? 3 : 0;
}

function toOptions({inbox, db, out, period, units, jobs, ocr, now}: RunFlags): RunOptions {
  if (!existsSync(inbox) || !statSync(inbox).isDirectory())
    throw new CliError(say(`Không có thư mục báo cáo: ${inbox}`, `No such inbox: ${inbox}`));
  if (period !== undefined && parsePeriod(period) === null)
    throw new CliError(
      say(
        `Kỳ không hợp lệ: ${period} (ví dụ 2025-Q1, 2025-H1, 2025)`,
        `Invalid period: ${period} (as 2025-Q1, 2025-H1, 2025)`,
      ),
    );
  if (units !== undefined && !existsSync(units))
    throw new CliError(say(`Không có danh sách đơn vị: ${units}`, `No such list of units: ${units}`));
  const workers = Number(jobs);
  if (!Number.isInteger(workers) || workers < 1 || workers > 64)
    throw new CliError(
      say(`--jobs phải là số từ 1 đến 64, không phải ${jobs}`, `--jobs must be 1 to 64, not ${jobs}`),
    );
  if (now !== undefined && Number.isNaN(Date.parse(now)))
    throw new CliError(say(`--now không phải thời điểm: ${now}`, `--now is not a time: ${now}`));
  return {
    inbox,
    db,
    out,
    units: units ?? null,
    period: period ?? null,
    jobs: workers,
    ocr: ocr ?? false,
    now: now ?? new Date().toISOString(),
    progress,
  };
}

const STEPS = {
  read: ["Đọc và gắn nhãn", "Reading and tagging"],
  tag: ["Gắn nhãn lại", "Tagging again"],
  follow: ["Theo dõi qua các kỳ", "Following over periods"],
  render: ["Dựng trang", "Rendering"],
} as const;

function progress(step: keyof typeof STEPS, done: number, total: number): void {
  const [vi, en] = STEPS[step];
  const count = total > 1 ? ` ${done}/${total}` : "";
  if (process.stderr.isTTY)
    process.stderr.write(`\r\u001b[K${say(vi, en)}${count}${step === "render" ? "\r\u001b[K" : ""}`);
  else if (done === 0 || done === total) process.stderr.write(`${say(vi, en)}${count}\n`);
}

/** The five lines; `pc` leaves out colours where they are not wanted. */
export function summaryLines(summary: Summary): string[] {
  const {
    read,
    failed,
    tagged,
    reports,
    statements,
    duplicates,
    superseded,
    asked,
    sent,
    missing,
    first,
    problems,
    page,
    period_name,
  } = summary;
  const shown =
    missing.slice(0, 4).join(", ") +
    (missing.length > 4
      ? say(` và ${missing.length - 4} đơn vị khác`, ` and ${missing.length - 4} more`)
      : "");
  const lines = [
    summary.is_unchanged
      ? pc.green(
          say(
            "Không có gì mới: báo cáo, bộ từ và trang đều như lần trước.",
            "Nothing new: reports, lexicons and pages are as they were.",
          ),
        )
      : say(
          `Đã đọc ${read} tệp, gắn nhãn ${tagged} báo cáo; ${duplicates} tệp trùng, ${superseded} báo cáo đã có bản thay, ${failed} tệp chưa dùng được.`,
          `Read ${read} files, tagged ${tagged} reports; ${duplicates} duplicates, ${superseded} superseded, ${failed} not usable.`,
        ),
    say(
      `Kho có ${reports} báo cáo, ${number(statements)} nhận định.`,
      `The store holds ${reports} reports, ${number(statements)} statements.`,
    ),
    say(
      `${capital(period_name ?? "Chưa có kỳ nào")}: ${sent}/${asked} đơn vị đã gửi${missing.length > 0 ? `; chưa gửi: ${shown}` : ""}.`,
      `${period_name ?? "No period"}: ${sent}/${asked} units sent${missing.length > 0 ? `; missing: ${shown}` : ""}.`,
    ),
    first === null
      ? say("Chưa thấy hạn chế nào được nêu.", "No weakness was named.")
      : say(
          `Nêu nhiều nhất: "${first.weakness}": ${first.weak}/${first.sent} đơn vị, ${first.chronic} đơn vị kéo dài từ 3 kỳ.`,
          `Most widespread: "${first.weakness}": ${first.weak}/${first.sent} units, ${first.chronic} for 3 periods or more.`,
        ),
    page === null
      ? say("Chưa có trang để xem.", "No page yet.")
      : say(`Xem: ${pc.bold(page)}`, `See: ${pc.bold(page)}`),
  ];
  if (problems.length === 0) return lines;
  return [
    ...lines,
    pc.yellow(say(`Cần xử lý ${problems.length} tệp:`, `${problems.length} files need attention:`)),
    ...problems.map(({path, rule, action}) => `  ${path} [${rule}] ${action}`),
  ];
}

function number(value: number): string {
  return new Intl.NumberFormat("vi-VN").format(value);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

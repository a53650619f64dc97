import {availableParallelism} from "node:os";
import {Command, CommanderError, type Option} from "commander";
import {say} from "./say.ts";
import {tellError} from "./tell-error.ts";
import {translateUsage} from "./translate-usage.ts";

const {version} = (await import("../package.json", {with: {type: "json"}})).default;

/** Makes the command line; each command loads its own code, so that `words` does not wait for DuckDB. */
export function makeCli(): Command {
  const cli = new Command("tonghop").description(
    say(
      "Đọc báo cáo của các đơn vị, gắn nhãn từng nhận định, nhớ điều lặp lại, và cho xem.",
      "Reads units' reports, tags each statement, remembers what recurs, and shows it.",
    ),
  );
  cli.version(version, "-V, --version", say("in số phiên bản", "print the version"));
  cli.exitOverride().configureOutput({
    outputError: (text, write) => write(translateUsage(text)),
  });
  cli.configureHelp({
    styleTitle: translateUsage,
    styleUsage: translateUsage,
    styleSubcommandTerm: translateUsage,
    optionDescription: (option) => describe(option),
  });
  cli
    .helpOption("-h, --help", say("xem hướng dẫn", "show help"))
    .helpCommand("help [lệnh]", say("xem hướng dẫn của một lệnh", "show help of a command"));

  cli
    .command("run")
    .description(
      say(
        "chạy đêm: đọc tệp mới, gắn nhãn, theo dõi, dựng trang, công bố",
        "the night: read what is new, tag, follow, render, publish",
      ),
    )
    .option("--inbox <dir>", say("thư mục báo cáo nhận được", "folder of reports as received"), "data/raw")
    .option("--db <file>", say("kho DuckDB", "DuckDB store"), "data/tonghop.duckdb")
    .option("--out <dir>", say("nơi ghi các trang", "where pages go"), "reports/dist")
    .option(
      "--period <kỳ>",
      say(
        "kỳ của trang, ví dụ 2026-Q3; không ghi = kỳ mới nhất",
        "period of the page, as 2026-Q3; default the latest",
      ),
    )
    .option(
      "--units <file>",
      say(
        "danh sách đơn vị; không ghi = units.yaml trong hoặc cạnh thư mục báo cáo",
        "list of units; default units.yaml in or beside the inbox",
      ),
    )
    .option("--jobs <n>", say("số việc chạy song song", "parallel workers"), String(availableParallelism()))
    .option(
      "--ocr",
      say(
        "nhận dạng chữ của bản chụp (chậm; số liệu chờ người xác nhận)",
        "recognise the text of scans (slow; figures wait for a person)",
      ),
    )
    .option(
      "--now <giờ>",
      say("thời điểm chạy (ISO); không ghi = bây giờ", "clock of the run (ISO); default now"),
    )
    .action(async (flags) => exit(await (await import("./commands/run.ts")).run(flags)));
  cli
    .command("read")
    .argument("<file...>", say("tệp cần đọc", "files to read"))
    .description(say("đọc tệp, in mỗi tệp một dòng JSON", "read files, one JSON line each"))
    .option(
      "--ocr",
      say(
        "nhận dạng chữ của bản chụp (chậm; số liệu chờ người xác nhận)",
        "recognise the text of scans (slow; figures wait for a person)",
      ),
    )
    .action(async (files: string[], flags) =>
      exit(await (await import("./commands/read.ts")).read(files, flags)),
    );
  cli
    .command("words")
    .description(
      say(
        "tách từ: mỗi dòng vào một dòng ra, từ nối bằng _",
        "segment words: line in, line out, joined by _",
      ),
    )
    .action(async () => (await import("./commands/words.ts")).words());
  cli
    .command("tag")
    .description(
      say(
        "gắn nhãn: mỗi dòng JSON {id, text, section?, prev_text?} một dòng trả lời",
        "tag: JSON lines {id, text, section?, prev_text?} in, answers out",
      ),
    )
    .action(async () => (await import("./commands/tag.ts")).tag());
  cli
    .command("gold")
    .argument("<file>", say("câu đã gắn nhãn (.jsonl)", "labelled sentences (.jsonl)"))
    .description(say("chấm điểm trên câu đã gắn nhãn tay", "score against labelled sentences"))
    .action(async (file: string) => (await import("./commands/gold.ts")).gold(file));
  cli
    .command("decide")
    .argument("[file]", say("tệp .jsonl; không ghi = đọc đầu vào", ".jsonl file; default standard input"))
    .description(
      say(
        "ghi quyết định của người soát: mỗi dòng JSON {statement_id, field, value, note?}",
        "record analysts' decisions: JSON lines {statement_id, field, value, note?}",
      ),
    )
    .option("--db <file>", say("kho DuckDB", "DuckDB store"), "data/tonghop.duckdb")
    .option("--by <vai trò>", say("vai trò người quyết định", "role of who decides"))
    .option(
      "--now <giờ>",
      say("thời điểm quyết định (ISO); không ghi = bây giờ", "time of the decision (ISO); default now"),
    )
    .action(async (file: string | undefined, flags) =>
      (await import("./commands/decide.ts")).decide(file, flags),
    );
  cli
    .command("decisions")
    .description(
      say(
        "in các quyết định đã ghi, mỗi dòng một JSON, ghi lại được bằng decide",
        "print the decisions, one JSON line each, as decide takes them",
      ),
    )
    .option("--db <file>", say("kho DuckDB", "DuckDB store"), "data/tonghop.duckdb")
    .option(
      "--gold",
      say("in thành câu mẫu để chấm và huấn luyện", "print as labelled sentences, to score and train on"),
    )
    .action(async (flags) => (await import("./commands/decisions.ts")).decisions(flags));
  cli
    .command("status")
    .description(
      say(
        "các lần chạy, ai chưa gửi, tệp chưa dùng được",
        "last runs, who has not sent, what is quarantined",
      ),
    )
    .option("--db <file>", say("kho DuckDB", "DuckDB store"), "data/tonghop.duckdb")
    .action(async (flags) => (await import("./commands/status.ts")).status(flags));
  cli
    .command("query")
    .argument("<sql>", say("câu truy vấn", "query"))
    .description(
      say(
        "truy vấn bản công bố, chỉ đọc, mỗi hàng một dòng JSON",
        "query the snapshot, read-only, a JSON line a row",
      ),
    )
    .option("--db <file>", say("kho DuckDB", "DuckDB store"), "data/tonghop.duckdb")
    .action(async (sql: string, flags) => (await import("./commands/query.ts")).query(sql, flags));
  return cli;
}

function exit(code: number): void {
  process.exitCode = code;
}

function describe(option: Option): string {
  const {description, defaultValue} = option;
  return defaultValue === undefined
    ? description
    : `${description} (${say("mặc định", "default")}: ${String(defaultValue)})`;
}

/** Runs the command line on `args`; what goes wrong is one line on standard error and an exit code, never a stack trace. */
export async function main(args: string[]): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  try {
    await makeCli().parseAsync(args, {from: "user"});
  } catch (error) {
    if (error instanceof CommanderError) return exit(error.exitCode === 0 ? 0 : 2);
    tellError(error);
  }
}

await main(process.argv.slice(2));

import {Piscina} from "piscina";
import type {InboxFile} from "./inbox.ts";
import type {Document, Period, Problem, Unit} from "./model.ts";
import {type Processed, type Tagged, unread} from "./processed.ts";
import type {Opened, Task} from "./worker.ts";

/** Longest a single file may take, and the heap it may use. */
const MAX_MS = 300_000;
const MAX_OCR_MS = 1_200_000;
const MAX_HEAP_MB = 1_500;

/** Workers that read and tag, each file apart from the others. */
export type Pool = {
  /** What a file gives; a file that hangs, swells or crashes its worker comes back as a problem. Never rejects. */
  process(file: InboxFile): Promise<Processed>;
  /** What a ZIP or a message holds; null for a file that is neither. Never rejects, as `process`. */
  open(file: InboxFile): Promise<Opened>;
  /** A stored body, split and tagged again. */
  tag(body: Document["body"], period: Period | null): Promise<Tagged>;
  close(): Promise<void>;
};

export type PoolOptions = {
  /** Units of the registry; null = no registry. */
  units: readonly Unit[] | null;
  /** Workers. */
  jobs: number;
  /** Recognise the text of scanned pages. */
  ocr?: boolean;
};

/** Opens the workers. */
export function openPool({units, jobs, ocr = false}: PoolOptions): Pool {
  const piscina = new Piscina({
    filename: new URL("./worker.ts", import.meta.url).href,
    name: "work",
    workerData: {units, ocr},
    minThreads: jobs,
    maxThreads: jobs,
    resourceLimits: {maxOldGenerationSizeMb: MAX_HEAP_MB},
  });
  const turns = makeTurns(jobs);
  // The clock of a task starts when a worker is free for it.
  const ask = (task: Task) =>
    turns(() => piscina.run(task, {signal: AbortSignal.timeout(ocr ? MAX_OCR_MS : MAX_MS)}));
  return {
    process: ({path, real_path, member}) =>
      ask({kind: "file", path, real_path, member}).catch((error: unknown) =>
        unread("quarantined", [failure(error)]),
      ),
    open: ({path, real_path}) =>
      ask({kind: "open", path, real_path}).catch((error: unknown) => ({
        members: [],
        problem: failure(error),
      })),
    tag: (body, period) => ask({kind: "body", body, period}),
    close: () => piscina.destroy(),
  };
}

function failure(error: unknown): Problem {
  const {name = "", code = "", message = ""} = error as {name?: string; code?: string; message?: string};
  const rule =
    name === "AbortError" || name === "TimeoutError"
      ? "timeout"
      : code === "ERR_WORKER_OUT_OF_MEMORY"
        ? "too-big"
        : "reader-failed";
  const action = {
    timeout: "Đọc tệp quá lâu nên đã dừng: đề nghị đơn vị chép nội dung sang tệp mới và gửi lại.",
    "too-big": "Tệp quá lớn so với bộ nhớ: đề nghị đơn vị tách tệp hoặc bỏ ảnh rồi gửi lại.",
    "reader-failed":
      "Chương trình không đọc được tệp này: đề nghị đơn vị gửi lại bản Word, và báo cho người quản trị tonghop.",
  }[rule];
  return {
    place: "tệp",
    rule,
    actual: rule === "reader-failed" ? message.slice(0, 200) : null,
    expected: null,
    action,
    severity: "error",
  };
}

/** Runs at most `places` of the given works at a time, first come, first served. */
function makeTurns(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = places;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

import {parse} from "csv-parse/sync";
import type {Problem, Reading} from "../model.ts";
import {decodeBytes} from "./encodings/decode-bytes.ts";
import {decodeByScore} from "./encodings/detect-encoding.ts";
import {normalise} from "./normalise.ts";
import {MEDIA_TYPES} from "./sniff.ts";
import {unreadable} from "./unreadable.ts";

const DELIMITERS = [";", "\t", ",", "|"] as const;
const SAMPLE_LINES = 30;
const MAX_CELLS = 200_000;
const MAX_RECORD_CHARS = 1_000_000;

/**
 * Reads a .csv of any encoding: one table, cells as text, trimmed, empty ones null; the delimiter is the one that gives most of the
 * first lines the same number of columns, more than one (`;` before tab before `,`). Rows of another length than most are kept and named
 * by `ragged-rows`. Throws `UnreadableError`: `empty`, `too-big`, `truncated` for quotes that never close.
 */
export function readCsv(bytes: Uint8Array, _name: string): Reading {
  const decoded = decodeBytes(bytes);
  const {text, encoding: hidden} = decodeByScore(decoded.text.replace(/^\ufeff/u, ""));
  const named = /^sep=(.)\r?\n/u.exec(text);
  const body = named === null ? text : text.slice(named[0].length);
  const records = parseRecords(body, named?.[1] ?? sniffDelimiter(body));
  const rows = records
    .map((row) => row.map((cell) => normalise(cell).replace(/\s+/gu, " ").trim() || null))
    .filter((row) => row.some((cell) => cell !== null));
  if (rows.length === 0) throw unreadable("empty", "không có dòng nào");
  const width = Math.max(...rows.map((row) => row.length));
  if (width * rows.length > MAX_CELLS) throw unreadable("too-big", `${rows.length} dòng`);
  const usual = mostCommon(rows.map((row) => row.length)) ?? 0;
  // A title stands alone on its line.
  const ragged = rows.flatMap((row, i) =>
    row.length === usual || row.filter((cell) => cell !== null).length === 1 ? [] : [i + 1],
  );
  const problem: Problem = {
    place: `hàng ${ragged.slice(0, 10).join(", ")}`,
    rule: "ragged-rows",
    actual: `${ragged.length} hàng`,
    expected: `${usual} cột như phần lớn các hàng`,
    action: "Số cột không đều: kiểm tra dấu phân cách và dấu ngoặc kép trong tệp.",
    severity: "warning",
  };
  const padded = rows.map((row) => [...row, ...new Array<null>(width - row.length).fill(null)]);
  return {
    media_type: MEDIA_TYPES.csv,
    encoding: hidden ?? decoded.encoding,
    blocks: [],
    tables: [{caption: null, page: null, at: null, rows: padded}],
    problems: ragged.length > 0 ? [problem] : [],
  };
}

function parseRecords(text: string, delimiter: string): string[][] {
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: MAX_RECORD_CHARS,
    });
  } catch (error) {
    throw unreadable(
      "truncated",
      error instanceof Error && "code" in error ? String(error.code) : null,
      error,
    );
  }
}

/** The delimiter whose count a line, outside quotes, is the same in most of the first lines, titles without any aside; `,` when none is. */
function sniffDelimiter(text: string): string {
  const lines = text
    .split(/\r\n|\r|\n/u, SAMPLE_LINES)
    .filter((line) => line.trim() !== "")
    .map((line) => line.replace(/"[^"]*"/gu, ""));
  let [best, best_score] = [",", 0];
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const usual = mostCommon(counts.filter((count) => count > 0));
    const score =
      usual === null
        ? 0
        : counts.filter((count) => count === usual).length / lines.length + Math.min(usual, 20) / 1_000;
    if (score > best_score) [best, best_score] = [delimiter, score];
  }
  return best;
}

/** The commonest number, the larger of two as common; null of none. */
function mostCommon(numbers: number[]): number | null {
  const times = new Map<number, number>();
  for (const number of numbers) times.set(number, (times.get(number) ?? 0) + 1);
  const [best] = [...times].sort(([a, n], [b, m]) => m - n || b - a);
  return best?.[0] ?? null;
}

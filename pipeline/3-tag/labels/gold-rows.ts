import {readdirSync, readFileSync} from "node:fs";
import {analyse} from "./analyse.ts";
import {frameOf, isOpening, NAMES_CAUSE} from "./frame.ts";
import {CLASSES} from "./softmax.ts";

/** A labelled sentence in its surroundings, ready for training. */
export type TrainingRow = {
  /** Rows of one document are trained on, or held out, together. */
  doc: string;
  text: string;
  section: string | null;
  prev_text: string | null;
  /** Index in CLASSES, and of a second label that is as fair; -1 when there is none. */
  label: number;
  also: number;
  /** How much the row counts in each of the two stages. */
  weight: number;
  gate: number;
  clauses: {text: string; label: number}[];
  /** Matters it is about, the main one first; null when nobody said. */
  types: string[] | null;
};

type Raw = Record<string, unknown>;

const text = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value.normalize("NFC") : null;

function labelOf(value: unknown, isRequest: boolean): number {
  if (isRequest) return CLASSES.indexOf("request");
  return (CLASSES as readonly unknown[]).indexOf(value === "other" ? "context" : value);
}

/** Every file of labelled sentences in a folder, in order of name. */
export function goldFiles(folder: URL): URL[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .map((name) => new URL(name, folder));
}

/**
 * Reads labelled sentences, in file order. Where a file gives no `prev_text`, the row before in the same `doc` is it; where
 * it gives no `section_hint`, the last heading or lead-in is. Rows without `doc` are grouped by runs of 60. Damaged text
 * (genres that imitate it) is left out. Throws on a line without text or with an unknown label.
 */
export function readGold(file: URL): TrainingRow[] {
  const rows: TrainingRow[] = [];
  let before: Raw | null = null;
  let opened: string | null = null;
  const lines = readFileSync(file, "utf8").split("\n");
  lines.forEach((line, at) => {
    if (line.trim() === "") return;
    const raw = JSON.parse(line) as Raw;
    const own = raw["doc"] === undefined ? null : String(raw["doc"]);
    if (before !== null && own !== null && before["doc"] !== raw["doc"]) {
      before = null;
      opened = null;
    }
    const section = text(raw["section"] ?? raw["section_hint"]);
    if (section !== null && section !== text(before?.["section"] ?? before?.["section_hint"]))
      opened = section;
    const body = text(raw["text"]);
    const label = labelOf(raw["label"], raw["request"] === true);
    if (body === null || label < 0) throw new Error(`${file.pathname}:${at + 1}: no text or unknown label`);
    if (!/hỏng|bị đổi chữ/u.test(String(raw["genre"] ?? ""))) {
      rows.push({
        doc: own ?? `${file.pathname.split("/").at(-1)}#${Math.floor(at / 60)}`,
        text: body,
        section: own === null ? section : (opened ?? section),
        prev_text: text(raw["prev_text"]) ?? (own === null ? null : text(before?.["text"])),
        label,
        also: labelOf(raw["also"], false),
        ...weightsOf(raw, own === null),
        clauses: readClauses(raw["clauses"]),
        types: Array.isArray(raw["types"]) ? (raw["types"] as string[]) : null,
      });
    }
    if (own !== null && opens(raw, body)) opened = body;
    before = raw;
  });
  return rows;
}

/** Whether a row opens a part: a marked lead-in, a context row that reads as one, or the first of a run of causes. */
function opens(raw: Raw, body: string): boolean {
  if (typeof raw["leadin"] === "string") return true;
  if (raw["label"] === "cause") return NAMES_CAUSE.test(body);
  if (raw["label"] !== "context" && raw["label"] !== "other") return false;
  const read = analyse(body);
  return isOpening(read) && frameOf(read) !== null;
}

/** Vivid writing counts less, loosely chosen units (`t…`) half in the first stage, unsure ones less; real text more in the second. */
function weightsOf(raw: Raw, isReal: boolean): {weight: number; gate: number} {
  const sure = raw["unsure"] === true ? 0.6 : 1;
  if (!isReal)
    return raw["register"] === "vivid" ? {weight: 0.7 * sure, gate: 0.6 * sure} : {weight: sure, gate: sure};
  return /^t/u.test(String(raw["id"])) ? {weight: 0.5 * sure, gate: sure} : {weight: sure, gate: 1.5 * sure};
}

function readClauses(value: unknown): {text: string; label: number}[] {
  if (!Array.isArray(value)) return [];
  return (value as Raw[]).flatMap((clause) => {
    const words = text(clause["text"]);
    const label = labelOf(clause["label"], false);
    return words === null || label < 0 ? [] : [{text: words, label}];
  });
}

import {readFileSync} from "node:fs";
import type {Label} from "../../model.ts";
import {goldFiles} from "../labels/gold-rows.ts";
import type {Matter} from "./taxonomy.ts";

/** A labelled text in its surroundings. */
export type MatterRow = {
  /** Rows of one document are trained on, or held out, together. */
  doc: string;
  text: string;
  label: Label;
  section: string | null;
  prev: string | null;
  /** Matters it is about, the main one first; none = about no matter of the taxonomy. */
  types: string[];
  /** 0 = is only read. */
  weight: number;
  source: "project" | "extra" | "taxonomy";
};

type Raw = Record<string, unknown>;

/** Texts that are only context, and texts of which nobody said whether they have a matter, count less. */
const CONTEXT = 0.3;
const EXTRA = 1.5;
const RUN = 60;
const DAMAGED = /hỏng|bị đổi chữ/u;

const GOLD = new URL("../../../data/gold/", import.meta.url);
/** Sentences that stand alone: they say what matter they are about, but their label hangs on a place that they do not have. */
export const GOLD_ON_MATTERS = new URL("matters/", GOLD);

const textOf = (value: unknown): string | null =>
  typeof value === "string" && value.trim() !== "" ? value.normalize("NFC") : null;

/** All rows of the project's own files. */
export function readProjectRows(): MatterRow[] {
  return [...goldFiles(GOLD), ...goldFiles(GOLD_ON_MATTERS)].flatMap((file) =>
    readMatterRows(file, "project"),
  );
}

/** The labelled rows of a file, in its order. Rows without `types` are taken as "none" when they are context, and left out otherwise. */
export function readMatterRows(file: URL, source: "project" | "extra"): MatterRow[] {
  const name = file.pathname.split("/").at(-1) ?? "";
  let before: Raw = {};
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .flatMap((line, at) => {
      const raw = JSON.parse(line) as Raw;
      const doc = textOf(raw["doc"]) ?? `${name}#${Math.floor(at / RUN)}`;
      const prev =
        textOf(raw["prev_text"]) ??
        (raw["doc"] !== undefined && raw["doc"] === before["doc"] ? textOf(before["text"]) : null);
      before = raw;
      const text = textOf(raw["text"]);
      const label = labelOf(raw["label"]);
      const has_types = Array.isArray(raw["types"]);
      if (text === null || (!has_types && label !== "context") || DAMAGED.test(String(raw["genre"] ?? "")))
        return [];
      const types = has_types ? (raw["types"] as string[]) : [];
      const is_light = (label === "context" && types.length === 0 && source === "project") || !has_types;
      const weight = is_light ? CONTEXT : source === "extra" ? EXTRA : 1;
      return [
        {
          doc,
          text,
          label,
          section: textOf(raw["section"]) ?? textOf(raw["section_hint"]),
          prev,
          types,
          weight,
          source,
        },
      ];
    });
}

/** The phrases of the taxonomy as rows. */
export function taxonomyRows(matters: readonly Matter[]): MatterRow[] {
  return matters.flatMap(({id, cues, mirror, remedy, names, near_misses}) => {
    const row =
      (label: Label, matter: string) =>
      (text: string): MatterRow => ({
        doc: "taxonomy",
        text,
        label,
        section: null,
        prev: null,
        types: [matter],
        weight: 1,
        source: "taxonomy",
      });
    return [
      ...cues.map(row("limitation", id)),
      ...mirror.map(row("achievement", id)),
      ...remedy.map(row("solution", id)),
      ...names.map(row("context", id)),
      ...near_misses.flatMap(({text, goes_to}) => (goes_to === null ? [] : [row("context", goes_to)(text)])),
    ];
  });
}

function labelOf(value: unknown): Label {
  return value === "achievement" ||
    value === "limitation" ||
    value === "cause" ||
    value === "solution" ||
    value === "request"
    ? value
    : "context";
}

import {readFileSync} from "node:fs";
import {parse} from "yaml";
import type {Label} from "../model.ts";
import {makePhrases, syllablesOf} from "./syllables.ts";

type Kind =
  | "strong"
  | "good"
  | "hedged"
  | "growing"
  | "middling"
  | "bad"
  | "severe"
  | "not"
  | "not_quite"
  | "fairly"
  | "very"
  | "still"
  | "away"
  | "against"
  | "skip";

const find = makePhrases(
  Object.entries(
    parse(readFileSync(new URL("../../data/taxonomy/degrees.yaml", import.meta.url), "utf8")) as Record<
      Kind,
      string[]
    >,
  ) as [Kind, string[]][],
);

/** How far back, in syllables, a negation reaches: `chưa thật sự được quan tâm đúng mức`. */
const REACH = 5;
const AWAY_REACH = 8;
const GOOD = 0.8;
const SILENT: readonly Label[] = ["solution", "request", "context"];

/**
 * How strong a claim is, −1 … +1, by its degree words: `khá tốt` 0.6 is less than `tốt` 0.8, `chưa thật sự` −0.3 more than `chưa` −0.6.
 * A weakness is as strong as its hardest word, an achievement as weak as its most careful one. Values order claims of one reporter only.
 * Null without degree words, and for what is only asked or planned. `label` null reads the words alone.
 */
export function degreeOf(text: string, label: Label | null = null): number | null {
  if (label !== null && SILENT.includes(label)) return null;
  const found = find(syllablesOf(text));
  const values = found.flatMap(({value, from}, at) => {
    const worth = worthOf(
      value,
      from,
      label === "achievement"
        ? found.slice(0, at)
        : found.slice(0, at).filter(({value}) => value !== "against"),
    );
    return worth === null ? [] : [worth];
  });
  const below = values.filter((value) => value < 0);
  const above = values.filter((value) => value > 0);
  if (label !== "achievement" && below.length > 0) return Math.min(...below);
  if (label === "limitation" || above.length === 0) return null;
  const careful = above.filter((value) => value < GOOD);
  return careful.length > 0 ? Math.min(...careful) : Math.max(...above);
}

function worthOf(kind: Kind, at: number, before: {value: Kind; from: number; to: number}[]): number | null {
  const near = (kinds: Kind[], reach: number): boolean =>
    before.some(({value, to}) => kinds.includes(value) && at - to < reach);
  switch (kind) {
    case "strong":
      return near(["not", "not_quite"], 3) ? -0.4 : 1;
    case "good":
      if (near(["not_quite"], REACH)) return -0.3;
      if (near(["not"], 3)) return -0.6;
      return near(["very"], 1) ? 1 : near(["fairly"], 1) ? 0.6 : GOOD;
    case "hedged":
      return near(["not_quite"], REACH) ? -0.3 : near(["not"], REACH) ? -0.4 : 0.5;
    case "growing":
      return near(["not", "not_quite"], 2) ? -0.4 : 0.45;
    case "middling":
      return near(["away", "against"], AWAY_REACH) ? null : -0.4;
    case "bad":
      return near(["still"], 4) && !near(["away", "against"], AWAY_REACH) ? -0.6 : null;
    case "severe":
      return near(["away", "against", "not"], AWAY_REACH) ? null : -1;
    default:
      return null;
  }
}

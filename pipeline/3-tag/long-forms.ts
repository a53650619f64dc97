import {readFileSync} from "node:fs";
import {foldTones} from "../text.ts";

/** The long forms of abbreviations in data/lexicon/long-forms.txt, in small letters and one tone style, by the abbreviation in small letters. */
export const LONG_FORMS: ReadonlyMap<string, string> = new Map(
  readFileSync(new URL("../../data/lexicon/long-forms.txt", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const gap = line.indexOf(" ");
      return [line.slice(0, gap).toLowerCase(), foldTones(line.slice(gap + 1))];
    }),
);

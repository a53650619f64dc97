import {isSyllable} from "./encodings/syllables.ts";

/** A text with what a bad conversion broke put back, and the words (as they were) that were changed or that no one can tell. */
export type Repair = {text: string; repaired: string[]; doubtful: string[]};

/** What only a lost `ư` leaves: `-ơ`, and rhymes Vietnamese has not (`đợc`, `trờng`, `hớu`). */
const TRACE = /-[ơờớởỡợƠỜỚỞỠỢ]|(?<![ưƯ])[ơờớởỡợƠỜỚỞỠỢ](?:ng|NG|c|C|u|U)(?!\p{L})/u;
const LOST = /^(?<onset>\p{L}{0,3})(?<vowel>[ơờớởỡợƠỜỚỞỠỢ])(?<coda>ng|NG|c|C|u|U)$/u;
const PIECES = /\p{L}+(?:-\p{L}+)?-?|-\p{L}+/gu;
/** Words a lost `ư` leaves that are words themselves. */
const MAYBE_LOST = /^(?:ngời|mời|đa|t|nh|th|ch|ch-a)$/iu;

/**
 * Puts right `tr-ờng` (a hyphen that stood for `ư`) and `đợc` (`ư` lost), where the result is a syllable and what stands is none.
 * `is_damaged` says that the document is broken so elsewhere: then `nh-` and `nh-ng` are as well, and `doubtful` names words that may be
 * (`ngời`), which stay.
 */
export function repairDamage(text: string, is_damaged = false): Repair {
  const repaired: string[] = [];
  if (!is_damaged && !TRACE.test(text)) return {text, repaired, doubtful: []};
  const whole = text.replace(PIECES, (word) => {
    const mended = word.includes("-") ? mendHyphen(word, is_damaged) : mendLost(word);
    if (mended !== word) repaired.push(word);
    return mended;
  });
  const doubtful = is_damaged ? (whole.match(/\p{L}+/gu) ?? []).filter((word) => MAYBE_LOST.test(word)) : [];
  return {text: whole, repaired, doubtful};
}

function mendHyphen(word: string, is_damaged: boolean): string {
  const mended = word.replace("-", isUpper(word) ? "Ư" : "ư");
  const parts = word.split("-").filter((part) => part !== "");
  const is_trace = TRACE.test(word) || (is_damaged && !word.startsWith("-"));
  return is_trace && !parts.every(isSyllable) && isSyllable(mended) ? mended : word;
}

function mendLost(word: string): string {
  const {onset = "", vowel = "", coda = ""} = LOST.exec(word)?.groups ?? {};
  const mended = onset + (isUpper(vowel) ? "Ư" : "ư") + vowel + coda;
  return vowel !== "" && isSyllable(mended) ? mended : word;
}

function isUpper(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}

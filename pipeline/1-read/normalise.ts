import {hasVietnameseLetter, isSyllable, isUnicodeVietnamese} from "./encodings/syllables.ts";

/** Letters of other alphabets that look like Latin ones, and `ƣ`, which some converters write for `ư`. */
const LOOKALIKES = new Map(
  Object.entries({
    а: "a",
    е: "e",
    о: "o",
    р: "p",
    с: "c",
    у: "y",
    х: "x",
    і: "i",
    ѕ: "s",
    А: "A",
    В: "B",
    Е: "E",
    К: "K",
    М: "M",
    Н: "H",
    О: "O",
    Р: "P",
    С: "C",
    Т: "T",
    Х: "X",
    І: "I",
    ο: "o",
    ν: "v",
    Α: "A",
    Β: "B",
    Ε: "E",
    Η: "H",
    Ι: "I",
    Κ: "K",
    Μ: "M",
    Ν: "N",
    Ο: "O",
    Ρ: "P",
    Τ: "T",
    Χ: "X",
    ɑ: "a",
    ƣ: "ư",
    Ƣ: "Ư",
  }),
);
const LOOKALIKE = new RegExp(`[${[...LOOKALIKES.keys()].join("")}]`, "u");
const LOOKALIKE_ALL = new RegExp(LOOKALIKE.source, "gu");
const WORDS = /[\p{L}\p{M}]+/gu;

/**
 * Decoded text in the one form stored: NFC, Icelandic `Ð ð` for `Đ đ` put right, one kind of space, no zero-width characters,
 * no soft hyphens, no letters of other alphabets inside Latin words. Line breaks and tabs stay. Decode legacy text first: in TCVN3
 * a soft hyphen is a letter. Tone placement stays as written.
 */
export function normalise(text: string): string {
  const nfc = text.normalize("NFC");
  // biome-ignore format: one step a line, in the order they must come
  const clean = nfc
    .replace(/[ÐÞð]/g, (char) => (char === "Ð" ? "Đ" : char === "ð" ? "đ" : char))
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, " ")
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]|[\u0000-\u0008\u000e-\u001f\u007f]/g, "")
    .replace(/\u2011|\u2010/g, "-")
    .normalize("NFC");
  return LOOKALIKE.test(clean) ? clean.replace(WORDS, unmask) : clean;
}

/** A word wholly in another alphabet stays: it is a word of it, and not a Latin word in disguise. */
function unmask(word: string): string {
  const plain = word.replace(LOOKALIKE_ALL, (char) => LOOKALIKES.get(char) ?? char).normalize("NFC");
  const was_latin = /\p{Script=Latin}/u.test(word.replace(LOOKALIKE_ALL, "")) || /[ƣƢɑ]/.test(word);
  return was_latin && !/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(plain) ? plain : word;
}

/** A text with what a bad conversion broke put back, and the words (as they were) that were changed or that no one can tell. */
export type Repair = {text: string; repaired: string[]; doubtful: string[]};

/** Rhymes Vietnamese has not, where a lost `ư` is the only reading: `đợc`, `trờng`, `hớu`. */
const LOST_U = /^(?<onset>[\p{L}]*?)(?<vowel>[ơờớởỡợ])(?<coda>ng|c|u)$/iu;
/** Words that a lost `ư` leaves, which are words themselves: doubtful only beside others that are surely broken. */
const MAYBE_LOST = /^(?:ngời|mời|t|đa|đờ|thờ)$/iu;

/**
 * Puts right `tr-ờng`, `đ-ợc` (a hyphen that stood for `ư`) and `trờng`, `đợc` (`ư` lost), where the result is a syllable and
 * what stands is none. `doubtful` names words likely broken as well in such a text (`ngời`), which stay. Else the text as it was.
 */
export function repairDamage(text: string): Repair {
  const repaired: string[] = [];
  if (!/[ơờớởỡợ]|[\p{L}]-|-[\p{L}]/iu.test(text)) return {text, repaired, doubtful: []};
  const whole = text.replace(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)?-?|-[\p{L}\p{M}]+/gu, (word) => {
    const mended = word.includes("-") ? mendHyphen(word) : mendLost(word);
    if (mended === word) return word;
    repaired.push(word);
    return mended;
  });
  const doubtful =
    repaired.length === 0 ? [] : (whole.match(WORDS) ?? []).filter((word) => MAYBE_LOST.test(word));
  return {text: whole, repaired, doubtful};
}

function mendHyphen(word: string): string {
  const is_upper = word === word.toUpperCase() && /\p{Lu}/u.test(word);
  const mended = word.replace("-", is_upper ? "Ư" : "ư");
  const parts = word.split("-").filter((part) => part !== "");
  const stands = parts.every(isSyllable) || word.endsWith("-") || !/[ơờớởỡợ]/iu.test(word);
  return !stands && isSyllable(mended) ? mended : word;
}

function mendLost(word: string): string {
  const {onset = "", vowel = "", coda = ""} = LOST_U.exec(word)?.groups ?? {};
  if (vowel === "" || isSyllable(word)) return word;
  const mended = onset + (vowel === vowel.toUpperCase() ? "Ư" : "ư") + vowel + coda;
  return isSyllable(mended) ? mended : word;
}

/** The first word that is two run together (`bàiLưu`, `ánVị`), both syllables; null when there is none. */
export function findGlued(text: string): string | null {
  if (!/\p{Ll}\p{Lu}/u.test(text)) return null;
  for (const [word] of text.matchAll(/\p{Ll}{2,8}\p{Lu}\p{Ll}{1,8}|\p{L}\p{Ll}{1,8}\p{Lu}\p{Ll}{1,8}/gu)) {
    const at = [...word].findIndex((char, index) => index > 0 && /\p{Lu}/u.test(char));
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (isSyllable(left) && isSyllable(right) && (isUnicodeVietnamese(word) || hasVietnameseLetter(word)))
      return word;
  }
  return null;
}

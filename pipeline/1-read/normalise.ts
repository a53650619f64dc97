import {hasVietnameseLetter, isSyllable, isUnicodeVietnamese} from "./encodings/syllables.ts";

/** Letters of other alphabets that look like Latin ones, and `ƣ`, which some converters write for `ư`; each above what it stands for. */
const ALIEN = "аеорсухіѕАВЕКМНОРСТХІονΑΒΕΗΙΚΜΝΟΡΤΧɑƣƢ";
const LATIN = "aeopcyxisABEKMHOPCTXIovABEHIKMNOPTXaưƯ";
const LOOKALIKES = new Map([...ALIEN].map((letter, at) => [letter, LATIN.charAt(at)]));
const LOOKALIKE = new RegExp(`[${ALIEN}]`, "u");
const LOOKALIKE_ALL = new RegExp(LOOKALIKE.source, "gu");
const WORDS = /[\p{L}\p{M}]+/gu;

/**
 * Decoded text in the one form stored: NFC, Icelandic `Ð ð` for `Đ đ` put right, one kind of space, no zero-width characters,
 * no soft hyphens, no letters of other alphabets inside Latin words. Line breaks and tabs stay. Decode legacy text first: in TCVN3
 * a soft hyphen is a letter. Tone placement stays as written.
 */
export function normalise(text: string): string {
  const nfc = text.normalize("NFC");
  const clean = nfc
    .replace(/[Ðð]/g, (char) => (char === "Ð" ? "Đ" : "đ"))
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

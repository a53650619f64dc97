/** Onsets of Vietnamese syllables, as written. */
const ONSETS = ["", ..."b ch c d đ gh gi g h kh k l m ngh ng nh n ph p qu q r s th tr t v x".split(" ")];

/** Rhymes without their tone: a nucleus, then the codas it takes (`-` is none). */
const RHYMES = new Set(
  [
    "a:- ch ng nh c i m n o p t u y",
    "ă:ng c m n p t",
    "â:ng c m n p t u y",
    "e:- ng c m n o p t",
    "ê:- ch nh m n p t u",
    "i:- ch nh a m n p t u",
    "iê:ng c m n p t u",
    "yê:ng m n t u",
    "o:- ng c i m n p t",
    "oa:- ch ng nh c i m n o p t y",
    "oă:ng c m n t",
    "oe:- o n t",
    "oo:ng c",
    "ô:- ng c i m n p t",
    "ơ:- i m n p t",
    "u:- ng a c i m n p t",
    "uâ:ng n t y",
    "uê:- ch nh n",
    "uô:ng c i m n t",
    "uơ:-",
    "uy:- a ch nh n p t u",
    "uyê:n t",
    "ư:- ng a c i m n t u",
    "ươ:ng c i m n p t u",
    "y:-",
  ].flatMap((line) => {
    const [nucleus = "", codas = ""] = line.split(":");
    return codas.split(" ").map((coda) => nucleus + (coda === "-" ? "" : coda));
  }),
);
const TONE_MARKS = /[\u0300\u0301\u0303\u0309\u0323]/g;
const VIETNAMESE = /[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]/iu;
const WORDS = /[\p{L}\p{M}\u00a1-\u00bf\u00d7\u00f7]+/gu;

/** Whether a word is spelt as one Vietnamese syllable, in any case and either tone style; a stop coda bears only sắc or nặng. */
export function isSyllable(word: string): boolean {
  const marked = word.normalize("NFC").toLowerCase().normalize("NFD");
  const tones = marked.match(TONE_MARKS) ?? [];
  if (tones.length > 1) return false;
  const bare = marked.replace(TONE_MARKS, "").normalize("NFC");
  if (/(?:c|ch|p|t)$/.test(bare) && tones[0] !== "\u0301" && tones[0] !== "\u0323") return false;
  return ONSETS.some((onset) => bare.startsWith(onset) && RHYMES.has(bare.slice(onset.length)));
}

/** Whether text holds a Vietnamese letter above U+00FF (`ư`, `đ`, `ế`) or a combining mark: no legacy text does, with its one code a byte. */
export function isUnicodeVietnamese(text: string): boolean {
  return /[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]|\p{M}/u.test(text);
}

/** Whether text holds a letter that only Vietnamese spelling gives (`ă`, `ế`, `đ`…), in NFC or NFD. */
export function hasVietnameseLetter(text: string): boolean {
  return VIETNAMESE.test(text.normalize("NFC"));
}

/** Whether a word of text, of two letters or more, is a syllable with a letter that only Vietnamese has: `kế`, not a lone `à`. */
export function hasVietnameseWord(text: string): boolean {
  return (text.match(/[\p{L}\p{M}]{2,}/gu) ?? []).some((word) => VIETNAMESE.test(word) && isSyllable(word));
}

/**
 * How far text reads as Vietnamese: the share of words that are syllables, plus half the share of syllables with a Vietnamese
 * letter; 0 to 1.5. Without words 0.
 */
export function scoreVietnamese(text: string): number {
  const words = text.normalize("NFC").match(WORDS) ?? [];
  if (words.length === 0) return 0;
  let syllables = 0;
  let marked = 0;
  for (const word of words) {
    if (!isSyllable(word)) continue;
    syllables++;
    if (VIETNAMESE.test(word)) marked++;
  }
  return (syllables + 0.5 * marked) / words.length;
}

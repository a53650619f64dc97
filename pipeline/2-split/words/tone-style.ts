/**
 * The two ways of writing the tone mark on an open oa, oe, uy: old (hòa, ủy, thúy) and new (hoà, uỷ, thuý).
 * Decision 1989/QĐ-BGDĐT (2018) asks for the new one in school books, offices write both. After q the u is no vowel (quý).
 */
const PAIRS: [old: string, fresh: string][] = [];
for (const [old, fresh] of [["òóỏõọ", "àáảãạ"], ["òóỏõọ", "èéẻẽẹ"], ["ùúủũụ", "ỳýỷỹỵ"]] as const) {
  const first = old === "ùúủũụ" ? "u" : "o";
  const second = fresh === "ỳýỷỹỵ" ? "y" : fresh === "èéẻẽẹ" ? "e" : "a";
  for (let i = 0; i < 5; i++) PAIRS.push([`${old[i]}${second}`, `${first}${fresh[i]}`]);
}
const TO_NEW = new Map(PAIRS);
const TO_OLD = new Map(PAIRS.map(([old, fresh]) => [fresh, old]));

/** Gives the lower-case syllable in the new style (`ủy` → `uỷ`), itself when it has but one. Text of several syllables is left as it is. */
export const newTone = (syllable: string): string => restyle(syllable, TO_NEW);

/** Gives the lower-case syllable in the old style (`uỷ` → `ủy`), itself when it has but one. */
export const oldTone = (syllable: string): string => restyle(syllable, TO_OLD);

/** Only an open syllable has two styles: toàn and oán are written one way. */
function restyle(syllable: string, styles: Map<string, string>): string {
  const tail = styles.get(syllable.slice(-2));
  return tail === undefined || syllable.at(-3) === "q" ? syllable : syllable.slice(0, -2) + tail;
}

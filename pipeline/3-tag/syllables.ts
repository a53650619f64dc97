import {fold} from "../text.ts";

/** The syllables, figures and marks of a text, folded, without spaces: `Chưa kịp thời, còn 3 nơi` gives chưa kịp thời , còn 3 nơi. */
export function syllablesOf(text: string): string[] {
  return fold(text).match(/\p{L}+|\d[\d.,/]*|[^\s\p{L}\d]/gu) ?? [];
}

/** A finder of phrases by whole syllables; each phrase stands for a value. The longest phrase at a place wins, phrases do not overlap. */
export function makePhrases<T>(
  entries: readonly (readonly [value: T, phrases: readonly string[]])[],
): (syllables: readonly string[]) => {value: T; from: number; to: number}[] {
  const known = new Map<string, T>();
  const longest = new Map<string, number>();
  for (const [value, phrases] of entries) {
    for (const phrase of phrases) {
      const syllables = syllablesOf(phrase);
      const first = syllables[0] ?? "";
      known.set(syllables.join(" "), value);
      longest.set(first, Math.max(longest.get(first) ?? 0, syllables.length));
    }
  }
  return (syllables) => {
    const found: {value: T; from: number; to: number}[] = [];
    for (let i = 0; i < syllables.length; i++) {
      for (let n = Math.min(longest.get(syllables[i] ?? "") ?? 0, syllables.length - i); n > 0; n--) {
        const value = known.get(n === 1 ? (syllables[i] ?? "") : syllables.slice(i, i + n).join(" "));
        if (value === undefined) continue;
        found.push({value, from: i, to: i + n});
        i += n - 1;
        break;
      }
    }
    return found;
  };
}

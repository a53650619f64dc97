const SPACE = 1;
const LETTER = 2;
const DIGIT = 4;
const UPPER = 8;
const HIGH = 16;
/** Between two runs of figures or capitals these may hold one token together: 12,5 · 12/31 · 30-CT/TU · 7:25 · 2015–2020 · R&D */
const JOINT = 32;
/** A run of one of these is one token: ... ----- ***** */
const REPEATED = 64;

const CLASSES = new Uint8Array(65536);
for (let code = 0; code < 65536; code++) {
  const char = String.fromCharCode(code);
  if (/\s/.test(char)) CLASSES[code] = SPACE;
  else if (code >= 0xd800 && code < 0xdc00) CLASSES[code] = HIGH;
  else if (/[0-9]/.test(char)) CLASSES[code] = DIGIT;
  else if (/\p{Lu}/u.test(char)) CLASSES[code] = LETTER | UPPER;
  else if (/[\p{L}\p{M}\p{N}]/u.test(char)) CLASSES[code] = LETTER;
  else if (".,:/-–&".includes(char)) CLASSES[code] = JOINT;
  if (".-_*=~•…?!".includes(char)) CLASSES[code]! |= REPEATED;
}

/** Abbreviations that keep the dot or slash in them, lower case; a single capital keeps its dot too (N.). */
const DOTTED = new Set(["tp", "tx", "tt", "tm", "kt", "tl", "tuq", "ths", "ts", "pgs", "gs", "bs", "ks", "cn", "ncs", "nxb", "mr", "mrs", "ms", "dr", "st", "vs"]);
const WRITTEN = ["v.v...", "v.v..", "v.v.", "v.v", "đ/c", "đc.", "v/v", "b/c", "k/g", "n/a", "t/m", "t.ư", "q.", "p.", "h."];

/** Tells whether a lower-case syllable is a word part of Vietnamese, for cutting at a hyphen (`kinh tế-xã hội`). */
export type IsSyllable = (text: string) => boolean;

/** Token bounds of one text: [start, end) at 2i, 2i + 1 of `bounds`. */
export type Tokens = {bounds: Int32Array; count: number};

/**
 * Writes the tokens of an NFC text into `tokens` (its array grows as needed): syllables, figures with their signs (12,5% 1.234.567
 * 12/31 28.2.2018 2015-2020), numbers of documents (30-CT/TU, 102/2020/NĐ-CP), abbreviations (TP. đ/c GD-ĐT v.v. T.Ư), addresses,
 * runs of one sign, and every other character alone, whole code points. Linear in the length.
 */
export function scanTokens(text: string, tokens: Tokens, isSyllable: IsSyllable): void {
  const length = text.length;
  let {bounds} = tokens;
  let at = 0;
  let n = 0;
  while (at < length) {
    const code = text.charCodeAt(at);
    const kind = CLASSES[code]!;
    if (kind === SPACE) {
      at++;
      continue;
    }
    let end = at + 1;
    if (kind & LETTER) {
      while (end < length && CLASSES[text.charCodeAt(end)]! & (LETTER | DIGIT)) end++;
      if (end < length && CLASSES[text.charCodeAt(end)]! !== SPACE) end = extendLetters(text, at, end, isSyllable);
    } else if (kind & DIGIT) {
      while (end < length && CLASSES[text.charCodeAt(end)]! & (LETTER | DIGIT)) end++;
      if (end < length && CLASSES[text.charCodeAt(end)]! !== SPACE) end = extendFigures(text, end);
    } else if (kind & REPEATED) {
      while (end < length && text.charCodeAt(end) === code) end++;
    } else if (kind & HIGH && end < length && (text.charCodeAt(end) & 0xfc00) === 0xdc00) end++;
    else if (code === 64 && n > 0 && bounds[2 * n - 1] === at && at + 1 < length && CLASSES[text.charCodeAt(at + 1)]! & (LETTER | DIGIT)) {
      // An address: all that touches the @ from both sides.
      while (end < length && (CLASSES[text.charCodeAt(end)]! & (LETTER | DIGIT) || isInner(text, end))) end++;
      while (n > 1 && bounds[2 * n - 2] === bounds[2 * n - 3] && ADDRESS.test(text.slice(bounds[2 * n - 4], bounds[2 * n - 3]))) n--;
      at = bounds[2 * n - 2]!;
      n--;
    }
    if (2 * n + 2 > bounds.length) {
      const grown = new Int32Array(bounds.length * 2 + 2);
      grown.set(bounds);
      tokens.bounds = bounds = grown;
    }
    bounds[2 * n] = at;
    bounds[2 * n + 1] = end;
    n++;
    at = end;
  }
  tokens.count = n;
}
const ADDRESS = /^[\w.+-]+$/;

const has = (text: string, at: number, bits: number): boolean => at < text.length && (CLASSES[text.charCodeAt(at)]! & bits) !== 0;

/** Whether `.`, `-` or `_` stands at `at` between two letters or figures. */
const isInner = (text: string, at: number): boolean => ".-_".includes(text[at]!) && has(text, at + 1, LETTER | DIGIT);

function runEnd(text: string, at: number, bits: number): number {
  while (has(text, at, bits)) at++;
  return at;
}

/** The end of a token of figures whose first run ends at `end`: further runs over joints, capitals after `-` `/`, then `%`. */
function extendFigures(text: string, end: number): number {
  for (;;) {
    if (!has(text, end, JOINT)) break;
    if (has(text, end + 1, DIGIT)) end = runEnd(text, end + 1, DIGIT | LETTER);
    else {
      const capitals = capitalsEnd(text, end + 1);
      if (capitals === 0 || !"/-–&.".includes(text[end]!)) break;
      end = capitals;
    }
  }
  return text[end] === "%" || text[end] === "‰" ? end + 1 : end;
}

/** The end of a run of capitals and figures at `at` that no small letter follows; 0 when there is none. */
function capitalsEnd(text: string, at: number): number {
  const end = runEnd(text, at, UPPER);
  if (end === at) return 0;
  const last = runEnd(text, end, UPPER | DIGIT);
  return has(text, last, LETTER) ? 0 : last;
}

/** The end of a token that begins with the run of letters [at, end) and may go on over dots, hyphens, slashes. */
function extendLetters(text: string, at: number, end: number, isSyllable: IsSyllable): number {
  const sign = text[end]!;
  if (text.startsWith("://", end) || (sign === "." && end - at === 3 && text.slice(at, end).toLowerCase() === "www")) return urlEnd(text, end);
  if (sign !== "." && sign !== "/" && sign !== "-" && sign !== "&" && sign !== "–") return end;
  const lower = text.slice(at, at + 6).toLowerCase();
  const written = end - at > 3 ? undefined : WRITTEN.find((form) => lower.startsWith(form) && !has(text, at + form.length, LETTER));
  if (written !== undefined) return at + written.length;
  if (sign === "–") return end;

  const upper = runEnd(text, at, UPPER | DIGIT) === end;
  if (sign === ".") {
    if (upper && capitalsEnd(text, end + 1) > 0) return extendLetters(text, end + 1, capitalsEnd(text, end + 1), isSyllable); // T.Ư, PGS.TS.
    if (upper && end - at === 1 && runEnd(text, end + 1, SPACE) < text.length) return end + 1;
    if (end - at <= 3 && has(text, at, UPPER) && DOTTED.has(lower.slice(0, end - at))) return end + 1;
    return end;
  }
  // Capitals after capitals (GD-ĐT, HĐND/UBND), unless both are syllables of a title (CÁN BỘ-ĐẢNG VIÊN).
  const first = text.slice(at, end).toLowerCase();
  const next = runEnd(text, end + 1, LETTER | DIGIT);
  if (next === end + 1) return end;
  const second = text.slice(end + 1, next).toLowerCase();
  const joined = upper && capitalsEnd(text, end + 1) === next ? !(isSyllable(first) && isSyllable(second)) || end - at === 1
    : sign === "-" && !(isSyllable(first) && isSyllable(second)); // Lung-nan, cà-rem
  return joined ? (next < text.length ? extendLetters(text, end + 1, next, isSyllable) : next) : end;
}

function urlEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !has(text, end, SPACE)) end++;
  while (end > at + 1 && ".,;:!?)]}”\"'".includes(text[end - 1]!)) end--;
  return end;
}

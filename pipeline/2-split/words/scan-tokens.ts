const SPACE = 1;
const LETTER = 2;
const DIGIT = 4;
const UPPER = 8;
const HIGH = 16;
/** Between two runs of figures or capitals these may hold one token together: 12,5 · 12/31 · 30-CT/TU · 7:25 · 2015–2020 · R&D */
const JOINT = 32;
/** After a run of letters these may go on with its token: TP. GD-ĐT đ/c http: R&D */
const GOES_ON = 128;
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
  if (".-/&:".includes(char)) CLASSES[code]! |= GOES_ON;
  if (".-_*=~•…?!".includes(char)) CLASSES[code]! |= REPEATED;
}

/** Whether a UTF-16 code unit is a capital letter. */
export const isUpper = (code: number): boolean => (CLASSES[code]! & UPPER) !== 0;
/** Whether it is a letter, a combining mark or a figure of another script. */
export const isLetter = (code: number): boolean => (CLASSES[code]! & LETTER) !== 0;

/** Abbreviations that keep the dot or slash in them, lower case; a single capital keeps its dot too (N.). */
const DOTTED = new Set([
  "tp",
  "tx",
  "tt",
  "tm",
  "kt",
  "tl",
  "tuq",
  "ths",
  "ts",
  "pgs",
  "gs",
  "bs",
  "ks",
  "cn",
  "ncs",
  "nxb",
  "mr",
  "mrs",
  "ms",
  "dr",
  "st",
  "vs",
]);
const WRITTEN = [
  "v.v...",
  "v.v..",
  "v.v.",
  "v.v",
  "đ/c",
  "đc.",
  "v/v",
  "b/c",
  "k/g",
  "n/a",
  "t/m",
  "t.ư",
  "q.",
  "p.",
  "h.",
];

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
      if (end < length && CLASSES[text.charCodeAt(end)]! & GOES_ON)
        end = extendLetters(text, at, end, isSyllable);
    } else if (kind & DIGIT) {
      while (end < length && CLASSES[text.charCodeAt(end)]! & (LETTER | DIGIT)) end++;
      if (end < length && CLASSES[text.charCodeAt(end)]! !== SPACE)
        end = extendFigures(text, end, isSyllable);
    } else if (kind & REPEATED) {
      while (end < length && text.charCodeAt(end) === code) end++;
    } else if (kind & HIGH && end < length && (text.charCodeAt(end) & 0xfc00) === 0xdc00) end++;
    else if (
      code === 64 &&
      n > 0 &&
      bounds[2 * n - 1] === at &&
      at + 1 < length &&
      CLASSES[text.charCodeAt(at + 1)]! & (LETTER | DIGIT)
    ) {
      n = addressStart(text, bounds, n);
      at = bounds[2 * n]!;
      end = addressEnd(text, end);
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

/** Gives how many tokens stay before the address that an @ after `count` of them ends: all that touch it go into it. */
function addressStart(text: string, bounds: Int32Array, count: number): number {
  let n = count - 1;
  while (
    n > 0 &&
    bounds[2 * n] === bounds[2 * n - 1] &&
    ADDRESS.test(text.slice(bounds[2 * n - 2], bounds[2 * n - 1]))
  )
    n--;
  return n;
}

function addressEnd(text: string, end: number): number {
  while (has(text, end, LETTER | DIGIT) || isInner(text, end)) end++;
  return end;
}
const ADDRESS = /^[\w.+-]+$/;

const has = (text: string, at: number, bits: number): boolean =>
  at < text.length && (CLASSES[text.charCodeAt(at)]! & bits) !== 0;

/** Whether `.`, `-` or `_` stands at `at` between two letters or figures. */
const isInner = (text: string, at: number): boolean =>
  ".-_".includes(text[at]!) && has(text, at + 1, LETTER | DIGIT);

function runEnd(text: string, at: number, bits: number): number {
  while (has(text, at, bits)) at++;
  return at;
}

/** The end of a token of figures whose first run ends at `end`: further runs over joints, capitals after `-` `/`, then `%`. */
function extendFigures(text: string, end: number, isSyllable: IsSyllable): number {
  while (has(text, end, JOINT)) {
    if (has(text, end + 1, DIGIT)) {
      end = runEnd(text, end + 1, DIGIT | LETTER);
      continue;
    }
    const capitals = capitalsEnd(text, end + 1);
    const long = capitals - end > 3; // 1-CÔNG TÁC is a heading, 03-TB/ĐU a number
    if (
      capitals === 0 ||
      !"/-–&".includes(text[end]!) ||
      (long && isSyllable(text.slice(end + 1, capitals).toLowerCase()))
    )
      break;
    end = capitals;
  }
  return text[end] === "%" || text[end] === "‰" ? end + 1 : end;
}

/** The end of a run of capitals and figures at `at` that no small letter follows but the i of QĐi; 0 when there is none. */
function capitalsEnd(text: string, at: number): number {
  const end = runEnd(text, at, UPPER);
  if (end === at) return 0;
  const last = runEnd(text, end, UPPER | DIGIT);
  if (!has(text, last, LETTER)) return last;
  return text.startsWith("QĐi", at) && !has(text, at + 3, LETTER) ? at + 3 : 0;
}

/** The end of a token that begins with the run of letters [at, end) and may go on over dots, hyphens, slashes. */
function extendLetters(text: string, at: number, end: number, isSyllable: IsSyllable): number {
  if (text.startsWith("://", end)) return urlEnd(text, end);
  if (text[end] === "." && end - at === 3 && text.slice(at, end).toLowerCase() === "www")
    return urlEnd(text, end);
  const start = text.slice(at, at + 6).toLowerCase();
  const written =
    end - at > 3
      ? undefined
      : WRITTEN.find((form) => start.startsWith(form) && !has(text, at + form.length, LETTER));
  if (written !== undefined && (end > at + 1 || !/^[qph]\.$/.test(written))) return at + written.length;
  for (;;) {
    const next = nextPart(text, at, end, isSyllable);
    if (next <= end + 1) return next;
    at = end + 1;
    end = next;
  }
}

/** The end of the part that goes on with the run of letters [at, end): `end` when none does, one more when only a dot does. */
function nextPart(text: string, at: number, end: number, isSyllable: IsSyllable): number {
  const sign = text[end];
  if (sign !== "." && sign !== "/" && sign !== "-" && sign !== "&") return end;
  const upper = runEnd(text, at, UPPER | DIGIT) === end;
  const capitals = upper ? capitalsEnd(text, end + 1) : 0;
  if (sign === ".") {
    if (capitals > 0) return capitals; // T.Ư, PGS.TS.
    const isInitial = upper && end - at === 1 && goesOn(text, end + 1);
    return isInitial ||
      (end - at <= 3 && has(text, at, UPPER) && DOTTED.has(text.slice(at, end).toLowerCase()))
      ? end + 1
      : end;
  }
  const next = runEnd(text, end + 1, LETTER | DIGIT);
  if (next === end + 1 || (sign !== "-" && capitals !== next)) return end;
  // GD-ĐT, HĐND/UBND, Lung-nan, cà-rem; but not CÁN BỘ-ĐẢNG VIÊN, kinh tế-xã hội
  const areSyllables =
    isSyllable(text.slice(at, end).toLowerCase()) && isSyllable(text.slice(end + 1, next).toLowerCase());
  return areSyllables && !(capitals === next && end - at === 1) ? end : next;
}

/** Whether a word follows a space at `at`, so that the dot before it ends no sentence (N. Văn, bà K. và). */
const goesOn = (text: string, at: number): boolean =>
  has(text, at, SPACE) && has(text, at + 1, LETTER | DIGIT);

function urlEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !has(text, end, SPACE)) end++;
  while (end > at + 1 && ".,;:!?)]}”\"'".includes(text[end - 1]!)) end--;
  return end;
}

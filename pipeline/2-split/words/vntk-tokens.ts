const WORD = 1;
const DIGIT = 2;
const SPACE = 4;
const CAPITAL = 8;

const LETTERS =
  "aáàạảãăắằặẳẵâấầậẩẫbcdđeéèẹẻẽêếềệểễfghiíìịỉĩjklmnoóòọỏõôồốộổỗơớờợởỡpqrstuúùụủũưứừựửữvwxyýỳỵỷỹz" +
  "AÁÀẠẢÃĂẮẰẶẲẴÂẤẦẬẨẪBCDĐEÉÈẸẺẼÊẾỀỆỂỄFGHIÍÌỊỈĨJKLMNOÓÒỌỎÕÔỐỒỘỔỖƠỚỜỢỞỠPQRSTUÚÙỤỦŨƯỨỪỰỬỮVWXYÝỲỴỶỸZ0123456789";

const CLASSES = new Uint8Array(65536);
for (let code = 0; code < 65536; code++) if (/\s/.test(String.fromCharCode(code))) CLASSES[code] = SPACE;
const mark = (chars: string, bit: number): void => {
  for (const char of chars) CLASSES[char.charCodeAt(0)]! |= bit;
};
mark(LETTERS, WORD);
mark("0123456789", DIGIT);
mark("ABCDEFGHIJKLMNOPQRSTUVWXYZĐ", CAPITAL);

const TITLES = ["Tp.", "Mr.", "Mrs.", "Ms.", "Dr.", "ThS."];
const ARROWS = ["==>", "->", "...", ">>"];
/** What vntk's `web` and `email` patterns match, which hold only of a whole text. */
const WHOLE = /^[!$-_a-z]+$/;

/**
 * Gives the tokens of vntk 1.4.4's regular expression (lib/tokenizer/regex_tokenizer.js), the same on any text, in linear
 * time where the expression may take 2^n (a text of many digits or asterisks, then a space). Code units, so a character
 * outside the basic plane gives two tokens, as there.
 */
export function vntkTokens(text: string): string[] {
  const tokens: string[] = [];
  for (let at = 0; at < text.length; ) {
    if (is(text, at, SPACE)) {
      at++;
      continue;
    }
    const end = tokenEnd(text, at);
    tokens.push(text.slice(at, end));
    at = end;
  }
  return tokens;
}

const is = (text: string, at: number, bit: number): boolean =>
  at < text.length && ((CLASSES[text.charCodeAt(at)] as number) & bit) !== 0;

function runEnd(text: string, at: number, bit: number): number {
  while (is(text, at, bit)) at++;
  return at;
}

/** The end of the token at `at`, by the first alternative of vntk's expression that matches there. */
function tokenEnd(text: string, at: number): number {
  if (is(text, at, CAPITAL)) {
    const end = runEnd(text, at, CAPITAL);
    if (text[end] === ".") return end + 1;
  }
  const fixed =
    TITLES.find((title) => text.startsWith(title, at)) ?? ARROWS.find((arrow) => text.startsWith(arrow, at));
  if (fixed !== undefined) return at + fixed.length;
  if (at === 0 && WHOLE.test(text)) return text.length;
  if (is(text, at, DIGIT)) {
    const end = dateEnd(text, at, "/") || dateEnd(text, at, "-") || figureEnd(text, at);
    if (end > 0) return end;
  }
  return is(text, at, WORD) ? runEnd(text, at, WORD) : at + 1;
}

/** The end of `\d{1,2}S\d{1,2}(S\d+)?` at `at`, S being `separator`; 0 when there is none. */
function dateEnd(text: string, at: number, separator: string): number {
  const month = is(text, at + 1, DIGIT) ? at + 2 : at + 1;
  if (text[month] !== separator || !is(text, month + 1, DIGIT)) return 0;
  const end = is(text, month + 2, DIGIT) ? month + 3 : month + 2;
  return text[end] === separator && is(text, end + 1, DIGIT) ? runEnd(text, end + 1, DIGIT) : end;
}

/** The end of `\d+([.,_]\d+)+` at `at`; 0 when there is none. */
function figureEnd(text: string, at: number): number {
  const whole = runEnd(text, at, DIGIT);
  let end = whole;
  while (end < text.length && ".,_".includes(text[end] as string) && is(text, end + 1, DIGIT))
    end = runEnd(text, end + 1, DIGIT);
  return end > whole ? end : 0;
}

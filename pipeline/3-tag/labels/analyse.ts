import {type CueFinder, type Cues, loadCueClasses} from "./cue-classes.ts";
import {maskTitles} from "./mask-titles.ts";
import {type Tokens, tokeniseOnce} from "./tokens.ts";

/** How a text begins: nothing, a bullet, `1.`/`2.1`, `a)`, or `Thứ nhất,`/`Một là,`. */
export type Opener = "none" | "dash" | "number" | "letter" | "ordinal";

/** What the labeller sees of one text. */
export type Analysis = {
  text: string;
  tokens: Tokens;
  cues: Cues;
  opener: Opener;
  /** First token after the opener. */
  body: number;
  /** Tokens [from, to) of the main assertion: after the last contrast, or after the conceded part or the basis that opens it. */
  main: readonly [number, number];
  /** Whether a contrast, a concession or a basis precedes the main assertion. */
  is_contrast: boolean;
  ends_colon: boolean;
  /** How its letters stand: all capitals, or a small first letter (the rest of a broken line). */
  letters: "capitals" | "small" | "usual";
  /** Looks like a heading: short, without a full stop. */
  is_heading: boolean;
};

const ORDINALS = new Set("nhất hai ba tư năm sáu bảy tám chín mười".split(" "));
const COUNTS = new Set("một hai ba bốn năm sáu bảy tám chín mười".split(" "));

/** `như sau:[19]`: a number after a mark is a footnote. */
const FOOTNOTE_AFTER = new Set([":", ".", ";", '"']);

/** What headings do not say: a demand, a promise, a weakness that lasts; nor do they ask at any length. */
const CLAIMS = ["must", "will", "persist", "noresolve", "notbad", "resolved"];

let finder: CueFinder | undefined;
let claims: ReadonlySet<number> = new Set();
let ask = -1;

/** Analyses an NFC text; a clause out of a sentence (`is_clause`) is no heading. Linear in its length; empty text gives empty tokens. */
export function analyse(text: string, is_clause = false): Analysis {
  if (finder === undefined) {
    finder = loadCueClasses();
    ask = finder.numberOf("ask");
    claims = new Set(CLAIMS.map(finder.numberOf));
  }
  const tokens = tokeniseOnce(text);
  const {words} = tokens;
  const cues = finder.find(words, maskTitles(words));
  const [opener, body] = readOpener(words);
  const main = mainSpan(words, cues, body, finder);
  let end = words.length;
  while (
    end > 0 &&
    words[end - 1] === "0" &&
    words[end - 2] !== undefined &&
    FOOTNOTE_AFTER.has(words[end - 2]!)
  )
    end--;
  const last = words[end - 1];
  const ends_colon = last === ":" || (last === "." && /^(?:sau|đây)$/u.test(words[end - 2] ?? ""));
  const letters = lettersOf(text);
  const is_heading =
    !is_clause &&
    !cues.ids.some((id) => claims.has(id) || (id === ask && words.length - body > 6)) &&
    letters !== "small" &&
    words.length - body <= 24 &&
    last !== "." &&
    last !== ";" &&
    last !== "!" &&
    last !== ":" &&
    last !== '"';
  return {
    text,
    tokens,
    cues,
    opener,
    body,
    main,
    is_contrast: main[0] > body,
    ends_colon,
    is_heading,
    letters,
  };
}

function readOpener(words: string[]): [Opener, number] {
  const [a = "", b = "", c = ""] = words;
  if (a === "-" || a === "–" || a === "+" || a === "•" || a === "*") return ["dash", 1];
  if (a === "(" && c === ")") return ["number", 3];
  if (a === "thứ" && ORDINALS.has(b)) return ["ordinal", c === "," || c === ":" || c === "là" ? 3 : 2];
  if (COUNTS.has(a) && b === "là") return ["ordinal", c === "," || c === ":" ? 3 : 2];
  if (a === "0" && (b === "." || b === ")" || b === "/")) {
    let at = 2;
    while (words[at] === "0" || words[at] === ".") at++;
    return ["number", at];
  }
  if (/^[ivx]+$/u.test(a) && (b === "." || b === "-" || b === "/")) return ["number", 2];
  if (a.length === 1 && (b === ")" || b === "." || b === "/")) return ["letter", 2];
  return ["none", 0];
}

function mainSpan(
  words: string[],
  cues: Cues,
  body: number,
  {numberOf}: CueFinder,
): readonly [number, number] {
  const but = numberOf("but");
  const opening = [numberOf("concede"), numberOf("basis")];
  let from = body;
  let conceded = false;
  for (let i = 0; i < cues.ids.length; i++) {
    const at = cues.from[i]!;
    if (cues.ids[i] === but && at > body + 3 && words.length - at > 3) from = cues.to[i]!;
    else if (opening.includes(cues.ids[i]!) && at <= body + 1) conceded = true;
  }
  if (from === body && conceded) {
    const comma = words.indexOf(",", body + 3);
    if (comma > 0 && words.length - comma > 4) from = comma + 1;
  }
  return [from, words.length];
}

function lettersOf(text: string): Analysis["letters"] {
  const start = text.slice(0, 60);
  if (start.length > 6 && start === start.toUpperCase() && start !== start.toLowerCase()) return "capitals";
  return /^[a-zàáảãạăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ]{2}/u.test(text) ? "small" : "usual";
}

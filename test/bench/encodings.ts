import {readFileSync} from "node:fs";
import iconv from "iconv-lite";
import {decodeBytes} from "../../pipeline/1-read/encodings/decode-bytes.ts";
import {decodeRuns} from "../../pipeline/1-read/encodings/decode-runs.ts";
import {
  decodeLegacy,
  detectLegacy,
  type LegacyEncoding,
} from "../../pipeline/1-read/encodings/detect-encoding.ts";
import {encodeOld, LETTERS, toLegacy, toTcvn3} from "../support/legacy-encodings.ts";

const LEGACY: readonly LegacyEncoding[] = ["tcvn3", "vni", "viscii", "viqr"];
const BYTES = {
  "windows-1258": (text: string) => encodeOld(text, "windows-1258"),
  "utf-16le": (text: string) => iconv.encode(text, "utf-16le"),
  "utf-16be": (text: string) => iconv.encode(text, "utf-16be"),
} as const;
const MOST_SENTENCES = 2_000;
const WORDS = 4;

/**
 * Prints, for each encoding, how many of the 134 Vietnamese letters come back right, and of how many of the project's sentences, whole
 * and by their first four words alone, the encoding is detected and the text is the same again; then how many Unicode ones are left alone.
 */
export function compareEncodings(): void {
  const sentences = readSentences();
  const starts = sentences.map((text) => text.split(" ").slice(0, WORDS).join(" "));
  console.log(
    `\n${"encoding".padEnd(14)}   letters    sentences detected         same text   four words detected`,
  );
  for (const encoding of LEGACY) {
    const letters = LETTERS.filter((letter) => letterBack(letter, encoding) === letter).length;
    const detected = sentences.filter((text) => detectLegacy(toLegacy(text, encoding)) === encoding).length;
    const same = sentences.filter(
      (text) => bare(decodeLegacy(toLegacy(text, encoding), encoding)) === bare(text),
    ).length;
    const by_start = starts.filter((text) => detectLegacy(toLegacy(text, encoding)) === encoding).length;
    row(encoding, letters, [detected, same, by_start], sentences.length);
  }
  for (const [encoding, encode] of Object.entries(BYTES)) {
    const letters = LETTERS.filter((letter) =>
      decodeBytes(encode(`Kết quả: ${letter}n của chi bộ`)).text.includes(`${letter}n`),
    ).length;
    const back = (texts: string[]) => texts.map((text) => decodeBytes(encode(text)));
    const whole = back(sentences);
    row(
      encoding,
      letters,
      [
        whole.filter((one) => one.encoding === encoding).length,
        whole.filter(({text}, i) => text === sentences[i]).length,
        back(starts).filter((one) => one.encoding === encoding).length,
      ],
      sentences.length,
    );
  }
  const left = (texts: string[]) => texts.filter((text) => detectLegacy(text) === null).length;
  row("Unicode kept", LETTERS.length, [left(sentences), left(sentences), left(starts)], sentences.length);
}

function row(name: string, letters: number, counts: [number, number, number], of: number): void {
  const cells = counts.map((count) => `${count}/${of}`.padStart(20)).join("");
  console.log(`${name.padEnd(14)} ${`${letters}/${LETTERS.length}`.padStart(9)} ${cells}`);
}

/** A letter encoded and read again; capitals of TCVN3 through their font, marks of VIQR before another letter. */
function letterBack(letter: string, encoding: LegacyEncoding): string {
  if (encoding === "tcvn3") return decodeRuns(toTcvn3(letter)).text;
  return decodeLegacy(toLegacy(`${letter}n`, encoding), encoding).slice(0, -1);
}

/** TCVN3 without its font and VIQR do not tell capitals with marks, and a mark from a stop behind a word. */
function bare(text: string): string {
  return text.toLowerCase().replace(/[.?]/g, "");
}

/** Distinct sentences of the project's own labelled text that every encoding has codes for. */
function readSentences(): string[] {
  const file = new URL("../../data/gold/written.jsonl", import.meta.url);
  const texts = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): string => JSON.parse(line).text.normalize("NFC"));
  const plain = texts.filter((text) => /^[\p{L}\d ,.;:()/%-]+$/u.test(text));
  return [...new Set(plain)].slice(0, MOST_SENTENCES);
}

import {readFileSync} from "node:fs";
import {decodeGaps, makePath} from "./decode-gaps.ts";
import {GapFeatures, type PairCounts} from "./gap-features.ts";
import {foldSyllable, type Lexicon, makeLexicon} from "./lexicon.ts";
import {scanTokens, type Tokens} from "./scan-tokens.ts";
import {TokenTable} from "./token-table.ts";
import {readVntkDictionary} from "./vntk-files.ts";
import {readWordsModel, type WordsModel} from "./words-model.ts";

/** A word as offsets into the text (UTF-16 code units), `end` not in it. */
type Word = {start: number; end: number};

export type Segmenter = {
  /** The words of an NFC text in order; every character that is no white space lies in exactly one. */
  words(text: string): Word[];
  /** The same as one flat list [start, end, start, end, …]. */
  spans(text: string): Int32Array;
  /** The text in one line: words with a space between, their syllables joined by `_`. Takes any form of Unicode. */
  join(text: string): string;
};

/** A syllable without its marks; the dictionary holds abbreviations too (`ubnd`). */
const SYLLABLE = /^[bcdđghklmnpqrstvx]{0,3}[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?$/;

/** A token of every kind. */
const EVERY_KIND =
  "TM. BAN THƯỜNG VỤ (đ/c A. Nam, ThS. Lê, bà K.): 30-CT/TU, 145/BC-UBND, 05-QĐi/TW – 102/2020/NĐ-CP; 12,5% 12,5 % 50‰ 12. 12-a 7:25 12/31 " +
  "28.2.2018 2015-2020 1-CÔNG TÁC 1.TỔ CHỨC TP.HCM Q.1 TP. T.Ư, GD-ĐT HĐND/UBND R&D cà-rem kinh tế-xã hội CÁN BỘ-ĐẢNG VIÊN x/y v.v. v.v " +
  "an.b-c_d+e@x-y.vn @ a@ @b http://a.vn/b?c=1). www.a.vn, ... ----- **** • … “Cấp uỷ” 'tự phê bình' 😀 \ud83d Ñ Я iPhone Covid-19 m2 H.";

let loaded: Segmenter | undefined;

/** Gives the word segmenter with the trained weights, made at the first call. */
export function loadSegmenter(): Segmenter {
  if (loaded === undefined) {
    const {model, defined} = readWordsModel();
    loaded = makeSegmenter(readLexicon(defined), model);
  }
  return loaded;
}

/** Gives the lexicon of vntk's dictionary, of its `defined` words, and of `data/lexicon/words.txt`. */
export function readLexicon(defined: Map<string, number>): Lexicon {
  const domain = readFileSync(new URL("../../../data/lexicon/words.txt", import.meta.url), "utf8").split(
    "\n",
  );
  return makeLexicon({plain: readVntkDictionary(), defined, domain});
}

/** Gives a function that loads a text into features, as training and use both do; it gives the tokens, overwritten by its next call. */
export function makeLoader(
  lexicon: Lexicon,
  pairCounts: PairCounts,
): {features: GapFeatures; load(text: string): Tokens} {
  const features = new GapFeatures(lexicon, new TokenTable(lexicon), pairCounts);
  const tokens: Tokens = {bounds: new Int32Array(512), count: 0};
  const isSyllable = (text: string): boolean =>
    SYLLABLE.test(text.normalize("NFD").replace(/\p{M}/gu, "")) &&
    (lexicon.syllables.has(text) || lexicon.syllables.has(foldSyllable(text)));
  const load = (text: string): Tokens => {
    scanTokens(text, tokens, isSyllable);
    features.load(text, tokens.bounds, tokens.count);
    return tokens;
  };
  // Once through every branch, or the engine compiles the loops without them, and again when a report takes one.
  load(EVERY_KIND);
  return {features, load};
}

/** Gives the segmenter of a lexicon and a model. */
export function makeSegmenter(lexicon: Lexicon, {weights, pairCounts}: WordsModel): Segmenter {
  const {features, load} = makeLoader(lexicon, pairCounts);
  const path = makePath();

  const spans = (text: string): Int32Array => {
    const {bounds, count} = load(text);
    decodeGaps(features, weights, path);
    const {inside} = path;
    let words = 0;
    for (let i = 0; i < count; i++) words += i === 0 || inside[i] === 0 ? 1 : 0;
    const flat = new Int32Array(2 * words);
    let at = -2;
    for (let i = 0; i < count; i++) {
      if (i === 0 || inside[i] === 0) {
        at += 2;
        flat[at] = bounds[2 * i]!;
      }
      flat[at + 1] = bounds[2 * i + 1]!;
    }
    return flat;
  };
  const words = (text: string): Word[] => {
    const flat = spans(text);
    return Array.from({length: flat.length / 2}, (_, i) => ({start: flat[2 * i]!, end: flat[2 * i + 1]!}));
  };
  const join = (text: string): string => {
    const composed = text.normalize("NFC");
    return words(composed)
      .map(({start, end}) => composed.slice(start, end).replace(/\s+/g, "_"))
      .join(" ");
  };
  return {words, spans, join};
}

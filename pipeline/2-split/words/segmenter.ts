import {loadVntkWords} from "./vntk-words.ts";

/** A word as offsets into the text (UTF-16 code units), `end` not in it. */
export type Word = {start: number; end: number};

export type Segmenter = {
  /** The words of an NFC text in order; every character that is no white space lies in exactly one. */
  words(text: string): Word[];
  /** The same as one flat list [start, end, start, end, …]. */
  spans(text: string): Int32Array;
  /** The text in one line: words with a space between, their syllables joined by `_`. Takes any form of Unicode. */
  join(text: string): string;
};

let loaded: Segmenter | undefined;

/** Gives the word segmenter, made at the first call (see README beside it). */
export function loadSegmenter(): Segmenter {
  loaded ??= makeSegmenter();
  return loaded;
}

function makeSegmenter(): Segmenter {
  const vntk = loadVntkWords();
  const spans = (text: string): Int32Array => {
    const out: number[] = [];
    let at = 0;
    for (const word of vntk(text)) {
      const tokens = word.split(" ");
      let start = -1;
      for (const token of tokens) {
        at = text.indexOf(token, at);
        if (start < 0) start = at;
        at += token.length;
      }
      out.push(start, at);
    }
    return Int32Array.from(out);
  };
  const words = (text: string): Word[] => {
    const flat = spans(text);
    return Array.from({length: flat.length / 2}, (_, i) => ({start: flat[2 * i]!, end: flat[2 * i + 1]!}));
  };
  const join = (text: string): string => {
    const composed = text.normalize("NFC");
    return words(composed).map(({start, end}) => composed.slice(start, end).replace(/\s+/g, "_")).join(" ");
  };
  return {words, spans, join};
}

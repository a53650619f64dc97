/** A piece of RTF: a group's edge, a control word with its number (null without), a control symbol, a byte `\'hh`, or plain text. */
export type Token =
  | {kind: "open"}
  | {kind: "close"}
  | {kind: "word"; word: string; value: number | null}
  | {kind: "symbol"; symbol: string}
  | {kind: "byte"; byte: number}
  | {kind: "text"; text: string};

const WORD = /([a-zA-Z]{1,40})(-?\d{1,10})? ?/y;
const TEXT = /[^\\{}\r\n\0]+/y;

/** Cuts RTF, one character a byte, into tokens in order. Line ends are no text. Binary data (`\bin`) is passed over. */
export function* tokenise(rtf: string): Generator<Token> {
  for (let at = 0; at < rtf.length; ) {
    const char = rtf.charAt(at);
    if (char === "{" || char === "}") {
      yield char === "{" ? {kind: "open"} : {kind: "close"};
      at++;
    } else if (char === "\\") {
      const next = rtf.charAt(at + 1);
      const hex = next === "'" ? Number.parseInt(rtf.slice(at + 2, at + 4), 16) : Number.NaN;
      WORD.lastIndex = at + 1;
      const match = WORD.exec(rtf);
      if (Number.isInteger(hex)) {
        yield {kind: "byte", byte: hex};
        at += 4;
      } else if (match !== null) {
        const word = match[1] ?? "";
        const value = match[2] === undefined ? null : Number(match[2]);
        at = WORD.lastIndex;
        if (word === "bin") at += Math.max(0, value ?? 0);
        else yield {kind: "word", word, value};
      } else {
        if (next !== "") yield {kind: "symbol", symbol: next};
        at += 2;
      }
    } else {
      TEXT.lastIndex = at;
      const text = TEXT.exec(rtf)?.[0];
      if (text !== undefined) yield {kind: "text", text};
      at += text?.length ?? 1;
    }
  }
}

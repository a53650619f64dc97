/** VNI-Windows, the set of the `VNI-…` fonts: a base letter, then one character for its mark and tone. */
const SINGLE = {í: "í", ì: "ì", æ: "ỉ", ó: "ĩ", ò: "ị", î: "ỵ", ñ: "đ", ô: "ơ", ö: "ư"};
const TONES = {ù: "\u0301", ø: "\u0300", û: "\u0309", õ: "\u0303", ï: "\u0323"};
const CIRCUMFLEX = {â: "", á: "\u0301", à: "\u0300", å: "\u0309", ã: "\u0303", ä: "\u0323"};
const BREVE = {ê: "", é: "\u0301", è: "\u0300", ú: "\u0309", ü: "\u0303", ë: "\u0323"};

const TO_UNICODE = buildTable();
const BASES = "aeouyôöAEOUYÔÖ";

function buildTable(): Map<string, string> {
  const table = new Map<string, string>();
  const add = (code: string, letter: string): void => {
    const lower = letter.normalize("NFC");
    const upper = lower.toUpperCase();
    table.set(code, lower);
    table.set(code.toUpperCase(), upper);
    if (code.length === 1) return;
    table.set(code.charAt(0).toUpperCase() + code.charAt(1), upper);
    table.set(code.charAt(0) + code.charAt(1).toUpperCase(), lower);
  };
  for (const [code, letter] of Object.entries(SINGLE)) add(code, letter);
  for (const [mark, tone] of Object.entries(TONES)) {
    for (const base of "aeouy") add(base + mark, base + tone);
    add(`ô${mark}`, `ơ${tone}`);
    add(`ö${mark}`, `ư${tone}`);
  }
  for (const [mark, tone] of Object.entries(CIRCUMFLEX))
    for (const base of "aeo") add(base + mark, `${base}\u0302${tone}`);
  for (const [mark, tone] of Object.entries(BREVE)) add(`a${mark}`, `a\u0306${tone}`);
  return table;
}

/** Text in VNI-Windows codes as NFC Unicode; characters that are no VNI code stay. */
export function decodeVni(text: string): string {
  const plain = text.replace(/[\uf020-\uf0ff]/g, (char) => String.fromCharCode(char.charCodeAt(0) & 0xff));
  let out = "";
  for (let at = 0; at < plain.length; at++) {
    const char = plain.charAt(at);
    const pair = BASES.includes(char) ? TO_UNICODE.get(char + plain.charAt(at + 1)) : undefined;
    if (pair !== undefined && at + 1 < plain.length) at++;
    out += (pair !== undefined ? pair : TO_UNICODE.get(char)) ?? char;
  }
  return out.normalize("NFC");
}

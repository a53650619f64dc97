/** Windows code page of an RTF font character set (`\fcharset`); null for the file's own (`\ansicpg`). */
const CHARSETS: Record<number, number> = {
  0: 1252,
  77: 10000,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

/** Bytes of a run in its font's character set as text, one byte a character; an unknown page is read as windows-1252. */
export function decodeCodePage(bytes: number[], charset: number, ansi_page: number): string {
  const page = CHARSETS[charset] ?? ansi_page;
  const label = page === 65001 ? "utf-8" : page === 10000 ? "macintosh" : `windows-${page}`;
  try {
    return new TextDecoder(label).decode(Uint8Array.from(bytes));
  } catch {
    return new TextDecoder("windows-1252").decode(Uint8Array.from(bytes));
  }
}

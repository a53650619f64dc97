import {encodeOld, type OldEncoding} from "./legacy-encodings.ts";
import {type OfficeDocument, printed, unmerged} from "./office-document.ts";

export type TxtOptions = {
  /** Marked by a byte order mark where the name says so; `nfd` is UTF-8 with every mark apart from its letter. */
  encoding?: "utf-8" | "utf-8-bom" | "utf-16le-bom" | "utf-16le" | "utf-16be" | "nfd" | OldEncoding;
  /** Width at which paragraphs are broken into lines; none by default. */
  wrap?: number;
};

/** The lines of a document as plain text: left column of the head, then the right one; a table row is cells between tabs. */
function textLines(document: OfficeDocument): string[] {
  const lines: string[] = document.stamp === null ? [] : [document.stamp];
  const columns = ({left, right}: OfficeDocument["head"]) =>
    lines.push(...[...left, ...right].map((line) => line.text));
  columns(document.head);
  lines.push("", ...document.title.map((line) => line.text), "");
  for (const block of document.body) {
    if (block.kind === "paragraph") lines.push(block.text);
    else if (block.kind === "table") {
      if (block.caption !== null) lines.push(block.caption);
      lines.push(...unmerged(block.rows).map((row) => row.join("\t")));
    } else lines.push(printed(block.label, block.text));
  }
  lines.push("");
  columns(document.foot);
  return lines;
}

/** The bytes of a .txt file, Windows line ends; with `wrap`, lines broken between words and paragraphs set apart by an empty line. */
export function writeTxt(document: OfficeDocument, {encoding = "utf-8", wrap}: TxtOptions = {}): Uint8Array {
  const lines = textLines(document);
  const wrapped =
    wrap === undefined
      ? lines
      : lines.flatMap((line) => (line.length > wrap ? [...breakLine(line, wrap), ""] : [line]));
  const text = `${wrapped.join("\r\n")}\r\n`;
  switch (encoding) {
    case "utf-8":
      return new Uint8Array(Buffer.from(text));
    case "utf-8-bom":
      return new Uint8Array(Buffer.from(`\ufeff${text}`));
    case "utf-16le-bom":
      return new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
    case "utf-16le":
      return new Uint8Array(Buffer.from(text, "utf16le"));
    case "utf-16be":
      return new Uint8Array(Buffer.from(text, "utf16le").swap16());
    case "nfd":
      return new Uint8Array(Buffer.from(text.normalize("NFD")));
    default:
      return encodeOld(text, encoding);
  }
}

function breakLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + 1 + word.length > width) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current];
}

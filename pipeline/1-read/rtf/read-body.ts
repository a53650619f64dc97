import type {Flow} from "../flow.ts";
import {unreadable} from "../unreadable.ts";
import {readSymbol, readWord} from "./control-words.ts";
import {closeGroup, newReader, openGroup, putBytes, putPlain} from "./reader.ts";
import {endStory} from "./story.ts";
import {tokenise} from "./tokens.ts";

/** A document's flow, the body, then notes, headers and footers; and whether it holds pictures. */
export type RtfBody = {flow: Flow; has_images: boolean};

/** Reads RTF, one character a byte. Throws `UnreadableError`: `xml-too-deep` past 500 groups, `truncated` when groups stay open. */
export function readRtfBody(rtf: string): RtfBody {
  const reader = newReader();
  let is_starred = false;
  for (const token of tokenise(rtf)) {
    if (token.kind === "byte") {
      if (reader.skip_chars > 0) reader.skip_chars--;
      else reader.bytes.push(token.byte);
      continue;
    }
    putBytes(reader);
    if (token.kind === "text") putPlain(reader, token.text);
    else {
      reader.skip_chars = 0;
      if (token.kind === "word") readWord(reader, token, is_starred);
      else if (token.kind === "symbol") readSymbol(reader, token.symbol);
      else if (token.kind === "open") openGroup(reader);
      else closeGroup(reader);
    }
    is_starred = token.kind === "symbol" && token.symbol === "*";
    if (token.kind === "close" && reader.groups.length === 0) break;
  }
  putBytes(reader);
  if (reader.groups.length > 0) throw unreadable("truncated", `${reader.groups.length} nhóm chưa đóng`);
  return {
    flow: [...endStory(reader.stories[0], reader.state), ...reader.aside],
    has_images: reader.has_images,
  };
}

import type {Header} from "../../model.ts";
import {isCaps, type Line} from "./lines.ts";

const LEVELS: ReadonlyMap<string, NonNullable<Header["secrecy"]>> = new Map([
  ["mật", "mat"],
  ["tốimật", "toi_mat"],
  ["tuyệtmật", "tuyet_mat"],
]);
const BEFORE_UNIT =
  /^(TUYỆT MẬT|TỐI MẬT|MẬT) (?=ĐẢNG|TỈNH|HUYỆN|THÀNH|ỦY|UỶ|BỘ|BAN|SỞ|CÔNG|CHI|UBND|VĂN|QUÂN|PHÒNG)/u;

/** The degree a line stamps on the document (`MẬT`, `[TỐI MẬT]`, `Độ mật: Mật`); null for a line that says more, as `tài liệu mật`. */
export function stampOf(text: string): NonNullable<Header["secrecy"]> | null {
  const bare = text
    .toLowerCase()
    .replace(/^(?:độ mật|mức độ mật|đóng dấu)\s?:?/u, "")
    .replace(/[^\p{L}]/gu, "");
  return (
    LEVELS.get(bare) ?? LEVELS.get(BEFORE_UNIT.exec(text)?.[1]?.toLowerCase().replace(" ", "") ?? "") ?? null
  );
}

/** The line without a stamp printed before the body's name. */
export function withoutStamp(text: string): string {
  return text.replace(BEFORE_UNIT, "");
}

/** The highest stamp on the document: any degree in the head or in page heads and text boxes, in capitals anywhere else; null when there is none. */
export function findSecrecy(lines: Line[], head_end: number): Header["secrecy"] {
  let highest: Header["secrecy"] = null;
  const order = [null, "mat", "toi_mat", "tuyet_mat"];
  for (const [i, {text, block}] of lines.entries()) {
    const stamp = text.length > 60 && i >= head_end ? null : stampOf(text);
    const counts =
      i < head_end ||
      block.kind === "header" ||
      block.kind === "footer" ||
      block.kind === "text_box" ||
      isCaps(text);
    if (stamp !== null && counts && order.indexOf(stamp) > order.indexOf(highest)) highest = stamp;
  }
  return highest;
}

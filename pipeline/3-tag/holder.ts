import type {Label, Statement} from "../model.ts";
import {fold} from "../text.ts";

const SUPERIOR =
  /(?:hướng dẫn|văn bản|quy định|chỉ đạo)(?: \p{L}+){0,4} (?:cấp trên|trung ương|của trên)|cấp trên (?:ban hành|chậm|chưa)|cấp ủy cấp trên (?:chậm|chưa)/u;
const BELOW =
  /(?:một số|nhiều|không ít|cá biệt|các|có|phần lớn|hầu hết|đa số) (?:chi bộ|cơ sở|đảng bộ|đơn vị|tổ chức đảng|cấp ủy|chi ủy|tổ đảng)/u;
const OTHER =
  /(?:sở|ngành|cơ quan|đơn vị|doanh nghiệp) (?:khác|bạn|liên quan|phối hợp)|địa phương (?:khác|nơi)/u;

/** Whose a claim is: of a superior, of those below, of another body, or, failing these words, the reporting unit's own; null for contexts. */
export function holderOf(text: string, label: Label): Statement["holder"] {
  if (label === "context") return null;
  const folded = fold(text);
  return SUPERIOR.test(folded) && (label === "cause" || label === "limitation")
    ? "superior"
    : BELOW.test(folded)
      ? "subordinate_units"
      : OTHER.test(folded)
        ? "other_body"
        : "own_unit";
}

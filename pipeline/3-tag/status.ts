import type {Label, Statement} from "../model.ts";
import {fold} from "../text.ts";

const DONE =
  /(?:đã|được|cơ bản|từng bước|dần)(?: \p{L}+){0,6} (?:khắc phục|chấn chỉnh|giải quyết dứt điểm|tháo gỡ)|(?:không còn|chấm dứt)(?: tình trạng| hiện tượng| việc)?(?!\p{L})/u;
const HALF = /đang (?:được )?(?:khắc phục|giải quyết|chấn chỉnh)/u;
const NONE_FOUND = /không (?:có|phát sinh|để xảy ra)(?!\p{L})|chưa (?:phát hiện|để xảy ra)(?!\p{L})/u;
const RECURRING = /tái diễn|lặp lại|tiếp tục (?:tồn tại|phát sinh)|nhiều năm/u;
const PERSISTING =
  /(?:chưa|chậm|không) (?:được )?(?:khắc phục|giải quyết|chấn chỉnh)|vẫn(?: \p{L}+)? (?:còn|chưa|là khâu yếu)|(?:^|[ ,])vẫn(?!\p{L})/u;
const NEW = /mới (?:nổi lên|phát sinh|xuất hiện)|bắt đầu xuất hiện/u;

/** What a claim says of how a weakness stands; null when it does not say, and for solutions, requests and contexts. */
export function statusOf(text: string, label: Label): Statement["status"] {
  const folded = fold(text);
  if (label === "achievement")
    return HALF.test(folded)
      ? "improved"
      : DONE.test(folded)
        ? "resolved_claimed"
        : NONE_FOUND.test(folded)
          ? "none_found"
          : null;
  if (label !== "limitation" && label !== "cause") return null;
  return NEW.test(folded)
    ? "new"
    : RECURRING.test(folded)
      ? "recurring"
      : PERSISTING.test(folded)
        ? "persisting"
        : null;
}

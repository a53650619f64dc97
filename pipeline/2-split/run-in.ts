import type {Block, Role} from "../model.ts";
import {roleOfHeading} from "./role-of-heading.ts";
import {isNumber} from "./section-rank.ts";

/** A head that stands in a paragraph; the text after it begins at `from`, and there is none when `is_bare`. */
export type RunIn = {heading: string; role: Role; from: number; is_bare: boolean};

/** A head before a colon, and what may follow it; a bullet may still stand before it in plain text. */
const HEAD = /^\s*(?:[-–+*•]\s+)?([^.:;\s][^.:;]{2,80}):(?:\s|$)/u;
const MAX_WORDS = 14;
/** A head without a colon, in a list: `* Hạn chế`. */
const MAX_BARE_WORDS = 7;
/** Numbered heads without a part of the report in them are those that name a field: `1. Về công tác tư tưởng: …`. */
const FIELD =
  /^(?:về|đối với|công tác|lĩnh vực|nội dung|việc|hoạt động|tình hình|khối|phong trào|mặt)(?!\p{L})/iu;
/** In heads these are no predicates: `kết quả đạt được`, `những việc chưa làm được`. */
const NOUN_USES =
  /(?<!\p{L})(?:đã |chưa )?(?:đạt được|làm được|làm tốt|khắc phục được)(?!\p{L})|(?<!\p{L})cần (?:khắc phục|tập trung|quan tâm)(?!\p{L})|(?<!\p{L})(?:còn|chưa) (?:hạn chế|tồn tại|được)(?!\p{L})|(?<!\p{L})(?:đã|chưa) (?:khắc phục|hoàn thành|thực hiện|triển khai)(?!\p{L})/giu;
/** What makes a claim or a lead-in of the words before a colon. */
const CLAIM =
  /(?<!\p{L})(?:chưa|không|còn|đã|được|cần|phải|vẫn|sẽ|như sau|sau đây|sau|đó là|là|do|gồm|cụ thể|như|yêu cầu|cho thấy|bên cạnh|ngoài)(?!\p{L})/iu;

/**
 * The head with which a paragraph or list item opens when it carries a part of the report (`- Nguyên nhân chủ quan: …`, `* Hạn chế:`) or
 * a number and a field (`1. Về công tác tư tưởng: …`). Null for claims, and for lead-ins such as `Vẫn còn một số hạn chế sau:`.
 */
export function findRunIn({kind, label, text}: Block): RunIn | null {
  const match = HEAD.exec(text);
  const heading = (match?.[1] ?? (kind === "list" || label !== null ? text : "")).trim();
  const words = heading.split(/\s+/u).length;
  if (heading === "" || words > MAX_WORDS || CLAIM.test(heading.replace(NOUN_USES, " "))) return null;
  const role = roleOfHeading(heading);
  if (match === null)
    return role !== null && words <= MAX_BARE_WORDS && !/[.;,!?\d%]/u.test(heading)
      ? {heading, role, from: text.length, is_bare: true}
      : null;
  if (role === null && !(label !== null && isNumber(label) && FIELD.test(heading))) return null;
  const is_bare = text.slice(match[0].length).trim() === "";
  return {heading, role, from: match[0].trimEnd().length, is_bare};
}

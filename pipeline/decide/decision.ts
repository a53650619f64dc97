import {isName, maskNames} from "../1-read/header/mask-names.ts";
import {readMatters} from "../3-tag/matters/taxonomy.ts";
import {CliError} from "../cli-error.ts";
import {say} from "../say.ts";

/** What an analyst decided on a field of a statement or on a candidate; who (a role), when (ISO) and why. Fields as in table `decisions`. */
export type Decision = {
  /** The statement, by its id now, or by its report and words; or the candidate. */
  target: {statement_id: string} | {report_id: string; text: string; nth: number} | {candidate_id: string};
  field: string;
  /** null = none; `program` takes earlier decisions back. */
  value: string | null;
  decided_by: string;
  decided_on: string;
  note: string | null;
};

const LABELS = ["achievement", "limitation", "cause", "solution", "request", "context"];
let matters: ReadonlySet<string> | undefined;

/** What each field may say; null among the values = "none" may be said. */
const FIELDS: Readonly<Record<string, readonly (string | null)[] | "matters" | "candidate">> = {
  label: LABELS,
  matter: "matters",
  face: ["weak", "achieved", "remedy"],
  cause_kind: ["khach_quan", "chu_quan", null],
  cause_of: ["limitation", "achievement", null],
  holder: ["own_unit", "subordinate_units", "superior", "other_body", null],
  outcome: ["done", "still_weak", "repeated", "not_mentioned", "pending"],
  figures: ["confirmed", "refused"],
  candidate: "candidate",
};

/**
 * A decision as one JSON line gives it: `statement_id`, or `report_id`, `text` and perhaps `nth`, or `candidate_id`; `field`, `value`, and
 * `decided_by`, `decided_on`, `note` (the first two from `given` when missing). A list of matters may be an array. Names in the note are
 * masked. Throws a CliError that names the line, the field and the value.
 */
export function parseDecision(
  line: string,
  number: number,
  given: {decided_by: string | null; decided_on: string},
): Decision {
  const wrong = (vi: string, en: string): never => {
    throw new CliError(say(`Dòng ${number}: ${vi}`, `Line ${number}: ${en}`));
  };
  let raw: Record<string, unknown>;
  try {
    const value: unknown = JSON.parse(line);
    if (value === null || typeof value !== "object" || Array.isArray(value)) throw new TypeError("no object");
    raw = value as Record<string, unknown>;
  } catch {
    return wrong("cần một đối tượng JSON.", "expected a JSON object.");
  }
  const field = raw["field"];
  if (typeof field !== "string" || FIELDS[field] === undefined)
    return wrong(
      `"field" phải là một trong ${Object.keys(FIELDS).join(", ")}; nhận được ${show(field)}.`,
      `"field" must be one of ${Object.keys(FIELDS).join(", ")}; got ${show(field)}.`,
    );
  const target = targetOf(raw);
  if (target === null || "candidate_id" in target !== (field === "candidate"))
    return wrong(
      field === "candidate"
        ? 'cần "candidate_id".'
        : 'cần "statement_id", hoặc "report_id" và "text" của câu ("nth" là số nguyên từ 0).',
      field === "candidate"
        ? 'expected "candidate_id".'
        : 'expected "statement_id", or "report_id" and "text" of the statement ("nth" a whole number from 0).',
    );
  const value = Array.isArray(raw["value"]) ? raw["value"].join(" ") : raw["value"];
  const refused = value === "program" ? null : whatIsWrong(FIELDS[field], value);
  if (refused !== null) return wrong(`"value" ${refused[0]}`, `"value" ${refused[1]}`);
  const decided_by = raw["decided_by"] ?? given.decided_by;
  if (typeof decided_by !== "string" || decided_by.trim() === "" || isName(decided_by))
    return wrong(
      `"decided_by" (hoặc --by) ghi vai trò của người quyết định, không ghi họ tên; nhận được ${show(decided_by)}.`,
      `"decided_by" (or --by) is the role of who decides, not a name; got ${show(decided_by)}.`,
    );
  const decided_on = raw["decided_on"] ?? given.decided_on;
  if (typeof decided_on !== "string" || Number.isNaN(Date.parse(decided_on)))
    return wrong(
      `"decided_on" không phải thời điểm ISO: ${show(decided_on)}.`,
      `"decided_on" is no ISO time: ${show(decided_on)}.`,
    );
  const {note = null} = raw;
  if (note !== null && typeof note !== "string")
    return wrong(`"note" phải là chữ; nhận được ${show(note)}.`, `"note" must be text; got ${show(note)}.`);
  return {
    target,
    field,
    value: value as string | null,
    decided_by: decided_by.normalize("NFC").trim(),
    decided_on: new Date(decided_on).toISOString(),
    note: note === null ? null : maskNames(note),
  };
}

function targetOf({statement_id, report_id, text, nth = 0, candidate_id}: Record<string, unknown>) {
  if (typeof candidate_id === "string") return {candidate_id};
  if (typeof statement_id === "string") return {statement_id};
  if (typeof report_id !== "string" || typeof text !== "string" || !Number.isInteger(nth) || Number(nth) < 0)
    return null;
  return {report_id, text: text.normalize("NFC"), nth: Number(nth)};
}

/** What is wrong with a value, in both languages; null = nothing. */
function whatIsWrong(allowed: (typeof FIELDS)[string] | undefined, value: unknown): [string, string] | null {
  if (allowed === "matters" || allowed === "candidate") {
    if (allowed === "matters" && value === null) return null;
    const ids = typeof value === "string" ? value.split(" ") : [];
    if (allowed === "candidate" && (value === "accepted" || value === "rejected")) return null;
    matters ??= new Set(readMatters().map(({id}) => id));
    const stray = ids.find((id) => matters?.has(id) !== true);
    if (stray === undefined && ids.length > 0 && (allowed === "matters" || ids.length === 1)) return null;
    const also: [string, string] =
      allowed === "candidate" ? ["accepted, rejected, hoặc ", "accepted, rejected, or "] : ["", ""];
    return [
      `phải là ${also[0]}mã nội dung có trong bộ phân loại (như SH01); nhận được ${show(stray ?? value)}.`,
      `must be ${also[1]}a matter of the taxonomy (as SH01); got ${show(stray ?? value)}.`,
    ];
  }
  if (allowed?.includes(value as string | null)) return null;
  const values = allowed?.map((one) => one ?? "null").join(", ");
  return [
    `phải là một trong ${values}, program; nhận được ${show(value)}.`,
    `must be one of ${values}, program; got ${show(value)}.`,
  ];
}

function show(value: unknown): string {
  return value === undefined ? say("không có gì", "nothing") : JSON.stringify(value);
}

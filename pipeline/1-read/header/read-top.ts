import type {Header} from "../../model.ts";
import {clean, isCaps, isRule, type Line, lower} from "./lines.ts";
import * as is from "./patterns.ts";
import {readDateline} from "./read-date.ts";
import {readNumber} from "./read-number.ts";
import {stampOf, withoutStamp} from "./secrecy.ts";

/** Facts of the lines above a title. `subject` is the `V/v …` of a letter. */
export type Top = Pick<
  Header,
  "system" | "superior" | "unit" | "number" | "kind" | "place" | "issued_on" | "is_draft"
> & {subject: string | null};

const MOTTOS = [is.PARTY_MOTTO, is.STATE_MOTTO, is.STATE_MOTTO_2, is.UNION_MOTTO];
const SUBJECT = /^(?:v\/v|v\.v|về việc)\s?:?\s/u;

/**
 * Reads the lines above the title, in whatever order the two columns come: bodies stand before the number, its subject after it.
 * The motto tells the system, else the form of the number; the Youth Union belongs to neither.
 */
export function readTop(top: Line[]): Top {
  const facts: Top = {
    system: null,
    superior: null,
    unit: null,
    number: null,
    kind: null,
    place: null,
    issued_on: null,
    is_draft: false,
    subject: null,
  };
  const has_number = top.some(({text}) => readNumber(text) !== null);
  const bodies: string[] = [];
  const subject: string[] = [];
  let is_subject = false;
  for (const {text: printed, low: printed_low, block} of top) {
    if (block.kind === "header" || block.kind === "footer") continue;
    if (is.DRAFT.test(printed_low)) facts.is_draft = true;
    if (is.DRAFT.test(printed_low) || is.FOOT_LINE.test(printed_low)) continue;
    const is_open = facts.number === null;
    const text = takeFacts(withoutStamp(printed), facts);
    if (stampOf(printed) !== null && withoutStamp(printed) === printed) continue;
    if (text === "" || isRule(text) || /^\(.{1,40}\)$/u.test(text)) {
      if (text !== printed) is_subject = false;
      continue;
    }
    if (SUBJECT.test(lower(text))) {
      is_subject = true;
      subject.push(text.replace(/^[vV][/.][vV]\s?:?\s?/u, ""));
    } else if (is_subject) subject.push(text);
    else if (has_number ? is_open : isBody(text)) bodies.push(text);
  }
  if (top.some(({low}) => is.UNION_MOTTO.test(low))) facts.system = null;
  return {
    ...facts,
    ...nameBodies(bodies, facts.place),
    subject: subject.length > 0 ? clean(subject.join(" ")) : null,
  };
}

/** Whether a line can stand above a title, and nowhere else. */
export function isTopLine({text, low}: Line): boolean {
  if (isRule(text) || stampOf(text) !== null || is.DRAFT.test(low)) return true;
  if (MOTTOS.some((motto) => motto.test(low)) || readNumber(text)?.start === 0) return true;
  const date = readDateline(text);
  return (
    (date !== null && date.start === 0 && date.end === text.length) ||
    (isCaps(text) && is.UNIT_START.test(low) && text.length < 120)
  );
}

/** Moves number, dateline and motto out of a line into `facts`; gives what is left. */
function takeFacts(line: string, facts: Top): string {
  let text = line;
  const number = facts.number === null ? readNumber(text) : null;
  if (number !== null) {
    facts.number = number.number;
    facts.kind = number.kind;
    facts.system ??= number.system;
    text = clean(`${text.slice(0, number.start)} ${text.slice(number.end)}`);
  }
  const date = facts.issued_on === null ? readDateline(text) : null;
  if (date !== null) {
    facts.issued_on = date.issued_on;
    facts.place = date.place;
    text = clean(`${text.slice(0, date.start)} ${text.slice(date.end)}`);
  }
  const motto = MOTTOS.find((pattern) => pattern.test(lower(text)));
  if (motto === undefined) return text;
  if (motto === is.PARTY_MOTTO) facts.system = "party";
  if (motto === is.STATE_MOTTO || motto === is.STATE_MOTTO_2) facts.system = "state";
  return text.slice(0, lower(text).search(motto)).trim();
}

function isBody(text: string): boolean {
  return text.length < 160 && is.UNIT_START.test(lower(text)) && !/[.;:]$/u.test(text);
}

/** The issuing body is the last name, the superior what stands above it; names on two lines are joined, the place they end with too. */
function nameBodies(lines: string[], place: string | null): {superior: string | null; unit: string | null} {
  const names: string[] = [];
  for (const line of lines) {
    const last = names.at(-1);
    const goes_on =
      last !== undefined &&
      (is.UNIT_GOES_ON.test(lower(line)) ||
        (place !== null && ` ${lower(place)}`.endsWith(` ${lower(line)}`)) ||
        (is.UNIT_HALF.test(lower(last)) && !/^(?:đảng|chi bộ|ban |hội đồng)/u.test(lower(line))));
    if (goes_on) names[names.length - 1] = `${last} ${line}`;
    else names.push(line);
  }
  const unit = names.at(-1) ?? null;
  if (unit === null) return {superior: null, unit: null};
  if (names.length > 1) return {superior: names.slice(0, -1).join(" / "), unit};
  const halves = unit.split(/ [-–] /u);
  const [own, above] = [halves[0], halves[1]];
  const is_pair =
    halves.length === 2 &&
    own !== undefined &&
    above !== undefined &&
    !isCaps(unit) &&
    is.UNIT_START.test(lower(above));
  return is_pair ? {superior: above, unit: own} : {superior: null, unit};
}

import {writePdf} from "../support/write-pdf.ts";
import {composeReport, type Parts} from "./compose-report.ts";
import {figuresOf, SLIP_KEYS, type StatedFigure} from "./figures.ts";
import {figuresInWords} from "./figures-in-words.ts";
import {fileName} from "./file-names.ts";
import type {Content} from "./lay-out-body.ts";
import {type Laid, type LaidOut, layOutReport} from "./lay-out-report.ts";
import {type Making, type Memory, remember} from "./making.ts";
import {scannedReport, truncate} from "./odd-files.ts";
import {type OwnSentences, ownSentences} from "./own-sentences.ts";
import {own, placed, statedFaces, themeOrder} from "./placed.ts";
import {planFaces} from "./plan-faces.ts";
import {dealWith, idsOf, promisesIn} from "./promises.ts";
import {addDays, QUARTERS, quarterOf} from "./quarters.ts";
import {type Random, randomOf} from "./random.ts";
import {addCorrection, addDuplicate, addSheet} from "./send-more.ts";
import type {SourceStatement} from "./statements.ts";
import {
  ABSENT,
  BYLINE,
  COPIES,
  CORRECTED,
  NAMED,
  NAMES_A_PERSON,
  SCANNED,
  SENDS_SHEET,
  SENT_IN,
  SENT_TWICE,
  SPOILT,
} from "./story.ts";
import {figureTables} from "./tables.ts";
import type {FileRow, ReportRecord} from "./truth.ts";
import {MERGED, type SampleUnit} from "./units.ts";
import {extensionOf, type Format, formatOf, writeReport} from "./write-report.ts";

type Composed = {parts: Parts; kept: SourceStatement[]; repeated: SourceStatement[]; own_words: OwnSentences};

/** Adds the report of a unit for a quarter, and what comes with it, to the sample; nothing when the unit is one that sends none. */
export async function makeReport(
  making: Making,
  unit: SampleUnit,
  {at, period}: {at: number; period: string},
): Promise<void> {
  const key = `${period} ${unit.unit_id}`;
  const memory = remember(making, unit.line);
  const {figures, after} = figuresOf(unit, {
    period,
    before: memory.membership,
    joined: joinedMembers(making, unit, period),
  });
  memory.membership = after;
  if (ABSENT.has(key)) return;
  const random = randomOf(`report ${key}`);
  const composed = compose(making, unit, {at, period, memory, figures, random});
  const spoilt = SPOILT[key];
  const format = spoilt === "pdf named docx" ? "pdf" : formatOf(unit.unit_id, period, at);
  const with_tables = hasTables(unit, key, format);
  const laid: Laid = {
    unit,
    quarter: quarterOf(period),
    content: contentOf(composed, key, with_tables ? figureTables(figures, unit, quarterOf(period)) : []),
    number: numberOf(unit, at),
    issued_on: issuedOn(unit, period, random),
  };
  const out = layOutReport(laid);
  const row = fileRow(making, laid, {out, format, key});
  if (spoilt === "truncated" || spoilt === "scan") {
    const bytes =
      spoilt === "scan"
        ? await scannedReport(out.document.created)
        : truncate(await writeReport(out.document, format, null));
    making.out.push({path: `inbox/${row.path}`, bytes});
    making.files.push(row);
    return;
  }
  const byline = format === "html web" ? BYLINE.text : null;
  const bytes =
    spoilt === undefined ? await writeReport(out.document, format, byline) : await writePdf(out.document);
  const copied = new Set(composed.kept.map(({id}) => id));
  const record: ReportRecord = {
    path: row.path,
    unit_id: unit.unit_id,
    period,
    sentences: out.sentences,
    standing: true,
    copied,
  };
  making.out.push({path: `inbox/${row.path}`, bytes});
  making.files.push(row);
  making.reports.push(record);
  noteFigures(making, record, {figures, stated: composed.own_words.metrics, with_tables});
  noteNames(making, record, byline);
  const {rule = null, sentence} = figuresInWords(key) ?? {};
  if (rule !== null && sentence !== undefined)
    making.questions.push({path: row.path, unit_id: unit.unit_id, period, rule, text: sentence.text});
  if (key === SENT_TWICE) addDuplicate(making, row, bytes);
  const standing = key === CORRECTED ? await addCorrection(making, {laid, row, record}) : record.path;
  noteCopying(making, memory, {...record, path: standing});
  addSheet(making, {unit, period, figures});
  const stated = statedFaces(out.sentences);
  const promised = composed.parts.solution.filter((statement) => !composed.repeated.includes(statement));
  memory.promises.push(...promisesIn(promised, {unit_id: unit.unit_id, period, path: standing}));
  memory.sent.push({period, ids: idsOf(out.sentences), faces: stated});
  // What figures say in words changes no plan.
  memory.faces = statedFaces(out.sentences.filter(({text}) => text !== sentence?.text));
  memory.parts = composed.parts;
  memory.period = period;
}

/** Members of the merged unit come over in the quarter of the merger. */
function joinedMembers({memories}: Making, {unit_id}: SampleUnit, period: string): number {
  const merges = unit_id === MERGED.to && quarterOf(period).first === MERGED.on;
  return merges ? (memories.get(MERGED.from)?.membership?.members ?? 0) : 0;
}

type Composing = {at: number; period: string; memory: Memory; figures: StatedFigure[]; random: Random};

function compose(
  making: Making,
  unit: SampleUnit,
  {at, period, memory, figures, random}: Composing,
): Composed {
  const {statements, matters, uses} = making;
  const quarter = quarterOf(period);
  const faces = planFaces(unit.line, at, {matters, before: memory.faces});
  const {done, repeated, passed_over} = dealWith(memory.promises, period, memory.period);
  for (const matter of passed_over) if (faces.get(matter) !== "weak") faces.delete(matter);
  for (const {matter} of done) faces.set(matter, "resolved");
  const kept = keptFrom(memory.parts, COPIES[`${period} ${unit.unit_id}`] ?? 0, random);
  const parts = composeReport({
    unit,
    quarter,
    at,
    faces,
    uses,
    random,
    statements,
    matters,
    kept,
    repeated,
    done: new Map(done.map(({matter, statement}) => [matter, statement.id])),
    passed_over,
  });
  return {parts, kept, repeated, own_words: ownSentences(unit, quarter, {figures, faces})};
}

/** Sentences of the last report that are kept word for word; those that name a year would give the copy away. */
function keptFrom(parts: Parts | null, share: number, random: Random): SourceStatement[] {
  if (parts === null || share === 0) return [];
  const all = Object.values(parts).flat();
  const fit = all.filter(
    ({section, text}) => section === "solution" || (section !== "context" && !/20\d\d/u.test(text)),
  );
  return random.shuffle(fit).slice(0, Math.round(all.length * share));
}

function contentOf({parts, own_words}: Composed, key: string, tables: Content["tables"]): Content {
  const in_words = [figuresInWords(key)?.sentence ?? []].flat();
  const named = key === NAMES_A_PERSON ? [own("context", NAMED.text, {theme: "LD"})] : [];
  return {
    opening: own_words.opening,
    facts: [...own_words.facts, ...named],
    context: parts.context.map(placed),
    achievement: [...parts.achievement.map(placed), ...own_words.achievement, ...in_words].sort(themeOrder),
    limitation: parts.limitation.map(placed),
    cause: parts.cause.map(placed),
    solution: parts.solution.map(placed),
    request: parts.request.map(placed),
    closing: own_words.closing,
    tables,
  };
}

function hasTables({unit_id}: SampleUnit, key: string, format: Format): boolean {
  if (SLIP_KEYS.has(key)) return true;
  return (
    randomOf(`tables? ${unit_id}`).chance(0.5) &&
    !format.startsWith("txt") &&
    ["csv", undefined].includes(SENDS_SHEET.get(unit_id))
  );
}

/** Most reports come within a week of the quarter's end, some two weeks late; a unit about to be merged sends before that day. */
function issuedOn({unit_id}: SampleUnit, period: string, random: Random): string {
  const {last} = quarterOf(period);
  if (unit_id === MERGED.from && period === QUARTERS[5]) return addDays(last, -3);
  return addDays(last, random.chance(0.06) ? 14 : random.between(-4, 6));
}

function numberOf(unit: SampleUnit, at: number): string {
  const habits = randomOf(`numbers ${unit.line}`);
  const count = String(habits.between(3, 20) + at * habits.between(2, 9)).padStart(2, "0");
  if (unit.unit_id === "mdx") return `${count}/BC-${unit.sign.replace("-", "")}`;
  return `${count}-BC/${habits.chance(0.25) ? (unit.cells > 0 ? "ĐU" : "CB") : unit.sign}`;
}

function fileRow(
  making: Making,
  {unit, quarter, number, issued_on}: Laid,
  made: {out: LaidOut; format: Format; key: string},
): FileRow {
  const {out, format, key} = made;
  const spoilt = SPOILT[key];
  const name = spoilt === "scan" ? "scan0001" : fileName(unit, quarter, number);
  const extension = spoilt === "scan" ? "pdf" : spoilt === "pdf named docx" ? "docx" : extensionOf(format);
  const rule = {truncated: "truncated", scan: "no-text-layer", "pdf named docx": "wrong-type"};
  return {
    path: `${folderOf(key, quarter.period)}/${freeName(making, folderOf(key, quarter.period), name, extension)}`,
    status: spoilt === "truncated" || spoilt === "scan" ? "quarantined" : "read",
    unit_id: unit.unit_id,
    period: quarter.period,
    other_periods: out.other_periods,
    number,
    issued_on,
    title: out.title,
    signer: out.signer,
    format: spoilt === "scan" ? "pdf scan" : format,
    problems: spoilt === undefined ? [] : [rule[spoilt]],
    see: null,
    ...(spoilt === "scan" ? {...SCANNED, other_periods: [], signer: null} : {}),
  };
}

/** Where a report's path begins: the quarter's folder, or the container it comes in. */
function folderOf(key: string, period: string): string {
  return SENT_IN[key] === undefined ? period : `${period}/${SENT_IN[key]}`;
}

function freeName({files}: Making, folder: string, name: string, extension: string): string {
  const taken = (candidate: string) => files.some(({path}) => path === `${folder}/${candidate}`);
  let candidate = `${name}.${extension}`;
  for (let i = 2; taken(candidate); i += 1) candidate = `${name} (${i}).${extension}`;
  return candidate;
}

function noteFigures(
  making: Making,
  {path, unit_id, period}: ReportRecord,
  {figures, stated, with_tables}: {figures: StatedFigure[]; stated: string[]; with_tables: boolean},
): void {
  for (const figure of figures) {
    if (stated.includes(figure.metric))
      making.metrics.push({path, unit_id, period, source: "text", ...figure});
    if (with_tables) making.metrics.push({path, unit_id, period, source: "table", ...figure});
  }
}

function noteNames(making: Making, {path, sentences}: ReportRecord, byline: string | null): void {
  if (sentences.some(({text}) => text === NAMED.text)) making.names.push({path, where: "body", ...NAMED});
  if (byline !== null) making.names.push({path, where: "byline", ...BYLINE});
}

function noteCopying(making: Making, {parts, period: from_period}: Memory, record: ReportRecord): void {
  const {unit_id, period, path, copied, sentences} = record;
  if (copied.size === 0 || parts === null || from_period === null) return;
  const of_last = Object.values(parts).flat().length;
  const of_this = sentences.filter(({id}) => id !== null).length;
  making.copies.push({unit_id, period, from_period, path, copied: copied.size, of_last, of_this});
}

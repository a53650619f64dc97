import {stringify} from "yaml";
import {writePdf} from "../support/write-pdf.ts";
import {Uses} from "./choose-statements.ts";
import {composeReport, type Parts} from "./compose-report.ts";
import {figuresOf, type Membership, SLIP_KEYS, type StatedFigure} from "./figures.ts";
import {fileName, sheetName} from "./file-names.ts";
import {layOutReport} from "./lay-out-report.ts";
import {oddFiles, SPOILT, scannedReport, truncate} from "./odd-files.ts";
import {ownSentences} from "./own-sentences.ts";
import {own, type Placed, placed, statedFaces} from "./placed.ts";
import {type PlannedFace, planFaces} from "./plan-faces.ts";
import {dealWith, followPromises, idsOf, type PromiseMade, promisesIn} from "./promises.ts";
import {addDays, QUARTERS, quarterOf} from "./quarters.ts";
import {type Random, randomOf} from "./random.ts";
import {readStatements, type SourceStatement} from "./statements.ts";
import {figureCsv, figureTables, figureWorkbook} from "./tables.ts";
import {type FileRow, type Truth, truthFiles} from "./truth.ts";
import {askedIn, MERGED, type SampleUnit, unitsFile} from "./units.ts";
import {extensionOf, type Format, formatOf, writeReport} from "./write-report.ts";

export type SampleFile = {path: string; bytes: Uint8Array};

/** Quarters in which units send nothing. */
const ABSENT = new Set([
  "2024-Q3 tct",
  "2025-Q4 mdx",
  "2024-Q1 rtb",
  "2024-Q2 nhp",
  "2024-Q4 tdn",
  "2025-Q1 cho",
  "2025-Q2 mtt",
  "2025-Q3 bdt",
]);
/** Reports copied from the one before, with the chance of each sentence to be kept. */
const COPIES: Readonly<Record<string, number>> = {
  "2024-Q2 kho": 0.85,
  "2024-Q3 kho": 0.7,
  "2024-Q3 ldl": 0.9,
  "2024-Q4 bdt": 0.8,
  "2025-Q1 ldl": 0.75,
  "2025-Q1 stp": 0.9,
  "2025-Q2 stp": 0.85,
  "2025-Q2 byc": 0.7,
  "2025-Q3 rtb": 0.8,
  "2025-Q4 byc": 0.9,
  "2025-Q4 kho": 0.75,
};
const SENDS_WORKBOOK = new Set(["stc", "sgd", "sct"]);
const SENDS_CSV = new Set(["nhp"]);
const CORRECTED = "2024-Q2 snv";
const SENT_TWICE = "2025-Q1 sxd";
const NAMES_A_PERSON = "2024-Q2 ttr";
const BYLINE = "Phạm Minh Họa - Chi bộ Báo và Đài Lam Giang";

/** What is remembered of a line of units from quarter to quarter. */
type Memory = {
  period: string | null;
  parts: Parts | null;
  faces: Map<string, PlannedFace> | null;
  membership: Membership | null;
  promises: PromiseMade[];
  sent: {period: string; ids: Set<string>; faces: Map<string, string>}[];
};

type Making = Truth & {
  out: SampleFile[];
  statements: SourceStatement[];
  uses: Uses;
  memories: Map<string, Memory>;
};

/** All files of the sample bloc with the truth planted in it, in order of paths: the same bytes at every call. */
export async function makeSample(): Promise<SampleFile[]> {
  const statements = readStatements(new URL("../../data/sample/statements/", import.meta.url));
  const matters = [...new Set(statements.flatMap(({matter}) => matter ?? []))].sort();
  const making: Making = {
    out: [],
    statements,
    uses: new Uses(),
    memories: new Map(),
    matters,
    themes: [...new Set(matters.map((matter) => matter.slice(0, 2)))],
    files: [],
    reports: [],
    metrics: [],
    promises: [],
    copies: [],
    names: [],
  };
  for (const [at, period] of QUARTERS.entries())
    for (const unit of askedIn(period)) await makeReport(making, unit, {at, period});
  for (const {bytes, row} of oddFiles(statements)) {
    making.out.push({path: `inbox/${row.path}`, bytes});
    making.files.push(row);
  }
  const sent = new Map([...making.memories].map(([line, memory]) => [line, memory.sent]));
  const lineOf = new Map(
    QUARTERS.flatMap((period) => askedIn(period).map((unit) => [unit.unit_id, unit.line] as const)),
  );
  const by_unit = new Map([...lineOf].map(([unit_id, line]) => [unit_id, sent.get(line) ?? []]));
  making.promises = followPromises(
    [...making.memories.values()].flatMap(({promises}) => promises),
    by_unit,
  );
  making.reports.sort((a, b) => (a.path < b.path ? -1 : 1));
  return [
    ...making.out,
    {path: "units.yaml", bytes: new Uint8Array(Buffer.from(stringify(unitsFile(), {lineWidth: 0})))},
    ...truthFiles(making),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function makeReport(
  making: Making,
  unit: SampleUnit,
  {at, period}: {at: number; period: string},
): Promise<void> {
  const quarter = quarterOf(period);
  const key = `${period} ${unit.unit_id}`;
  const memory = remember(making, unit.line);
  const joined =
    at === QUARTERS.indexOf("2025-Q3") && unit.unit_id === MERGED.to
      ? (making.memories.get(MERGED.from)?.membership?.members ?? 0)
      : 0;
  const {figures, after} = figuresOf(unit, {period, before: memory.membership, joined});
  memory.membership = after;
  if (ABSENT.has(key)) return;
  const random = randomOf(`report ${key}`);
  const faces = planFaces(unit.line, at, {matters: making.matters, before: memory.faces});
  const dealt = dealWith(memory.promises, period, memory.period);
  for (const matter of dealt.passed_over) if (faces.get(matter) !== "weak") faces.delete(matter);
  for (const {matter} of dealt.done) faces.set(matter, "resolved");
  const kept = keptFrom(memory.parts, COPIES[key] ?? 0, random);
  const parts = composeReport({
    unit,
    quarter,
    at,
    faces,
    kept,
    random,
    statements: making.statements,
    matters: making.matters,
    uses: making.uses,
    repeated: dealt.repeated,
    done: new Map(dealt.done.map(({matter, statement}) => [matter, statement.id])),
    passed_over: dealt.passed_over,
  });
  const own_words = ownSentences(unit, quarter, {figures, faces});
  const format = SPOILT[key] === "pdf named docx" ? "pdf" : formatOf(unit.unit_id, period, at);
  const with_tables =
    SLIP_KEYS.has(key) ||
    (randomOf(`tables? ${unit.unit_id}`).chance(0.5) &&
      !format.startsWith("txt") &&
      !SENDS_WORKBOOK.has(unit.unit_id));
  const content = {
    ...own_words,
    facts: key === NAMES_A_PERSON ? [...own_words.facts, namedSentence()] : own_words.facts,
    context: parts.context.map(placed),
    achievement: byTheme([...parts.achievement.map(placed), ...own_words.achievement]),
    limitation: parts.limitation.map(placed),
    cause: parts.cause.map(placed),
    solution: parts.solution.map(placed),
    request: parts.request.map(placed),
    tables: with_tables ? figureTables(figures, unit, quarter) : [],
  };
  const number = numberOf(unit, at);
  const issued_on =
    unit.unit_id === MERGED.from && period === "2025-Q2"
      ? "2025-06-27"
      : addDays(quarter.last, random.chance(0.06) ? 14 : random.between(-4, 6));
  const laid = {unit, quarter, content, number, issued_on};
  const {document, sentences, title, other_periods, signer} = layOutReport(laid);
  const byline = format === "html web" ? BYLINE : null;
  const name = fileName(unit, quarter, number);
  const path = `${period}/${freeName(making, period, SPOILT[key] === "scan" ? "scan0001" : name, SPOILT[key] === "pdf named docx" ? "docx" : SPOILT[key] === "scan" ? "pdf" : extensionOf(format))}`;
  const row: FileRow = {
    path,
    status: "read",
    unit_id: unit.unit_id,
    period,
    other_periods,
    number,
    issued_on,
    title,
    signer,
    format,
    problems: [],
    see: null,
  };
  const record = {
    path,
    unit_id: unit.unit_id,
    period,
    sentences,
    standing: true,
    copied: new Set(kept.map(({id}) => id)),
  };
  const spoilt = SPOILT[key];
  if (spoilt === "truncated" || spoilt === "scan") {
    const bytes =
      spoilt === "scan"
        ? await scannedReport(document.created)
        : truncate(await writeReport(document, format, null));
    making.out.push({path: `inbox/${path}`, bytes});
    making.files.push({
      ...row,
      status: "quarantined",
      format: spoilt === "scan" ? "pdf scan" : format,
      problems: [spoilt === "scan" ? "no-text-layer" : "truncated"],
    });
    return;
  }
  if (spoilt !== undefined) row.problems.push("wrong-type");
  const bytes = spoilt === undefined ? await writeReport(document, format, byline) : await writePdf(document);
  making.out.push({path: `inbox/${path}`, bytes});
  making.files.push(row);
  making.reports.push(record);
  noteFigures(making, {unit, path, period, figures, stated: own_words.metrics, with_tables});
  noteNames(making, {path, sentences, byline});
  if (kept.length > 0 && memory.parts !== null && memory.period !== null) {
    const of_last = Object.values(memory.parts).flat().length;
    const ids = new Set(kept.map(({id}) => id));
    making.copies.push({
      unit_id: unit.unit_id,
      period,
      from_period: memory.period,
      path,
      copied: ids.size,
      of_last,
      of_this: sentences.filter(({id}) => id !== null).length,
    });
  }
  if (key === CORRECTED) await addCorrection(making, {laid, row, record});
  if (key === SENT_TWICE) addDuplicate(making, row, bytes);
  addSheet(making, {unit, period, figures});
  const stated = statedFaces(sentences);
  memory.faces = new Map(stated);
  memory.parts = parts;
  memory.period = period;
  memory.promises.push(
    ...promisesIn(
      parts.solution.filter(({id}) => !dealt.repeated.some((again) => again.id === id)),
      {unit_id: unit.unit_id, period, path},
    ),
  );
  memory.sent.push({period, ids: idsOf(sentences), faces: new Map(stated)});
}

function remember({memories}: Making, line: string): Memory {
  const memory = memories.get(line) ?? {
    period: null,
    parts: null,
    faces: null,
    membership: null,
    promises: [],
    sent: [],
  };
  memories.set(line, memory);
  return memory;
}

/** Sentences of the last report that are kept word for word; those that name a year would give the copy away. */
function keptFrom(parts: Parts | null, share: number, random: Random): SourceStatement[] {
  if (parts === null || share === 0) return [];
  return Object.values(parts)
    .flat()
    .filter(
      ({section, text}) =>
        section !== "context" && (section === "solution" || !/20\d\d/u.test(text)) && random.chance(share),
    );
}

function namedSentence(): Placed {
  return own(
    "context",
    "Đồng chí Trần Ví Dụ, Bí thư Chi bộ, được phân công phụ trách chung và ký các báo cáo gửi Đảng ủy Khối.",
    {theme: "LD"},
  );
}

const THEME_ORDER = ["TT", "NQ", "HB", "LD", "CB", "DV", "SH", "DG", "KT", "TN", "DC", "DT", "NV", "VP"];

function byTheme(sentences: Placed[]): Placed[] {
  return sentences.sort((a, b) => THEME_ORDER.indexOf(a.theme) - THEME_ORDER.indexOf(b.theme));
}

function numberOf(unit: SampleUnit, at: number): string {
  const habits = randomOf(`numbers ${unit.line}`);
  const count = String(habits.between(3, 20) + at * habits.between(2, 9) + (at % 3)).padStart(2, "0");
  if (unit.unit_id === "mdx") return `${count}/BC-${unit.sign.replace("-", "")}`;
  return `${count}-BC/${habits.chance(0.25) ? (unit.cells > 0 ? "ĐU" : "CB") : unit.sign}`;
}

function freeName({files}: Making, period: string, name: string, extension: string): string {
  const taken = (candidate: string) => files.some(({path}) => path === `${period}/${candidate}`);
  let candidate = `${name}.${extension}`;
  for (let i = 2; taken(candidate); i += 1) candidate = `${name} (${i}).${extension}`;
  return candidate;
}

type Figures = {unit: SampleUnit; period: string; figures: StatedFigure[]};

function noteFigures(
  making: Making,
  {
    unit,
    path,
    period,
    figures,
    stated,
    with_tables,
  }: Figures & {path: string; stated: string[]; with_tables: boolean},
): void {
  const row = {path, unit_id: unit.unit_id, period};
  for (const figure of figures) {
    if (stated.includes(figure.metric)) making.metrics.push({...row, source: "text", ...figure});
    if (with_tables) making.metrics.push({...row, source: "table", ...figure});
  }
}

function noteNames(
  making: Making,
  {path, sentences, byline}: {path: string; sentences: Placed[]; byline: string | null},
): void {
  const named = sentences.find(({text}) => text === namedSentence().text);
  if (named !== undefined) making.names.push({path, where: "body", name: "Trần Ví Dụ", text: named.text});
  if (byline !== null)
    making.names.push({path, where: "byline", name: byline.split(" - ")[0]!, text: byline});
}

/** The unit sends its report again with one limitation more, and says which report it replaces. */
async function addCorrection(
  making: Making,
  {
    laid,
    row,
    record,
  }: {laid: Parameters<typeof layOutReport>[0]; row: FileRow; record: Truth["reports"][number]},
): Promise<void> {
  const number = laid.number.replace(/^\d+/u, (n) => String(Number(n) + 4));
  const issued_on = addDays(laid.issued_on, 4);
  const again = layOutReport({...laid, number, issued_on, replaces: laid.number});
  const path = row.path.replace(/\.\w+$/u, " (sửa).docx");
  making.out.push({path: `inbox/${path}`, bytes: await writeReport(again.document, "docx", null)});
  making.files.push({...row, path, number, issued_on});
  making.reports.push({...record, path});
  making.metrics.push(
    ...making.metrics.filter((metric) => metric.path === row.path).map((metric) => ({...metric, path})),
  );
  row.status = "superseded";
  row.see = path;
  record.standing = false;
  // The first version left the last limitation out.
  const short = {...laid.content, limitation: laid.content.limitation.slice(0, -1)};
  const first = layOutReport({...laid, content: short});
  making.out.find((file) => file.path === `inbox/${row.path}`)!.bytes = await writeReport(
    first.document,
    row.format as Format,
    null,
  );
  record.sentences = first.sentences;
}

/** The same bytes under another name; of the two, the one later in order of paths counts as the duplicate. */
function addDuplicate(making: Making, row: FileRow, bytes: Uint8Array): void {
  const copy = row.path.replace(/(\.\w+)$/u, " - Copy$1");
  making.out.push({path: `inbox/${copy}`, bytes});
  const second: FileRow = {...row, path: copy, problems: []};
  making.files.push(second);
  const later = copy > row.path ? second : row;
  later.status = "duplicate";
  later.see = later === second ? row.path : copy;
  if (later === row)
    for (const table of [making.reports, making.metrics])
      for (const one of table) if (one.path === row.path) one.path = copy;
}

function addSheet(making: Making, {unit, period, figures}: Figures): void {
  const quarter = quarterOf(period);
  const csv = SENDS_CSV.has(unit.unit_id);
  if (!csv && !SENDS_WORKBOOK.has(unit.unit_id)) return;
  const path = `${period}/${sheetName(unit, quarter)}.${csv ? "csv" : "xlsx"}`;
  making.out.push({
    path: `inbox/${path}`,
    bytes: csv ? figureCsv(figures, unit, quarter) : figureWorkbook(figures, unit, quarter),
  });
  making.files.push({
    path,
    status: "figures",
    unit_id: unit.unit_id,
    period,
    other_periods: [],
    number: null,
    issued_on: null,
    title: null,
    signer: null,
    format: csv ? "csv" : "xlsx",
    problems: [],
    see: null,
  });
  making.metrics.push(
    ...figures.map((figure) => ({path, unit_id: unit.unit_id, period, source: "sheet" as const, ...figure})),
  );
}

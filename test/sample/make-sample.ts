import {stringify} from "yaml";
import type {OfficeDocument} from "../support/office-document.ts";
import {writeDoc} from "../support/write-doc.ts";
import {writeDocx} from "../support/write-docx.ts";
import {writeHtml} from "../support/write-html.ts";
import {writeOdt} from "../support/write-odt.ts";
import {writePdf} from "../support/write-pdf.ts";
import {writeRtf} from "../support/write-rtf.ts";
import {writeTxt} from "../support/write-txt.ts";
import {Uses} from "./choose-statements.ts";
import {composeReport, type Parts} from "./compose-report.ts";
import {layOutReport} from "./lay-out-report.ts";
import {type PlannedFace, planFaces} from "./plan-faces.ts";
import {addDays, QUARTERS, quarterOf} from "./quarters.ts";
import {randomOf} from "./random.ts";
import {readStatements, type SourceStatement} from "./statements.ts";
import {askedIn, MERGED, RENAMED, type SampleUnit, unitsFile} from "./units.ts";

export type SampleFile = {path: string; bytes: Uint8Array};
type Format =
  | "docx"
  | "pdf"
  | "txt"
  | "html"
  | "odt"
  | "rtf"
  | "doc"
  | "docx-tcvn3"
  | "docx-vni"
  | "rtf-tcvn3"
  | "txt-utf16";
type Expected = {
  path: string;
  status: string;
  unit_id: string | null;
  period: string | null;
  number: string | null;
  issued_on: string | null;
};
type Said = {
  unit_id: string;
  period: string;
  path: string;
  id: string;
  text: string;
  section: string;
  clauses: SourceStatement["clauses"];
};

/** Units that never send in a quarter, and those that copy from their last report, by quarter. */
const ABSENT = new Set(["2024-Q3 tct", "2025-Q4 mdx"]);
const COPIERS = new Set(["bdt", "rtb", "ldl", "kho", "byc", "stp"]);
const SPECIAL: Readonly<Record<string, Format>> = {
  "2024-Q1 stp": "docx-tcvn3",
  "2024-Q2 rtb": "docx-vni",
  "2024-Q4 che": "rtf-tcvn3",
  "2024-Q3 ttr": "txt-utf16",
};
const RARE: readonly Format[] = ["pdf", "txt", "html", "odt", "rtf", "doc"];

/** All files of the sample bloc with the truth planted in it, in order of paths: the same bytes at every call. */
export async function makeSample(): Promise<SampleFile[]> {
  const statements = readStatements(new URL("../../data/sample/statements/", import.meta.url));
  const matters = [...new Set(statements.flatMap(({matter}) => matter ?? []))].sort();
  const files: SampleFile[] = [];
  const expected: Expected[] = [];
  const said: Said[] = [];
  const uses = new Uses();
  const before = new Map<string, {faces: Map<string, PlannedFace>; parts: Parts}>();
  const faces_of: {unit_id: string; period: string; matter: string; face: string}[] = [];
  for (const [at, period] of QUARTERS.entries()) {
    const quarter = quarterOf(period);
    for (const [order, unit] of askedIn(period).entries()) {
      const key = `${period} ${unit.unit_id}`;
      if (ABSENT.has(key)) continue;
      const random = randomOf(`report ${key}`);
      const history = before.get(
        unit.unit_id === RENAMED.to && !before.has(RENAMED.to) ? RENAMED.from : unit.unit_id,
      );
      const planned = planFaces(unit.unit_id, at, {matters, before: history?.faces ?? null});
      const kept =
        history !== undefined && COPIERS.has(unit.unit_id) && at % 3 === 2
          ? copied(history.parts, {random, unit, at})
          : [];
      const faces = new Map(planned);
      const parts = composeReport({
        unit,
        quarter,
        at,
        statements,
        matters,
        faces,
        kept,
        repeated: [],
        done: new Set(),
        passed_over: new Set(),
        uses,
        random,
      });
      const number = `${String(10 + order + at * 3).padStart(2, "0")}-BC/${unit.sign}`;
      const issued_on = addDays(quarter.last, random.between(-4, 6));
      const document = layOutReport({unit, quarter, parts, number, issued_on, random});
      const format =
        SPECIAL[key] ??
        ((order * 7 + at * 5) % 5 === 0 ? (RARE[(order + at) % RARE.length] as Format) : "docx");
      const path = `inbox/${period}/${fileName(unit, {period, at, order})}.${format.replace(/-.*/u, "")}`;
      files.push({path, bytes: await write(document, format)});
      expected.push({path: path.slice(6), status: "read", unit_id: unit.unit_id, period, number, issued_on});
      for (const statement of Object.values(parts).flat())
        said.push({
          unit_id: unit.unit_id,
          period,
          path: path.slice(6),
          id: statement.id,
          text: statement.text,
          section: statement.section,
          clauses: statement.clauses,
        });
      const stated = statedFaces(parts);
      for (const [matter, face] of stated) faces_of.push({unit_id: unit.unit_id, period, matter, face});
      before.set(unit.unit_id, {faces: new Map([...faces].filter(([matter]) => stated.has(matter))), parts});
      if (key === "2024-Q2 snv")
        await addCorrection({
          files,
          expected,
          path,
          document: {unit, quarter, parts, number, issued_on, random},
        });
      if (key === "2025-Q1 sxd") addCopy({files, expected, path});
    }
  }
  await addTroubles(files, expected, statements);
  const lines = (rows: object[]) => Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  return [
    ...files,
    {path: "units.yaml", bytes: Buffer.from(stringify(unitsFile(), {lineWidth: 0}))},
    {path: "truth-files.jsonl", bytes: lines(expected.sort((a, b) => (a.path < b.path ? -1 : 1)))},
    {path: "truth-statements.jsonl", bytes: lines(said)},
    {
      path: "truth-faces.jsonl",
      bytes: lines(faces_of.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))),
    },
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What a report says of each matter: weak in a limitation or a cause, achieved in an achievement, both. */
function statedFaces(parts: Parts): Map<string, string> {
  const faces = new Map<string, string>();
  for (const {clauses} of Object.values(parts).flat()) {
    for (const {matter, face, label} of clauses) {
      if (matter === undefined || (face !== "weak" && face !== "achieved")) continue;
      if (face === "weak" ? label !== "limitation" && label !== "cause" : label !== "achievement") continue;
      const last = faces.get(matter);
      faces.set(matter, last === undefined || last === face ? face : "both");
    }
  }
  return faces;
}

function copied(
  parts: Parts,
  {random}: {random: ReturnType<typeof randomOf>; unit: SampleUnit; at: number},
): SourceStatement[] {
  return Object.values(parts)
    .flat()
    .filter(({text}) => !/20\d\d/u.test(text) && random.chance(0.75));
}

function fileName(
  unit: SampleUnit,
  {period, at, order}: {period: string; at: number; order: number},
): string {
  const {roman, year, number} = quarterOf(period);
  const spoken = unit.name.replace(/^(?:Đảng bộ|Chi bộ) /u, "");
  return [
    `BC quý ${roman} - ${spoken}`,
    `bao_cao_q${number}_${year}_${unit.unit_id} (1)`,
    `${unit.abbreviation} BC QUY ${roman} ${year}`,
    `Báo cáo ${spoken} quý ${roman} ${year} (bản chính thức)`,
  ][(order + at) % 4] as string;
}

async function write(document: OfficeDocument, format: Format): Promise<Uint8Array> {
  switch (format) {
    case "docx":
      return writeDocx(document);
    case "docx-tcvn3":
      return writeDocx(document, {legacy: "tcvn3"});
    case "docx-vni":
      return writeDocx(document, {legacy: "vni"});
    case "rtf-tcvn3":
      return writeRtf(document, {legacy: "tcvn3"});
    case "rtf":
      return writeRtf(document);
    case "odt":
      return writeOdt(document);
    case "doc":
      return writeDoc(document);
    case "html":
      return writeHtml(document);
    case "txt":
      return writeTxt(document);
    case "txt-utf16":
      return writeTxt(document, {encoding: "utf-16le"});
    case "pdf":
      return writePdf(document);
  }
}

type Added = {files: SampleFile[]; expected: Expected[]; path: string};

/** The unit sends its report again, corrected, and says so. */
async function addCorrection({
  files,
  expected,
  path,
  document,
}: Added & {document: Parameters<typeof layOutReport>[0]}): Promise<void> {
  const {number, unit, quarter, issued_on} = document;
  const again = path.replace(/\.\w+$/u, " (sửa).docx");
  const issued_again = addDays(issued_on, 4);
  files.push({
    path: again,
    bytes: writeDocx(
      layOutReport({
        ...document,
        number: number.replace(/^\d+/u, (n) => String(Number(n) + 60)),
        issued_on: issued_again,
        replaces: number,
      }),
    ),
  });
  const first = expected.find((one) => one.path === path.slice(6));
  if (first !== undefined) first.status = "superseded";
  expected.push({
    path: again.slice(6),
    status: "read",
    unit_id: unit.unit_id,
    period: quarter.period,
    number: number.replace(/^\d+/u, (n) => String(Number(n) + 60)),
    issued_on: issued_again,
  });
}

/** The same bytes under another name, which comes later in order. */
function addCopy({files, expected, path}: Added): void {
  const copy = path.replace(/(\.\w+)$/u, " - Copy$1");
  const bytes = files.find((file) => file.path === path)?.bytes ?? new Uint8Array();
  files.push({path: copy, bytes});
  const [first, second] = [path, copy].sort() as [string, string];
  const original = expected.find((one) => one.path === path.slice(6));
  if (original !== undefined) original.path = first.slice(6);
  expected.push({
    path: second.slice(6),
    status: "duplicate",
    unit_id: null,
    period: null,
    number: null,
    issued_on: null,
  });
}

/** Files that cannot be used, each in its own way. */
async function addTroubles(
  files: SampleFile[],
  expected: Expected[],
  statements: readonly SourceStatement[],
): Promise<void> {
  const quarter = quarterOf("2025-Q2");
  const unit = askedIn("2025-Q2").find(({unit_id}) => unit_id === MERGED.from) as SampleUnit;
  const random = randomOf("troubles");
  const some = statements.filter(({kind, text}) => kind === "a" && !/20\d\d/u.test(text)).slice(0, 12);
  const parts: Parts = {context: [], achievement: some, limitation: [], cause: [], solution: [], request: []};
  const base = {unit, quarter, parts, number: "901-BC/CB-X", issued_on: "2025-06-28", random};
  const whole = writeDocx(layOutReport(base));
  const add = (name: string, bytes: Uint8Array, status: string) => {
    files.push({path: `inbox/2025-Q2/${name}`, bytes});
    expected.push({
      path: `2025-Q2/${name}`,
      status,
      unit_id: null,
      period: null,
      number: null,
      issued_on: null,
    });
  };
  add("BC quy II (loi tai).docx", whole.slice(0, Math.floor(whole.length / 2)), "quarantined");
  add("BC quy II.docx", new Uint8Array(), "quarantined");
  add("BC mat quy II.docx", writeDocx(layOutReport({...base, stamp: "MẬT"})), "refused");
  add(
    "BC don vi la.docx",
    writeDocx(
      layOutReport({...base, unit_lines: ["CHI BỘ XÍ NGHIỆP", "ĐÁ VÔI NÚI NGỌC"], number: "03-BC/CBĐV"}),
    ),
    "quarantined",
  );
  add("BC khong ky.docx", writeDocx(layOutReport({...base, nameless_period: true})), "quarantined");
}

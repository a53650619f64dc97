import {findPeriods} from "./1-read/header/find-periods.ts";
import {readDocument} from "./1-read/header/read-header.ts";
import {readFile} from "./1-read/read-file.ts";
import {matchUnit, similarUnit, unknownUnit} from "./1-read/units/match-unit.ts";
import {splitDocument} from "./2-split/split-document.ts";
import {loadSegmenter} from "./2-split/words/segmenter.ts";
import {readTableFigures} from "./3-tag/read-table-figures.ts";
import {loadTagger} from "./3-tag/tag-report.ts";
import {
  type Block,
  type Document,
  type Period,
  type Problem,
  type Reading,
  type Unit,
  UnreadableError,
} from "./model.ts";
import {periodRange} from "./period.ts";
import {type Processed, type Tagged, unread} from "./processed.ts";

const SHEETS = /spreadsheet|excel|csv/u;

/**
 * Reads, splits and tags one file. Never throws for what is wrong with the file: that comes back as problems and a status.
 * `registry` null means that there is no list of units: the unit is then the printed name itself.
 */
export async function processFile(
  bytes: Uint8Array,
  name: string,
  registry: readonly Unit[] | null,
  {ocr = false} = {},
): Promise<Processed> {
  let reading: Reading;
  try {
    reading = await readFile(bytes, name, {ocr});
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return unread("quarantined", [error.problem]);
  }
  return SHEETS.test(reading.media_type)
    ? processSheet(reading, name, registry)
    : processReport(reading, registry);
}

function processReport(reading: Reading, registry: readonly Unit[] | null): Processed {
  const document = readDocument(reading);
  const {header} = document;
  if (header.secrecy !== null)
    return unread(
      "refused",
      document.problems.filter(({rule}) => rule === "secrecy"),
      reading,
    );
  const problems = [...document.problems];
  const unit_id = unitOf(document, registry, problems);
  const is_usable =
    unit_id !== null && header.period !== null && !problems.some(({severity}) => severity === "error");
  return {
    media_type: reading.media_type,
    encoding: reading.encoding,
    status: is_usable ? "read" : "quarantined",
    problems,
    unit_id,
    document,
    period: header.period,
    tagged: is_usable ? tagBody(document.body, header.period) : null,
    figures: is_usable ? readTableFigures(document.tables) : [],
  };
}

/** Splits and tags a report's body; what a changed lexicon or model runs again over stored blocks. */
export function tagBody(body: Document["body"], period: Period | null, tagger = loadTagger()): Tagged {
  const split = splitDocument(body, loadSegmenter());
  return {sections: split.sections, statements: tagger.tagReport(split, period)};
}

/** A sheet of figures says whose and for when in its first rows, or in its name. */
function processSheet(reading: Reading, name: string, registry: readonly Unit[] | null): Processed {
  const lines = reading.tables.flatMap(({caption, rows}) => [
    caption,
    ...rows.slice(0, 6).flatMap((row) => [...new Set(row)]),
  ]);
  const said = [...lines, name.replace(/\.\w+$/u, "").replace(/_+/gu, " ")].filter(
    (line) => line !== null && line.trim() !== "",
  ) as string[];
  const blocks: Block[] = said.map((text) => ({
    kind: "paragraph",
    level: null,
    label: null,
    text,
    page: null,
  }));
  const head = readDocument({...reading, blocks, problems: []}).header;
  const period = head.period ?? findPeriods(said.join(". "), null)[0] ?? null;
  const unit_id =
    said
      .map((unit) => (registry === null ? null : certain({...head, unit}, registry)))
      .find((id) => id !== null) ?? null;
  const problems = [...reading.problems];
  if (unit_id === null || period === null) {
    problems.push({
      place: "tệp",
      rule: unit_id === null ? "unknown-unit" : "no-period",
      actual: said[0] ?? null,
      expected: "bảng số liệu ghi tên đơn vị và kỳ báo cáo ở các hàng đầu",
      action: "Ghi tên đơn vị và kỳ báo cáo lên đầu bảng rồi gửi lại.",
      severity: "error",
    });
  }
  const is_usable = !problems.some(({severity}) => severity === "error");
  return {
    media_type: reading.media_type,
    encoding: reading.encoding,
    status: is_usable ? "figures" : "quarantined",
    problems,
    unit_id,
    document: null,
    period,
    tagged: null,
    figures: is_usable ? readTableFigures(reading.tables) : [],
  };
}

function certain(said: Parameters<typeof matchUnit>[0], registry: readonly Unit[]): string | null {
  const found = matchUnit(said, null, registry);
  return "unit_id" in found && found.how !== "similar" ? found.unit_id : null;
}

function unitOf({header}: Document, registry: readonly Unit[] | null, problems: Problem[]): string | null {
  if (registry === null) return header.unit;
  const found = matchUnit(header, header.issued_on, registry);
  if ("unit_id" in found) {
    if (found.how === "similar") problems.push(similarUnit(header, found, registry));
    return found.unit_id;
  }
  // A unit that ceased on the first of July still reports on the second quarter, in July.
  const at_end = header.period === null ? found : matchUnit(header, periodRange(header.period).to, registry);
  if ("unit_id" in at_end) return at_end.unit_id;
  // A long name broken over two lines of the head: its first half was taken for the superior's last line.
  const above = header.superior?.split(" / ").at(-1);
  const joined =
    above === undefined || header.unit === null
      ? found
      : matchUnit({...header, unit: `${above} ${header.unit}`}, header.issued_on, registry);
  if ("unit_id" in joined) return joined.unit_id;
  problems.push(unknownUnit(header, found));
  return null;
}

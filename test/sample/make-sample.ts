import {stringify} from "yaml";
import {Uses} from "./choose-statements.ts";
import {makeReport} from "./make-report.ts";
import type {Making, SampleFile} from "./making.ts";
import {oddFiles} from "./odd-files.ts";
import {containerRows, pack} from "./pack.ts";
import {followPromises} from "./promises.ts";
import {QUARTERS} from "./quarters.ts";
import {readStatements} from "./statements.ts";
import {truthFiles} from "./truth.ts";
import {askedIn, UNITS, unitsFile} from "./units.ts";

/** All files of the sample bloc with the truth planted in it, in order of paths: the same bytes at every call. */
export async function makeSample(): Promise<SampleFile[]> {
  const statements = readStatements(new URL("../../data/sample/statements/", import.meta.url));
  const making: Making = {
    out: [],
    statements,
    uses: new Uses(),
    memories: new Map(),
    matters: [...new Set(statements.flatMap(({matter}) => matter ?? []))].sort(),
    files: [],
    reports: [],
    metrics: [],
    promises: [],
    copies: [],
    names: [],
    questions: [],
  };
  for (const [at, period] of QUARTERS.entries())
    for (const unit of askedIn(period)) await makeReport(making, unit, {at, period});
  for (const {bytes, row} of oddFiles(statements)) {
    making.out.push({path: `inbox/${row.path}`, bytes});
    making.files.push(row);
  }
  making.files.push(...containerRows(making.files));
  making.promises = followAll(making);
  making.reports.sort(byPath);
  const units_yaml = stringify(unitsFile(), {lineWidth: 0});
  return [
    ...pack(making.out),
    {path: "units.yaml", bytes: new Uint8Array(Buffer.from(units_yaml))},
    ...truthFiles(making),
  ].sort(byPath);
}

function followAll({memories}: Making): Making["promises"] {
  const sent = new Map(UNITS.map(({unit_id, line}) => [unit_id, memories.get(line)?.sent ?? []]));
  return followPromises(
    [...memories.values()].flatMap(({promises}) => promises),
    sent,
  );
}

function byPath(a: {path: string}, b: {path: string}): number {
  return a.path < b.path ? -1 : 1;
}

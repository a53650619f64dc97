import {readFileSync} from "node:fs";
import {openSnapshot, rows} from "../../pipeline/store.ts";

// `npm run score [snapshot]`: what the night found in the sample bloc against the truth planted in it.
type Said = {
  unit_id: string;
  period: string;
  path: string;
  text: string;
  clauses: {label: string; matter?: string; face?: string; text: string}[];
};
const truth = <T>(name: string) =>
  readFileSync(new URL(`../../data/sample/${name}.jsonl`, import.meta.url), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
const {db, close} = await openSnapshot(process.argv[2] ?? "data/work/sample.snapshot.duckdb");

const found = await rows<{path: string; status: string}>(db, "select path, status from files");
const status = new Map(found.map(({path, status}) => [path.normalize("NFC"), status]));
const expected = truth<{path: string; status: string}>("truth-files");
const right_files = expected.filter(({path, status: wanted}) => status.get(path.normalize("NFC")) === wanted);

const claims = await rows<{path: string; text: string; label: string; statement_id: string}>(
  db,
  "select path, text, label, statement_id from claims order by path, ordinal",
);
const by_path = Map.groupBy(claims, ({path}) => path);
let labels = 0;
let labels_right = 0;
let unfound = 0;
for (const {path, clauses} of truth<Said>("truth-statements")) {
  for (const {label, text} of clauses) {
    const core = text.replace(/^[\s,;]+|[\s,;./]+$/gu, "");
    const claim = (by_path.get(path.normalize("NFC")) ?? []).find(
      (one) =>
        one.text.includes(core) || (one.text.length > 20 && core.includes(one.text.replace(/[.;,/]+$/u, ""))),
    );
    if (claim === undefined) unfound += 1;
    else {
      labels += 1;
      if (claim.label === label) labels_right += 1;
    }
  }
}

const planted = new Map(
  truth<{unit_id: string; period: string; matter: string; face: string}>("truth-faces").map((one) => [
    `${one.unit_id} ${one.period} ${one.matter}`,
    one.face,
  ]),
);
const ledger = await rows<{unit_id: string; period: string; matter: string; face: string}>(
  db,
  "select unit_id, period, matter, face from ledger where face in ('weak', 'achieved', 'both')",
);
const said = new Map(ledger.map((one) => [`${one.unit_id} ${one.period} ${one.matter}`, one.face]));
const faces = (map: Map<string, string>) =>
  new Set(
    [...map].flatMap(([key, face]) =>
      face === "both" ? [`${key} weak`, `${key} achieved`] : [`${key} ${face}`],
    ),
  );
const [planted_faces, said_faces] = [faces(planted), faces(said)];
const both = [...said_faces].filter((face) => planted_faces.has(face)).length;

const counts = (keys: Set<string>) => {
  const cells = new Map<string, number>();
  for (const key of keys) {
    const [, period, matter, face] = key.split(" ") as [string, string, string, string];
    if (face === "weak") cells.set(`${matter} ${period}`, (cells.get(`${matter} ${period}`) ?? 0) + 1);
  }
  return cells;
};
const [planted_counts, said_counts] = [counts(planted_faces), counts(said_faces)];
const cells = new Set([...planted_counts.keys(), ...said_counts.keys()]);
const exact = [...cells].filter((cell) => planted_counts.get(cell) === said_counts.get(cell)).length;
const near = [...cells].filter(
  (cell) => Math.abs((planted_counts.get(cell) ?? 0) - (said_counts.get(cell) ?? 0)) <= 1,
).length;
close();

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})`;
console.log(`tệp đúng trạng thái: ${percent(right_files.length, expected.length)}`);
for (const {path, status: wanted} of expected)
  if (status.get(path.normalize("NFC")) !== wanted)
    console.log(`  ${path}: cần ${wanted}, được ${status.get(path.normalize("NFC")) ?? "không thấy"}`);
console.log(`nhãn đúng: ${percent(labels_right, labels)}; không tìm thấy mệnh đề: ${unfound}`);
console.log(
  `việc và mặt: chính xác ${percent(both, said_faces.size)}, đầy đủ ${percent(both, planted_faces.size)}`,
);
console.log(
  `n/N theo việc và quý: đúng hẳn ${percent(exact, cells.size)}, lệch không quá 1 ${percent(near, cells.size)}`,
);

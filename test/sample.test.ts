import {readdirSync, readFileSync, statSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {beforeAll, describe, expect, test} from "vitest";
import {readFile} from "../pipeline/1-read/read-file.ts";
import {readUnits} from "../pipeline/1-read/units/read-units.ts";
import type {QuestionRow} from "./sample/figures-in-words.ts";
import {makeSample} from "./sample/make-sample.ts";
import type {SampleFile} from "./sample/making.ts";
import type {PromiseRow} from "./sample/promises.ts";
import {QUARTERS} from "./sample/quarters.ts";
import {readStatements, type SourceClause} from "./sample/statements.ts";
import type {CopyRow, FileRow, MetricRow, NameRow} from "./sample/truth.ts";
import {UNITS} from "./sample/units.ts";

type StatementRow = {
  path: string;
  unit_id: string;
  period: string;
  order: number;
  id: string | null;
  section: string;
  is_copied: boolean;
  text: string;
  clauses: SourceClause[];
};
type FaceRow = {unit_id: string; period: string; matter: string; face: "weak" | "achieved" | "both"};
type CountRow = {
  matter: string;
  period: string;
  weak: number;
  achieved: number;
  both: number;
  asked: number;
  sent: number;
  covering: number;
};

const FOLDER = new URL("../data/sample/", import.meta.url);
const rows = <T>(table: string): T[] =>
  readFileSync(new URL(`truth-${table}.jsonl`, FOLDER), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
const files = rows<FileRow>("files");
const statements = rows<StatementRow>("statements");
const faces = rows<FaceRow>("faces");
const metrics = rows<MetricRow>("metrics");

/** Names of provinces and cities as of 2024: the bloc lies in none of them. */
const REAL_PLACES =
  "An Giang, Bà Rịa, Vũng Tàu, Bạc Liêu, Bắc Giang, Bắc Kạn, Bắc Ninh, Bến Tre, Bình Dương, Bình Định, Bình Phước, Bình Thuận, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Đắk Nông, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai, Hà Giang, Hà Nam, Hà Nội, Hà Tĩnh, Hải Dương, Hải Phòng, Hậu Giang, Hòa Bình, Hồ Chí Minh, Hưng Yên, Khánh Hòa, Kiên Giang, Kon Tum, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Long An, Nam Định, Nghệ An, Ninh Bình, Ninh Thuận, Phú Thọ, Phú Yên, Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sóc Trăng, Sơn La, Tây Ninh, Thái Bình, Thái Nguyên, Thanh Hóa, Thừa Thiên, Huế, Tiền Giang, Trà Vinh, Tuyên Quang, Vĩnh Long, Vĩnh Phúc, Yên Bái".split(
    ", ",
  );

describe("the sample bloc", () => {
  let made: SampleFile[] = [];
  beforeAll(async () => {
    made = await makeSample();
  }, 20_000);

  test("is what the generator makes, byte for byte, and nothing more", () => {
    const committed = readdirSync(FOLDER, {recursive: true, withFileTypes: true})
      .filter((entry) => entry.isFile())
      .map((entry) =>
        `${entry.parentPath}/${entry.name}`.slice(fileURLToPath(FOLDER).length).replace(/^\//, ""),
      )
      .filter(
        (path) => !path.startsWith("statements/") && path !== "README.md" && path !== "second-reader.tsv",
      );
    const nfc = (paths: string[]) => paths.map((path) => path.normalize("NFC")).sort();
    expect(nfc(committed)).toEqual(nfc(made.map(({path}) => path)));
    const unlike = made.filter(
      ({path, bytes}) => !readFileSync(new URL(encodeURI(path), FOLDER)).equals(bytes),
    );
    expect(unlike.map(({path}) => path)).toEqual([]);
  });

  test("comes out the same twice in one process", async () => {
    const again = await makeSample();
    expect(again.every(({bytes}, i) => Buffer.from(bytes).equals(made[i]!.bytes))).toBe(true);
  }, 20_000);

  test("is under 12 MB", () => {
    const sizes = readdirSync(FOLDER, {recursive: true, withFileTypes: true})
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(`${entry.parentPath}/${entry.name}`).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(12e6);
  });

  test("has a registry that the program takes, and names of no real place", () => {
    const {units, links, calls} = readUnits(readFileSync(new URL("units.yaml", FOLDER), "utf8"));
    expect([units.length, links.length, calls.length]).toEqual([33, 2, 8]);
    expect(UNITS.filter(({name}) => REAL_PLACES.some((place) => name.includes(place)))).toEqual([]);
  });
});

describe("the truth planted in it", () => {
  test("every statement is one of the statement files, clause for clause", () => {
    const known = new Map(readStatements(new URL("statements/", FOLDER)).map((one) => [one.id, one]));
    const foreign = statements.filter(({id, text, clauses}) => {
      if (id === null) return clauses.length !== 1 || clauses[0]?.text !== text;
      return (
        known.get(id)?.text !== text || JSON.stringify(known.get(id)?.clauses) !== JSON.stringify(clauses)
      );
    });
    expect(foreign).toEqual([]);
  });

  test("one file of each format holds its sentences word for word, in order", async () => {
    const readable = files.filter(({status}) => status === "read");
    const one_each = [...new Map(readable.map((file) => [file.format, file])).values()];
    for (const {path} of one_each) {
      const bytes = new Uint8Array(readFileSync(new URL(encodeURI(`inbox/${path}`), FOLDER)));
      const text = (await readFile(bytes, path)).blocks.map((block) => block.text).join("\n");
      const places = statements
        .filter((row) => row.path === path)
        .map((row) => text.indexOf(row.text.replace(/[.;]$/, "")));
      expect([path, places.filter((place) => place < 0).length]).toEqual([path, 0]);
      expect([path, places]).toEqual([path, [...places].sort((a, b) => a - b)]);
    }
  });

  test("every format and encoding that is read is there", () => {
    const formats = [...new Set(files.map(({format}) => format))];
    expect([...new Set(formats.map((format) => format.split(" ")[0]))].sort()).toEqual(
      "csv doc docx eml html ods odt pdf rtf txt xls xlsx zip".split(" "),
    );
    expect(formats).toEqual(
      expect.arrayContaining([
        ..."tcvn3 vni viscii viqr windows-1258 utf-16le-bom utf-16le utf-16be utf-8-bom nfd"
          .split(" ")
          .map((encoding) => `txt ${encoding}`),
        ...["docx tcvn3", "docx vni", "docx nfd", "docx look-alikes", "rtf tcvn3", "doc tcvn3", "pdf scan"],
      ]),
    );
  });

  test("each kind of odd file is there", () => {
    const seen = files.flatMap(({status, problems}) =>
      status === "read" && problems.length === 0 ? [] : [[status, ...problems].join(" ")],
    );
    expect([...new Set(seen)].sort()).toEqual([
      "duplicate",
      "figures",
      "opened",
      "quarantined empty",
      "quarantined no-period",
      "quarantined no-text-layer",
      "quarantined truncated",
      "quarantined unknown-unit",
      "read wrong-type",
      "refused secrecy",
      "superseded",
    ]);
  });

  test("the ledger meets every state", () => {
    expect(Object.entries(ledgerStates()).filter(([, n]) => n < 40)).toEqual([]);
  });

  test("counts are those of the faces", () => {
    const wrong = rows<CountRow>("counts").filter(
      ({matter, period, weak, achieved, both, asked, sent, covering}) => {
        const said = faces.filter((row) => row.matter === matter && row.period === period);
        const of = (face: string) => said.filter((row) => row.face === face).length;
        const right = weak === of("weak") + both && achieved === of("achieved") + both && both === of("both");
        return !right || covering > sent || sent > asked || said.length > covering;
      },
    );
    expect(wrong).toEqual([]);
  });

  test("figures agree with one another but for four planted slips", () => {
    const by_report = Map.groupBy(
      metrics.filter(({source}) => source !== "text"),
      ({path}) => path,
    );
    const broken = [...by_report].flatMap(([path, figures]) => {
      const value = (metric: string) => figures.find((one) => one.metric === metric)?.value ?? 0;
      const off: string[] = [];
      if (value("so_dang_vien") !== value("so_dv_chinh_thuc") + value("so_dv_du_bi")) off.push("R02");
      if (value("so_don_giai_quyet") > value("so_don_tiep_nhan")) off.push("R18");
      if (value("so_ky_sh") < 3) off.push("X07");
      const ratio_off = figures.some(
        ({value: stated, numerator, denominator}) =>
          stated !== null &&
          numerator !== null &&
          denominator !== null &&
          Math.abs(stated - (100 * numerator) / denominator) > 0.06,
      );
      if (ratio_off) off.push("ratio-recomputed");
      return off.map((rule) => `${path} ${rule}`);
    });
    const planted = new Set(
      metrics.flatMap(({path, breaks}) => (breaks === null ? [] : [`${path} ${breaks}`])),
    );
    expect(broken.sort()).toEqual([...planted].sort());
    expect(planted.size).toBe(4);
  });

  test("words that figures deny stand in the report that is to be asked, and others that they bear out", () => {
    const questions = rows<QuestionRow>("questions");
    expect(new Set(questions.map(({rule}) => rule)).size).toBe(10);
    for (const {path, text} of questions)
      expect(statements.filter((one) => one.path === path && one.text === text)).toHaveLength(1);
    const letters = new Set(
      metrics.flatMap(({path, metric, value}) =>
        metric === "so_don_tiep_nhan" && value === 0 ? [path] : [],
      ),
    );
    const none = statements.filter(({text}) => text.startsWith("Trong quý, đơn vị không phát sinh đơn thư"));
    expect(none.map(({path}) => letters.has(path)).sort()).toEqual([false, true]);
  });

  test("six units copied 60–90 % of their last report at some time", () => {
    const copies = rows<CopyRow>("copies");
    const shares = copies.map(({copied, of_last}) => copied / of_last);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.6);
    expect(Math.max(...shares)).toBeLessThanOrEqual(0.9);
    expect(new Set(copies.map(({unit_id}) => unit_id)).size).toBe(6);
    const ids = new Map(
      [...Map.groupBy(statements, ({path}) => path)].map(([path, own]) => [
        path,
        new Set(own.map(({id}) => id)),
      ]),
    );
    for (const {path, unit_id, from_period, copied} of copies) {
      const before = files.find(
        (file) => file.unit_id === unit_id && file.period === from_period && file.status === "read",
      );
      const same = [...(ids.get(path) ?? [])].filter(
        (id) => id !== null && ids.get(before?.path ?? "")?.has(id),
      );
      expect(same.length).toBeGreaterThanOrEqual(copied);
    }
  });

  test("other reports repeat nothing of the one before but promises", () => {
    const copiers = new Set(rows<CopyRow>("copies").map(({path}) => path));
    const read = files.filter(({status, unit_id}) => status === "read" && unit_id !== null);
    const ids = Map.groupBy(statements, ({path}) => path);
    const repeats = read.flatMap(({path, unit_id, period}) => {
      const before = read.filter((file) => file.unit_id === unit_id && file.period! < period!).at(-1);
      if (copiers.has(path) || before === undefined) return [];
      const last = new Set(ids.get(before.path)?.map(({id}) => id));
      return (ids.get(path) ?? [])
        .filter(({id, section}) => id !== null && section !== "solution" && last.has(id))
        .map(({id}) => `${path} ${id}`);
    });
    expect(repeats).toEqual([]);
  });

  test("every outcome of a promise occurs, and a promise comes before what became of it", () => {
    const promises = rows<PromiseRow>("promises");
    const outcomes = Object.groupBy(promises, ({outcome}) => outcome);
    expect(Object.values(outcomes).every((some) => some.length >= 20)).toBe(true);
    expect(Object.keys(outcomes)).toHaveLength(5);
    expect(
      promises.filter(({period, repeated_in, achieved_in, weak_in}) =>
        [...repeated_in, ...achieved_in, ...weak_in].some((later) => later <= period),
      ),
    ).toEqual([]);
  });

  test("people are named only where the truth says so", () => {
    const names = new Set(files.flatMap(({signer}) => signer ?? []));
    const named = rows<NameRow>("names");
    const in_text = statements.filter(({text}) => [...names].some((name) => text.includes(name)));
    expect(in_text.map(({path, text}) => ({path, text}))).toEqual(
      named.filter(({where}) => where === "body").map(({path, text}) => ({path, text})),
    );
    expect(in_text).toHaveLength(1);
  });
});

/** How often each state of the ledger occurs, by the rule of the ledger: a gap counts neither toward a streak nor against it. */
function ledgerStates(): Record<string, number> {
  const counts: Record<string, number> = {
    new: 0,
    persisting: 0,
    chronic: 0,
    relapsed: 0,
    resolved_claimed: 0,
    silent: 0,
  };
  const covered = new Set(
    statements.flatMap(({unit_id, period, clauses}) =>
      clauses.flatMap(({matter}) =>
        matter === undefined ? [] : [`${unit_id} ${period} ${matter.slice(0, 2)}`],
      ),
    ),
  );
  for (const [key, own] of Map.groupBy(faces, ({unit_id, matter}) => `${unit_id} ${matter}`)) {
    const [unit_id = "", matter = ""] = key.split(" ");
    let streak = 0;
    let last: "weak" | "resolved" | "" = "";
    for (const period of QUARTERS) {
      if (!covered.has(`${unit_id} ${period} ${matter.slice(0, 2)}`)) continue;
      const face = own.find((row) => row.period === period)?.face;
      const weak = face === "weak" || face === "both";
      streak = weak ? streak + 1 : 0;
      const state = weak
        ? streak >= 3
          ? "chronic"
          : streak === 2
            ? "persisting"
            : last === "resolved"
              ? "relapsed"
              : "new"
        : face === "achieved" && last === "weak"
          ? "resolved_claimed"
          : face === undefined && last !== ""
            ? "silent"
            : "";
      if (state !== "") counts[state]! += 1;
      if (weak) last = "weak";
      else if (face === "achieved" && last === "weak") last = "resolved";
    }
  }
  return counts;
}

import type {DuckDBConnection} from "@duckdb/node-api";
import {rows} from "../../pipeline/store.ts";
import {readTruth} from "./read-truth.ts";
import {share} from "./share.ts";

type Value = {
  path: string;
  metric: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
};
type Planted = Value & {
  unit_id: string;
  period: string;
  source: "text" | "table" | "sheet";
  breaks: string | null;
};

/** That a unit was, or is to be, asked by a rule. */
type Question = {unit_id: string; period: string; rule: string};

/** Figures read with the right metric and value (and parts, when stated), by where they stand; slips asked about; figures nobody stated. */
export async function scoreMetrics(db: DuckDBConnection): Promise<string[]> {
  const values = await rows<Value & {source: string}>(
    db,
    "select path, metric, value, numerator, denominator, source from metric_values where metric is not null",
  );
  const by_path = Map.groupBy(values, ({path}) => path.normalize("NFC"));
  const planted = readTruth<Planted>("metrics");
  const isFound = (one: Planted) =>
    (by_path.get(one.path) ?? []).some(
      (value) =>
        value.metric === one.metric &&
        (value.source === "text") === (one.source === "text") &&
        same(value.value, one.value) &&
        (one.denominator === null ||
          (same(value.numerator, one.numerator) && same(value.denominator, one.denominator))),
    );
  const sources = [...Map.groupBy(planted, ({source}) => source)].map(
    ([source, some]) => `${source} ${share(some.filter(isFound).length, some.length)}`,
  );
  const stated = new Set(planted.map(({path, metric, value}) => `${path} ${metric} ${value}`));
  const files = new Set(planted.map(({path}) => path));
  const forms = values.filter(({path, source}) => source === "form" && files.has(path.normalize("NFC")));
  const right = forms.filter(({path, metric, value}) =>
    stated.has(`${path.normalize("NFC")} ${metric} ${value}`),
  );
  const asked = await rows<Question>(db, "select distinct unit_id, period, rule from checks");
  const name = ({unit_id, period, rule}: Question) => `${unit_id} ${period} ${rule}`;
  const questions = new Set(asked.map(name));
  const slips = new Set([
    ...planted.flatMap(({breaks, ...one}) => (breaks === null ? [] : [name({...one, rule: breaks})])),
    ...readTruth<Question>("questions").map(name),
  ]);
  const missed = [...slips].filter((slip) => !questions.has(slip));
  const wrong = [...questions].filter((question) => !slips.has(question));
  return [
    `số liệu đúng: ${sources.join("; ")}; trong bảng, chính xác ${share(right.length, forms.length)}`,
    `số liệu và lời văn sai cố ý được hỏi lại: ${share(slips.size - missed.length, slips.size)}; bị hỏi oan: ${wrong.length}`,
    ...missed.map((slip) => `  không hỏi: ${slip}`),
    ...wrong.map((question) => `  hỏi oan: ${question}`),
  ];
}

function same(a: number | null, b: number | null): boolean {
  return a === b || (a !== null && b !== null && Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(b)));
}

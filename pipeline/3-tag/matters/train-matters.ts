import type {Encoder} from "../encoder/load-encoder.ts";
import {isHeld} from "../labels/is-held.ts";
import {candidatesOf} from "./candidates.ts";
import {eachFeature, FIXED_IDS, type Placed, partsOf, type Reading, readText} from "./features.ts";
import {type Candidate, confidenceOf, fitGate, gateInputs} from "./gate.ts";
import {type MatterRow, taxonomyRows} from "./matter-rows.ts";
import {makeEncoderShares, mixIn} from "./mixed-scorer.ts";
import {type MatterModel, makeTable, quantise, RAREST, rarityOf, slotOf} from "./model-file.ts";
import {makePhraseFinder} from "./phrases.ts";
import {fitSoftmax, type Rows, type Target, toShares} from "./softmax-fit.ts";
import type {Matter} from "./taxonomy.ts";
import {readWordCutter} from "./word-cutter.ts";

/** A row that the weights had not seen, and what they said of it. */
type HeldRow = {row: MatterRow; candidates: {matter: string; confidence: number}[]};

export type Trained = {model: MatterModel; held: HeldRow[]};

const BITS = 17;
/** Share of the table that is filled; the rest keeps the ways short. */
const FILL = 0.9;
const EPOCHS = 8;
const SEEDS = 2;
/** Share of a target that the first of several matters has. */
const FIRST = 0.6;
/**
 * Share of the held rows about nothing that are to stay without a matter. About one in six of those that the weights would name a matter
 * for were marked "none" by an annotator whom another would have gainsaid, so that this share of marks is a larger share of the truth.
 */
const LEFT_EMPTY = 0.82;
const LEAST_FURTHER = 0.5;

export type Example = {
  row: MatterRow;
  text: Reading;
  section: Reading | null;
  prev: Reading | null;
  is_held: boolean;
};

/**
 * Trains on labelled rows and the phrases of the taxonomy. The gate and the threshold are settled on what is said of documents held out,
 * which \`encoder\` has not seen either; the weights that stand are trained on all. Deterministic; the order of rows counts.
 */
export function trainMatters(
  rows: readonly MatterRow[],
  matters: readonly Matter[],
  encoder: Encoder,
): Trained {
  const ids = matters.map(({id}) => id);
  const columns = ids.length + 1;
  const examples = examplesOf([...rows, ...taxonomyRows(matters)]);
  const table = tableOf(examples);
  const matrix = matrixOf(examples, table);
  const targets = examples.map(({row}) => targetOf(row, ids));
  const size = 2 ** BITS;
  const fit = (weight: (example: Example) => number, seeds: number): Float32Array => {
    const weights = examples.map(weight);
    const sum = new Float32Array(size * columns);
    for (let seed = 1; seed <= seeds; seed++) {
      const one = fitSoftmax(matrix, targets, {weights, columns, size, epochs: EPOCHS, seed});
      for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + one[i]! / seeds;
    }
    return sum;
  };
  const find = makePhraseFinder(matters);
  const read = makeEncoderShares(encoder, ids);
  const weights_without = fit(({is_held, row}) => (is_held ? 0 : row.weight), 1);
  const looked = examples.flatMap((example, r): {example: Example; candidates: Candidate[]}[] => {
    if (!example.is_held) return [];
    const {text, row} = example;
    const shares = sharesOf(matrix, r, weights_without, columns);
    const {prev, section} = row;
    mixIn(shares, () => read({text: row.text, prev, section: example.section === null ? null : section}));
    return [
      {
        example,
        candidates: candidatesOf(shares, {text, label: row.label, hits: find(text), matters: ids}),
      },
    ];
  });
  const has_extra = rows.some(({source}) => source === "extra");
  const gate = fitGate(
    looked.flatMap(({example: {row}, candidates}) =>
      candidates.map((candidate) => ({
        inputs: gateInputs(candidate),
        right: row.types.includes(ids[candidate.column]!),
        weight: row.source === "extra" || !has_extra ? 1 : 0.25,
      })),
    ),
  );
  const held = looked.map(({example: {row}, candidates}) => ({
    row,
    candidates: candidates
      .map((candidate) => ({matter: ids[candidate.column]!, confidence: confidenceOf(gate, candidate)}))
      .sort((a, b) => b.confidence - a.confidence),
  }));
  const head = {matters: ids, gate, least: leastOf(held), least_further: LEAST_FURTHER};
  const weights = quantise(
    fit(({row}) => row.weight, SEEDS),
    columns,
  );
  const {put: _, ...slots} = table;
  return {model: {...head, ...slots, columns, ...weights}, held};
}

/** Rows as read, sections left out of every other. */
export function examplesOf(rows: readonly MatterRow[]): Example[] {
  const cut = readWordCutter();
  const seen = new Map<string, Reading>();
  const read = (text: string): Reading => {
    const known = seen.get(text) ?? readText(text, cut);
    seen.set(text, known);
    return known;
  };
  return rows.map((row, at) => {
    // Every other row is read without its heading, so that the weights can do without one.
    const section = row.section === null || at % 2 === 0 ? null : read(row.section);
    const is_held = row.source !== "taxonomy" && isHeld(row.doc);
    return {row, text: read(row.text), section, prev: row.prev === null ? null : read(row.prev), is_held};
  });
}

/** The features that most rows have, and how rare each is. */
function tableOf(examples: readonly Example[]): ReturnType<typeof makeTable> {
  const counts = new Map<number, number>();
  for (const example of examples) {
    const ids = new Set<number>();
    for (const {grams} of partsOf(example.text, placeOf(example))) for (const id of grams) ids.add(id);
    for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const kept = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, Math.floor(FILL * 2 ** BITS));
  const table = makeTable(BITS);
  for (const [id, count] of kept) {
    const slot = table.put(id);
    if (slot < 0) continue;
    const rarity = FIXED_IDS.has(id) ? RAREST : Math.min(RAREST, Math.log(examples.length / (1 + count)) / 8);
    table.rarity[slot] = Math.round((Math.max(0, rarity) / RAREST) * 255);
  }
  return table;
}

/** The features of examples that the table knows. */
export function matrixOf(
  examples: readonly Example[],
  table: Pick<MatterModel, "bits" | "prints" | "rarity">,
): Rows {
  const weigh = (hash: number): number => rarityOf(table, hash);
  const starts = new Int32Array(examples.length + 1);
  const slots: number[] = [];
  const values: number[] = [];
  examples.forEach((example, r) => {
    for (const part of partsOf(example.text, placeOf(example))) {
      eachFeature(part.grams, weigh, (id, value) => {
        const slot = slotOf(table, id);
        if (slot < 0) return;
        slots.push(slot);
        values.push(value * part.share);
      });
    }
    starts[r + 1] = slots.length;
  });
  return {starts, slots: Int32Array.from(slots), values: Float32Array.from(values)};
}

function placeOf({row, section, prev}: Example): Placed {
  return {label: row.label, section, prev};
}

/** Shares of a row's matters, the first the most; of the column after the last when it has none. */
export function targetOf({types}: MatterRow, ids: readonly string[]): Target {
  const columns = types.map((type) => ids.indexOf(type)).filter((column) => column >= 0);
  const [first, ...others] = columns;
  if (first === undefined) return [[ids.length, 1]];
  if (others.length === 0) return [[first, 1]];
  return [[first, FIRST], ...others.map((column) => [column, (1 - FIRST) / others.length] as const)];
}

function sharesOf(
  {starts, slots, values}: Rows,
  r: number,
  weights: Float32Array,
  columns: number,
): Float32Array {
  const z = new Float32Array(columns);
  for (let k = starts[r]!; k < starts[r + 1]!; k++) {
    const at = slots[k]! * columns;
    for (let c = 0; c < columns; c++) z[c] = z[c]! + values[k]! * weights[at + c]!;
  }
  toShares(z);
  return z;
}

/** The confidence under which enough of the held rows about nothing stay empty: extra rows when there are any, contexts aside. */
function leastOf(held: readonly HeldRow[]): number {
  const extra = held.some(({row}) => row.source === "extra");
  const empty = held
    .filter(
      ({row}) => row.types.length === 0 && row.label !== "context" && (row.source === "extra") === extra,
    )
    .map(({candidates}) => candidates[0]?.confidence ?? 0)
    .sort((a, b) => a - b);
  return Number((empty[Math.ceil(LEFT_EMPTY * empty.length) - 1] ?? 0.5).toFixed(4));
}

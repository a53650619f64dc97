import {existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {adaptLabels} from "../3-tag/labels/adapt-labels.ts";
import {goldFiles, readGold, type TrainingRow} from "../3-tag/labels/gold-rows.ts";
import {readModel as readLabels, writeModel as writeLabels} from "../3-tag/labels/model-file.ts";
import {hashOf} from "../3-tag/labels/tokens.ts";
import {adaptMatters} from "../3-tag/matters/adapt-matters.ts";
import {type MatterRow, readMatterRows, readProjectRows} from "../3-tag/matters/matter-rows.ts";
import {readModel as readMatterModel, writeModel as writeMatters} from "../3-tag/matters/model-file.ts";
import {readMatters} from "../3-tag/matters/taxonomy.ts";
import {LEARNT, SHIPPED} from "../3-tag/model-path.ts";
import {sha256} from "../inbox.ts";
import {type Figures, isNoWorse, LEAST_HELD} from "./is-better.ts";
import {type Count, count, labelChecker, matterChecker} from "./measure.ts";
import {type Decided, splitDecided} from "./split-decided.ts";

/** What one kind of weights was before and is after; `weights` is null when they are not to be used. */
export type Learnt = {name: "labels.bin" | "matters.bin"; figures: Figures; weights: Uint8Array | null};

type Kind<Row, Model> = {
  name: Learnt["name"];
  model: Model;
  learnt: Row[];
  held: Row[];
  all: Row[];
  own: Row[];
  adapt: (decided: Row[], kept: Row[]) => Model;
  checker: (model: Model) => (row: Row) => boolean;
  write: (model: Model) => Uint8Array;
};

/**
 * Learns on from decisions, from the weights shipped: on a part of the decisions first, measured on the part held out and on a fifth of the
 * project's own sentences that were not gone over again; where that is no worse, then on all. Deterministic.
 */
export function learn(decided: readonly Decided[]): Learnt[] {
  const {learnt, held} = splitDecided(decided);
  const gold = goldFiles(new URL("../../data/gold/", import.meta.url));
  const labels = readLabels(new URL("labels.bin", SHIPPED));
  const matters = readMatterModel(new URL("matters.bin", SHIPPED));
  const hasTypes = ({types}: Decided): boolean => types !== undefined;
  return [
    learnKind({
      name: "labels.bin",
      model: labels,
      learnt: throughFile(learnt, readGold),
      held: throughFile(
        held.filter(({unsure}) => !unsure),
        readGold,
      ),
      all: throughFile(decided, readGold),
      own: gold.flatMap(readGold),
      adapt: (rows: TrainingRow[], kept) => adaptLabels(labels, {decided: rows, kept}),
      checker: labelChecker,
      write: writeLabels,
    }),
    learnKind({
      name: "matters.bin",
      model: matters,
      learnt: throughFile(learnt.filter(hasTypes), readOwnRows),
      held: throughFile(held.filter(hasTypes), readOwnRows),
      all: throughFile(decided.filter(hasTypes), readOwnRows),
      own: readProjectRows(),
      adapt: (rows: MatterRow[], kept) => adaptMatters(matters, {decided: rows, kept}, readMatters()),
      checker: matterChecker,
      write: writeMatters,
    }),
  ];
}

function readOwnRows(file: URL): MatterRow[] {
  return readMatterRows(file, "project");
}

function learnKind<Row extends {doc: string}, Model>(kind: Kind<Row, Model>): Learnt {
  const {name, model, learnt, held, all, own, adapt, checker, write} = kind;
  const isChecked = ({doc}: Row): boolean => (hashOf(`own ${doc}`) >>> 8) % 5 === 0;
  const checked = own.filter(isChecked);
  const tried = adapt(
    learnt,
    own.filter((row) => !isChecked(row)),
  );
  const [before, after] = [checker(model), checker(tried)];
  const figures = {
    held: {before: count(before, held), after: count(after, held)},
    own: {before: count(before, checked), after: count(after, checked)},
  };
  return {name, figures, weights: isNoWorse(figures) ? write(adapt(all, own)) : null};
}

/** Rows as the trainings read them from a file. */
function throughFile<Row>(rows: readonly Decided[], read: (file: URL) => Row[]): Row[] {
  const folder = mkdtempSync(join(tmpdir(), "tonghop-learn-"));
  try {
    const file = join(folder, "decided.jsonl");
    writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
    return read(pathToFileURL(file));
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** Puts learnt weights where the night finds them, beside first and then renamed, with the hash of the shipped ones they set out from. */
export function installWeights({name, weights}: Learnt): void {
  if (weights === null) return;
  mkdirSync(LEARNT, {recursive: true});
  const beside = new URL(`${name}.tmp`, LEARNT);
  writeFileSync(beside, weights);
  renameSync(beside, new URL(name, LEARNT));
  writeFileSync(new URL(`${name}.from`, LEARNT), `${sha256(readFileSync(new URL(name, SHIPPED)))}\n`);
}

/** Names of learnt weights in use that set out from other weights than those shipped now. */
export function outdatedWeights(): string[] {
  return (["labels.bin", "matters.bin"] as const).filter((name) => {
    const from = new URL(`${name}.from`, LEARNT);
    if (!existsSync(new URL(name, LEARNT))) return false;
    const shipped = sha256(readFileSync(new URL(name, SHIPPED)));
    return !existsSync(from) || readFileSync(from, "utf8").trim() !== shipped;
  });
}

/** One line in Vietnamese on what was measured and what becomes of it. */
export function learntLine({name, figures: {held, own}, weights}: Learnt): string {
  const show = ({right, of}: Count): string =>
    of === 0 ? "0/0" : `${right}/${of} (${((100 * right) / of).toFixed(1).replace(".", ",")} %)`;
  const outcome =
    weights !== null
      ? "dùng trọng số mới"
      : held.before.of < LEAST_HELD
        ? `giữ trọng số cũ: chỉ ${held.before.of} câu để riêng, cần ${LEAST_HELD}`
        : "giữ trọng số cũ: bản học thêm kém hơn";
  return `${name}: câu đã soát để riêng ${show(held.before)} → ${show(held.after)}; câu của dự án không ôn lại ${show(own.before)} → ${show(own.after)}; ${outcome}`;
}

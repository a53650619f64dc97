import {splitDocument} from "../../pipeline/2-split/split-document.ts";
import {loadSegmenter} from "../../pipeline/2-split/words/segmenter.ts";
import type {Encoder} from "../../pipeline/3-tag/encoder/load-encoder.ts";
import {loadLabeller, makeLabeller} from "../../pipeline/3-tag/labels/labeller.ts";
import {readModel as readLabels} from "../../pipeline/3-tag/labels/model-file.ts";
import {CLASSES} from "../../pipeline/3-tag/labels/softmax.ts";
import {loadMatcher, makeMatcher} from "../../pipeline/3-tag/matters/load-matcher.ts";
import {readModel as readMatterModel} from "../../pipeline/3-tag/matters/model-file.ts";
import {readMatters} from "../../pipeline/3-tag/matters/taxonomy.ts";
import {readWordCutter} from "../../pipeline/3-tag/matters/word-cutter.ts";
import {modelPath} from "../../pipeline/3-tag/model-path.ts";
import {loadTagger, makeTagger} from "../../pipeline/3-tag/tag-report.ts";
import type {Block} from "../../pipeline/model.ts";
import {readTruth} from "../score/read-truth.ts";

// node test/bench/tag.bench.ts: CPU of splitting, labels and all of tagging, on the sentences of the sample bloc as documents of their
// own, in statements (a clause each) a CPU second: each text new to the process, one thread; without the encoder, then with it on every
// eighth document. A second pass over the same documents shows what caches give.
const documents = [
  ...Map.groupBy(readTruth<{path: string; text: string}>("statements"), ({path}) => path).values(),
].map((sentences): (Block & {ordinal: number})[] =>
  sentences.map(({text}, ordinal) => ({
    kind: "paragraph",
    level: null,
    label: null,
    text,
    page: null,
    ordinal,
  })),
);
const cpu_s = <T>(work: () => T): [T, number] => {
  const before = process.cpuUsage();
  const done = work();
  const {user, system} = process.cpuUsage(before);
  return [done, (user + system) / 1e6];
};
const [segmenter, load_words] = cpu_s(loadSegmenter);
const [, load_labels] = cpu_s(loadLabeller);
const [, load_matters] = cpu_s(loadMatcher);
const [tagger, load_tagger] = cpu_s(loadTagger);
// The same without the encoder: one that always says that all is equally likely.
const even = (length: number) => {
  const shares = new Float32Array(length).fill(1 / length);
  return () => shares;
};
const matters = readMatters();
const silent: Encoder = {
  ids: matters.map(({id}) => id),
  labels: even(CLASSES.length),
  matters: even(matters.length + 1),
};
const unread_labels = makeLabeller(readLabels(modelPath("labels.bin")), silent);
const unread = makeTagger(
  unread_labels,
  makeMatcher(readMatterModel(modelPath("matters.bin")), {matters, cut: readWordCutter(), encoder: silent}),
);
const ms = (seconds: number) => `${(1000 * seconds).toFixed(0)} ms`;
console.log(
  `load: words ${ms(load_words)}, labels ${ms(load_labels)}, matters ${ms(load_matters)}, rest ${ms(load_tagger)}`,
);
for (const pass of ["first", "second"]) {
  const [splits, split_s] = cpu_s(() => documents.map((blocks) => splitDocument(blocks, segmenter)));
  const few = splits.filter((_, at) => at % 8 === 0);
  const [, label_s] = cpu_s(() => splits.map((split) => unread_labels.label(split, {})));
  const [, tag_s] = cpu_s(() => splits.map((split) => unread.tagReport(split, null)));
  const [, read_tag_s] = cpu_s(() => few.map((split) => tagger.tagReport(split, null)));
  const count = (some: typeof splits) => some.reduce((sum, {clauses}) => sum + clauses.length, 0);
  const rate = (some: typeof splits, seconds: number) => `${(count(some) / seconds).toFixed(0)}/s`;
  console.log(
    `${pass} pass, ${documents.length} documents, ${count(splits)} statements, without the encoder: split ${rate(splits, split_s)}, ` +
      `labels ${rate(splits, label_s)}, labels and all other tags ${rate(splits, tag_s)}, split and tag ${rate(splits, split_s + tag_s)}; ` +
      `with it, ${count(few)} statements: labels and all other tags ${rate(few, read_tag_s)}`,
  );
}

import {splitDocument} from "../../pipeline/2-split/split-document.ts";
import {loadSegmenter} from "../../pipeline/2-split/words/segmenter.ts";
import {loadLabeller, makeLabeller} from "../../pipeline/3-tag/labels/labeller.ts";
import {readModel as readLabels} from "../../pipeline/3-tag/labels/model-file.ts";
import {CLASSES} from "../../pipeline/3-tag/labels/softmax.ts";
import {loadMatcher, makeMatcher} from "../../pipeline/3-tag/matters/load-matcher.ts";
import {readModel as readMatterModel} from "../../pipeline/3-tag/matters/model-file.ts";
import {readMatters} from "../../pipeline/3-tag/matters/taxonomy.ts";
import {readWordCutter} from "../../pipeline/3-tag/matters/word-cutter.ts";
import {modelPath} from "../../pipeline/3-tag/model-path.ts";
import type {SequenceReader} from "../../pipeline/3-tag/sequence/load-sequence.ts";
import {loadTagger, makeTagger} from "../../pipeline/3-tag/tag-report.ts";
import type {Block} from "../../pipeline/model.ts";
import {readTruth} from "../score/read-truth.ts";

// node test/bench/tag.bench.ts: CPU of splitting, labels and all of tagging, on the sentences of the sample bloc as documents of their
// own, in statements (a clause each) a CPU second: each text new to the process, one thread. A second pass over the same documents shows what caches give.
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
const [labeller, load_labels] = cpu_s(loadLabeller);
const [, load_matters] = cpu_s(loadMatcher);
const [tagger, load_tagger] = cpu_s(loadTagger);
// The same without the word reader: one that always says that all is equally likely.
const even = (length: number) => {
  const shares = new Float32Array(length).fill(1 / length);
  return () => shares;
};
const matters = readMatters();
const silent: SequenceReader = {
  ids: matters.map(({id}) => id),
  labels: even(CLASSES.length),
  matters: even(matters.length + 1),
};
const unread = makeTagger(
  makeLabeller(readLabels(modelPath("labels.bin")), silent),
  makeMatcher(readMatterModel(modelPath("matters.bin")), {matters, cut: readWordCutter(), sequence: silent}),
);
const ms = (seconds: number) => `${(1000 * seconds).toFixed(0)} ms`;
console.log(
  `load: words ${ms(load_words)}, labels ${ms(load_labels)}, matters ${ms(load_matters)}, rest ${ms(load_tagger)}`,
);
for (const pass of ["first", "second"]) {
  const [splits, split_s] = cpu_s(() => documents.map((blocks) => splitDocument(blocks, segmenter)));
  const [, label_s] = cpu_s(() => splits.map((split) => labeller.label(split, {})));
  const [statements, tag_s] = cpu_s(() => splits.flatMap((split) => tagger.tagReport(split, null)));
  const [, unread_s] = cpu_s(() => splits.map((split) => unread.tagReport(split, null)));
  const sentences = splits.reduce((sum, split) => sum + split.sentences.length, 0);
  const rate = (seconds: number) => `${(statements.length / seconds).toFixed(0)}/s`;
  console.log(
    `${pass} pass, ${documents.length} documents, ${sentences} sentences, ${statements.length} statements: ` +
      `split ${rate(split_s)}, labels ${rate(label_s)}, labels and all other tags ${rate(tag_s)} (without the word reader ${rate(unread_s)}), split and tag ${rate(split_s + tag_s)}`,
  );
}

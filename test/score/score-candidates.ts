import {clusterStatements, type Unmatched} from "../../pipeline/4-follow/cluster-statements.ts";
import {rarityIn} from "../../pipeline/4-follow/make-candidates.ts";
import {openSnapshot, rows} from "../../pipeline/store.ts";
import {WIDESPREAD} from "../sample/plan-faces.ts";
import {share} from "./share.ts";
import {truthOfClaims} from "./truth-of-claims.ts";

// `npm run score:candidates [snapshot]`: candidates of the sample bloc against what was planted. First those of the night: what fits no
// matter there is mostly what the weights missed. Then, six at a time, the twelve widespread matters are taken for unknown ones: the
// statements planted of them join what fits none, and it is told how many come back as a pure candidate of three different sentences or more.
const {db, close} = await openSnapshot(process.argv[2] ?? "data/work/sample.snapshot.duckdb");
const planted = new Map((await truthOfClaims(db)).map(({statement_id, truth}) => [statement_id, truth]));
const rarity = await rarityIn(db);
const all = await rows<Unmatched & {is_matched: boolean}>(
  db,
  `select statement_id, unit_id, text_key(claims.text) as key, claims.text, words, around, statement_id in (select statement_id from claim_matters) as is_matched
   from claims join (select report_id, sentence, string_agg(words, ' ' order by ordinal) as around from statements group by all) sentences using (report_id, sentence)
   join periods using (period) where label != 'context' order by to_date, path, claims.ordinal`,
);
close();

/** The matter most sentences of a cluster are planted of, its share of them, and how many say one at all; each sentence once. */
function mainOf(statements: readonly Unmatched[]): {matter: string; share: number; sentences: number} | null {
  const of_key = new Map(
    statements.map(({around, statement_id}) => [around, planted.get(statement_id)?.matter]),
  );
  const counts = new Map<string, number>();
  for (const matter of of_key.values())
    if (matter !== undefined) counts.set(matter, (counts.get(matter) ?? 0) + 1);
  const sentences = [...counts.values()].reduce((sum, n) => sum + n, 0);
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  return first === undefined || sentences < 2
    ? null
    : {matter: first[0], share: first[1] / sentences, sentences};
}

const wide = Object.keys(WIDESPREAD);
for (const [name, hidden] of [
  ["như đêm thấy", []],
  [`giấu ${wide.slice(0, 6).join(", ")}`, wide.slice(0, 6)],
  [`giấu ${wide.slice(6).join(", ")}`, wide.slice(6)],
] as const) {
  const statements = all.filter(
    ({is_matched, statement_id}) =>
      !is_matched || (hidden as readonly string[]).includes(planted.get(statement_id)?.matter ?? ""),
  );
  const clusters = clusterStatements(statements, {known: [], kept: new Set(), rarity, idOf: (key) => key});
  const mains = clusters.flatMap((cluster) => mainOf(cluster.statements) ?? []);
  const pure = mains.filter((main) => main.share >= 0.8);
  const found = hidden.filter((matter) => pure.some((main) => main.matter === matter && main.sentences >= 3));
  process.stdout.write(
    `${name}: ${clusters.length} ứng viên; so được ${mains.length}, trong đó thuần (từ 80 % câu cùng một việc) ${share(pure.length, mains.length)}${hidden.length > 0 ? `; việc bị giấu tìm lại được ${share(found.length, hidden.length)}` : ""}\n`,
  );
}

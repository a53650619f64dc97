import type {DuckDBConnection} from "@duckdb/node-api";
import {rows} from "../../pipeline/store.ts";
import {readTruth} from "./read-truth.ts";
import {share} from "./share.ts";

type Sentence = {path: string; period: string; clauses: {label: string; text: string}[]};

/** Clauses with the right label, in all and by label. A clause counts as found when its words stand in a statement, or that in it. */
export async function scoreLabels(
  db: DuckDBConnection,
  isIn: (period: string) => boolean = () => true,
): Promise<string[]> {
  const claims = await rows<{path: string; text: string; label: string}>(
    db,
    "select path, text, label from claims order by path, ordinal",
  );
  const by_path = Map.groupBy(claims, ({path}) => path.normalize("NFC"));
  const by_label = new Map<string, {right: number; found: number}>();
  let unfound = 0;
  for (const {path, clauses} of readTruth<Sentence>("statements").filter(({period}) => isIn(period))) {
    for (const {label, text} of clauses) {
      const core = text.replace(/^[\s,;]+|[\s,;./]+$/gu, "");
      const claim = by_path
        .get(path)
        ?.find((one) => one.text.includes(core) || (one.text.length > 20 && core.includes(bare(one.text))));
      if (claim === undefined) {
        unfound += 1;
        continue;
      }
      const counted = by_label.get(label) ?? {right: 0, found: 0};
      counted.found += 1;
      if (claim.label === label) counted.right += 1;
      by_label.set(label, counted);
    }
  }
  const total = (of: "right" | "found") => [...by_label.values()].reduce((sum, one) => sum + one[of], 0);
  return [
    `nhãn đúng: ${share(total("right"), total("found"))}; không tìm thấy mệnh đề: ${unfound}`,
    `  ${[...by_label].map(([label, {right, found}]) => `${label} ${share(right, found)}`).join("; ")}`,
  ];
}

function bare(text: string): string {
  return text.replace(/[.;,/]+$/u, "");
}

import type {DuckDBConnection} from "@duckdb/node-api";
import {rows} from "../../pipeline/store.ts";
import {WIDESPREAD} from "../sample/plan-faces.ts";
import {compareCounts} from "./compare-counts.ts";
import {readTruth} from "./read-truth.ts";
import {share} from "./share.ts";
import {weakCounts} from "./weak-counts.ts";

type Cell = {unit_id: string; period: string; matter: string; face: string};

/** Precision and recall of what each report says of each matter, and whether n of n/N is exact, per matter and quarter. */
export async function scoreFaces(
  db: DuckDBConnection,
  isIn: (period: string) => boolean = () => true,
): Promise<string[]> {
  const ledger = await rows<Cell>(
    db,
    "select unit_id, period, matter, face from ledger where face in ('weak', 'achieved', 'both')",
  );
  const planted = facesOf(readTruth<Cell>("faces").filter(({period}) => isIn(period)));
  const said = facesOf(ledger.filter(({period}) => isIn(period)));
  const both = [...said].filter((face) => planted.has(face)).length;
  const [wanted, counted] = [weakCounts(planted), weakCounts(said)];
  const isWide = (cell: string) => WIDESPREAD[cell.slice(0, 4)] !== undefined;
  const numerators = (matter: string, counts: Map<string, number>) =>
    [...new Set([...wanted.keys()].filter(isWide).map((cell) => cell.slice(5)))]
      .sort()
      .map((period) => String(counts.get(`${matter} ${period}`) ?? 0).padStart(2))
      .join(" ");
  return [
    `việc và mặt: chính xác ${share(both, said.size)}, đầy đủ ${share(both, planted.size)}`,
    `n/N theo việc và quý: ${compareCounts(wanted, counted)}`,
    `  hạn chế nhiều đơn vị: ${compareCounts(wanted, counted, isWide)}`,
    ...Object.keys(WIDESPREAD).map(
      (matter) => `    ${matter} cần ${numerators(matter, wanted)} · được ${numerators(matter, counted)}`,
    ),
  ];
}

function facesOf(cells: readonly Cell[]): Set<string> {
  return new Set(
    cells.flatMap(({unit_id, period, matter, face}) =>
      (face === "both" ? ["weak", "achieved"] : [face]).map((one) => `${matter} ${period} ${unit_id} ${one}`),
    ),
  );
}

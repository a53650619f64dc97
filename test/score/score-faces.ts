import type {DuckDBConnection} from "@duckdb/node-api";
import {rows} from "../../pipeline/store.ts";
import {WIDESPREAD} from "../sample/plan-faces.ts";
import {readTruth} from "./read-truth.ts";
import {share} from "./share.ts";

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
  const [wanted, counted] = [countsOf(planted), countsOf(said)];
  const cells = [...new Set([...wanted.keys(), ...counted.keys()])];
  const off = (cell: string) => Math.abs((wanted.get(cell) ?? 0) - (counted.get(cell) ?? 0));
  const within = (some: string[]) =>
    `đúng hẳn ${share(some.filter((cell) => off(cell) === 0).length, some.length)}, lệch không quá 1 ${share(some.filter((cell) => off(cell) <= 1).length, some.length)}`;
  const wide = cells.filter((cell) => WIDESPREAD[cell.slice(0, 4)] !== undefined);
  const numerators = (matter: string, counts: Map<string, number>) =>
    [...new Set(wide.map((cell) => cell.slice(5)))]
      .sort()
      .map((period) => String(counts.get(`${matter} ${period}`) ?? 0).padStart(2))
      .join(" ");
  return [
    `việc và mặt: chính xác ${share(both, said.size)}, đầy đủ ${share(both, planted.size)}`,
    `n/N theo việc và quý: ${within(cells)}`,
    `  hạn chế nhiều đơn vị: ${within(wide)}`,
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

/** Units that say a matter is weak, by `matter period`. */
function countsOf(faces: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of faces) {
    const [matter, period, , face] = key.split(" ");
    const cell = `${matter} ${period}`;
    if (face === "weak") counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return counts;
}

import {fitsQuarter, misfit} from "./fits.ts";
import type {PlannedFace} from "./plan-faces.ts";
import {WIDESPREAD} from "./plan-faces.ts";
import type {Quarter} from "./quarters.ts";
import type {Random} from "./random.ts";
import type {SourceStatement} from "./statements.ts";
import type {SampleUnit} from "./units.ts";

const OWN_RECENT = 1000;
const OWN_EARLIER = 30;
const USED_NOW = 12;
const USED = 3;
const RECENT_QUARTERS = 4;

/** Remembers where sentences were used, so that each is used seldom, and by one unit twice only long after. */
export class Uses {
  private readonly byStatement = new Map<string, {unit_id: string; at: number}[]>();

  add(id: string, unit_id: string, at: number): void {
    this.byStatement.set(id, [...(this.byStatement.get(id) ?? []), {unit_id, at}]);
  }

  cost(id: string, unit_id: string, at: number): number {
    let cost = 0;
    for (const use of this.byStatement.get(id) ?? []) {
      cost += USED;
      if (use.at === at) cost += USED_NOW;
      if (use.unit_id === unit_id) cost += at - use.at < RECENT_QUARTERS ? OWN_RECENT : OWN_EARLIER;
    }
    return cost;
  }
}

export type Choosing = {
  unit: SampleUnit;
  quarter: Quarter;
  at: number;
  /** What the report is to say; a sentence must not say more on these matters than this. */
  faces: ReadonlyMap<string, PlannedFace>;
  uses: Uses;
  random: Random;
};

/**
 * The candidate that suits best: it fits the quarter, contradicts nothing planned, and was used least. Null when none can stand;
 * one the unit used within a year is no candidate.
 */
export function choose(candidates: readonly SourceStatement[], choosing: Choosing): SourceStatement | null {
  const {unit, quarter, at, faces, uses, random} = choosing;
  let best: SourceStatement | null = null;
  let least = OWN_RECENT;
  for (const candidate of candidates) {
    if (!fitsQuarter(candidate, quarter) || !agrees(candidate, faces)) continue;
    const cost =
      uses.cost(candidate.id, unit.line, at) + misfit(candidate.text, unit, quarter) + random.next() * 2;
    if (cost < least) {
      least = cost;
      best = candidate;
    }
  }
  return best;
}

/** Whether a sentence says nothing against the plan. Matters outside the plan are free, but the widespread ones are weak by plan only. */
export function agrees(statement: SourceStatement, faces: ReadonlyMap<string, PlannedFace>): boolean {
  return statement.clauses.every(({matter, face}) => {
    if (matter === undefined || (face !== "weak" && face !== "achieved")) return true;
    const planned = faces.get(matter);
    if (planned === undefined) return WIDESPREAD[matter] === undefined || matter === statement.matter;
    if (planned === "both") return true;
    return face === "weak" ? planned === "weak" : planned !== "weak";
  });
}

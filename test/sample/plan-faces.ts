import {randomOf} from "./random.ts";
import {UNITS} from "./units.ts";

/** What a report is to say on a matter. */
export type PlannedFace = "weak" | "achieved" | "resolved" | "both";

/** Share of units in which a widespread matter is weak, quarter by quarter. */
export const WIDESPREAD: Readonly<Record<string, readonly number[]>> = {
  // falling
  SH01: [0.6, 0.58, 0.52, 0.47, 0.42, 0.36, 0.3, 0.25],
  DC01: [0.42, 0.4, 0.36, 0.32, 0.28, 0.24, 0.2, 0.16],
  // rising
  TN01: [0.14, 0.18, 0.24, 0.3, 0.36, 0.42, 0.48, 0.52],
  DV02: [0.3, 0.32, 0.36, 0.4, 0.44, 0.47, 0.5, 0.54],
  // steady
  HB01: [0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4],
  DT03: [0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3],
  // seasonal: the inspection year, the programme year, the review after year's end
  KT05: [0.42, 0.34, 0.24, 0.12, 0.42, 0.34, 0.24, 0.12],
  NQ05: [0.16, 0.3, 0.4, 0.24, 0.16, 0.3, 0.4, 0.24],
  DG03: [0.4, 0.2, 0.14, 0.34, 0.42, 0.22, 0.16, 0.36],
  // a jump when units were merged
  VP03: [0.16, 0.16, 0.14, 0.16, 0.18, 0.2, 0.66, 0.62],
  CB01: [0.12, 0.12, 0.14, 0.12, 0.16, 0.18, 0.6, 0.52],
  TT01: [0.2, 0.2, 0.22, 0.26, 0.34, 0.46, 0.5, 0.34],
};

const NOISE = 0.1;
const SPARSE_A_UNIT = 7;
const LINES = [...new Set(UNITS.map(({line}) => line))];

/** Where a unit's own weaknesses lie in time: half-open ranges of quarters in which the matter is weak. */
type Episode = {matter: string; from: number; to: number};

/**
 * What a unit is to say in quarter `at` (0–7), given what its last report said (`before`, null when there was none). A unit's leaning to
 * each matter is fixed by its id, so weaknesses stay, end and come back with the curves of `WIDESPREAD`; a few other matters are its own.
 */
export function planFaces(
  unit_id: string,
  at: number,
  {matters, before}: {matters: readonly string[]; before: ReadonlyMap<string, PlannedFace> | null},
): Map<string, PlannedFace> {
  const random = randomOf(`faces ${unit_id} ${at}`);
  const faces = new Map<string, PlannedFace>();
  const say = (matter: string, weak: boolean, good: number): void => {
    const last = before?.get(matter);
    const wasWeak = last === "weak" || last === "both";
    if (weak) faces.set(matter, wasWeak && random.chance(0.12) ? "both" : "weak");
    else if (wasWeak && random.chance(0.55)) faces.set(matter, random.chance(0.12) ? "both" : "resolved");
    else if (!wasWeak && random.chance(good)) faces.set(matter, "achieved");
  };
  for (const [matter, curve] of Object.entries(WIDESPREAD)) {
    const leaning = leaningOf(unit_id, matter);
    say(matter, leaning + (random.next() - 0.5) * NOISE < curve[at]!, 0.22);
  }
  const own = episodesOf(unit_id, matters);
  for (const matter of new Set(own.map((episode) => episode.matter)))
    say(
      matter,
      own.some((e) => e.matter === matter && e.from <= at && at < e.to),
      0.15,
    );
  return faces;
}

/** Where a unit stands among all units on a matter, from 0 to 1, evenly spread, so that a share of 0.4 is 40 % of the units. */
function leaningOf(line: string, matter: string): number {
  const order = randomOf(`leanings to ${matter}`).shuffle(LINES);
  return (order.indexOf(line) + 0.5) / order.length;
}

function episodesOf(unit_id: string, matters: readonly string[]): Episode[] {
  const random = randomOf(`episodes ${unit_id}`);
  const sparse = matters.filter((matter) => WIDESPREAD[matter] === undefined);
  return random
    .shuffle(sparse)
    .slice(0, SPARSE_A_UNIT)
    .flatMap((matter) => {
      const from = random.between(0, 6);
      const to = from + random.between(1, 5);
      const episodes: Episode[] = [{matter, from, to}];
      if (random.chance(0.35) && to < 6) episodes.push({matter, from: to + random.between(1, 2), to: to + 4});
      return episodes;
    });
}

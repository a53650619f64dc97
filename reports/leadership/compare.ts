import type {Face, LedgerEntry} from "./rows.ts";

/** How a matter moved among the units that sent in both periods. */
export type Change = {
  /** Units that did not name it before and do now. */
  more: number;
  /** Units that named it before and no longer do. */
  fewer: number;
  verdict: "up" | "down" | "unclear" | "steady";
};

/**
 * The change of one matter between two periods; null when no unit sent in both. `steady` when fewer than
 * three units more moved one way than the other; else `up` or `down` when McNemar's mid-p test gives p < 0.05, `unclear` when it does not
 * (M. Fagerland et al., BMC Med. Res. Methodol. 13:91, 2013).
 */
export function compareMatter(entries: readonly LedgerEntry[]): Change | null {
  const both = entries.filter(
    ({face, before}) => face !== "no_report" && before !== null && before !== "no_report",
  );
  if (both.length === 0) return null;
  const more = both.filter(({face, before}) => isWeak(face) && !isWeak(before)).length;
  const fewer = both.filter(({face, before}) => !isWeak(face) && isWeak(before)).length;
  if (Math.abs(more - fewer) < 3) return {more, fewer, verdict: "steady"};
  if (midP(more, fewer) >= 0.05) return {more, fewer, verdict: "unclear"};
  return {more, fewer, verdict: more > fewer ? "up" : "down"};
}

/** Whether the unit names the matter as weak; false for null. */
export function isWeak(face: Face | null): boolean {
  return face === "weak" || face === "both";
}

/** Two-sided McNemar mid-p value of `b` and `c` discordant pairs; 1 when there are none. */
export function midP(b: number, c: number): number {
  const n = b + c;
  if (n === 0) return 1;
  let term = 0.5 ** n;
  let sum = term;
  for (let k = 1; k <= Math.min(b, c); k++) {
    term *= (n - k + 1) / k;
    sum += term;
  }
  return Math.min(1, 2 * sum - term);
}

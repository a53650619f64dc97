import type {Evidence} from "./rows.ts";

/** What the program gives as less sure than this is right less often than not (docs/measures.md). */
const UNSURE = 0.6;

/** Whether the program is unsure that a statement is about its matter, and nobody has looked at it. */
export function isDoubtful({reviewed, matter_confidence}: Evidence): boolean {
  return !reviewed && matter_confidence < UNSURE;
}

/** The weaknesses, as `unit matter`, that rest on doubtful statements alone. */
export function doubtfulWeaknesses(evidence: readonly Evidence[]): Set<string> {
  const weak = evidence.filter(({kind}) => kind === "weak");
  const key = ({unit_id, matter}: Evidence) => `${unit_id} ${matter}`;
  const doubtful = new Set(weak.map(key));
  for (const row of weak) if (!isDoubtful(row)) doubtful.delete(key(row));
  return doubtful;
}

import type {Uses} from "./choose-statements.ts";
import type {Parts} from "./compose-report.ts";
import type {Membership} from "./figures.ts";
import type {PlannedFace} from "./plan-faces.ts";
import type {PromiseMade, Sent} from "./promises.ts";
import type {SourceStatement} from "./statements.ts";
import type {Truth} from "./truth.ts";

/** A file of the sample, below its folder. */
export type SampleFile = {path: string; bytes: Uint8Array};

/** What is remembered of a unit, and of the one it was renamed from, from quarter to quarter. */
export type Memory = {
  /** Of the last report sent; null before the first. */
  period: string | null;
  parts: Parts | null;
  faces: Map<string, PlannedFace> | null;
  /** At the end of the last quarter, sent or not. */
  membership: Membership | null;
  promises: PromiseMade[];
  sent: Sent[];
};

/** The sample as it is being made: files, truth, and what later reports depend on. */
export type Making = Truth & {
  out: SampleFile[];
  statements: SourceStatement[];
  uses: Uses;
  /** By line of units. */
  memories: Map<string, Memory>;
};

/** The memory of a line, a blank one the first time. */
export function remember({memories}: Making, line: string): Memory {
  const memory = memories.get(line) ?? {
    period: null,
    parts: null,
    faces: null,
    membership: null,
    promises: [],
    sent: [],
  };
  memories.set(line, memory);
  return memory;
}

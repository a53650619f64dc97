import type {Placed} from "./placed.ts";
import {dueDate, quarterOf} from "./quarters.ts";
import {randomOf} from "./random.ts";
import type {SourceStatement} from "./statements.ts";

/** What is meant to become of a promise. */
type Fate = "done" | "repeated" | "dropped" | "open";

export type PromiseMade = {
  statement: SourceStatement;
  unit_id: string;
  period: string;
  path: string;
  matter: string;
  owner: string;
  due: string;
  fate: Fate;
};

/** What a unit's later reports say of its promises. One row a promise, as it stands in `truth-promises.jsonl`. */
export type PromiseRow = Omit<PromiseMade, "statement"> & {
  id: string;
  /** Periods of later reports that hold the sentence again, word for word. */
  repeated_in: string[];
  /** Periods up to the first report that ends on or after the due date, by what they say of the matter. */
  achieved_in: string[];
  weak_in: string[];
  /**
   * `done`: the last of those reports that names the matter says it is achieved, and not weak; else `repeated`; else `still_weak`; else
   * `not_mentioned`; `pending` when no report has come since, or none of the due date yet and none says anything.
   */
  outcome: "done" | "repeated" | "still_weak" | "not_mentioned" | "pending";
};

/** The promises with owner and date among a report's sentences. */
export function promisesIn(
  statements: readonly SourceStatement[],
  {unit_id, period, path}: {unit_id: string; period: string; path: string},
): PromiseMade[] {
  return statements.flatMap((statement) =>
    statement.clauses.flatMap(({matter, owner, due}) => {
      if (matter === undefined || owner === undefined || due === undefined) return [];
      const luck = randomOf(`fate ${unit_id} ${period} ${statement.id}`).next();
      const fate: Fate = luck < 0.45 ? "done" : luck < 0.65 ? "repeated" : luck < 0.88 ? "dropped" : "open";
      return [{statement, unit_id, period, path, matter, owner, due, fate}];
    }),
  );
}

/** Promises of a unit to be dealt with in a period: those to report done, those to write again, matters to pass over in silence. */
export function dealWith(
  open: readonly PromiseMade[],
  period: string,
  previous_period: string | null,
): {done: PromiseMade[]; repeated: SourceStatement[]; passed_over: Set<string>} {
  const {last, first} = quarterOf(period);
  const earlier = open.filter((promise) => promise.period < period);
  const falls_due = ({due}: PromiseMade) => dueDate(due) >= first && dueDate(due) <= last;
  return {
    done: earlier.filter((promise) => promise.fate === "done" && falls_due(promise)),
    repeated: earlier
      .filter((promise) => promise.fate === "repeated" && promise.period === previous_period)
      .map(({statement}) => statement),
    passed_over: new Set(
      earlier.filter(({fate, due}) => fate !== "open" && dueDate(due) >= first).map(({matter}) => matter),
    ),
  };
}

/** A report sent: ids of its statements, and the faces of the matters it names. */
export type Sent = {period: string; ids: ReadonlySet<string>; faces: ReadonlyMap<string, string>};

/** What became of the promises, read off the reports that each unit sent (`sent`, in order of periods). */
export function followPromises(
  made: readonly PromiseMade[],
  sent: ReadonlyMap<string, readonly Sent[]>,
): PromiseRow[] {
  return made.map(({statement, ...promise}) => {
    const later = (sent.get(promise.unit_id) ?? []).filter(({period}) => period > promise.period);
    const due = dueDate(promise.due);
    const last = later.findIndex(({period}) => quarterOf(period).last >= due);
    const read = last < 0 ? later : later.slice(0, last + 1);
    const says = (faces: string[]) =>
      read
        .filter((report) => faces.includes(report.faces.get(promise.matter) ?? ""))
        .map(({period}) => period);
    const [achieved_in, weak_in] = [says(["achieved", "both"]), says(["weak", "both"])];
    const repeated_in = later.filter(({ids}) => ids.has(statement.id)).map(({period}) => period);
    const latest = [...achieved_in, ...weak_in].sort().at(-1);
    const done = latest !== undefined && achieved_in.includes(latest) && !weak_in.includes(latest);
    const repeated = read.some(({ids}) => ids.has(statement.id));
    const outcome = done
      ? "done"
      : repeated
        ? "repeated"
        : weak_in.length > 0
          ? "still_weak"
          : last >= 0
            ? "not_mentioned"
            : "pending";
    return {id: statement.id, ...promise, repeated_in, achieved_in, weak_in, outcome};
  });
}

/** Ids of the statements among sentences. */
export function idsOf(sentences: readonly Placed[]): Set<string> {
  return new Set(sentences.flatMap(({id}) => (id === null ? [] : [id])));
}

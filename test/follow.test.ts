import {afterEach, describe, expect, test} from "vitest";
import {rows, type Store} from "../pipeline/store.ts";
import {type Said, type Story, tellStory} from "./support/tell-story.ts";

const QUARTERS = ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2"];
const weak: Said = {label: "limitation", matter: "SH01"};
const good: Said = {label: "achievement", matter: "SH01"};
const cause: Said = {label: "cause", matter: "SH01"};
const other: Said = {label: "achievement", matter: "SH02"};
const elsewhere: Said = {label: "achievement", matter: "DV01"};
let store: Store | undefined;
afterEach(() => {
  store?.close();
  store = undefined;
});

/** w weak, c a cause only, a achieved, b both, r achieved as overcome, s another matter of the theme, - another theme, . no report. */
const LETTERS: Readonly<Record<string, readonly Said[] | null>> = {
  w: [weak],
  c: [cause],
  a: [good],
  b: [weak, good],
  r: [{...good, status: "resolved_claimed"}],
  s: [other],
  "-": [elsewhere],
  ".": null,
};

function story(letters: string): Story {
  return Object.fromEntries([...letters].map((letter, at) => [QUARTERS[at], LETTERS[letter] ?? null]));
}

describe("states of the ledger", () => {
  test.for<[string, string]>([
    ["w", "new"],
    ["ww", "new persisting"],
    ["wwww", "new persisting chronic chronic"],
    ["wcw", "new persisting chronic"],
    // a quarter without a report, or one silent on the theme, neither counts nor breaks the run
    ["w.w", "new unknown persisting"],
    ["w-ww", "new unknown persisting chronic"],
    // silence on the matter in a report on the theme ends the run, and is no achievement
    ["wsw", "new silent recurring"],
    ["wsssw", "new silent silent silent new"],
    ["wa", "new resolved_claimed"],
    ["wsa", "new silent resolved_claimed"],
    ["waw", "new resolved_claimed relapsed"],
    ["wasw", "new resolved_claimed silent relapsed"],
    ["aw", "achieved new"],
    ["aa", "achieved achieved"],
    ["ra", "resolved_claimed achieved"],
    ["wb", "new persisting"],
    ["wwaww", "new persisting resolved_claimed relapsed persisting"],
  ])("%s: %s", async ([letters, states]) => {
    store = await tellStory({u: story(letters)});
    const ledger = await rows<{state: string}>(
      store.db,
      "select state from ledger where matter = 'SH01' order by period",
    );
    expect(ledger.map(({state}) => state).join(" ")).toBe(states);
  });

  test("a run knows its length and its first quarter, over a gap", async () => {
    store = await tellStory({u: story("sw.ww")});
    expect(
      await rows(
        store.db,
        "select face, streak, weak_since from ledger where matter = 'SH01' order by period",
      ),
    ).toEqual([
      {face: "silent", streak: 0, weak_since: null},
      {face: "weak", streak: 1, weak_since: "2024-Q2"},
      {face: "no_report", streak: 0, weak_since: null},
      {face: "weak", streak: 2, weak_since: "2024-Q2"},
      {face: "weak", streak: 3, weak_since: "2024-Q2"},
    ]);
  });

  test("what a superior does badly is not the unit's weakness", async () => {
    store = await tellStory({u: {"2024-Q1": [{...weak, holder: "superior"}, good]}});
    expect(await rows(store.db, "select face from ledger")).toEqual([{face: "achieved"}]);
  });

  test("a person's decision stands before the program's label", async () => {
    store = await tellStory(
      {u: {"2024-Q1": [weak, good]}},
      `insert into decisions by name select 1 as decision_id, report_id, path, text, 0 as nth, 'label' as field, 'context' as value,
         timestamp '2025-01-01' as decided_on, 'soát' as decided_by from statements join reports using (report_id) where statement_id = 'u-2024-Q1-0'`,
    );
    expect(await rows(store.db, "select face from ledger")).toEqual([{face: "achieved"}]);
  });
});

test("three denominators: asked, sent, and those that speak of the theme", async () => {
  store = await tellStory({
    a: {"2024-Q1": [weak]},
    b: {"2024-Q1": [weak, good]},
    c: {"2024-Q1": [good]},
    d: {"2024-Q1": [other]},
    e: {"2024-Q1": [elsewhere]},
    f: {"2024-Q1": null},
  });
  const [trend] = await rows(
    store.db,
    "select asked, sent, covering, weak, achieved, weak_and_achieved, silent, weak_low > 0.1 and weak_high < 0.8 as is_wide from trends where matter = 'SH01'",
  );
  expect(trend).toEqual({
    asked: 6,
    sent: 5,
    covering: 4,
    weak: 2,
    achieved: 1,
    weak_and_achieved: 1,
    silent: 1,
    is_wide: true,
  });
});

describe("what becomes of a promise", () => {
  const promise: Said = {
    label: "solution",
    matter: "SH01",
    text: "Văn phòng lập sổ theo dõi phát biểu, xong trước ngày 31/7/2024",
    owner: "Văn phòng",
    due: "2024-07-31",
  };
  const made: Story = {"2024-Q1": [weak, promise]};
  test.for<[string, Story, string, string | null]>([
    ["no later report", {}, "pending", null],
    ["a report before the date that says nothing", {"2024-Q2": [other]}, "pending", null],
    ["achieved in the report of the date", {"2024-Q2": [other], "2024-Q3": [good]}, "done", "u-2024-Q3-0"],
    ["weak first, achieved by the date", {"2024-Q2": [weak], "2024-Q3": [good]}, "done", "u-2024-Q3-0"],
    ["achieved first, weak at the date", {"2024-Q2": [good], "2024-Q3": [weak]}, "still_weak", "u-2024-Q3-0"],
    ["both at once", {"2024-Q3": [weak, good]}, "still_weak", "u-2024-Q3-0"],
    ["promised again word for word", {"2024-Q2": [weak, promise]}, "repeated", "u-2024-Q2-1"],
    ["said again but achieved", {"2024-Q2": [promise], "2024-Q3": [good]}, "done", "u-2024-Q3-0"],
    ["nothing by the date", {"2024-Q2": [other], "2024-Q3": [other]}, "not_mentioned", null],
    ["achieved only long after the date", {"2024-Q3": [other], "2024-Q4": [good]}, "not_mentioned", null],
    ["no report at all by the date", {"2024-Q2": null, "2024-Q3": null}, "pending", null],
  ])("%s", async ([, later, outcome, answer_id]) => {
    store = await tellStory({u: {...made, ...later}});
    expect(
      await rows(
        store.db,
        "select owner, due_on, strength, outcome, answer_id from promises where period = '2024-Q1'",
      ),
    ).toEqual([{owner: "Văn phòng", due_on: "2024-07-31", strength: 3, outcome, answer_id}]);
  });

  test("one without a date is answered by the next report", async () => {
    const {due, ...undated} = promise;
    store = await tellStory({
      u: {"2024-Q1": [undated], "2024-Q2": null, "2024-Q3": [other], "2024-Q4": [good]},
    });
    expect(await rows(store.db, "select outcome from promises")).toEqual([{outcome: "not_mentioned"}]);
    expect(due).toBe("2024-07-31");
  });
});

test("weaknesses without a solution in the same report are open; a request answers too", async () => {
  store = await tellStory({
    a: {"2024-Q1": [weak]},
    b: {"2024-Q1": [weak, {label: "solution", matter: "SH01"}]},
    c: {"2024-Q1": [weak, {label: "request", matter: "SH01"}]},
    d: {"2024-Q1": [weak, {label: "solution", matter: "SH02"}]},
  });
  const open = await rows<{unit_id: string}>(store.db, "select unit_id from open_loops");
  expect(open.map(({unit_id}) => unit_id)).toEqual(["a", "d"]);
});

test("links inside a report, and sentences that a report repeats from the one before", async () => {
  const long = "Việc duy trì chế độ sinh hoạt của một số tổ đảng còn chưa nền nếp";
  store = await tellStory({
    u: {
      "2024-Q1": [{...weak, text: long}, good, cause, {label: "solution", matter: "SH01"}],
      "2024-Q2": null,
      "2024-Q3": [{...weak, text: long}, other],
    },
  });
  expect(await rows(store.db, "select kind, from_id, to_id from links order by all")).toEqual([
    {kind: "cause_of", from_id: "u-2024-Q1-2", to_id: "u-2024-Q1-0"},
    {kind: "remedied_by", from_id: "u-2024-Q1-0", to_id: "u-2024-Q1-3"},
    {kind: "repeats", from_id: "u-2024-Q3-0", to_id: "u-2024-Q1-0"},
    {kind: "same_matter_contrast", from_id: "u-2024-Q1-0", to_id: "u-2024-Q1-1"},
  ]);
  expect(await rows(store.db, "select report_id, previous_id, statements, same, share from reuse")).toEqual([
    {report_id: "u-2024-Q3", previous_id: "u-2024-Q1", statements: 2, same: 1, share: 0.5},
  ]);
});

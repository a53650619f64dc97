import fc from "fast-check";
import {afterEach, describe, expect, test} from "vitest";
import {clusterStatements, type Leader, type Unmatched} from "../pipeline/4-follow/cluster-statements.ts";
import {makeCandidates} from "../pipeline/4-follow/make-candidates.ts";
import {parseDecision} from "../pipeline/decide/decision.ts";
import {goldOfDecisions} from "../pipeline/decide/gold-of-decisions.ts";
import {storeDecisions} from "../pipeline/decide/store-decisions.ts";
import {rows, type Store} from "../pipeline/store.ts";
import {tellStory} from "./support/tell-story.ts";

const given = {decided_by: "chuyên viên", decided_on: "2026-01-12T03:00:00.000Z"};
const statement = (words: string, at: number, unit_id = `u${at}`): Unmatched => ({
  statement_id: `s${at}`,
  unit_id,
  key: words.replaceAll("_", " "),
  text: words.replaceAll("_", " "),
  words,
  around: words,
});
const options = {kept: new Set<string>(), rarity: () => 1, idOf: (key: string) => key, known: [] as Leader[]};

describe("clusters of what fits no matter", () => {
  const lamps = [
    "đèn hành_lang vẫn bật suốt ngoài giờ",
    "quạt và đèn hành_lang bật suốt ngoài giờ",
    "phòng nào cũng bật đèn suốt ngoài giờ",
  ];
  const cars = "xe công dùng chung chưa có sổ theo_dõi";

  test("like sentences of several units make one, named by the words they share", () => {
    const clusters = clusterStatements(
      [...lamps, cars].map((words, at) => statement(words, at)),
      options,
    );
    expect(
      clusters.map(({statements, name}) => [statements.map(({statement_id}) => statement_id), name]),
    ).toEqual([[["s0", "s1", "s2"], "bật · suốt · ngoài · giờ"]]);
  });

  test.for<[string, Unmatched[]]>([
    ["one unit alone", lamps.map((words, at) => statement(words, at, "u"))],
    ["two statements", lamps.slice(0, 2).map((words, at) => statement(words, at))],
    ["one sentence copied by three", [0, 1, 2].map((at) => statement(cars, at))],
    ["sentences of few words", ["còn chậm", "rất chậm", "vẫn chậm"].map((words, at) => statement(words, at))],
    ["nothing", []],
  ])("no candidate: %s", ([, statements]) => {
    expect(clusterStatements(statements, options)).toEqual([]);
  });

  const WORDS = [..."abcdefghijklmnop"];
  const sentence = fc
    .uniqueArray(fc.constantFrom(...WORDS), {minLength: 5, maxLength: 7})
    .map((words) => words.join(" "));
  const nights = fc.array(fc.array(sentence, {maxLength: 14}), {minLength: 1, maxLength: 4});

  test("ids survive the nights to come, in whatever order reports arrive, and the same input gives the same again", () => {
    fc.assert(
      fc.property(nights, fc.boolean(), (additions, is_late) => {
        let statements: Unmatched[] = [];
        let known: Leader[] = [];
        for (const texts of additions) {
          const added = texts.map((words, at) => statement(words, statements.length + at));
          statements = is_late ? [...added, ...statements] : [...statements, ...added];
          const clusters = clusterStatements(statements, {...options, known});
          expect(clusters.map(({candidate_id}) => candidate_id)).toEqual(
            expect.arrayContaining(known.map(({candidate_id}) => candidate_id)),
          );
          const all = clusters.flatMap((cluster) => cluster.statements.map(({statement_id}) => statement_id));
          expect(new Set(all).size).toBe(all.length);
          const leaders = clusters.map(({statements: _, name: __, ...leader}) => leader);
          const again = clusterStatements(statements, {...options, known: leaders});
          expect(again).toEqual(clusters);
          known = leaders;
        }
      }),
      {numRuns: 300},
    );
  });
});

describe("candidates in the store", () => {
  let store: Store | undefined;
  afterEach(() => {
    store?.close();
    store = undefined;
  });
  const TEXTS = [
    "đèn hành_lang vẫn bật suốt ngoài giờ làm",
    "quạt, đèn hành_lang bật suốt ngoài giờ",
    "nhiều phòng bật đèn suốt ngoài giờ",
  ];
  /** Three units that speak of one thing, without a matter; and one that speaks of others. */
  async function begin(): Promise<Store> {
    const units = Object.fromEntries(
      TEXTS.map((text, at) => [
        `u${at}`,
        {"2024-Q1": [{label: "limitation" as const, matter: "SH01", text}]},
      ]),
    );
    store = await tellStory({
      ...units,
      other: {
        "2024-Q1": [..."abcdefghijkl"].map((letter) => ({
          label: "achievement" as const,
          matter: "SH02",
          text: `${letter} đã xong việc ${letter} ${letter}x ${letter}y ${letter}z`,
        })),
      },
    });
    await store.db.run("delete from mentions where matter = 'SH01'");
    await makeCandidates(store.db);
    return store;
  }
  const offered = ({db}: Store) =>
    rows<{candidate_id: string; decision: string | null; n: number}>(
      db,
      "select candidate_id, decision, count(statement_id) as n from candidates left join candidate_statements using (candidate_id) group by all",
    );
  let day = 0;
  const decide = async ({db}: Store, candidate_id: string, value: string) => {
    day += 1;
    const decided_on = `2026-01-${10 + day}`;
    const line = JSON.stringify({candidate_id, field: "candidate", value, decided_on});
    await storeDecisions(db, [parseDecision(line, 1, given)], [1]);
    await makeCandidates(db);
  };

  test("one is offered, keeps its id, is decided on, and stays decided when nothing is left of it", async () => {
    const begun = await begin();
    const [first] = await offered(begun);
    expect(await offered(begun)).toEqual([
      {candidate_id: expect.stringMatching(/^uv-[0-9a-f]{8}$/u), decision: null, n: 3},
    ]);
    const id = first?.candidate_id ?? "";
    await decide(begun, id, "rejected");
    expect(await offered(begun)).toEqual([{candidate_id: id, decision: "rejected", n: 3}]);
    await decide(begun, id, "program");
    expect(await offered(begun)).toEqual([{candidate_id: id, decision: null, n: 3}]);
    await decide(begun, id, "rejected");
    // Its first sentence has a matter now: the rest is still it, and it does not come back under another id.
    await begun.db.run(
      "insert into mentions select statement_id, 'SH01', 'SH', 'weak', 1, '' from statements where text = $1",
      [TEXTS[0] ?? ""],
    );
    await makeCandidates(begun.db);
    expect(await offered(begun)).toEqual([{candidate_id: id, decision: "rejected", n: 2}]);
    await begun.db.run("delete from statements");
    await makeCandidates(begun.db);
    expect(await offered(begun)).toEqual([{candidate_id: id, decision: "rejected", n: 0}]);
    await expect(decide(begun, "uv-00000000", "rejected")).rejects.toThrow(
      'Dòng 1: kho không có {"candidate_id":"uv-00000000"}',
    );
  });

  test("given to a matter, its statements are labelled sentences to learn from, and no table changes", async () => {
    const begun = await begin();
    const [first] = await offered(begun);
    await decide(begun, first?.candidate_id ?? "", "VP03");
    expect(await goldOfDecisions(begun.db)).toMatchObject(
      TEXTS.map((text) => ({text, label: "limitation", unsure: true, types: ["VP03"]})),
    );
    expect(await rows(begun.db, "select * from claim_matters where matter = 'VP03'")).toEqual([]);
  });
});

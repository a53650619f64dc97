import {followMatters} from "../../pipeline/4-follow/follow.ts";
import type {Label} from "../../pipeline/model.ts";
import {insert, openStore, type Store} from "../../pipeline/store.ts";

/** What a report says: its label, the matter, and what is not plain about it. */
export type Said = {
  label: Label;
  matter: string;
  text?: string;
  status?: string;
  holder?: string;
  owner?: string;
  due?: string;
};

/** The reports of one unit by period: what each says, null when none came. */
export type Story = Readonly<Record<string, readonly Said[] | null>>;

const FACES: Partial<Record<Label, string>> = {
  limitation: "weak",
  cause: "weak",
  achievement: "achieved",
  solution: "remedy",
  request: "remedy",
};

/**
 * A store in which each unit was asked in each period named, and said what its story tells; followed. `change` is SQL run before that.
 * Themes are the first two letters of matters.
 */
export async function tellStory(units: Readonly<Record<string, Story>>, change = ""): Promise<Store> {
  const store = await openStore(":memory:");
  const {db} = store;
  const periods = [...new Set(Object.values(units).flatMap((story) => Object.keys(story)))].sort();
  await insert(
    db,
    "periods",
    periods.map((period, ordinal) => ({period, name: period, ordinal, ...quarter(period)})),
  );
  await insert(
    db,
    "units",
    Object.keys(units).map((unit_id) => ({unit_id, name: unit_id, kind: "so", aliases: []})),
  );
  await insert(
    db,
    "calls",
    Object.entries(units).flatMap(([unit_id, story]) =>
      Object.keys(story).map((period) => ({unit_id, period, due: quarter(period).to_date})),
    ),
  );
  const matters = new Set<string>();
  for (const [unit_id, story] of Object.entries(units)) {
    for (const [period, said] of Object.entries(story)) {
      if (said === null) continue;
      const report_id = `${unit_id}-${period}`;
      await insert(db, "reports", [
        {
          report_id,
          path: `${report_id}.docx`,
          unit_id,
          period,
          other_periods: [],
          is_draft: false,
          issued_on: quarter(period).to_date,
          tag_version: "t1",
        },
      ]);
      await insert(
        db,
        "statements",
        said.map((one, ordinal) => statement(one, report_id, ordinal)),
      );
      await insert(
        db,
        "mentions",
        said.map(({label, matter}, ordinal) => ({
          statement_id: `${report_id}-${ordinal}`,
          matter,
          theme: matter.slice(0, 2),
          face: FACES[label] ?? "weak",
          confidence: 0.9,
          evidence: "",
        })),
      );
      for (const {matter} of said) matters.add(matter);
    }
  }
  await insert(
    db,
    "matters",
    [...matters].sort().map((matter) => ({
      matter,
      theme: matter.slice(0, 2),
      name: matter,
      weakness: matter,
      weakness_en: matter,
    })),
  );
  if (change !== "") await db.run(change);
  await followMatters(db);
  return store;
}

function statement(
  {label, text, status, holder, owner, due}: Said,
  report_id: string,
  ordinal: number,
): object {
  const words = text ?? `${report_id} câu thứ ${ordinal}`;
  return {
    statement_id: `${report_id}-${ordinal}`,
    report_id,
    ordinal,
    section: 0,
    sentence: ordinal,
    block: ordinal,
    start: 0,
    end: words.length,
    text: words,
    text_plain: words,
    words,
    label,
    confidence: 0.9,
    evidence: "",
    status: status ?? null,
    holder: holder ?? "own_unit",
    owner: owner ?? null,
    due: due ?? null,
    promise_strength:
      label === "solution" ? Number(owner !== undefined) + Number(due !== undefined) + 1 : null,
    shingles: hashes(words),
    reviewed: false,
  };
}

/** Sixteen numbers that are the same for the same words, and else not. */
function hashes(words: string): bigint[] {
  let state = 14695981039346656037n;
  for (const letter of words)
    state = ((state ^ BigInt(letter.codePointAt(0) ?? 0)) * 1099511628211n) % 2n ** 60n;
  return Array.from({length: 16}, (_, i) => state + BigInt(i));
}

function quarter(period: string): {from_date: string; to_date: string} {
  const [year, nth] = period.split("-Q").map(Number) as [number, number];
  const day = (month: number, of: number) => new Date(Date.UTC(year, month, of)).toISOString().slice(0, 10);
  return {from_date: day(3 * nth - 3, 1), to_date: day(3 * nth, 0)};
}

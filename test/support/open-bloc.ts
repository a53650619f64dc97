import {readFileSync} from "node:fs";
import {followMatters} from "../../pipeline/4-follow/follow.ts";
import {openStore, type Store} from "../../pipeline/store.ts";

/** The invented bloc of test/input/bloc.sql, followed; `change` is SQL run before following. */
export async function openBloc({
  units,
  quarters,
  change = "",
  path = ":memory:",
}: {
  units: number;
  quarters: number;
  change?: string;
  path?: string;
}): Promise<Store> {
  const store = await openStore(path);
  await store.db.run(`set variable bloc_units = ${units}; set variable bloc_quarters = ${quarters}`);
  await store.db.run(readFileSync(new URL("../input/bloc.sql", import.meta.url), "utf8"));
  if (change !== "") await store.db.run(change);
  await followMatters(store.db);
  return store;
}

import {readFileSync} from "node:fs";
import type {DuckDBConnection} from "@duckdb/node-api";
import {parse} from "yaml";
import {insert, transaction} from "./store.ts";

type Taxonomy = {
  themes: {id: string; vi: string; en: string}[];
  weaknesses: {id: string; theme: string; vi: string; en: string; matter: string}[];
  changes?: {on: string; kind: string; from: string | null; to: string | null; why: string}[];
};
type Metrics = {
  metrics: {id: string; vi: string; group: string; unit?: string; type: string; direction: string}[];
};

/** Stores the themes, matters, changes of the taxonomy and metrics of data/taxonomy anew, in the order of the files. */
export async function loadDictionaries(db: DuckDBConnection): Promise<void> {
  const {themes, weaknesses, changes = []} = readYaml<Taxonomy>("taxonomy.yaml");
  const {metrics} = readYaml<Metrics>("metrics.yaml");
  await transaction(db, async () => {
    for (const table of ["themes", "matters", "matter_changes", "metric_defs"])
      await db.run(`delete from ${table}`);
    await insert(
      db,
      "themes",
      themes.map(({id, vi, en}) => ({theme: id, name: vi, name_en: en})),
    );
    await insert(
      db,
      "matters",
      weaknesses.map(({id, theme, vi, en, matter}) => ({
        matter: id,
        theme,
        name: matter,
        weakness: vi,
        weakness_en: en,
      })),
    );
    await insert(
      db,
      "matter_changes",
      changes.map(({on, kind, from, to, why}) => ({
        on_date: on,
        kind,
        from_matter: from,
        to_matter: to,
        why,
      })),
    );
    await insert(
      db,
      "metric_defs",
      metrics.map(({id, vi, group, unit, type, direction}) => ({
        metric: id,
        name: vi,
        grp: group,
        unit: unit ?? null,
        type,
        direction,
      })),
    );
  });
}

function readYaml<T>(name: string): T {
  return parse(readFileSync(new URL(`../data/taxonomy/${name}`, import.meta.url), "utf8")) as T;
}

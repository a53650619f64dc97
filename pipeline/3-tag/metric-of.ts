import {readFileSync} from "node:fs";
import {parse} from "yaml";
import {fold, holds} from "../text.ts";

type MetricDefinition = {id: string; vi: string; unit: string; aliases?: string[]};
type Name = {metric: string; name: string};

let names: Name[] | undefined;
let shares: ReadonlySet<string> | undefined;

/**
 * The metric that a row heading or a phrase names: the one whose name or alias it is, else the one whose longest name or alias stands
 * in it. Null when the dictionary (data/taxonomy/metrics.yaml) knows none.
 */
export function metricOf(text: string): string | null {
  names ??= readNames();
  const folded = fold(text)
    .replace(/^(?:\d+(?:\.\d+)*[.)]?|[-+*•])\s*/u, "")
    .replace(/\s*\([^)]*\)\s*$/u, "");
  const exact = names.find(
    ({name}) => name === folded || name === folded.replace(/^(?:tổng )?số (?:lượng )?/u, ""),
  );
  return (exact ?? names.find(({name}) => name.length > 8 && holds(folded, name)))?.metric ?? null;
}

/** Whether a metric is a percentage. */
export function isShare(metric: string): boolean {
  shares ??= new Set(readMetrics().flatMap(({id, unit}) => (unit === "%" ? [id] : [])));
  return shares.has(metric);
}

/** The percentage that goes with a number, as `ty_le_dv_htxsnv` with `so_dv_htxsnv`; null when the dictionary has none. */
export function shareOf(metric: string): string | null {
  const share = metric.replace(/^so_/, "ty_le_");
  return share !== metric && isShare(share) ? share : null;
}

/** Names and aliases, folded, the longest first. */
function readNames(): Name[] {
  return readMetrics()
    .flatMap(({id, vi, aliases = []}) => [vi, ...aliases].map((name) => ({metric: id, name: fold(name)})))
    .sort((a, b) => b.name.length - a.name.length || (a.metric < b.metric ? -1 : 1));
}

function readMetrics(): MetricDefinition[] {
  const file = new URL("../../data/taxonomy/metrics.yaml", import.meta.url);
  return (parse(readFileSync(file, "utf8")) as {metrics: MetricDefinition[]}).metrics;
}

import {type ListLevel, type OdtStyles, odtLabel} from "./styles.ts";

/** Where a block stands in lists: the style in force, how deep, and the running list's id. */
export type ListPlace = {style: string | null; level: number; id: string};

/** The running numbers of a document's lists. They count as items come, in reading order. */
export type Counter = {
  /** Begins a top list and gives its id: its own, that of the list it continues, or that of the last list of its style. */
  begin: (attributes: Record<string, string>, style: string | null) => string;
  /** The label of the next item; `start` restarts the count. `style_override` numbers by another style. */
  next: (place: ListPlace, start: number | undefined, style_override?: string) => string | null;
  /** The label of the next numbered heading outside lists; `start` restarts the count. */
  nextHeading: (level: number, start: number | undefined) => string | null;
};

/** Counts list items (OpenDocument 1.3 part 3, 5.3): a list starts anew unless it continues the last of its style or a named one. */
export function countLists(styles: OdtStyles): Counter {
  const counters = new Map<string, number[]>();
  const last_of_style = new Map<string, string>();
  const aliases = new Map<string, string>();
  let unnamed = 0;
  const begin: Counter["begin"] = (attributes, style) => {
    const own = attributes["xml:id"] ?? `#${unnamed++}`;
    const named = attributes["text:continue-list"];
    const continued =
      named !== undefined
        ? (aliases.get(named) ?? named)
        : attributes["text:continue-numbering"] === "true"
          ? last_of_style.get(style ?? "")
          : undefined;
    const id = continued ?? own;
    aliases.set(own, id);
    last_of_style.set(style ?? "", id);
    return id;
  };
  const count = (
    id: string,
    level: number,
    levels: Map<number, ListLevel>,
    start: number | undefined,
  ): number[] => {
    const numbers = counters.get(id) ?? [];
    for (let above = 0; above < level - 1; above++) numbers[above] ??= levels.get(above + 1)?.start ?? 1;
    numbers[level - 1] = start ?? (numbers[level - 1] ?? (levels.get(level)?.start ?? 1) - 1) + 1;
    numbers.length = level;
    counters.set(id, numbers);
    return numbers;
  };
  const next: Counter["next"] = (place, start, style_override) => {
    const levels = styles.list(style_override ?? place.style ?? "");
    if (levels === undefined) return null;
    return odtLabel(levels, place.level, count(place.id, place.level, levels, start));
  };
  const nextHeading: Counter["nextHeading"] = (level, start) => {
    if ((styles.outline.get(level)?.format ?? "") === "") return null;
    return odtLabel(styles.outline, level, count("#outline", level, styles.outline, start));
  };
  return {begin, next, nextHeading};
}

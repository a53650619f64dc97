import type {Reading} from "../../pipeline/model.ts";

/** A reading as lines to compare: a block a line (`heading 1 «I.» Kết quả`, plain paragraphs without their kind), tables at their place. */
export function showReading({blocks, tables}: Reading): string[] {
  const lines: string[] = [];
  for (const [at, block] of [...blocks, null].entries()) {
    for (const table of tables.filter((one) => one.at === at))
      lines.push(
        `table «${table.caption ?? ""}»`,
        ...table.rows.map((row) => `| ${row.map((cell) => cell ?? "").join(" | ")} |`),
      );
    if (block === null) continue;
    const kind = block.kind === "paragraph" ? "" : `${block.kind} ${block.level ?? ""}`.trim();
    lines.push(
      [kind, block.label === null ? "" : `«${block.label}»`, block.text]
        .filter((part) => part !== "")
        .join(" "),
    );
  }
  return lines;
}

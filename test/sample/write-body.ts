import type {DocumentBlock} from "../support/office-document.ts";
import type {Outline} from "./outlines.ts";
import type {Placed} from "./placed.ts";

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"];
const SENTENCES_A_PARAGRAPH = 3;

/** A body as it is being written. `sentences` holds what stands in it, in reading order. */
export class BodyWriter {
  readonly blocks: DocumentBlock[] = [];
  readonly sentences: Placed[] = [];
  private readonly counts = [0, 0, 0];
  private readonly outline: Outline;

  constructor(outline: Outline) {
    this.outline = outline;
  }

  heading(level: 1 | 2 | 3, text: string): void {
    this.counts[level - 1]! += 1;
    for (let deeper = level; deeper < 3; deeper += 1) this.counts[deeper] = 0;
    const mark = this.outline.marks[level - 1];
    const label = mark === null || mark === undefined ? null : this.labelOf(mark, level);
    this.blocks.push({kind: "heading", level, label, text, how: this.outline.how});
  }

  /** A line that only opens what follows. */
  lead(text: string | null): void {
    if (text !== null) this.blocks.push({kind: "paragraph", text});
  }

  /** Sentences as list items, as paragraphs of up to three on one theme, or each as a numbered paragraph. */
  put(sentences: readonly Placed[], how: "dashes" | "paragraphs" | "numbers"): void {
    this.sentences.push(...sentences);
    if (how === "paragraphs") {
      for (const group of paragraphsOf(sentences))
        this.blocks.push({kind: "paragraph", text: group.map(({text}) => text).join(" ")});
      return;
    }
    for (const [i, {text}] of sentences.entries()) {
      const label = how === "dashes" ? this.outline.bullet : `(${i + 1})`;
      const auto = how === "dashes" && this.outline.how !== "typed";
      this.blocks.push({kind: "item", level: 1, label, text, how: auto ? "auto" : "typed"});
    }
  }

  table(table: Extract<DocumentBlock, {kind: "table"}>): void {
    this.blocks.push(table);
  }

  /** Ends the body with the mark that closes official papers. */
  close(): void {
    const last = this.blocks.at(-1);
    if (last !== undefined && last.kind !== "table") last.text = `${last.text.replace(/[.;]$/u, "")}./.`;
  }

  private labelOf(mark: string, level: 1 | 2 | 3): string {
    const count = this.counts[level - 1]!;
    const after = mark.slice(-1);
    if (mark.startsWith("I")) return `${ROMAN[count - 1]}${after}`;
    if (mark.startsWith("A")) return `${String.fromCharCode(64 + count)}${after}`;
    if (mark.startsWith("a")) return `${String.fromCharCode(96 + count)}${after}`;
    return mark.startsWith("1.1") ? `${this.counts[level - 2]}.${count}${after}` : `${count}${after}`;
  }
}

function paragraphsOf(sentences: readonly Placed[]): Placed[][] {
  const groups: Placed[][] = [];
  for (const sentence of sentences) {
    const last = groups.at(-1);
    const joins =
      last !== undefined &&
      last.length < SENTENCES_A_PARAGRAPH &&
      last[0]!.theme === sentence.theme &&
      last.at(-1)!.text.endsWith(".");
    if (joins) last.push(sentence);
    else groups.push([sentence]);
  }
  return groups;
}

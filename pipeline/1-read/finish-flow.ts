import type {Block, Problem, Reading, Table} from "../model.ts";
import {decodeFlow} from "./decode-flow.ts";
import {type Draft, draftLine, linesOf, setKinds} from "./draft.ts";
import {findTextProblems} from "./find-text-problems.ts";
import {type Flow, type Grid, isGrid, type Paragraph} from "./flow.ts";
import {cellText, gridLines} from "./grid-text.ts";
import {isLayoutTable} from "./layout-table.ts";
import {splitColumns} from "./split-columns.ts";
import {unreadable} from "./unreadable.ts";

/** What a format knows of the file beside its text. */
export type FlowSource = {
  media_type: string;
  /** Encoding the bytes were in; null for binary formats in Unicode. A legacy encoding found in the text goes before it. */
  encoding: string | null;
  /** Whether the file holds pictures, so that one without text is a scan and not empty. */
  has_images?: boolean;
  problems?: Problem[];
};

/**
 * The reading of a flow: runs decoded, text normalised, labels split off, headings found by style and by form, tables sorted into
 * data and layout (whose cells become blocks, the left one whole before the right). Headers, footers and footnotes come last.
 * Throws `UnreadableError`: `empty` without any text, `no-text-layer` without text beside pictures, `broken-text-layer` when what
 * there is are no letters, `too-big` for a table past 200,000 cells.
 */
export function finishFlow(flow: Flow, source: FlowSource): Reading {
  const decoded = decodeFlow(flow);
  const {texts} = decoded;
  const drafts: Draft[] = [];
  const tables: Table[] = [];
  let right: Draft[] = [];
  const endColumns = (): void => {
    drafts.push(...right);
    right = [];
  };
  for (const part of inOrder(flow)) {
    if (isGrid(part)) {
      endColumns();
      const rows = gridLines(part, texts);
      if (isLayoutTable({rows, bordered: part.bordered})) drafts.push(...layOut(part, texts));
      else
        tables.push({
          caption: takeCaption(drafts),
          page: part.page,
          at: drafts.length,
          rows: rows.map((row) => row.map(cellText)),
        });
      continue;
    }
    for (const line of linesOf(texts.get(part) ?? "", false)) {
      const columns = part.kind === "paragraph" ? splitColumns(line, right.length > 0) : null;
      if (columns === null) {
        endColumns();
        drafts.push(...listOf(draftLine(line, part)));
      } else {
        drafts.push(...listOf(draftLine(columns[0], part, "cell")));
        right.push(...listOf(draftLine(columns[1], part, "cell")));
      }
    }
  }
  endColumns();
  const blocks = setKinds(drafts);
  refuseWithoutText(blocks, tables, source.has_images ?? false);
  const problems = [...(source.problems ?? []), ...findTextProblems(blocks, decoded)];
  return {
    media_type: source.media_type,
    encoding: decoded.encoding ?? source.encoding,
    blocks,
    tables,
    problems,
  };
}

/** The body first, then footnotes, headers and footers, each kind in its order. */
function inOrder(flow: Flow): Flow {
  const kinds = ["footnote", "header", "footer"];
  const aside = kinds.map((kind) => flow.filter((part) => !isGrid(part) && part.kind === kind));
  const body = flow.filter((part) => isGrid(part) || !kinds.includes(part.kind));
  return [body, ...aside].flat();
}

function listOf(draft: Draft | null): Draft[] {
  return draft === null ? [] : [draft];
}

function layOut(grid: Grid, texts: Map<Paragraph, string>): Draft[] {
  return grid.rows
    .flat()
    .flatMap((cell) =>
      cell.paragraphs.flatMap((paragraph) =>
        linesOf(texts.get(paragraph) ?? "", true).flatMap((line) =>
          listOf(draftLine(line, paragraph, "cell")),
        ),
      ),
    );
}

/** A line that only names the table below: `Biểu 1. Số liệu …`. */
const CAPTION = /^(?:biểu|bảng|phụ biểu)(?: mẫu| số){0,2} ?[\dIVX]{1,3}[a-zđ]?(?:[.:–-]|$)/iu;

/**
 * The paragraph above, past a line that only gives the unit of measure. A line that is a caption and nothing else stands with the table
 * alone, and is taken out of the text.
 */
function takeCaption(drafts: Draft[]): string | null {
  const last = drafts.at(-1);
  if (last?.block.kind === "paragraph" && last.block.label === null && CAPTION.test(last.block.text)) {
    drafts.pop();
    return last.block.text;
  }
  const above = drafts.findLast(
    ({block}) => block.kind !== "cell" && !/^\(?(?:đơn vị tính|đvt)/iu.test(block.text),
  );
  return above === undefined ? null : `${above.block.label ?? ""} ${above.block.text}`.trim();
}

function refuseWithoutText(blocks: Block[], tables: Table[], has_images: boolean): void {
  const text = [...blocks.map((block) => block.text), ...tables.flatMap((table) => table.rows.flat())].join(
    "",
  );
  if (!/[\p{L}\p{N}]/u.test(text)) throw unreadable(has_images ? "no-text-layer" : "empty");
  const broken = text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0;
  if (broken > text.length * 0.02)
    throw unreadable("broken-text-layer", `${Math.round((100 * broken) / text.length)} % ký tự`);
}

import type {Block, Problem} from "../model.ts";
import type {DecodedFlow} from "./decode-flow.ts";
import {findGlued} from "./normalise.ts";

const SHOWN = 5;

/** What is wrong with the text of a document that was read: one warning a rule, placed at the first block it shows in. */
export function findTextProblems(
  blocks: Block[],
  {encoding, repaired, doubtful}: Pick<DecodedFlow, "encoding" | "repaired" | "doubtful">,
): Problem[] {
  const problems: Problem[] = [];
  const warn = (place: string, rule: string, actual: string, action: string): void => {
    problems.push({place, rule, actual, expected: null, action, severity: "warning"});
  };
  if (encoding !== null)
    warn(
      "tệp",
      "legacy-encoding",
      encoding,
      "Đã chuyển sang Unicode; đề nghị đơn vị soạn bằng phông Unicode (TCVN 6909:2001).",
    );
  if (repaired.length > 0)
    warn(
      "tệp",
      "repaired-text",
      show(repaired),
      "Chữ “ư” bị mất khi chuyển mã, đã phục hồi: xem lại các chữ này trong tệp gốc.",
    );
  if (doubtful.length > 0)
    warn(
      "tệp",
      "damaged-text",
      show(doubtful),
      "Chữ có thể bị mất “ư” khi chuyển mã: đề nghị đơn vị gửi lại bản gốc.",
    );
  for (const [at, block] of blocks.entries()) {
    const glued = findGlued(block.text);
    if (glued === null) continue;
    warn(`đoạn ${at + 1}`, "glued-words", glued, "Hai chữ dính nhau: xem lại chỗ này trong tệp gốc.");
    break;
  }
  return problems;
}

function show(words: string[]): string {
  return [...new Set(words)].slice(0, SHOWN).join(", ");
}

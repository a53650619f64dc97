import {parseFragment} from "parse5";

/** A word read off a picture, in dots from its upper left corner; `confidence` 0–100. */
type OcrWord = {text: string; x0: number; x1: number; confidence: number};
/** A line: where its letters stand at its left end, and their size. */
export type OcrLine = {words: OcrWord[]; baseline: number; size: number};

type Node = {attrs?: {name: string; value: string}[]; childNodes?: Node[]; value?: string};

/** The lines in hOCR, what Tesseract writes (http://kba.github.io/hocr-spec/1.2/), in its order; those without a word are left out. */
export function readHocr(hocr: string): OcrLine[] {
  const lines: OcrLine[] = [];
  const visit = (node: Node): void => {
    const kind = attribute(node, "class");
    const title = attribute(node, "title");
    if (/^ocr_(?:line|caption|textfloat|header)$/u.test(kind)) {
      const [, , , y1 = 0] = numbers(title, "bbox");
      const [, offset = 0] = numbers(title, "baseline");
      const [size = 0] = numbers(title, "x_size");
      lines.push({words: [], baseline: y1 + offset, size});
    } else if (kind === "ocrx_word") {
      const text = textOf(node).trim();
      const [x0 = 0, , x1 = 0] = numbers(title, "bbox");
      const [confidence = 0] = numbers(title, "x_wconf");
      if (text !== "") lines.at(-1)?.words.push({text, x0, x1, confidence});
      return;
    }
    for (const child of node.childNodes ?? []) visit(child);
  };
  visit(parseFragment(hocr) as Node);
  return lines.filter(({words}) => words.length > 0);
}

function attribute({attrs = []}: Node, name: string): string {
  return attrs.find((one) => one.name === name)?.value ?? "";
}

function numbers(title: string, property: string): number[] {
  const found = new RegExp(`(?:^|;)\\s*${property}((?:\\s+-?[\\d.]+)+)`, "u").exec(title)?.[1] ?? "";
  return found.split(/\s+/u).filter(Boolean).map(Number);
}

function textOf(node: Node): string {
  return node.value ?? (node.childNodes ?? []).map(textOf).join("");
}

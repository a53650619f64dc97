import type {PDFDocumentProxy} from "unpdf/pdfjs";
import type {Item, Page} from "../pdf/read-page.ts";
import {enlarge} from "./enlarge.ts";
import {type PageImage, pageImages} from "./page-images.ts";
import type {OcrLine} from "./read-hocr.ts";
import type {Recogniser} from "./recogniser.ts";

/** Scans below this come out better enlarged to twice their size. Dots per inch. */
const FINE_DPI = 150;
/** A word read with less confidence and no letter or digit is dirt on the glass. */
const LEAST_CONFIDENCE = 40;

/** A page as its picture shows it: words as items, without rules or fonts; no items when it holds no large picture or nothing is read. */
export async function recognisePage(
  document: PDFDocumentProxy,
  number: number,
  recogniser: Recogniser,
): Promise<Page> {
  const {width, height, images} = await pageImages(document, number);
  const items: Item[] = [];
  for (const image of images) {
    const dpi = (image.width / Math.max(1, image.box.x1 - image.box.x0)) * 72;
    const factor = dpi < FINE_DPI ? 2 : 1;
    const lines = await recogniser.read(enlarge(image, factor), Math.round(dpi * factor));
    items.push(...toItems(lines, image, factor));
  }
  return {number, width, height, items, rules: [], struck: []};
}

/** Words in points. Sizes near the usual one become it: capitals and lines without descenders are measured otherwise than the rest. */
function toItems(lines: OcrLine[], {box, width}: PageImage, factor: number): Item[] {
  const points = (box.x1 - box.x0) / (width * factor);
  const sizes = lines.map(({size}) => size).sort((a, b) => a - b);
  const usual = sizes[sizes.length >> 1] ?? 0;
  return lines.flatMap(({words, baseline, size}) =>
    words
      .filter(({text, confidence}) => confidence >= LEAST_CONFIDENCE || /[\p{L}\d]/u.test(text))
      .map(({text, x0, x1}, at, kept) => ({
        text: asQuarter(text, kept[at - 1]?.text),
        // A page laid askew is read as if it lay straight: all words of a line stand where it begins.
        x: box.x0 + x0 * points,
        y: box.y1 - baseline * points,
        width: (x1 - x0) * points,
        height: (Math.abs(size - usual) < usual * 0.3 ? usual : size) * points,
        font: null,
      })),
  );
}

/** Roman numbers of quarters are read as small letters: `quý l năm 2025`. */
function asQuarter(text: string, before: string | undefined): string {
  return /^quý$/iu.test(before ?? "") && /^(?!1+$)[Il|1]{1,3}$|^[Il|]V$/u.test(text)
    ? text.replace(/[l|1]/gu, "I")
    : text;
}

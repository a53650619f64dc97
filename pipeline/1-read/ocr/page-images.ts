import {getResolvedPDFJS} from "unpdf";
import type {PDFDocumentProxy} from "unpdf/pdfjs";
import {apply, type Matrix, multiply, turnOf} from "../pdf/matrix.ts";

/** A picture on a page as grey bytes, row by row from the top, upright as the page is read, and where it lies: points, from the lower left corner. */
export type PageImage = {
  width: number;
  height: number;
  grey: Uint8Array;
  box: {x0: number; y0: number; x1: number; y1: number};
};

/** What pdf.js gives of a picture: one bit, three or four bytes a dot. */
type Decoded = {width: number; height: number; kind: number; data: Uint8Array | Uint8ClampedArray};

/** A picture that covers less of its page is a stamp or a logo. */
const LEAST_SHARE = 0.08;
/** Largest picture opened, in dots: A3 at 600 dpi. */
const MOST_DOTS = 80e6;
const WAIT_MS = 60_000;

/** The pictures of a page that a text may stand in, and the size of the page, in points. */
export type PagePictures = {width: number; height: number; images: PageImage[]};

/**
 * The large pictures of a page, a scan in one piece or in strips, from the top; none for a page that is drawn. The page is turned as it
 * is shown (`/Rotate`).
 */
export async function pageImages(document: PDFDocumentProxy, number: number): Promise<PagePictures> {
  const {OPS} = await getResolvedPDFJS();
  const page = await document.getPage(number);
  const start = turnOf(page.view, page.rotate);
  const [across, up] = sizeOf(page.view);
  const [width, height] = page.rotate % 180 === 0 ? [across, up] : [up, across];
  const {fnArray, argsArray} = await page.getOperatorList();
  const images: PageImage[] = [];
  const stack: Matrix[] = [];
  let matrix = start;
  for (const [at, op] of fnArray.entries()) {
    const args: unknown[] = Array.isArray(argsArray[at]) ? argsArray[at] : [];
    if (op === OPS.save || op === OPS.paintFormXObjectBegin) stack.push(matrix);
    if (op === OPS.restore || op === OPS.paintFormXObjectEnd) matrix = stack.pop() ?? matrix;
    if (op === OPS.transform) matrix = multiply(matrix, args.map(Number));
    if (op === OPS.paintFormXObjectBegin && Array.isArray(args[0]))
      matrix = multiply(matrix, args[0].map(Number));
    if (op !== OPS.paintImageXObject && op !== OPS.paintInlineImageXObject) continue;
    const box = boxOf(matrix);
    if ((box.x1 - box.x0) * (box.y1 - box.y0) < width * height * LEAST_SHARE) continue;
    const decoded = await decodedImage(page, args[0]);
    if (decoded === null || decoded.width * decoded.height > MOST_DOTS) continue;
    images.push({...turned(toGrey(decoded), matrix), box});
  }
  page.cleanup();
  return {width, height, images: images.sort((a, b) => b.box.y1 - a.box.y1)};
}

function sizeOf([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: number[]): [number, number] {
  return [x1 - x0, y1 - y0];
}

type Objects = {get: (id: string, then: (value: unknown) => void) => void};

async function decodedImage(
  page: {objs: Objects; commonObjs: Objects},
  image: unknown,
): Promise<Decoded | null> {
  const found =
    typeof image === "string"
      ? await new Promise<unknown>((resolve) => {
          // A picture that pdf.js fails to decode may never come.
          const timer = setTimeout(() => resolve(null), WAIT_MS);
          (image.startsWith("g_") ? page.commonObjs : page.objs).get(image, (value) => {
            clearTimeout(timer);
            resolve(value);
          });
        })
      : image;
  const {width, height, kind, data} = (found ?? {}) as Partial<Decoded>;
  if (width === undefined || height === undefined || kind === undefined || data === undefined) return null;
  return {width, height, kind, data};
}

type Grey = Pick<PageImage, "width" | "height" | "grey">;

function toGrey({width, height, kind, data}: Decoded): Grey {
  const grey = new Uint8Array(width * height);
  const row_bytes = (width + 7) >> 3;
  const channels = kind === 3 ? 4 : 3;
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++, to++) {
      if (kind === 1) grey[to] = ((data[y * row_bytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 255 : 0;
      else {
        const from = to * channels;
        // Luma of ITU-R BT.601 in whole numbers.
        grey[to] = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 151 + (data[from + 2] ?? 0) * 28) >> 8;
      }
    }
  return {width, height, grey};
}

/** The picture as its matrix sets it on the page: turned by quarters, mirrored, or as it is. */
function turned({width, height, grey}: Grey, [a, b, c, d]: Matrix): Grey {
  const is_across = Math.abs(b) > Math.abs(a);
  if (!is_across && a > 0 && d > 0) return {width, height, grey};
  const [wide, high] = is_across ? [height, width] : [width, height];
  const result = new Uint8Array(grey.length);
  for (let y = 0, to = 0; y < high; y++)
    for (let x = 0; x < wide; x++, to++) {
      const column = is_across ? (b > 0 ? high - 1 - y : y) : a > 0 ? x : wide - 1 - x;
      const row = is_across ? (c > 0 ? wide - 1 - x : x) : d > 0 ? y : high - 1 - y;
      result[to] = grey[row * width + column] ?? 0;
    }
  return {width: wide, height: high, grey: result};
}

/** Where the unit square comes to lie. */
function boxOf(matrix: Matrix): PageImage["box"] {
  const [[ax, ay], [bx, by]] = [apply(matrix, 0, 0), apply(matrix, 1, 1)];
  return {x0: Math.min(ax, bx), y0: Math.min(ay, by), x1: Math.max(ax, bx), y1: Math.max(ay, by)};
}

import {getDocumentProxy} from "unpdf";
import type {PDFDocumentProxy} from "unpdf/pdfjs";
import {type Problem, type Reading, UnreadableError} from "../model.ts";
import {isSyllable} from "./encodings/syllables.ts";
import {finishFlow} from "./finish-flow.ts";
import {recognisePage} from "./ocr/recognise-page.ts";
import {openRecogniser} from "./ocr/recogniser.ts";
import {buildFlow} from "./pdf/build-flow.ts";
import {type Page, readPage} from "./pdf/read-page.ts";
import {withoutStrays} from "./pdf/without-strays.ts";
import {unreadable} from "./unreadable.ts";

const MAX_PAGES = 2_000;
/** Pages recognised of one file; a page takes seconds. */
const MAX_OCR_PAGES = 100;
/** Fewer letters a page than this are stamps on a scan. */
const LEAST_LETTERS = 40;
/** A text layer whose words are syllables less often than this maps its glyphs to the wrong letters. */
const LEAST_SYLLABLES = 0.5;

/**
 * Reads a PDF page by page: columns of head and foot apart, tables by their rules, paragraphs joined across lines and pages, running
 * heads and page numbers left out. Pages past 2,000 are left out with a `too-long` warning, scanned pages among others are named by
 * `scanned-pages`. With `ocr`, pages without letters are recognised off their pictures, and their blocks marked `is_ocr`.
 * Throws `UnreadableError`: `encrypted`, `truncated`, `no-text-layer`, `broken-text-layer`.
 */
export function readPdf(bytes: Uint8Array, _name: string, {ocr = false} = {}): Promise<Reading> {
  return withoutStrays(() => readPages(bytes, ocr));
}

async function readPages(bytes: Uint8Array, ocr: boolean): Promise<Reading> {
  const document = await open(bytes, ocr);
  try {
    const count = Math.min(document.numPages, MAX_PAGES);
    const pages: Page[] = [];
    for (let number = 1; number <= count; number++) pages.push(await readPage(document, number));
    const recognised = ocr ? await recognise(document, pages) : new Set<number>();
    const letters = pages.map(countLetters);
    const total = letters.reduce((sum, n) => sum + n, 0);
    if (total < LEAST_LETTERS * count && letters.filter((n) => n >= LEAST_LETTERS).length * 2 < count) {
      throw unreadable("no-text-layer", `${total} chữ cái trên ${count} trang`);
    }
    const reading = finishFlow(buildFlow(pages), {media_type: "application/pdf", encoding: null});
    refuseBroken(reading);
    return {
      ...reading,
      blocks: reading.blocks.map((block) =>
        block.page !== null && recognised.has(block.page) ? {...block, is_ocr: true} : block,
      ),
      problems: [
        ...reading.problems,
        ...findProblems(reading, letters, document.numPages),
        ...struckProblems(pages),
        ...(recognised.size === 0 ? [] : [recognisedProblem(recognised)]),
      ],
    };
  } finally {
    await document.loadingTask.destroy();
  }
}

async function open(bytes: Uint8Array, pictures: boolean): Promise<PDFDocumentProxy> {
  try {
    // pdf.js takes the bytes over and empties them.
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      useSystemFonts: false,
      // Pictures larger than this are not opened.
      maxImageSize: pictures ? -1 : 0,
    });
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    const name = error instanceof Error ? error.name : "";
    throw unreadable(name === "PasswordException" ? "encrypted" : "truncated", name, error);
  }
}

/** Puts what is read off the pictures in place of pages with fewer letters than a stamp has; gives the numbers of those pages. */
async function recognise(document: PDFDocumentProxy, pages: Page[]): Promise<Set<number>> {
  const scanned = pages.filter((page) => countLetters(page) < LEAST_LETTERS).slice(0, MAX_OCR_PAGES);
  const done = new Set<number>();
  if (scanned.length === 0) return done;
  const recogniser = await openRecogniser();
  try {
    for (const {number} of scanned) {
      const page = await recognisePage(document, number, recogniser);
      if (countLetters(page) === 0) continue;
      pages[number - 1] = page;
      done.add(number);
    }
  } finally {
    await recogniser.close();
  }
  return done;
}

/** Texts struck out that were left out of the reading. */
function struckProblems(pages: Page[]): Problem[] {
  return pages.flatMap(({number, struck}) =>
    struck.slice(0, 20).map((text) => ({
      place: `trang ${number}`,
      rule: "struck-text",
      actual: text.slice(0, 200),
      expected: null,
      action: "Chữ bị gạch ngang (vết sửa chưa chấp nhận) đã được bỏ ra: đối chiếu với tệp gốc.",
      severity: "warning" as const,
    })),
  );
}

function recognisedProblem(pages: Set<number>): Problem {
  return {
    place: `trang ${[...pages].slice(0, 20).join(", ")}`,
    rule: "ocr",
    actual: `${pages.size} trang`,
    expected: null,
    action:
      "Chữ do máy nhận dạng từ bản chụp: đối chiếu với tệp gốc; số liệu chỉ được tính sau khi có người xác nhận.",
    severity: "warning",
  };
}

function countLetters({items}: Page): number {
  return items.reduce((sum, {text}) => sum + (text.match(/[\p{L}\ufffd\ue000-\uf8ff]/gu)?.length ?? 0), 0);
}

function refuseBroken({blocks}: Reading): void {
  const text = blocks
    .map((block) => block.text)
    .join(" ")
    .slice(0, 50_000);
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length < 20) return;
  const share = words.filter(isSyllable).length / words.length;
  if (share < LEAST_SYLLABLES)
    throw unreadable("broken-text-layer", `${Math.round(share * 100)} % âm tiết đọc được`);
}

function findProblems({blocks}: Reading, letters: number[], page_count: number): Problem[] {
  const problems: Problem[] = [];
  const warn = (place: string, rule: string, actual: string, action: string) =>
    problems.push({place, rule, actual, expected: null, action, severity: "warning"});
  if (page_count > letters.length) {
    warn(
      "tệp",
      "too-long",
      `${page_count} trang`,
      `Chỉ đọc ${letters.length} trang đầu: đề nghị đơn vị tách tệp.`,
    );
  }
  const scanned = letters.flatMap((n, i) => (n === 0 ? [i + 1] : []));
  if (scanned.length > 0) {
    warn(
      `trang ${scanned.slice(0, 20).join(", ")}`,
      "scanned-pages",
      `${scanned.length} trang`,
      "Trang không có chữ (bản chụp hoặc trang trắng): xem trong tệp gốc.",
    );
  }
  for (const [i, {text, page}] of blocks.entries()) {
    const glued = /\d{1,3}(?:,\d{1,3})?%\d{1,3}(?:,\d{1,3})?%/u.exec(text);
    if (glued !== null)
      warn(
        `trang ${page ?? "?"}, đoạn ${i + 1}`,
        "glued-figures",
        glued[0],
        "Có thể là vết sửa (số cũ và số mới in liền): đề nghị đơn vị chấp nhận mọi thay đổi rồi xuất lại PDF.",
      );
  }
  return problems;
}

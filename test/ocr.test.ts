import {readFileSync} from "node:fs";
import {deflateSync} from "node:zlib";
import {getDocumentProxy} from "unpdf";
import {describe, expect, test} from "vitest";
import {readDocument} from "../pipeline/1-read/header/read-header.ts";
import {pageImages} from "../pipeline/1-read/ocr/page-images.ts";
import {readHocr} from "../pipeline/1-read/ocr/read-hocr.ts";
import {readFile} from "../pipeline/1-read/read-file.ts";
import {followMatters} from "../pipeline/4-follow/follow.ts";
import {processFile} from "../pipeline/process-file.ts";
import {openStore, rows} from "../pipeline/store.ts";
import {storeReport} from "../pipeline/store-report.ts";
import {editDistance} from "./support/edit-distance.ts";

const SCAN = readFileSync("data/sample/inbox/2025-Q1/scan0001.pdf");

describe("a scan", () => {
  test("is refused unless its text is to be recognised", async () => {
    await expect(readFile(SCAN, "a.pdf")).rejects.toMatchObject({problem: {rule: "no-text-layer"}});
  });

  test("is recognised: its head, its parts, 97 letters in a hundred", async () => {
    const reading = await readFile(SCAN, "a.pdf", {ocr: true});
    const truth = readFileSync("test/input/scan-page.txt", "utf8").trim();
    const said = reading.blocks
      .map(({label, text}) => (label === null ? text : `${label} ${text}`))
      .join("\n");
    expect(1 - editDistance(said, truth) / truth.length).toBeGreaterThan(0.97);
    expect(reading.blocks.every(({is_ocr}) => is_ocr)).toBe(true);
    expect(reading.problems).toMatchObject([{rule: "ocr", severity: "warning", place: "trang 1"}]);
    const {header, body} = readDocument(reading);
    expect(header).toMatchObject({number: "21-BC/CB-TCT", issued_on: "2025-04-02", period: "2025-Q1"});
    expect(body.map(({kind}) => kind)).toEqual([
      "heading",
      "paragraph",
      "paragraph",
      "heading",
      "paragraph",
      "heading",
      "paragraph",
    ]);
  }, 60_000);

  test("gives figures that wait for a person", async () => {
    const text = [
      "ĐẢNG ỦY KHỐI\tĐẢNG CỘNG SẢN VIỆT NAM",
      "CHI BỘ TRƯỜNG CHÍNH TRỊ",
      "Số 21-BC/CB\tLam Giang, ngày 02 tháng 4 năm 2025",
      "BÁO CÁO",
      "kết quả quý I năm 2025",
      "I. Kết quả",
      "Tỷ lệ đảng viên tham gia sinh hoạt chi bộ đạt 98,5%.",
    ].join("\n");
    const processed = await processFile(Buffer.from(text), "a.txt", null);
    for (const block of processed.document?.body ?? []) block.is_ocr = true;
    const {db, close} = await openStore(":memory:");
    const file = {
      path: "a.pdf",
      real_path: "",
      member: null,
      size_bytes: 1,
      file_id: "ab".repeat(32),
      may_contain: false,
    };
    await storeReport(db, {file, processed, run_id: "r0001", read_version: "1", tag_version: "1"});
    const [read] = await rows<{statement_id: string; value: number}>(db, "select * from metric_values");
    expect(read?.value).toBe(98.5);
    expect(await rows(db, "select * from figures")).toEqual([]);
    const decide = async (decision_id: number, value: string) => {
      await db.run(
        `insert into decisions by name select $1 as decision_id, report_id, text, 0 as nth, 'figures' as field, $3 as value,
           timestamp '2025-05-01' as decided_on, 'analyst' as decided_by from statements where statement_id = $2`,
        [decision_id, read?.statement_id ?? "", value],
      );
      await followMatters(db);
    };
    await decide(1, "confirmed");
    expect(await rows(db, "select value from figures")).toEqual([{value: 98.5}]);
    await decide(2, "refused");
    expect(await rows(db, "select value from figures")).toEqual([]);
    close();
  });
});

test("lines and words are read from hOCR", () => {
  const hocr = `<div class='ocr_page'><span class='ocr_line' title="bbox 10 20 300 50; baseline 0.01 -6; x_size 24">
    <span class='ocrx_word' title='bbox 10 20 90 50; x_wconf 91'><strong>Chi</strong></span>
    <span class='ocrx_word' title='bbox 100 20 300 50; x_wconf 12'>b&#7897;</span></span>
    <span class='ocr_line' title="bbox 0 0 9 9"><span class='ocrx_word' title='bbox 0 0 9 9; x_wconf 5'> </span></span></div>`;
  expect(readHocr(hocr)).toEqual([
    {
      baseline: 44,
      size: 24,
      words: [
        {text: "Chi", x0: 10, x1: 90, confidence: 91},
        {text: "bộ", x0: 100, x1: 300, confidence: 12},
      ],
    },
  ]);
});

describe("pictures of a page", () => {
  /** Two by three dots from dark to light, `a b / c d / e f`. */
  const DOTS = [0, 40, 80, 120, 160, 200];
  test.each<[string, string, number, number[]]>([
    ["upright", "400 0 0 600 0 0", 0, [0, 40, 80, 120, 160, 200]],
    ["upside down", "-400 0 0 -600 400 600", 0, [200, 160, 120, 80, 40, 0]],
    ["mirrored up", "400 0 0 -600 0 600", 0, [160, 200, 80, 120, 0, 40]],
    ["on its side, the page turned back", "0 400 -600 0 600 0", 90, [0, 40, 80, 120, 160, 200]],
    ["on its other side, the page turned back", "0 -400 600 0 0 400", 270, [0, 40, 80, 120, 160, 200]],
    ["upside down, the page turned back", "-400 0 0 -600 400 600", 180, [0, 40, 80, 120, 160, 200]],
    ["upright on a turned page", "600 0 0 400 0 0", 90, [160, 80, 0, 200, 120, 40]],
  ])("are set as they are shown: %s", async (_, matrix, rotate, expected) => {
    const is_turned = rotate % 180 !== 0;
    const pdf = picturePdf({matrix, rotate, size: is_turned ? [600, 400] : [400, 600], bits: 8});
    const document = await getDocumentProxy(pdf, {verbosity: 0});
    const {images, width, height} = await pageImages(document, 1);
    expect([width, height]).toEqual([400, 600]);
    expect(images.map(({grey}) => [...grey])).toEqual([expected]);
    expect(images[0]?.box).toEqual({x0: 0, y0: 0, x1: 400, y1: 600});
    await document.loadingTask.destroy();
  });

  test("of one bit a dot are read, small ones left out", async () => {
    const pdf = picturePdf({matrix: "400 0 0 600 0 0", rotate: 0, size: [400, 600], bits: 1});
    const document = await getDocumentProxy(pdf, {verbosity: 0});
    expect((await pageImages(document, 1)).images.map(({grey}) => [...grey])).toEqual([
      [255, 0, 0, 255, 255, 255],
    ]);
    await document.loadingTask.destroy();
    const small = await getDocumentProxy(
      picturePdf({matrix: "40 0 0 60 0 0", rotate: 0, size: [400, 600], bits: 8}),
      {verbosity: 0},
    );
    expect((await pageImages(small, 1)).images).toEqual([]);
    await small.loadingTask.destroy();
  });

  type Picture = {matrix: string; rotate: number; size: [number, number]; bits: 1 | 8};
  function picturePdf({matrix, rotate, size, bits}: Picture): Uint8Array {
    const dots = bits === 8 ? Buffer.from(DOTS) : Buffer.from([0b10_000000, 0b01_000000, 0b11_000000]);
    const data = deflateSync(dots).toString("latin1");
    const draw = `q ${matrix} cm /I Do Q`;
    const objects = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${size.join(" ")}] /Rotate ${rotate} /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>`,
      `<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`,
      `<< /Type /XObject /Subtype /Image /Width 2 /Height 3 /ColorSpace /DeviceGray /BitsPerComponent ${bits} /Filter /FlateDecode /Length ${data.length} >>\nstream\n${data}\nendstream`,
    ];
    let text = "%PDF-1.4\n";
    const offsets = objects.map((object, at) => {
      const offset = text.length;
      text += `${at + 1} 0 obj\n${object}\nendobj\n`;
      return offset;
    });
    const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
    text += `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
    return new Uint8Array(Buffer.from(text, "latin1"));
  }
});

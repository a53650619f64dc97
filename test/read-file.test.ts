import fc from "fast-check";
import iconv from "iconv-lite";
import {describe, expect, test} from "vitest";
import {readFile} from "../pipeline/1-read/read-file.ts";
import {sniff} from "../pipeline/1-read/sniff.ts";
import {UNREADABLE_CODES, unreadable} from "../pipeline/1-read/unreadable.ts";
import {type Reading, UnreadableError} from "../pipeline/model.ts";
import {lyingZip} from "./support/lying-zip.ts";
import {p, r, rawDocx} from "./support/raw-docx.ts";
import {rawOdt} from "./support/raw-odt.ts";
import {showReading} from "./support/show-reading.ts";
import {writeCompoundFile} from "./support/write-compound-file.ts";
import {writeZip} from "./support/write-zip.ts";

const DOCX = rawDocx(p(r("Đã làm tốt.")));
const ODT = rawOdt("<text:p>Đã làm tốt.</text:p>");
const bytes = (text: string) => Buffer.from(text);
const compound = (name: string) => writeCompoundFile([{name, bytes: Buffer.alloc(5_000, 1)}]);
const zipOf = (...names: string[]) => writeZip(names.map((name) => ({name, bytes: "x"})));

describe("what a file is", () => {
  test.each<[string, string, Uint8Array]>([
    ["docx", "a.docx", DOCX],
    ["docx", "a.docm", DOCX],
    ["odt", "a.odt", ODT],
    ["xlsx", "a.xlsx", zipOf("[Content_Types].xml", "xl/workbook.xml")],
    [
      "ods",
      "a.ods",
      writeZip([{name: "mimetype", bytes: "application/vnd.oasis.opendocument.spreadsheet", store: true}]),
    ],
    ["zip", "a.zip", zipOf("a.docx", "b.docx")],
    ["doc", "a.doc", compound("WordDocument")],
    ["xls", "a.xls", compound("Workbook")],
    ["pdf", "a.pdf", bytes("%PDF-1.7\n…")],
    ["rtf", "a.rtf", bytes("{\\rtf1 a}")],
    ["html", "a.html", bytes("\n<!DOCTYPE html><html>")],
    ["html", "a.htm", bytes("<html xmlns:o='x'>")],
    ["html", "a.html", iconv.encode("<html><body>Đã</body></html>", "utf-16le", {addBOM: true})],
    ["eml", "a.eml", bytes("From: a@b\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nx")],
    ["csv", "a.csv", bytes("TT;Chỉ tiêu\n1;2")],
    ["txt", "a.txt", bytes("Từ: một đến hai")],
    ["txt", "a", iconv.encode("Kết quả và hạn chế của đơn vị", "utf-16le")],
  ])("%s: %s", async (type, name, content) => {
    expect(await sniff(content, name)).toMatchObject({type, problems: []});
  });
  test.each<[string, string, Uint8Array]>([
    ["docx", "a.doc", DOCX],
    ["rtf", "a.doc", bytes("{\\rtf1 a}")],
    ["html", "a.xls", bytes("<table><tr><td>1</td></tr></table>")],
    ["pdf", "a.docx", bytes("%PDF-1.7\n")],
    ["txt", "a.pdf", bytes("Báo cáo")],
  ])("%s in %s is read as what it is, with a warning", async (type, name, content) => {
    expect(await sniff(content, name)).toMatchObject({
      type,
      problems: [{rule: "wrong-type", actual: type, severity: "warning"}],
    });
  });
});

describe("what is refused", () => {
  test.each<[string, string, Uint8Array]>([
    ["empty", "a.docx", new Uint8Array()],
    ["empty", "a.txt", bytes(" \r\n\t ")],
    ["empty", "a.docx", Buffer.alloc(4_096)],
    ["empty", "a.docx", rawDocx(p(""))],
    ["no-text-layer", "a.docx", rawDocx(p("<w:r><w:drawing/></w:r>"))],
    ["truncated", "a.docx", DOCX.subarray(0, DOCX.length - 200)],
    ["empty", "a.zip", zipOf()],
    ["truncated", "a.docx", bytes("PK\x03\x04")],
    ["nested-bundle", "a.zip", zipOf("a.docx")],
    ["nested-bundle", "a.eml", bytes("From: a@b\r\nMIME-Version: 1.0\r\n\r\nx")],
    ["truncated", "a.rtf", bytes("{\\rtf1 {\\b Báo c")],
    ["encrypted", "a.docx", compound("EncryptedPackage")],
    [
      "encrypted",
      "a.odt",
      writeZip([
        {name: "mimetype", bytes: "application/vnd.oasis.opendocument.text", store: true},
        {name: "META-INF/manifest.xml", bytes: "<a><manifest:encryption-data/></a>"},
      ]),
    ],
    ["wrong-type", "a.docx", zipOf("[Content_Types].xml", "ppt/presentation.xml")],
    ["wrong-type", "a.jpg", Buffer.from("ffd8ffe000104a464946", "hex")],
    ["wrong-type", "a.docx", Buffer.from("00000000ffee01020304050607080000000011", "hex")],
    ["wrong-type", "a.rar", Buffer.from("526172211a0700cf907300", "hex")],
    ["zip-bomb", "a.docx", lyingZip(Buffer.alloc(12e6, 0x20), 12e6)],
    ["zip-bad", "a.docx", zipOf("word/document.xml", "../x")],
    [
      "xml-doctype",
      "a.docx",
      writeZip([{name: "word/document.xml", bytes: '<!DOCTYPE a [<!ENTITY x "ha">]><a>&x;</a>'}]),
    ],
    ["xml-bad", "a.docx", writeZip([{name: "word/document.xml", bytes: "<w:document><w:body>"}])],
    ["xml-too-deep", "a.docx", rawDocx("<w:sdt><w:sdtContent>".repeat(5_000))],
    ["xml-too-deep", "a.rtf", bytes(`{\\rtf1 ${"{".repeat(1_000)}`)],
    ["xml-too-deep", "a.html", bytes(`<html><body>${"<div>".repeat(50_000)}a`)],
    ["broken-text-layer", "a.docx", rawDocx(p(r("\ue001\ue002\ue003 a")))],
  ])("%s: %s", async (rule, name, content) => {
    const error = await readFile(content, name).catch((reason: unknown) => reason);
    expect(error).toMatchObject({name: "UnreadableError", problem: {place: "tệp", rule, severity: "error"}});
  });
  test("a file past the limit is not opened", async () => {
    await expect(readFile(DOCX, "a.docx", {max_bytes: 100})).rejects.toMatchObject({
      problem: {rule: "too-big"},
    });
  });
  test("every code says in Vietnamese what to ask of the unit", () => {
    for (const code of UNREADABLE_CODES)
      expect(unreadable(code).problem.action).toMatch(/^[A-ZĐ].*(?:gửi|đưa).*\.$/u);
  });
});

test("the reader of the type is used, and its problems come after those of the name", async () => {
  const reading = await readFile(rawDocx(p(r("In tin bàiLưu tin bài."))), "a.odt");
  expect(showReading(reading)).toEqual(["In tin bàiLưu tin bài."]);
  expect(reading.problems.map((problem) => problem.rule)).toEqual(["wrong-type", "glued-words"]);
});

test("a macro is noted, never run", async () => {
  const document =
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Câu.</w:t></w:r></w:p></w:body></w:document>';
  const {problems} = await readFile(
    writeZip([
      {name: "word/document.xml", bytes: document},
      {name: "word/vbaProject.bin", bytes: "x"},
    ]),
    "a.docm",
  );
  expect(problems).toMatchObject([{rule: "macro", severity: "warning"}]);
});

describe("damaged files", () => {
  const RTF = bytes(
    "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\trowd\\cellx100\\intbl a\\cell\\row\\pard{\\*\\x y}{\\footnote b}C\\'e2u \\u7897?.\\par}",
  );
  const HTML = bytes(
    "<html><body><ol><li>a<table><tr><td rowspan=2>b<td>c</table></ol><p>Câu.</p></body></html>",
  );
  test.each([
    ["docx", DOCX],
    ["odt", ODT],
    ["rtf", RTF],
    ["html", HTML],
  ])("%s: any bytes changed, cut or doubled give a reading or one coded error", async (type, whole) => {
    const change = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {maxLength: 4});
    await fc.assert(
      fc.asyncProperty(change, fc.nat(whole.length), fc.boolean(), async (changes, length, is_doubled) => {
        const damaged = Buffer.concat([whole.subarray(0, length), ...(is_doubled ? [whole] : [])]);
        for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte;
        const outcome = await readFile(damaged, `a.${type}`).catch((reason: unknown) => reason);
        expect(
          outcome instanceof UnreadableError ||
            (outcome as Reading).blocks.length + (outcome as Reading).tables.length > 0,
        ).toBe(true);
      }),
      {numRuns: 150, seed: 1},
    );
  });
});

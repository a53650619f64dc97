import {describe, expect, test} from "vitest";
import {parseXml} from "../pipeline/1-read/xml.ts";
import {openZip, ZIP_LIMITS} from "../pipeline/1-read/zip.ts";
import {lyingZip} from "./support/lying-zip.ts";
import {writeZip} from "./support/write-zip.ts";

const refused = (rule: string) =>
  expect.objectContaining({problem: expect.objectContaining({rule, severity: "error"})});
const text = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString());
describe("archives", () => {
  test("give their names in order and their entries on demand", async () => {
    const zip = await openZip(
      writeZip([
        {name: "b.xml", bytes: "hai"},
        {name: "a.xml", bytes: "một"},
      ]),
    );
    expect(zip.names).toEqual(["b.xml", "a.xml"]);
    expect([text(await zip.read("a.xml")), text(await zip.read("b.xml")), await zip.read("c.xml")]).toEqual([
      "một",
      "hai",
      null,
    ]);
  });
  test.each<[string, () => Uint8Array, string]>([
    ["cut short", () => writeZip([{name: "a", bytes: "x".repeat(99)}]).subarray(0, 60), "truncated"],
    ["only begun", () => Buffer.from("PK\x03\x04"), "truncated"],
    ["with a path that leaves it", () => writeZip([{name: "../evil.xml", bytes: "x"}]), "zip-bad"],
    ["with an absolute path", () => writeZip([{name: "/etc/evil", bytes: "x"}]), "zip-bad"],
    [
      "with two entries of one name",
      () =>
        writeZip([
          {name: "a", bytes: "x"},
          {name: "a", bytes: "y"},
        ]),
      "zip-bad",
    ],
    [
      "of too many entries",
      () => writeZip(Array.from({length: ZIP_LIMITS.entries + 1}, (_, at) => ({name: `${at}`, bytes: ""}))),
      "zip-bomb",
    ],
    ["that swells out of all measure", () => lyingZip(Buffer.alloc(12e6), 12e6), "zip-bomb"],
  ])("%s are refused at the door", async (_, bytes, rule) => {
    await expect(openZip(bytes())).rejects.toThrow(refused(rule));
  });
  test("an entry longer than it says is refused while it is read, and holds no memory", async () => {
    const zip = await openZip(lyingZip(Buffer.alloc(5e6, 0x20), 1_000));
    await expect(zip.read("word/document.xml")).rejects.toThrow(refused("zip-bad"));
  });
  test("entries that together pass the limit are refused", async () => {
    const entries = ["a", "b", "c"].map((name) => ({name, bytes: "x".repeat(500)}));
    await expect(openZip(writeZip(entries), {...ZIP_LIMITS, total_bytes: 1_200})).rejects.toThrow(
      refused("zip-bomb"),
    );
  });
});

describe("XML", () => {
  const parse = (xml: string) => parseXml(Buffer.from(xml));
  test.each([
    ["an external entity", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "xml-doctype"],
    [
      "entities in entities",
      '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>',
      "xml-doctype",
    ],
    ["an entity that is not declared", "<a>&x;</a>", "xml-bad"],
    ["20,000 levels", "<a>".repeat(20_000), "xml-too-deep"],
    ["no end", "<a><b>", "xml-bad"],
    ["no XML at all", "Báo cáo", "xml-bad"],
  ])("%s is refused", (_, xml, rule) => {
    expect(() => parse(xml)).toThrow(refused(rule));
  });
  test("names are under our prefix, whatever the file's is", () => {
    const root = parse(
      '<x:p xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main" x:val="1" val="2"><x:t>a<![CDATA[<b>]]></x:t></x:p>',
    );
    expect(root).toMatchObject({
      name: "w:p",
      attributes: {"w:val": "1", val: "2"},
      children: [{name: "w:t", children: ["a", "<b>"]}],
    });
  });
  test("UTF-16 is read", () => {
    expect(parseXml(Buffer.from("\ufeff<a>Đảng</a>", "utf16le"))).toMatchObject({children: ["Đảng"]});
  });
});

import {describe, expect, test} from "vitest";
import {containerType, openContainer, readMember} from "../pipeline/1-read/open-container.ts";
import {UnreadableError} from "../pipeline/model.ts";
import {encrypted} from "./support/encrypted-zip.ts";
import {p, r, rawDocx} from "./support/raw-docx.ts";
import {writeMail} from "./support/write-mail.ts";
import {writeZip} from "./support/write-zip.ts";

const DOCX = rawDocx(p(r("Đã làm tốt.")));
const zip = (...files: [string, Uint8Array | string][]) =>
  writeZip(files.map(([name, bytes]) => ({name, bytes})));
const mail = (text: string, ...files: [string, Uint8Array | string][]) =>
  writeMail({subject: "Báo cáo", text, files: files.map(([name, bytes]) => ({name, bytes}))});

/** Names of members; of those that do not come out, the problem too. */
async function list(bytes: Uint8Array, name: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const member of openContainer(bytes, name))
      names.push(member.problem === null ? member.name : `${member.name} [${member.problem.rule}]`);
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return [`[${error.problem.rule}]`];
  }
  return names;
}

describe("a container", () => {
  test.each<[string, Uint8Array, string[]]>([
    [
      "a ZIP, what systems add left out",
      zip(
        ["nop/", ""],
        ["nop/quý 1.docx", DOCX],
        ["__MACOSX/nop/._quý 1.docx", "x"],
        ["~$a.docx", "x"],
        ["b.txt", "b"],
      ),
      ["nop/quý 1.docx", "b.txt"],
    ],
    ["a name in NFD", zip(["quý 1.docx".normalize("NFD"), DOCX]), ["quý 1.docx"]],
    [
      "two of one name but for its form",
      zip(["quý.txt", "a"], ["quý.txt".normalize("NFD"), "b"]),
      ["quý.txt", "quý (2).txt"],
    ],
    ["a message with a report", mail("Kính gửi.", ["a.docx", DOCX]), ["a.docx"]],
    [
      "a message with two files of one name",
      mail("", ["a.docx", DOCX], ["a.docx", "b"]),
      ["a.docx", "a (2).docx"],
    ],
    ["a message whose text is the report", mail("Báo cáo."), ["thu.txt"]],
    [
      "a message with what is no document",
      mail("Báo cáo.", ["a.rar", Buffer.from("526172211a0700cf", "hex")]),
      ["a.rar", "thu.txt"],
    ],
    ["a message with a report cut short", mail("Kính gửi.", ["a.docx", DOCX.subarray(0, 200)]), ["a.docx"]],
    ["a ZIP in a message", mail("Kính gửi.", ["kèm.zip", zip(["a.docx", DOCX])]), ["kèm.zip/a.docx"]],
    [
      "a message in a ZIP",
      zip(["thu 1.eml", mail("x", ["a.docx", DOCX])], ["b.docx", DOCX]),
      ["thu 1.eml/a.docx", "b.docx"],
    ],
    [
      "a ZIP in a ZIP",
      zip(["a.docx", DOCX], ["b.zip", zip(["c.docx", DOCX])]),
      ["a.docx", "b.zip [nested-bundle]"],
    ],
    ["only a ZIP in a ZIP", zip(["b.zip", zip(["c.docx", DOCX])]), ["[nested-bundle]"]],
    [
      "a ZIP in a message in a ZIP",
      zip(["a.docx", DOCX], ["t.eml", mail("x", ["b.zip", zip(["c.docx", DOCX])])]),
      ["a.docx", "t.eml/b.zip [nested-bundle]"],
    ],
    ["one with a password", encrypted(zip(["a.docx", DOCX])), ["[encrypted]"]],
    ["a path that leaves it", zip(["../a.docx", DOCX]), ["[zip-bad]"]],
    ["nothing", zip(["nop/", ""]), ["[empty]"]],
    ["a message of nothing", mail(""), ["[empty]"]],
    ["a ZIP cut short", zip(["a.docx", DOCX], ["b.docx", DOCX]).subarray(0, 900), ["[truncated]"]],
  ])("%s", async (_, bytes, expected) => {
    expect(await list(bytes, "x")).toEqual(expected);
  });

  test("gives each member again by its path", async () => {
    const outer = mail("", ["a.docx", "một"], ["a.docx", "hai"], ["z.zip", zip(["b/c.txt", "ba"])]);
    for await (const {name, bytes} of openContainer(outer, "x.eml"))
      expect(await readMember(outer, "x.eml", name)).toEqual(bytes);
    await expect(readMember(outer, "x.eml", "d.docx")).rejects.toMatchObject({problem: {rule: "empty"}});
  });

  test("is a ZIP or a message, and no office file", async () => {
    expect(await containerType(DOCX, "a.zip")).toBe(null);
    expect(await containerType(zip(["a.docx", DOCX]), "a.docx")).toBe("zip");
    expect(await containerType(mail("x"), "a.txt")).toBe("eml");
    expect(await containerType(Buffer.from("Kính gửi: Văn phòng"), "a.eml")).toBe(null);
  });
});

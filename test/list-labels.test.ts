import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {openContainer} from "../pipeline/1-read/open-container.ts";
import {readFile} from "../pipeline/1-read/read-file.ts";
import {LIST_CASES, labelsOf, NOT_AS_LIBREOFFICE} from "./support/list-labels.ts";

/** What LibreOffice prints before each item, by format and case (`node test/bench/list-labels.ts --record`). */
const PRINTED = JSON.parse(
  readFileSync(new URL("output/list-labels.json", import.meta.url), "utf8"),
) as Record<string, Record<string, string[]>>;

describe.each(Object.entries(LIST_CASES))("labels in .%s", (format, cases) => {
  const alike = cases.filter(({name}) => !NOT_AS_LIBREOFFICE.has(`${format} ${name}`));
  test.each(alike)("$name: as LibreOffice prints them", async ({name, bytes}) => {
    expect(PRINTED[format]?.[name]?.length).toBeGreaterThan(1);
    expect(labelsOf(await readFile(bytes, `a.${format}`))).toEqual(PRINTED[format]?.[name]);
  });
});

test.each([
  ["docx", "roman above, legal below", ["I.", "1.1.", "1.1.1.", "II.", "2.1.", "2.2.", "2.2.1."]],
  ["docx", "never restarted", ["I.", "1.", "2.", "II.", "3.", "III.", "4."]],
  ["rtf", "restarted by an override", ["I.", "II.", "I.", "II."]],
])("labels in .%s, %s: by Word's rule, not LibreOffice's", async (format, name, expected) => {
  const bytes = LIST_CASES[format]?.find((one) => one.name === name)?.bytes ?? new Uint8Array();
  expect(NOT_AS_LIBREOFFICE.has(`${format} ${name}`)).toBe(true);
  expect(labelsOf(await readFile(bytes, `a.${format}`))).toEqual(expected);
});

test("labels in the .doc files that LibreOffice makes of the .docx ones", async () => {
  const zip = readFileSync(new URL("input/list-labels-doc.zip", import.meta.url));
  const read: Record<string, string[]> = {};
  for await (const {name, bytes} of openContainer(zip, "list-labels-doc.zip"))
    if (bytes !== null) read[name.replace(/\.doc$/u, "")] = labelsOf(await readFile(bytes, name));
  expect(Object.keys(read)).toHaveLength(LIST_CASES.docx?.length ?? 0);
  expect(read).toEqual(PRINTED.doc);
});

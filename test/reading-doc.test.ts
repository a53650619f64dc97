import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {UNREADABLE_CODES} from "../pipeline/1-read/unreadable.ts";

test("docs/reading.md says what to do about every code a file is refused with", () => {
  const text = readFileSync("docs/reading.md", "utf8");
  expect(UNREADABLE_CODES.filter((code) => !text.includes(`\`${code}\``))).toEqual([]);
});

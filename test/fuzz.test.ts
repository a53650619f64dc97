import {expect, test} from "vitest";
import {mutate} from "./fuzz/mutate.ts";
import {runFuzz} from "./fuzz/run-fuzz.ts";
import {FORMATS, readSources} from "./fuzz/sources.ts";

test("mutated files of every format end as a reading or as one coded problem", async () => {
  const each = 40;
  for (const {format, files, read, refused, crashed, hung, slips} of await runFuzz({
    seed: 1,
    each,
    formats: FORMATS,
  })) {
    const ended = read + Object.values(refused).reduce((sum, n) => sum + n, 0);
    expect({format, files, ended, crashed, hung, slips}).toEqual({
      format,
      files: each,
      ended: each,
      crashed: [],
      hung: [],
      slips: {},
    });
  }
}, 240_000);

test("the same seed gives the same files, another seed others", async () => {
  const sources = await readSources();
  for (const format of FORMATS) {
    const own = sources.get(format) ?? [];
    expect([format, own.length > 0]).toEqual([format, true]);
    const files = [1, 1, 2].map((seed) => Buffer.from(mutate(own, format, {seed, at: 3})).toString("base64"));
    expect([format, files[0] === files[1], files[0] === files[2]]).toEqual([format, true, false]);
  }
});

import {parseArgs} from "node:util";
import {runFuzz} from "./run-fuzz.ts";
import {FORMATS, type Format} from "./sources.ts";

// `npm run fuzz -- --seed 1 --each 10000 [--format docx]`: what came of the mutated files of each format; exit code 1 for any crash or hang.
const {values} = parseArgs({
  options: {
    seed: {type: "string", default: "1"},
    each: {type: "string", default: "1000"},
    format: {type: "string", multiple: true, default: [...FORMATS]},
  },
});
let is_sound = true;
console.log("format   files    read  refused  crashed  hung  slips  seconds  slowest");
for (const format of values.format as Format[]) {
  for (const tally of await runFuzz({
    seed: Number(values.seed),
    each: Number(values.each),
    formats: [format],
  })) {
    const refused = Object.values(tally.refused).reduce((sum, n) => sum + n, 0);
    const slips = Object.values(tally.slips).reduce((sum, n) => sum + n, 0);
    const cells: [string | number, number][] = [
      [tally.read, 8],
      [refused, 9],
      [tally.crashed.length, 9],
      [tally.hung.length, 6],
      [slips, 7],
      [tally.seconds.toFixed(1), 9],
      [`${tally.slowest_ms} ms`, 10],
      [`(${tally.slowest})`, 8],
    ];
    console.log(
      `${format.padEnd(5)}${String(tally.files).padStart(9)}${cells.map(([cell, width]) => String(cell).padStart(width)).join("")}`,
    );
    console.log(
      `      ${Object.entries(tally.refused)
        .sort(([, a], [, b]) => b - a)
        .map(([rule, n]) => `${rule} ${n}`)
        .join(", ")}`,
    );
    for (const line of [...tally.crashed, ...tally.hung.map((name) => `hung: ${name}`)].slice(0, 20))
      console.log(`  ! ${line}`);
    for (const [slip, n] of Object.entries(tally.slips)) console.log(`  ~ ${n} × ${slip}`);
    is_sound &&= tally.crashed.length + tally.hung.length === 0 && tally.files === Number(values.each);
  }
}
process.exitCode = is_sound ? 0 : 1;

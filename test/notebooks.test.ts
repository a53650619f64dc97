import {execFileSync} from "node:child_process";
import {mkdtempSync, readdirSync, readFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, test} from "vitest";
import {openBloc} from "./support/open-bloc.ts";
import {openBrowser} from "./support/open-browser.ts";

test("a notebook builds without a network into one page that draws its chart from the snapshot and asks for nothing", {
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "tonghop-notebooks-"));
  const db = join(folder, "snapshot.duckdb");
  (await openBloc({units: 12, quarters: 6, path: db})).close();
  const build = (out: string) =>
    execFileSync(process.execPath, ["notebooks/build.ts", "--db", db, "--out", join(folder, out)], {
      encoding: "utf8",
    });
  expect(build("a")).toBe(`${join(folder, "a", "recurrence.html")}\n`);
  build("b");
  expect(readdirSync(join(folder, "a"))).toEqual(["recurrence.html"]);
  expect(readFileSync(join(folder, "a", "recurrence.html"))).toEqual(
    readFileSync(join(folder, "b", "recurrence.html")),
  );

  const browser = await openBrowser();
  const page = await (await browser.newContext({offline: true})).newPage();
  const met: string[] = [];
  page.on("request", (request) => met.push(request.url()));
  page.on("pageerror", (error) => met.push(error.message));
  page.on("console", (message) => met.push(message.text()));
  await page.goto(`file://${join(folder, "a", "recurrence.html")}`);
  await page.waitForSelector("main svg", {timeout: 20_000});
  expect(
    met.filter((url) => !url.startsWith("file:") && !url.startsWith("data:") && !url.startsWith("blob:")),
  ).toEqual([]);
  expect(await page.title()).toBe("Hạn chế lặp lại qua các kỳ");
  const texts = await page.locator("main svg text").allTextContents();
  expect(texts).toContain("Sinh hoạt chuyên đề ít, chất lượng thấp");
  expect(texts.filter((text) => /^\d+\/\d+$/.test(text)).length).toBe(36);
  expect(await page.locator(".observablehq--error").count()).toBe(0);
  // Every point lies within its chart.
  expect(
    await page.evaluate(`(() => {
    const frame = document.querySelector("main svg").getBoundingClientRect();
    const dots = [...document.querySelectorAll("main svg circle")].map((dot) => dot.getBoundingClientRect());
    return [dots.length, dots.filter(({top, bottom}) => top < frame.top || bottom > frame.bottom).length];
  })()`),
  ).toEqual([36, 0]);
  await browser.close();
});

import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join} from "node:path";
import chromium from "@sparticuz/chromium";
import {type Browser, chromium as playwright} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {run} from "../pipeline/run.ts";

const require = createRequire(import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "tonghop-page-"));
let browser: Browser;

beforeAll(async () => {
  mkdirSync(join(folder, "inbox"), {recursive: true});
  for (const name of readdirSync("data/sample/inbox/2025-Q4").sort().slice(0, 12))
    cpSync(`data/sample/inbox/2025-Q4/${name}`, join(folder, "inbox", name));
  await run({
    inbox: join(folder, "inbox"),
    db: join(folder, "t.duckdb"),
    out: join(folder, "dist"),
    units: "data/sample/units.yaml",
    period: null,
    jobs: 2,
    now: "2026-01-10T02:00:00Z",
  });
  browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((arg) => !/single-process|zygote/u.test(arg)), "--no-sandbox"],
    headless: true,
  });
}, 120_000);
afterAll(() => browser?.close());

test.for<[string, number]>([
  ["desktop", 1100],
  ["phone", 390],
])(
  "the page on a %s: no request, no overflow, no fault that axe finds",
  {timeout: 60_000},
  async ([, width]) => {
    const context = await browser.newContext({viewport: {width, height: 900}, bypassCSP: true});
    const page = await context.newPage();
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(`file://${join(folder, "dist", "index.html")}`);
    expect(requests.filter((url) => !url.startsWith("file:") && !url.startsWith("data:"))).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await page.addScriptTag({content: readFileSync(require.resolve("axe-core/axe.min.js"), "utf8")});
    const violations = await page.evaluate(
      "axe.run().then(({violations}) => violations.map(({id, nodes}) => id + ' ' + nodes[0].html.slice(0, 120)))",
    );
    expect(violations).toEqual([]);
    await context.close();
  },
);

test("the filter finds words without their diacritics", async () => {
  const page = await browser.newPage();
  await page.goto(`file://${join(folder, "dist", "index.html")}`);
  await page.fill("#filter", "khong co tu nay dau zzz");
  expect(await page.textContent("#count")).toBe("0 câu");
  await page.fill("#filter", "chi bo");
  expect(await page.textContent("#count")).not.toBe("0 câu");
  expect(existsSync(join(folder, "dist", "index.html.tmp"))).toBe(false);
}, 60_000);

test("every class the page uses has its style, and the colours of the charts are defined", async () => {
  const page = await browser.newPage();
  await page.goto(`file://${join(folder, "dist", "index.html")}`);
  const css = readFileSync("pipeline/5-render/page.css", "utf8");
  const used = (await page.evaluate(
    "[...new Set([...document.querySelectorAll('main [class]:not(svg):not(svg *)')].flatMap((node) => [...node.classList]))]",
  )) as string[];
  expect(used.length).toBeGreaterThan(5);
  // Marks that only the script or a reader looks for need no style.
  const bare = used.filter((name) => !css.includes(`.${name}`));
  expect(bare).toEqual([]);
  const markup = readFileSync(join(folder, "dist", "index.html"), "utf8");
  const variables = new Set([...markup.matchAll(/var\((--[\w-]+)\)/gu)].map(([, name]) => name));
  expect([...variables].filter((name) => !css.includes(`${name}:`))).toEqual([]);
  const faces =
    "document.fonts.ready.then((all) => [...all].filter(({status}) => status === 'loaded').map(({family}) => family))";
  expect(await page.evaluate(faces)).toContain("BVP");
}, 60_000);

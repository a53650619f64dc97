import {mkdtempSync, readdirSync, readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {renderReports} from "../pipeline/5-render/render.ts";
import {rows, type Store} from "../pipeline/store.ts";
import {openBloc} from "./support/open-bloc.ts";
import {openBrowser} from "./support/open-browser.ts";
import {recount} from "./support/recount.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const OPTIONS = {period: "2025-Q4", generated_on: "2026-01-05"};
let browser: Browser;
let small: Store;
let large: Store;
const folder = {small: newFolder(), large: newFolder()};

beforeAll(async () => {
  [browser, small, large] = await Promise.all([
    openBrowser(),
    openBloc({units: 12, quarters: 6}),
    openBloc({units: 31, quarters: 8}),
  ]);
  await renderReports(small.db, {out: folder.small, ...OPTIONS});
  await renderReports(large.db, {out: folder.large, ...OPTIONS});
}, 120_000);
afterAll(async () => {
  await browser?.close();
  small?.close();
  large?.close();
});

describe("on a screen", () => {
  test.for([
    ["desktop", {viewport: {width: 1280, height: 900}}],
    ["phone", {viewport: {width: 390, height: 844}}],
    ["dark", {viewport: {width: 1280, height: 900}, colorScheme: "dark"}],
  ] as const)(
    "%s: no request, no overflow, nothing that axe finds",
    {timeout: 60_000},
    async ([, options]) => {
      const context = await browser.newContext({...options, offline: true, bypassCSP: true});
      const page = await context.newPage();
      const requests: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      await page.goto(`file://${folder.large}/index.html`);
      expect(requests.filter((url) => !url.startsWith("data:"))).toEqual([
        `file://${folder.large}/index.html`,
      ]);
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
      await page.evaluate(
        "document.querySelectorAll('details').forEach((details) => { details.open = true; })",
      );
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
      await page.evaluate(AXE);
      const found = await page.evaluate(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(({violations}) => violations.map(({id, nodes}) => id + ' ' + nodes[0].html.slice(0, 160)))",
      );
      expect(found).toEqual([]);
      await context.close();
    },
  );

  test("the policy lets our one script and one style run, and the filter folds diacritics", {
    timeout: 60_000,
  }, async () => {
    const page = await openPage("small");
    const errors: string[] = [];
    page.on("console", (message) => errors.push(message.text()));
    await page.reload();
    expect(errors).toEqual([]);
    expect(
      await page.evaluate(
        "document.fonts.ready.then(() => [...document.fonts].filter(({status}) => status === 'loaded').length)",
      ),
    ).toBe(4);
    await page.fill("input[name=q]", "khong co tu nay dau zzz");
    expect(await page.textContent("form.filter output")).toBe("0 câu");
    await page.fill("input[name=q]", "CHUYEN de sao chep");
    const shown = await page.locator("table.ev tbody tr:visible td:first-child").allTextContents();
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter((text) => !/sao chép.*Sinh hoạt chuyên đề/.test(text))).toEqual([]);
    await page.click("button[type=reset]");
    expect(await page.locator("table.ev tbody tr:visible").count()).toBe(25);
    await page.click("button.more");
    expect(await page.locator("table.ev tbody tr:visible").count()).toBeGreaterThan(25);
    await page.close();
  });
});

describe("numbers", () => {
  test.for(["small", "large"] as const)(
    "every figure of the %s page equals a recount",
    {timeout: 60_000},
    async (size) => {
      const page = await openPage(size);
      const figures = await page.evaluate<{key: string; value: string}[]>(
        "[...document.querySelectorAll('[data-n]')].map((element) => ({key: element.dataset.n, value: element.textContent}))",
      );
      expect(figures.length).toBeGreaterThan(60);
      const {db} = size === "small" ? small : large;
      const told = figures.flatMap(({key, value}) => {
        const values = value.split("/");
        return key.split("/").map((name, at) => [name, Number(values[at])] as const);
      });
      const counted: [string, number][] = [];
      for (const [name] of told)
        counted.push([name, await recount(db, name, {period: "2025-Q4", before: "2025-Q3"})]);
      expect(told).toEqual(counted);
      await page.close();
    },
  );

  test("every figure opens: the filter shows sentences of just as many units, or the place it leads to is there", {
    timeout: 60_000,
  }, async () => {
    const page = await openPage("large");
    const links = await page.evaluate<{href: string; value: number}[]>(
      "[...document.querySelectorAll('a.n')].map((link) => ({href: link.getAttribute('href'), value: parseInt(link.textContent, 10)}))",
    );
    const counts: [string, number | boolean][] = [];
    const expected: [string, number | boolean][] = [];
    for (const {href, value} of links) {
      const shown = await page.evaluate<number | boolean>(
        `location.hash = ${JSON.stringify(href)}, new Promise((done) => setTimeout(() => done(${JSON.stringify(href)}.startsWith("#loc?")
          ? Number(/của (\\d+) đơn vị/.exec(document.querySelector("form.filter output").value)?.[1] ?? 0)
          : document.getElementById(${JSON.stringify(href.slice(1))}) !== null), 0))`,
      );
      counts.push([href, href.startsWith("#loc?") && !href.includes("m=") ? Number(shown) > 0 : shown]);
      expected.push([href, href.startsWith("#loc?") && href.includes("m=") ? value : true]);
    }
    expect(counts).toEqual(expected);
    await page.close();
  });

  test("who has not sent stands on the first page by name", async () => {
    const missing = await rows<{name: string}>(
      small.db,
      "select name from coverage join units using (unit_id) where period = '2025-Q4' and is_asked and report_id is null",
    );
    const page = readFileSync(join(folder.small, "index.html"), "utf8");
    const box = /<p class="warn">.*?<\/p>/s.exec(page)?.[0] ?? "";
    expect(missing.length).toBeGreaterThan(0);
    for (const {name} of missing) expect(box).toContain(`>${name}</span>`);
  });

  test("units stand in the order of the alphabet, whatever they admit", async () => {
    const page = await openPage("large");
    const names = await page.locator("table.grid tbody th").allTextContents();
    expect(names).toEqual([...names].sort(new Intl.Collator("vi", {numeric: true}).compare));
    await page.close();
  });
});

describe("on paper", () => {
  test("the first page is one A4 page, the whole at most 8, with page numbers and the name of the report", {
    timeout: 60_000,
  }, async () => {
    const texts = await pdfPages("large");
    expect(texts.length).toBeLessThanOrEqual(8);
    expect(texts[0]).toContain("Những hạn chế được nhiều đơn vị nêu nhất");
    expect(texts[0]).toContain(`Trang 1/${texts.length}`);
    expect(texts[0]).toContain("Chưa gửi (3)");
    expect(texts[1]).toMatch(
      /^\s*Hạn chế lặp lại qua báo cáo của các đơn vị: quý IV\/2025\s+Trang 2\/\d+\s*Lập ngày 05\/01\/2026\s+Từng vấn đề/,
    );
  });

  test("the first page stays one page when many long names are missing and every text is long", {
    timeout: 60_000,
  }, async () => {
    const out = newFolder();
    const bloc = await openBloc({
      units: 31,
      quarters: 8,
      change: `delete from reports where period = '2025-Q4' and unit_id > 'u18';
        update units set name = name || ' thuộc Cụm liên hợp các đơn vị phía Tây sông Thương';
        update matters set weakness = weakness || ', nhất là ở các đơn vị mới sắp xếp, sáp nhập trong năm';`,
    });
    await renderReports(bloc.db, {out, ...OPTIONS});
    bloc.close();
    const texts = await pdfPages(out);
    expect(texts[0]).toContain("Những hạn chế được nhiều đơn vị nêu nhất");
    expect(texts[0]).toMatch(/\d+\/\d+\s*·?\s*\d+ kéo dài/);
    expect(texts[1]).toMatch(
      /^\s*Hạn chế lặp lại qua báo cáo của các đơn vị: quý IV\/2025\s+Trang 2\/\d+\s*Lập ngày 05\/01\/2026\s+Từng vấn đề/,
    );
  });
});

describe("hostile text", () => {
  const EVIL = `"><script>alert(1)</script><img src=https://evil.example/x onerror=alert(2)><a href="javascript:alert(3)">\u202e</style></title></svg>`;

  test("is shown as text: one script, no handler, no address, no dialog", {timeout: 60_000}, async () => {
    const evil = EVIL.replaceAll("'", "''");
    const out = newFolder();
    const bloc = await openBloc({
      units: 12,
      quarters: 6,
      change: `update statements set text = '${evil}' || text, subject = '${evil}', owner = '${evil}';
        update units set name = name || '${evil}'; update matters set weakness = weakness || '${evil}', name = name || '${evil}';
        update themes set name = name || '${evil}'; update reports set number = number || '${evil}', path = path || '${evil}';
        update files set path = path || '${evil}'; update problems set path = path || '${evil}', actual = '${evil}', action = '${evil}', place = '${evil}';
        update metric_values set place = '${evil}';`,
    });
    await renderReports(bloc.db, {out, ...OPTIONS});
    bloc.close();
    const page = await browser.newPage();
    const met: string[] = [];
    page.on("dialog", (dialog) => {
      met.push(dialog.message());
      void dialog.dismiss();
    });
    page.on(
      "request",
      (request) =>
        request.url().startsWith("file:") || request.url().startsWith("data:") || met.push(request.url()),
    );
    page.on("console", (message) => met.push(message.text()));
    await page.goto(`file://${out}/index.html`);
    await page.evaluate(
      "document.querySelectorAll('details').forEach((details) => { details.open = true; })",
    );
    expect(met).toEqual([]);
    expect(
      await page.evaluate(
        "[document.scripts.length, document.querySelectorAll('style').length, document.querySelectorAll('img, iframe, object, embed, base').length]",
      ),
    ).toEqual([1, 1, 0]);
    expect(
      await page.evaluate(
        "[...document.querySelectorAll('*')].flatMap((element) => [...element.attributes].filter(({name}) => /^on|^style$/.test(name)).map(({name}) => name))",
      ),
    ).toEqual([]);
    expect(
      await page.evaluate(
        "[...document.querySelectorAll('[href], [src]')].map((element) => element.getAttribute('href') ?? element.getAttribute('src')).filter((url) => !/^#/.test(url))",
      ),
    ).toEqual([]);
    expect(await page.textContent("ol.top li:first-child h2")).toContain("<script>alert(1)</script>");
    await page.close();
  });
});

describe("files", () => {
  test("same tables, same bytes; nothing half-written is left", async () => {
    const out = newFolder();
    expect(await renderReports(small.db, {out, ...OPTIONS})).toEqual(["index.html"]);
    expect(readdirSync(out)).toEqual(["index.html"]);
    expect(readFileSync(join(out, "index.html"))).toEqual(readFileSync(join(folder.small, "index.html")));
    expect(readFileSync(join(folder.large, "index.html")).length).toBeLessThan(1_500_000);
  });

  test("evidence too large for the page goes to a page beside it, where the numbers lead", {
    timeout: 60_000,
  }, async () => {
    const out = newFolder();
    const bloc = await openBloc({
      units: 31,
      quarters: 8,
      change: "update statements set text = text || repeat(' và việc này đã nêu nhiều lần', 200)",
    });
    expect(await renderReports(bloc.db, {out, ...OPTIONS})).toEqual(["index.html", "evidence.html"]);
    expect(readFileSync(join(out, "index.html")).length).toBeLessThan(1_500_000);
    bloc.close();
    const page = await browser.newPage();
    await page.goto(`file://${out}/index.html`);
    await page.click("ol.top li:first-child h2 a");
    await page.waitForLoadState();
    expect(page.url()).toContain("evidence.html#loc?m=");
    expect(await page.textContent("form.filter output")).toMatch(/^\d+ câu của \d+ đơn vị$/);
    await page.close();
    await renderReports(small.db, {out, ...OPTIONS});
    expect(readdirSync(out)).toEqual(["index.html"]);
  });

  test("a first period, a period without any report, and one that is not there", async () => {
    const out = newFolder();
    const bloc = await openBloc({
      units: 3,
      quarters: 2,
      change: "delete from reports where period = '2025-Q4'",
    });
    await renderReports(bloc.db, {out, period: "2025-Q4", generated_on: "2026-01-05"});
    expect(readFileSync(join(out, "index.html"), "utf8")).toContain("Chưa ghi nhận hạn chế nào");
    await renderReports(bloc.db, {out, period: "2025-Q3", generated_on: "2025-10-05"});
    expect(readFileSync(join(out, "index.html"), "utf8")).toContain("Chưa có kỳ trước để so");
    await expect(
      renderReports(bloc.db, {out, period: "2031-Q1", generated_on: "2026-01-05"}),
    ).rejects.toThrow("no such period: 2031-Q1");
    bloc.close();
  });
});

async function openPage(size: keyof typeof folder): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`file://${folder[size]}/index.html`);
  return page;
}

/** The text of each page as printed. `where` is a size, or a folder. */
async function pdfPages(where: string): Promise<string[]> {
  const {extractText, getDocumentProxy} = await import("unpdf");
  const page = await browser.newPage();
  await page.goto(`file://${where in folder ? folder[where as keyof typeof folder] : where}/index.html`);
  const bytes = await page.pdf({preferCSSPageSize: true, printBackground: true});
  await page.close();
  const {text} = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
  return text;
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "tonghop-leadership-"));
}

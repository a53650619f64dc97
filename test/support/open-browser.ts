import chromium from "@sparticuz/chromium";
import {type Browser, chromium as playwright} from "playwright-core";

/** Not of use with several pages at once, or against what is tested here. */
const UNWANTED = new Set(["--single-process", "--disable-web-security", "--allow-running-insecure-content"]);

/** A headless Chromium with a process a page and its usual safety. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((arg) => !UNWANTED.has(arg)), "--no-sandbox"],
    headless: true,
  });
}

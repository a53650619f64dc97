import {spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {openBrowser} from "./open-browser.ts";

const TIME_MS = 300_000;

/** The PDFs that headless Chromium prints of HTML pages, on A4 with page numbers at the head of each page; in their order. */
export async function printHtml(pages: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const printed: Uint8Array[] = [];
    for (const html of pages) {
      await page.setContent(Buffer.from(html).toString("utf8"));
      printed.push(
        await page.pdf({
          format: "A4",
          margin: {top: "20mm", bottom: "20mm", left: "30mm", right: "15mm"},
          displayHeaderFooter: true,
          headerTemplate:
            '<div style="width: 100%; text-align: center; font-size: 11px"><span class="pageNumber"></span></div>',
          footerTemplate: "<div></div>",
        }),
      );
    }
    return printed;
  } finally {
    await browser.close();
  }
}

/** The PDFs that LibreOffice prints of .docx files, in their order; null where `soffice` is not installed. */
export function printDocx(files: readonly Uint8Array[]): Uint8Array[] | null {
  if (spawnSync("soffice", ["--version"]).status !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), "tonghop-print-"));
  try {
    const names = files.map((_, i) => `${i}.docx`);
    for (const [i, bytes] of files.entries()) writeFileSync(join(folder, `${i}.docx`), bytes);
    mkdirSync(join(folder, "out"));
    const {status, stderr} = spawnSync(
      "soffice",
      [
        `-env:UserInstallation=file://${folder}/profile`,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        "out",
        ...names,
      ],
      {cwd: folder, timeout: TIME_MS, encoding: "utf8"},
    );
    if (status !== 0) throw new Error(`soffice: ${stderr}`);
    return names.map((_, i) => new Uint8Array(readFileSync(join(folder, "out", `${i}.pdf`))));
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

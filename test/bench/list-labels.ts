import {execFileSync} from "node:child_process";
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {getDocumentProxy} from "unpdf";
import {readFile} from "../../pipeline/1-read/read-file.ts";
import {LIST_CASES, labelsIn, labelsOf, NOT_AS_LIBREOFFICE} from "../support/list-labels.ts";
import {writeZip} from "../support/write-zip.ts";

// List labels as we read them against those that LibreOffice prints, where `soffice` is installed: of the made-up lists, and of the
// files that it makes of the .docx ones. `node test/bench/list-labels.ts --record` writes what it prints to test/output/list-labels.json,
// and its .doc files to test/input/list-labels-doc.zip, for the tests, which need no soffice.

const CONVERTED = ["odt", "rtf", "doc"];
type Labels = Record<string, string[]>;

if (process.argv[1] === import.meta.filename) await compareListLabels(process.argv.includes("--record"));

/** Prints per format how many labels are those of LibreOffice, and every case that differs. */
export async function compareListLabels(record = false): Promise<void> {
  if (!hasSoffice()) {
    console.log("list labels: soffice not found, not compared");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "list-labels-"));
  try {
    await compareIn(folder, record);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

async function compareIn(folder: string, record: boolean): Promise<void> {
  const names = new Map(
    Object.entries(LIST_CASES).map(([format, cases]) => [format, cases.map(({name}) => name)]),
  );
  for (const [format, cases] of Object.entries(LIST_CASES)) {
    mkdirSync(join(folder, format));
    for (const [at, {bytes}] of cases.entries())
      writeFileSync(join(folder, format, `${at}.${format}`), bytes);
  }
  const printed: Record<string, Labels> = {};
  for (const [format, list] of names) printed[format] = await printIn(folder, format, list);
  const docx_names = names.get("docx") ?? [];
  for (const to of CONVERTED) {
    const format = `docx as ${to}`;
    convert(folder, "docx", to, format);
    // LibreOffice does not print well what it writes as .rtf: the labels to be kept are those of the .docx.
    printed[format] = to === "rtf" ? (printed.docx ?? {}) : await printIn(folder, format, docx_names);
    names.set(format, docx_names);
  }
  for (const [format, list] of names) await compare(folder, format, list, printed[format] ?? {});
  const is_readable = Object.values(printed).every((labels) =>
    Object.values(labels).every((list) => list.length > 0),
  );
  if (record && is_readable) recordLabels(folder, printed);
}

async function compare(folder: string, format: string, names: string[], printed: Labels): Promise<void> {
  let [right, all] = [0, 0];
  const told: string[] = [];
  for (const [at, name] of names.entries()) {
    const file = `${at}.${format.split(" ").at(-1)}`;
    const ours = labelsOf(await readFile(readFileSync(join(folder, format, file)), file));
    const theirs = printed[name] ?? [];
    const known = NOT_AS_LIBREOFFICE.get(`${format} ${name}`);
    const off = theirs.flatMap((label, i) =>
      label === ours[i] ? [] : [`${i + 1}: «${label}», we «${ours[i] ?? ""}»`],
    );
    if (theirs.length === 0)
      told.push(`  ${name}: the print cannot be read back; is the font DejaVu Sans there?`);
    else if (known !== undefined) told.push(`  ${name}: by Word's rule, ${off.length} labels: ${known}`);
    else {
      all += theirs.length;
      right += theirs.length - off.length;
      if (off.length > 0) told.push(`  ${name}: ${off.join("; ")}`);
    }
  }
  console.log(`list labels, ${format}: ${right}/${all} as LibreOffice prints them, ${names.length} lists`);
  for (const line of told) console.log(line);
}

async function printIn(folder: string, format: string, names: string[]): Promise<Labels> {
  convert(folder, format, "pdf", `${format} printed`);
  const labels: Labels = {};
  for (const [at, name] of names.entries()) {
    const pdf = await getDocumentProxy(
      new Uint8Array(readFileSync(join(folder, `${format} printed`, `${at}.pdf`))),
    );
    let text = "";
    for (let page = 1; page <= pdf.numPages; page++) {
      const {items} = await (await pdf.getPage(page)).getTextContent();
      for (const item of items) if ("str" in item) text += item.str + (item.hasEOL ? "\n" : "");
      text += "\n";
    }
    labels[name] = labelsIn(text.normalize("NFC").split("\n"));
  }
  return labels;
}

/** All files of one folder into another format, in another folder. */
function convert(folder: string, from: string, to: string, into: string): void {
  const files = readdirSync(join(folder, from)).map((file) => join(folder, from, file));
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  execFileSync(
    "soffice",
    [profile, "--headless", "--convert-to", to, "--outdir", join(folder, into), ...files],
    {
      stdio: "ignore",
      timeout: 300_000,
    },
  );
}

function hasSoffice(): boolean {
  try {
    execFileSync("soffice", ["--version"], {stdio: "ignore", timeout: 60_000});
    return true;
  } catch {
    return false;
  }
}

function recordLabels(folder: string, printed: Record<string, Labels>): void {
  const {docx, odt, rtf, "docx as doc": doc} = printed;
  const golden = new URL("../output/list-labels.json", import.meta.url);
  writeFileSync(golden, `${JSON.stringify({docx, odt, rtf, doc}, null, 1)}\n`);
  const files = Object.keys(doc ?? {}).map((name, at) => ({
    name: `${name}.doc`,
    bytes: readFileSync(join(folder, "docx as doc", `${at}.doc`)),
  }));
  writeFileSync(new URL("../input/list-labels-doc.zip", import.meta.url), writeZip(files));
}

import {copyFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {basename, dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {deserialize} from "@observablehq/notebook-kit";
import {getQueryCachePath} from "@observablehq/notebook-kit/databases";
import {config, observable} from "@observablehq/notebook-kit/vite";
import {build, type Plugin} from "vite";
import {openSnapshot, rows} from "../pipeline/store.ts";

const HERE = fileURLToPath(import.meta.url);
const require = createRequire(HERE);
const {JSDOM} = require("jsdom") as {JSDOM: new () => {window: {DOMParser: new () => never}}};
/** Libraries that a notebook may use: those in node_modules. The kit fetches them from a server at reading time. */
const LOCAL = new Set(["@observablehq/plot", "d3"]);
const SERVED = /^https:\/\/cdn\.jsdelivr\.net\/npm\/((?:@[^/]+\/)?[^/@]+)/;
/** What of the kit's own runtime needs a server, and so is left out. */
const NEEDS_SERVER = /^\.\/(?:dot|duckdb|inputs|leaflet|mapboxgl|mermaid|tex|vega-lite|xlsx|zip)\.js$/;

/**
 * Builds one notebook to `<out>/<its name>.html`, a page that opens from a file and asks nothing of the network, and gives its path.
 * Its SQL cells of the database `tonghop` run now on the file `db`, which is only read; nothing is kept from an earlier build.
 * Same notebook and data give the same bytes. Throws when a query fails.
 */
export async function buildNotebook(notebook: string, {db, out}: {db: string; out: string}): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "tonghop-notebook-"));
  try {
    const page = join(folder, basename(notebook));
    copyFileSync(notebook, page);
    await runQueries(page, db);
    const path = join(out, basename(notebook));
    mkdirSync(out, {recursive: true});
    writeFileSync(`${path}.tmp`, await bundle(page));
    renameSync(`${path}.tmp`, path);
    return path;
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** Puts the rows of each SQL cell where the kit looks for them. The kit's own client does not load with our version of DuckDB's. */
async function runQueries(page: string, path: string): Promise<void> {
  const {cells} = deserialize(readFileSync(page, "utf8"), {parser: new new JSDOM().window.DOMParser()});
  const {db, close} = await openSnapshot(path);
  try {
    for (const {mode, database, value} of cells) {
      if (mode !== "sql" || database !== "tonghop") continue;
      const answer = await getQueryCachePath(page, database, [value]);
      mkdirSync(dirname(answer), {recursive: true});
      writeFileSync(
        answer,
        JSON.stringify({rows: await rows(db, value), schema: [], duration: 0, date: null}),
      );
    }
  } finally {
    close();
  }
}

/** The page with its script and style inside it. */
async function bundle(page: string): Promise<string> {
  const settings = config();
  const aliases = Array.isArray(settings.resolve?.alias) ? settings.resolve.alias : [];
  const built = await build({
    ...settings,
    root: dirname(page),
    configFile: false,
    logLevel: "error",
    resolve: {alias: aliases.filter(({find}) => !String(find).includes("npm:"))},
    plugins: [offline(), observable({template: fileURLToPath(new URL("./template.html", import.meta.url))})],
    build: {
      write: false,
      assetsInlineLimit: 1e9,
      modulePreload: false,
      rolldownOptions: {input: page, output: {codeSplitting: false}},
    },
  });
  if (!("output" in built)) throw new TypeError("the bundler gave no single build");
  let html = "";
  const files = new Map<string, string>();
  for (const file of built.output) {
    const text = file.type === "chunk" ? file.code : String(file.source);
    if (file.fileName.endsWith(".html")) html = text;
    else files.set(`./${file.fileName}`, text);
  }
  return html
    .replace(
      /<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/g,
      (_, name: string) => `<style>${files.get(name) ?? ""}</style>`,
    )
    .replace(/<script type="module"[^>]*src="([^"]+)"[^>]*><\/script>/g, (_, name: string) => {
      const code = (files.get(name) ?? "").replace(/<\/(script)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");
      return `<script type="module">${code}</script>`;
    });
}

/** Libraries from node_modules in place of a server's; those that are not there fail with a plain message when used. */
function offline(): Plugin {
  return {
    name: "offline",
    enforce: "pre",
    resolveId(id, importer) {
      const library = SERVED.exec(id)?.[1];
      if (library !== undefined && LOCAL.has(library)) return this.resolve(library, HERE, {skipSelf: true});
      const is_missing =
        library !== undefined || (NEEDS_SERVER.test(id) && importer?.includes("notebook-kit") === true);
      return is_missing ? `\0missing:${library ?? id}` : null;
    },
    load(id) {
      if (!id.startsWith("\0missing:")) return null;
      const message = `không dùng được khi không có mạng: ${id.slice("\0missing:".length)}`;
      return {
        code: `throw new Error(${JSON.stringify(message)}); export default null;`,
        syntheticNamedExports: true,
      };
    },
  };
}

import {createHash} from "node:crypto";
import {mkdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {leadershipPage} from "../../reports/leadership.ts";
import {html, trusted} from "./html.ts";

/**
 * Writes the pages of a period to `out`, each beside its place and then renamed, and gives their names, the leadership page first.
 * Same tables, same bytes. Each page is one file: fonts, style and script inside, nothing fetched, a strict Content-Security-Policy.
 */
export async function renderReports(
  db: DuckDBConnection,
  {out, period, generated_on}: {out: string; period: string; generated_on: string},
): Promise<string[]> {
  const {title, body} = await leadershipPage(db, period, generated_on);
  const style = `${fontFaces()}${asset("page.css")}`;
  const script = asset("page.js");
  const policy = `default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; font-src data:; style-src-elem '${hash(style)}'; style-src-attr 'unsafe-inline'; script-src '${hash(script)}'`;
  const page = html`<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>${trusted(`<style>${style}</style>`)}</head>
<body>${body}${trusted(`<script>${script}</script>`)}</body></html>
`;
  mkdirSync(out, {recursive: true});
  writeFileSync(join(out, "index.html.tmp"), page.toString());
  renameSync(join(out, "index.html.tmp"), join(out, "index.html"));
  return ["index.html"];
}

function asset(name: string): string {
  return readFileSync(new URL(`./${name}`, import.meta.url), "utf8");
}

function hash(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

/** Be Vietnam Pro, regular and semibold, as data; ranges as its package gives them. */
function fontFaces(): string {
  const require = createRequire(import.meta.url);
  const ranges = {
    vietnamese:
      "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
    latin:
      "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215",
  };
  return [400, 600]
    .flatMap((weight) =>
      Object.entries(ranges).map(([subset, range]) => {
        const file = readFileSync(
          require.resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-${weight}-normal.woff2`),
        );
        return `@font-face{font-family:"Be Vietnam Pro";font-weight:${weight};src:url(data:font/woff2;base64,${file.toString("base64")}) format("woff2");unicode-range:${range}}`;
      }),
    )
    .join("\n");
}

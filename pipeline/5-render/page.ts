import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {type Html, html, trusted} from "./html.ts";

export type Page = {
  /** Title of the window, and head of each printed page after the first. */
  title: string;
  /** Foot of each printed page. */
  foot: string;
  body: Html;
};

const STYLE = readText("./page.css");
const SCRIPT = readText("./filter.js");
// Ranges as in the package's own CSS; latin-ext is not needed for Vietnamese.
const RANGES = {
  latin:
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
  vietnamese:
    "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
};
let fonts: string | undefined;

/**
 * A whole page in one file: fonts, one style and one script inside it, and a policy that lets nothing else load or run
 * (Content-Security-Policy by hash). The script filters evidence and follows `#…` links; without it everything is still there to read.
 */
export function renderPage({title, foot, body}: Page): string {
  const style = `${fontFaces()}${STYLE}${pageBox(title, foot)}`;
  const policy = [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "img-src data:",
    "font-src data:",
    `style-src-elem ${hashOf(style)}`,
    "style-src-attr 'unsafe-inline'",
    `script-src ${hashOf(SCRIPT)}`,
  ].join("; ");
  return String(html`<!doctype html>
<html lang="vi"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${title}</title>
${trusted(`<style>${style}</style>`)}</head>
<body>
${body}
${trusted(`<script>${SCRIPT}</script>`)}
</body></html>
`);
}

/** Head and foot of printed A4 pages: the title (not on the first page), the foot and the page number. */
function pageBox(title: string, foot: string): string {
  const small = 'font:8.5pt BVP,"Segoe UI",Arial,sans-serif;color:#555';
  return `@page{size:A4;margin:19mm 15mm 17mm 22mm;@top-left{content:${cssText(title)};${small}}@bottom-left{content:${cssText(foot)};${small}}@bottom-right{content:"Trang " counter(page) "/" counter(pages);${small}}}
@page :first{margin-top:14mm;@top-left{content:none}}
`;
}

/** A CSS string: everything but letters, digits and spaces as an escape, so that nothing can end it. */
function cssText(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} ]/gu, (mark) => `\\${(mark.codePointAt(0) ?? 0).toString(16)} `)}"`;
}

function fontFaces(): string {
  fonts ??= [400, 600]
    .flatMap((weight) =>
      Object.entries(RANGES).map(([subset, range]) => {
        const file = createRequire(import.meta.url).resolve(
          `@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-${weight}-normal.woff2`,
        );
        const data = readFileSync(file).toString("base64");
        return `@font-face{font-family:BVP;font-weight:${weight};font-display:swap;src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${range}}\n`;
      }),
    )
    .join("");
  return fonts;
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

function readText(name: string): string {
  return readFileSync(new URL(name, import.meta.url), "utf8");
}

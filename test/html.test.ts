import fc from "fast-check";
import {parseFragment} from "parse5";
import {describe, expect, test} from "vitest";
import {type Html, html, trusted} from "../pipeline/5-render/html.ts";

const EVIL = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`;
const ESCAPED = "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&#39;alert(2)&#39;&gt;";

test.for<[string, () => Html, string]>([
  ["text", () => html`<p>${EVIL}</p>`, `<p>${ESCAPED}</p>`],
  ["a quoted attribute", () => html`<p title="${EVIL}">x</p>`, `<p title="${ESCAPED}">x</p>`],
  ["a single-quoted attribute", () => html`<p title='${EVIL}'>x</p>`, `<p title='${ESCAPED}'>x</p>`],
  ["a title", () => html`<title>${EVIL}</title>`, `<title>${ESCAPED}</title>`],
  [
    "html within text",
    () => html`<ul>${[1, 2].map((n) => html`<li>${n}</li>`)}</ul>`,
    "<ul><li>1</li><li>2</li></ul>",
  ],
  [
    "html within an attribute is text there",
    () => html`<p title="${html`<b>x</b>`}"></p>`,
    '<p title="&lt;b&gt;x&lt;/b&gt;"></p>',
  ],
  ["trusted markup", () => html`<p>${trusted("<b>x</b>")}</p>`, "<p><b>x</b></p>"],
  ["nothing", () => html`<p>${null}${undefined}${false}${""}</p>`, "<p></p>"],
  ["zero", () => html`<p>${0}</p>`, "<p>0</p>"],
  ["a link within the page", () => html`<a href="${"#s-1"}">x</a>`, '<a href="#s-1">x</a>'],
  [
    "a link to a page beside",
    () => html`<a href="${"evidence.html#loc?m=SH01&k=weak"}">x</a>`,
    '<a href="evidence.html#loc?m=SH01&amp;k=weak">x</a>',
  ],
  ["a script as link", () => html`<a href="${"javascript:alert(1)"}">x</a>`, '<a href="#">x</a>'],
  [
    "a script as link, disguised",
    () => html`<a href="${" java\nscript:alert(1)"}">x</a>`,
    '<a href="#">x</a>',
  ],
  ["another host", () => html`<a href="${"//example.org/x.html"}">x</a>`, '<a href="#">x</a>'],
  ["a page elsewhere", () => html`<a href="${"../x.html"}">x</a>`, '<a href="#">x</a>'],
  ["data as source", () => html`<img src="${"data:text/html,x"}">`, '<img src="#">'],
  ["the end of a link", () => html`<a href="#s-${'1"&x= y'}">x</a>`, '<a href="#s-1%22%26x%3D%20y">x</a>'],
  ["control and direction characters", () => html`<p>${"a\u0000b\u202ec\u0007"}</p>`, "<p>abc</p>"],
  ["a tag after a self-made comment", () => html`<!-- x --><p>${"<"}</p>`, "<!-- x --><p>&lt;</p>"],
])("%s", ([, make, expected]) => {
  expect(String(make())).toBe(expected);
});

describe("a hole where text cannot be made safe throws, whatever the value", () => {
  test.for<[string, () => Html]>([
    ["an unquoted attribute", () => html`<p title=${"x"}>`],
    ["an attribute name", () => html`<p ${"x"}="1">`],
    ["a tag name", () => html`<${"b"}>x</b>`],
    ["an end tag name", () => html`<b>x</${"b"}>`],
    ["the rest of a tag name", () => html`<h${1}>x</h1>`],
    ["an event handler", () => html`<p onclick="${"x"}">`],
    ["an event handler in capitals", () => html`<p ONCLICK = '${"x"}'>`],
    ["a style", () => html`<p style="${"x"}">`],
    ["a document within", () => html`<iframe srcdoc="${"x"}"></iframe>`],
    ["a script", () => html`<script>${"x"}</script>`],
    ["a style element", () => html`<style>${"x"}</style>`],
    ["a comment", () => html`<!-- ${"x"} -->`],
    ["a scheme", () => html`<a href="java${"x"}">`],
    ["a host", () => html`<a href="https://${"x"}">`],
  ])("%s", ([, make]) => {
    expect(make).toThrow(TypeError);
  });
});

test("whatever stands in the holes, a browser finds one element with that text", () => {
  fc.assert(
    fc.property(fc.string({unit: "grapheme"}), fc.string({unit: "binary"}), (title, text) => {
      const {childNodes} = parseFragment(String(html`<p title="${title}" class='${text}'>${text}</p>`));
      const [only] = childNodes;
      expect(childNodes.map(({nodeName}) => nodeName)).toEqual(["p"]);
      if (only === undefined || !("attrs" in only)) return;
      expect(only.attrs.map(({name}) => name)).toEqual(["title", "class"]);
      expect(only.childNodes.every(({nodeName}) => nodeName === "#text")).toBe(true);
    }),
  );
});

import {type Context, templateContexts} from "./template-contexts.ts";

/** Markup known to be safe. Only `html` and `trusted` make it. */
export class Html {
  readonly #markup: string;
  constructor(markup: string, key: typeof KEY) {
    if (key !== KEY) throw new TypeError("use html`…`");
    this.#markup = markup;
  }
  toString(): string {
    return this.#markup;
  }
}

const KEY = Symbol("html");

/** What may stand in a hole. Null, undefined and false print nothing. */
export type Child = Html | string | number | bigint | null | undefined | false | readonly Child[];

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
// Control characters, and the marks that turn text around and so can make it read as something else.
const UNWANTED =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;
/** `#place` and `page.html#place` in the folder of the page: nothing with a scheme, a host or a path. */
const SAFE_URL = /^(?:[\w-]+\.html)?(?:#.*)?$/s;
const NOWHERE = "#";

const known = new WeakMap<TemplateStringsArray, Context[]>();

/**
 * Markup from a template: holes in text and in quoted attributes are escaped, a hole at the start of a URL attribute must be
 * `#…` or a page of the same folder (anything else becomes `#`), a later one in it is percent-encoded. Html goes through as it is, in text only.
 * Throws a TypeError, whatever the values, when the template has a hole where text cannot be made safe: in a tag or attribute name,
 * an unquoted attribute, `on…`, `style`, `srcdoc`, a comment, a script or a style element.
 */
export function html(strings: TemplateStringsArray, ...values: Child[]): Html {
  let contexts = known.get(strings);
  if (contexts === undefined) {
    contexts = templateContexts(strings);
    known.set(strings, contexts);
  }
  let markup = strings[0] ?? "";
  for (const [at, value] of values.entries())
    markup += print(value, contexts[at] ?? "text") + (strings[at + 1] ?? "");
  return new Html(markup, KEY);
}

/** Vouches for markup, style or script that our own code made (serialised charts, the files of this folder). Never for data. */
export function trusted(markup: string): Html {
  return new Html(markup, KEY);
}

/** Text with the five characters of markup as entities, without control and direction characters. */
function escapeHtml(text: string): string {
  return text.replace(UNWANTED, "").replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

function print(value: Child, context: Context): string {
  if (value === null || value === undefined || value === false) return "";
  if (value instanceof Html) return context === "text" ? value.toString() : escapeHtml(value.toString());
  if (Array.isArray(value)) return value.map((item) => print(item, context)).join("");
  const text = String(value);
  if (context === "url") return SAFE_URL.test(text) ? escapeHtml(text) : NOWHERE;
  return context === "url-part" ? escapeHtml(encodeURIComponent(text.toWellFormed())) : escapeHtml(text);
}

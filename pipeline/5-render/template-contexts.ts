/** Where a hole of a template stands: text, a quoted attribute, the start of a URL attribute, or later in one. */
export type Context = "text" | "attribute" | "url" | "url-part";

type State = "text" | "tag" | "double" | "single" | "comment" | "raw";

const URL_ATTRIBUTE =
  /\s(?:href|src|action|formaction|xlink:href|poster|data|srcset|ping|background|cite)\s*=\s*$/i;
const CODE_ATTRIBUTE = /\s(?:on\w+|style|srcdoc)\s*=\s*$/i;
const RAW_ELEMENT = /^<(script|style|textarea|title|iframe|noscript|xmp|plaintext)\b/i;
const PARSED_RAW = new Set(["title", "textarea"]);

/** The context of each hole, in order. Throws a TypeError naming the first hole that stands where text cannot be made safe. */
export function templateContexts(strings: readonly string[]): Context[] {
  const scanner = new Scanner();
  return strings.slice(0, -1).map((text, at) => {
    scanner.read(text);
    return scanner.hole(at, text);
  });
}

/** Follows the HTML tokenizer (WHATWG HTML 13.2.5) as far as our own templates need it. */
class Scanner {
  #state: State = "text";
  /** The tag so far, its attribute values left out. */
  #tag = "";
  #attribute: "plain" | "url" | "code" = "plain";
  #value = "";
  #raw = "";

  read(text: string): void {
    for (let at = 0; at < text.length; at++) {
      const char = text[at] ?? "";
      if (this.#state === "text") this.#readText(text, at, char);
      else if (this.#state === "tag") this.#readTag(char);
      else if (this.#state === "comment") {
        if (text.startsWith("-->", at)) this.#state = "text";
      } else if (this.#state === "raw") {
        if (text.slice(at, at + this.#raw.length + 2).toLowerCase() === `</${this.#raw}`) this.#openTag();
      } else if (char === (this.#state === "double" ? '"' : "'")) {
        this.#state = "tag";
        this.#tag += '""';
      } else this.#value += char;
    }
  }

  hole(at: number, before: string): Context {
    const place = `html: hole ${at} after …${before.slice(-30)}`;
    if (this.#state === "text" || (this.#state === "raw" && PARSED_RAW.has(this.#raw))) {
      if (before.endsWith("<") || before.endsWith("</")) throw new TypeError(`${place} would name a tag`);
      return "text";
    }
    if (this.#state !== "double" && this.#state !== "single")
      throw new TypeError(`${place} stands in ${this.#state}, not in quotes`);
    if (this.#attribute === "code") throw new TypeError(`${place} would be code`);
    if (this.#attribute === "plain") return "attribute";
    const start = this.#value;
    this.#value += "?";
    if (start === "") return "url";
    if (!/[#?]/.test(start)) throw new TypeError(`${place} would decide where the link leads`);
    return "url-part";
  }

  #readText(text: string, at: number, char: string): void {
    if (text.startsWith("<!--", at)) this.#state = "comment";
    else if (char === "<" && /[a-z/!?]/i.test(text[at + 1] ?? "")) this.#openTag();
  }

  #openTag(): void {
    this.#state = "tag";
    this.#tag = "<";
  }

  #readTag(char: string): void {
    if (char === '"' || char === "'") {
      this.#attribute = CODE_ATTRIBUTE.test(this.#tag)
        ? "code"
        : URL_ATTRIBUTE.test(this.#tag)
          ? "url"
          : "plain";
      this.#value = "";
      this.#state = char === '"' ? "double" : "single";
    } else if (char === ">") {
      this.#raw = (RAW_ELEMENT.exec(this.#tag)?.[1] ?? "").toLowerCase();
      this.#state = this.#raw === "" ? "text" : "raw";
    } else if (this.#tag !== "<" || char !== "<") this.#tag += char;
  }
}

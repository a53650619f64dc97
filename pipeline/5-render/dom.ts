/**
 * A document to hand to Observable Plot (`Plot.plot({document})`): just the part of the DOM that d3-selection and Plot touch
 * to build a figure. It can be written, walked and serialised, byte for byte as jsdom does; what is not there throws.
 */
export function createDocument(): DomDocument {
  return new DomDocument();
}

const HTML = "http://www.w3.org/1999/xhtml";
const XLINK = "http://www.w3.org/1999/xlink";
const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\u00a0": "&nbsp;",
};
// Not characters of XML: one stray U+0000 of a scanned report must not break a page.
const UNWANTED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

class DomDocument {
  readonly nodeType = 9;
  readonly defaultView = {Event: class {}};
  readonly documentElement: DomElement = this.createElement("html");
  createElement(name: string): DomElement {
    return new DomElement(this, HTML, name);
  }
  createElementNS(namespace: string, name: string): DomElement {
    return new DomElement(this, namespace, name);
  }
  createTextNode(text: string): DomText {
    return new DomText(this, text);
  }
}

abstract class DomNode {
  parentNode: DomElement | null = null;
  readonly ownerDocument: DomDocument;
  constructor(document: DomDocument) {
    this.ownerDocument = document;
  }
  abstract get outerHTML(): string;
  abstract cloneNode(deep?: boolean): DomNode;
  get nextSibling(): DomNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }
  remove(): void {
    this.parentNode?.removeChild(this);
  }
  replaceWith(node: DomNode): void {
    const parent = this.parentNode;
    parent?.insertBefore(node, this);
    parent?.removeChild(this);
  }
}

class DomText extends DomNode {
  readonly nodeType = 3;
  readonly textContent: string;
  constructor(document: DomDocument, text: unknown) {
    super(document);
    this.textContent = String(text);
  }
  cloneNode(): DomText {
    return new DomText(this.ownerDocument, this.textContent);
  }
  get outerHTML(): string {
    return escape(this.textContent, /[&<>\u00a0]/g);
  }
}

/** `element.style`: set by `setProperty` or as a field (`style.maxWidth = …`). */
class DomStyle {
  readonly #properties = new Map<string, string>();
  setProperty(name: string, value: unknown, priority?: string): void {
    if (value === null || value === undefined || value === "") this.#properties.delete(name);
    else this.#properties.set(name, `${value}${priority ? ` !${priority}` : ""}`);
  }
  getPropertyValue(name: string): string {
    return this.#properties.get(name) ?? "";
  }
  removeProperty(name: string): void {
    this.#properties.delete(name);
  }
  get cssText(): string {
    return [...this.#properties].map(([name, value]) => `${name}: ${value};`).join(" ");
  }
  set cssText(text: string) {
    this.#properties.clear();
    for (const part of text.split(";")) {
      const colon = part.indexOf(":");
      if (colon > 0) this.setProperty(part.slice(0, colon).trim(), part.slice(colon + 1).trim());
    }
  }
}

function makeStyle(): DomStyle {
  return new Proxy(new DomStyle(), {
    get(style, key) {
      if (typeof key !== "string") return undefined;
      const own: unknown = Reflect.get(style, key, style);
      return typeof own === "function" ? own.bind(style) : (own ?? style.getPropertyValue(kebab(key)));
    },
    set(style, key, value) {
      if (key === "cssText") style.cssText = String(value);
      else style.setProperty(kebab(String(key)), value);
      return true;
    },
  });
}

/** An element of a figure. `walk` yields its descendants in document order. */
export class DomElement extends DomNode {
  readonly nodeType = 1;
  childNodes: DomNode[] = [];
  readonly namespaceURI: string;
  readonly localName: string;
  readonly #attributes = new Map<string, string>();
  #style: DomStyle | undefined;
  constructor(document: DomDocument, namespace: string, name: string) {
    super(document);
    this.namespaceURI = namespace;
    this.localName = name;
  }
  get tagName(): string {
    return this.namespaceURI === HTML ? this.localName.toUpperCase() : this.localName;
  }
  get style(): DomStyle {
    this.#style ??= makeStyle();
    return this.#style;
  }
  setAttribute(name: string, value: unknown): void {
    if (name === "style") this.style.cssText = String(value);
    else this.#attributes.set(name, String(value));
  }
  setAttributeNS(namespace: string | null, name: string, value: unknown): void {
    this.setAttribute(namespace === XLINK && !name.includes(":") ? `xlink:${name}` : name, value);
  }
  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }
  hasAttribute(name: string): boolean {
    return this.#attributes.has(name);
  }
  removeAttribute(name: string): void {
    this.#attributes.delete(name);
  }
  removeAttributeNS(_namespace: string | null, name: string): void {
    this.#attributes.delete(name);
  }
  get className(): string {
    return this.getAttribute("class") ?? "";
  }
  set className(value: string) {
    this.setAttribute("class", value);
  }
  appendChild<T extends DomNode>(node: T): T {
    return this.insertBefore(node, null);
  }
  append(...nodes: (DomNode | string)[]): void {
    for (const node of nodes)
      this.appendChild(node instanceof DomNode ? node : new DomText(this.ownerDocument, node));
  }
  prepend(...nodes: DomNode[]): void {
    const first = this.firstChild;
    for (const node of nodes) this.insertBefore(node, first);
  }
  insertBefore<T extends DomNode>(node: T, before: DomNode | null): T {
    node.remove();
    this.childNodes.splice(
      before === null ? this.childNodes.length : this.childNodes.indexOf(before),
      0,
      node,
    );
    node.parentNode = this;
    return node;
  }
  removeChild<T extends DomNode>(node: T): T {
    const at = this.childNodes.indexOf(node);
    if (at >= 0) this.childNodes.splice(at, 1);
    node.parentNode = null;
    return node;
  }
  get firstChild(): DomNode | null {
    return this.childNodes[0] ?? null;
  }
  get textContent(): string {
    return this.childNodes
      .map((node) => (node instanceof DomElement || node instanceof DomText ? node.textContent : ""))
      .join("");
  }
  set textContent(text: string | null) {
    this.childNodes = [];
    if (text !== null && text !== "") this.appendChild(new DomText(this.ownerDocument, text));
  }
  cloneNode(deep = false): DomElement {
    const copy = new DomElement(this.ownerDocument, this.namespaceURI, this.localName);
    for (const [name, value] of this.#attributes) copy.#attributes.set(name, value);
    if (this.#style !== undefined) copy.style.cssText = this.#style.cssText;
    if (deep) for (const node of this.childNodes) copy.appendChild(node.cloneNode(true));
    return copy;
  }
  *walk(): Generator<DomElement> {
    for (const node of this.childNodes) {
      if (!(node instanceof DomElement)) continue;
      yield node;
      yield* node.walk();
    }
  }
  /** Elements of one name, the only selector Plot needs here. */
  querySelectorAll(selector: string): DomElement[] {
    if (!/^[\w-]+$/.test(selector)) throw new RangeError(`unsupported selector: ${selector}`);
    return [...this.walk()].filter((element) => element.localName === selector);
  }
  querySelector(selector: string): DomElement | null {
    return this.querySelectorAll(selector)[0] ?? null;
  }
  addEventListener(): void {}
  removeEventListener(): void {}
  get innerHTML(): string {
    // In a page the text of an HTML <style> is not escaped; that of an SVG one is.
    if (this.localName === "style" && this.namespaceURI === HTML) return this.textContent;
    return this.childNodes.map((node) => node.outerHTML).join("");
  }
  get outerHTML(): string {
    let attributes = [...this.#attributes]
      .map(([name, value]) => ` ${name}="${escape(value, /[&<>"\u00a0]/g)}"`)
      .join("");
    const style = this.#style?.cssText ?? "";
    if (style !== "") attributes += ` style="${escape(style, /[&<>"\u00a0]/g)}"`;
    const open = `<${this.localName}${attributes}>`;
    return VOID.has(this.localName) && this.namespaceURI === HTML
      ? open
      : `${open}${this.innerHTML}</${this.localName}>`;
  }
}

function escape(text: string, marks: RegExp): string {
  return text.replace(UNWANTED, "").replace(marks, (mark) => ENTITIES[mark] ?? mark);
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

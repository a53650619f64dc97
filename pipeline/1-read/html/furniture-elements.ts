import type {DefaultTreeAdapterTypes} from "parse5";

type Element = DefaultTreeAdapterTypes.Element;

/** Elements without text of the document. */
const SKIPPED = new Set(
  "script style noscript template head nav aside footer form button select option input textarea svg canvas iframe object embed audio video map dialog menu del rt rp title".split(
    " ",
  ),
);
/** Words in a class or id that name what surrounds an article. */
const FURNITURE = new Set(
  "nav navbar navigation menu breadcrumb breadcrumbs sidebar footer copyright share sharing social socials addthis related relate relatednews othernews other tinkhac comment comments tags toolbar tools tool func print banner ads advert adsense login search pagination pager rss weather survey cookie fontsize skip".split(
    " ",
  ),
);

/** Value of an attribute; empty when there is none. */
export function attributeOf(element: Element, name: string): string {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? "";
}

/** Whether an element is not shown, or is a remark of a reviewer. */
export function isHidden(element: Element): boolean {
  const style = attributeOf(element, "style").replace(/\s+/g, "").toLowerCase();
  return (
    SKIPPED.has(element.tagName) ||
    element.attrs.some((attribute) => attribute.name === "hidden") ||
    attributeOf(element, "aria-hidden") === "true" ||
    /display:none|visibility:hidden|mso-hide:all|mso-element:comment/.test(style) ||
    /^(?:navigation|search|banner|contentinfo|complementary)$/.test(attributeOf(element, "role"))
  );
}

/** Whether the class or id of an element names it as the surroundings of an article. */
export function isNamedFurniture(element: Element): boolean {
  const names = `${attributeOf(element, "class")} ${attributeOf(element, "id")}`;
  const words = `${names} ${names.replace(/([a-z])([A-Z])/g, "$1 $2")}`.toLowerCase().split(/[^a-z]+/);
  return words.some((word) => FURNITURE.has(word));
}

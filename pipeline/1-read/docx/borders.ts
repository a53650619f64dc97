import {childOf, descendantsOf, elementsOf, type XmlElement} from "../xml.ts";
import {settingOf} from "./styles.ts";

/** Whether a table has lines: false when neither it nor a cell of it draws any, null when only its style could tell. */
export function bordersOf(table: XmlElement): boolean | null {
  const properties = childOf(table, "w:tblPr");
  const own = childOf(properties, "w:tblBorders");
  const cells = descendantsOf(table, "w:tcBorders");
  if ([own, ...cells].some((borders) => elementsOf(borders).some(isDrawn))) return true;
  const style = settingOf(properties, "w:tblStyle");
  return own === undefined && style !== undefined && !/^(?:TableNormal|NormalTable)$/i.test(style)
    ? null
    : false;
}

function isDrawn(border: XmlElement): boolean {
  return !/^(?:nil|none)$/.test(border.attributes["w:val"] ?? "none");
}

/** What stands in the right column of a document's head or foot. */
const RIGHT =
  /^(?:CỘNG H[ÒO]?[AÀ] XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH|Độc lập\s?[-–]|[\p{Lu}][\p{L} .'-]{1,40},\s{0,4}ngày|T\/M|TM\.|K\/T|KT\.|T\/L|TL\.|TUQ\.)/u;
const GAP = /\t|\s{4}/;

/**
 * Left and right column of a line of a head or foot that was set with tabs or spaces instead of a table; null for other lines.
 * `inside` says that the line above was such a line: then any wide gap parts the columns.
 */
export function splitColumns(line: string, inside: boolean): [string, string] | null {
  const at = line.search(GAP);
  if (at < 0) return null;
  const left = line.slice(0, at).trim();
  const right = line.slice(at).trim();
  if (right === "" || (left === "" && !inside)) return null;
  return inside || RIGHT.test(right) ? [left, right] : null;
}

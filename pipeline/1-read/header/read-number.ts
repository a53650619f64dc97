/** The number of a document as printed, without spaces, the type in it, and which system writes it so. */
export type DocumentNumber = {
  number: string;
  kind: string | null;
  system: "party" | "state" | null;
  start: number;
  end: number;
};

/** Types of document as numbers abbreviate them (HD 36-HD/VPTW; NĐ 30/2020, appendix III). */
const KINDS = new Set(
  "BC NQ NQLT QĐ QyĐ QC QyC CT KL HD KH CTr CTHĐ TB TT TTr CV BB ĐA PA DA HĐ CĐ GM TC ĐC PC TLĐ".split(" "),
);

const BLANK = "[\\s.…_]{0,60}";
const SEGMENT = "\\s?[-–/]\\s?[\\p{L}&.\\d]{1,24}";
const NUMBER = new RegExp(
  `(?<!\\p{L})(?:Số|SỐ|số)\\s?:?${BLANK}(\\d{0,6}[a-z]?)${BLANK}((?:${SEGMENT}){1,4})`,
  "u",
);

/**
 * The first document number in a line (`Số 12-BC/ĐU`, `Số: 145 /BC-UBND`, `Số:     /BC-TĐTN`, of which `/BC-TĐTN` comes back).
 * In Party numbers a hyphen follows the figure, in State numbers a slash. Null when there is none.
 */
export function readNumber(line: string): DocumentNumber | null {
  const found = NUMBER.exec(line);
  if (found === null) return null;
  const tail = (found[2] ?? "").replace(/\s/gu, "").replaceAll("–", "-").replace(/\.+$/u, "");
  const segments = tail.split(/[-/]/).slice(1);
  const digits = found[1] ?? "";
  if (!segments.some((segment) => /^\p{Lu}/u.test(segment)) || (digits === "" && segments.length < 2))
    return null;
  const kind = segments.find((segment) => KINDS.has(segment)) ?? null;
  const system = tail.startsWith("/") ? "state" : tail.includes("/") ? "party" : null;
  return {number: digits + tail, kind, system, start: found.index, end: found.index + found[0].length};
}

/** The part of a number that names the body: `12-BC/ĐU` gives `ĐU`, `145/BC-UBND` gives `UBND`; null when there is none. */
export function numberSuffix(number: string): string | null {
  const segments = number
    .split(/[-/]/)
    .slice(1)
    .filter((segment) => segment !== "" && !KINDS.has(segment) && !/^\d+$/.test(segment));
  return segments.length > 0 ? segments.join("-") : null;
}

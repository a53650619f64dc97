import {decodeLegacy, type LegacyEncoding} from "./detect-encoding.ts";
import {hasVietnameseLetter, scoreVietnamese} from "./syllables.ts";

/** Names as in `Reading.encoding`. */
export type TextEncoding =
  | "utf-8"
  | "utf-16le"
  | "utf-16be"
  | "windows-1258"
  | "windows-1252"
  | LegacyEncoding;

const SAMPLE_BYTES = 65_536;

/**
 * The text of a file without a declared encoding, and what it was in: byte order mark, then the pattern of UTF-16, then strict UTF-8,
 * then whichever of the Vietnamese code pages reads best. A file in none of them is taken as `windows-1252`.
 * UTF-8 text is not looked into further: what hides in it (TCVN3 pasted as Latin letters) is found by paragraph, with `decodeByScore`.
 */
export function decodeBytes(bytes: Uint8Array): {text: string; encoding: TextEncoding} {
  const unicode = unicodeOf(bytes);
  if (unicode !== null) return {text: new TextDecoder(unicode).decode(bytes), encoding: unicode};
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let best: TextEncoding = "windows-1252";
  let best_score = scoreVietnamese(decodeAs(sample, best));
  for (const encoding of ["windows-1258", "tcvn3", "vni", "viscii"] as const) {
    const text = decodeAs(sample, encoding);
    const score = hasVietnameseLetter(text) ? scoreVietnamese(text) : 0;
    if (score > best_score) [best, best_score] = [encoding, score];
  }
  return {text: decodeAs(bytes, best), encoding: best};
}

function decodeAs(bytes: Uint8Array, encoding: TextEncoding): string {
  if (encoding === "viscii")
    return decodeLegacy(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1"),
      encoding,
    );
  // The fonts keep the dashes and quotes that Windows has between 0x80 and 0x9F.
  if (encoding === "tcvn3" || encoding === "vni")
    return decodeLegacy(new TextDecoder("windows-1252").decode(bytes), encoding);
  return new TextDecoder(encoding).decode(bytes).normalize("NFC");
}

function unicodeOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return wideOf(bytes.subarray(0, SAMPLE_BYTES)) ?? (isUtf8(bytes) ? "utf-8" : null);
}

/** UTF-16 without a mark: spaces, digits and plain letters leave one byte of many pairs zero, always on the same side. */
function wideOf(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const zeros = [0, 0];
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const pairs = bytes.length / 2;
  if (odd > pairs * 0.2 && even < odd * 0.05) return "utf-16le";
  if (even > pairs * 0.2 && odd < even * 0.05) return "utf-16be";
  return null;
}

/** Whether bytes are UTF-8; the end may be cut, and one fault to fifty letters beyond ASCII is a byte lost on the way. */
function isUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes, {stream: true});
  const faults = text.match(/\ufffd/g)?.length ?? 0;
  return faults === 0 || faults * 50 < (text.match(/[\u00c0-\u1ef9]/g)?.length ?? 0);
}

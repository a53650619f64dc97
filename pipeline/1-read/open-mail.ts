import PostalMime, {type Attachment} from "postal-mime";
import type {BundledFile} from "./open-bundle.ts";
import {unreadable} from "./unreadable.ts";

/** What a message holds: the files attached, and its text as a file; null when it has none. */
export type Mail = {attached: BundledFile[]; text: BundledFile | null};

/** What mail programs add by themselves: cards, invitations, signatures. */
const NOISE = /\.(?:ics|vcf|p7s|asc)$/iu;
const NOISE_TYPES = /^(?:text\/(?:calendar|x?-?vcard)|application\/(?:pgp-|pkcs7-|x-pkcs7-))/u;
/** What the parser writes above the text of a message inside: senders and receivers are persons. */
const FORWARDED_HEAD = /^-{10,}\r?\n(?:[\w-]{1,20}:.{0,500}\r?\n)+-{10,}\r?\n?/gmu;
const MAX_FILES = 500;

/**
 * The files attached to an .eml file, in order, under the names it gives them, and its text as one file, `thu.txt` or `thu.html`, in
 * UTF-8. Messages inside are opened as well; pictures within the text are left out, pictures attached are not: they may be a
 * photograph of the report. Throws `UnreadableError`: `too-big` past 500 files, `xml-too-deep` for parts without end.
 */
export async function openMail(bytes: Uint8Array): Promise<Mail> {
  const {attachments, text, html} = await parse(bytes);
  const attached = attachments.filter(isSent);
  if (attached.length > MAX_FILES) throw unreadable("too-big", `${attached.length} tệp kèm`);
  return {
    attached: attached.map(({filename, content}, at) => ({
      name: baseName(filename ?? "") || `kem-${at + 1}`,
      read: async () => toBytes(content),
    })),
    // Of a text given twice, the plain one says the same with less around it.
    text: textFile("thu.txt", text?.replace(FORWARDED_HEAD, "")) ?? textFile("thu.html", html),
  };
}

async function parse(bytes: Uint8Array): Promise<Awaited<ReturnType<typeof PostalMime.parse>>> {
  try {
    return await PostalMime.parse(bytes, {maxNestingDepth: 50});
  } catch (cause) {
    throw unreadable("xml-too-deep", cause instanceof Error ? cause.message : null, cause);
  }
}

function isSent({filename, mimeType, disposition, related, contentId, content}: Attachment): boolean {
  const is_shown = related === true || contentId !== undefined || disposition === "inline";
  return !(
    NOISE.test(filename ?? "") ||
    NOISE_TYPES.test(mimeType) ||
    (mimeType.startsWith("image/") && is_shown) ||
    toBytes(content).length === 0
  );
}

function textFile(name: string, text: string | undefined): BundledFile | null {
  if (text === undefined || text.trim() === "") return null;
  return {name, read: async () => Buffer.from(text, "utf8")};
}

function toBytes(content: Attachment["content"]): Uint8Array {
  return typeof content === "string" ? Buffer.from(content, "utf8") : new Uint8Array(content);
}

/** A name without folders, which a hostile message may put there. */
function baseName(name: string): string {
  return (name.split(/[/\\]/u).at(-1) ?? "").trim();
}

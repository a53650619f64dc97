import {type Problem, UnreadableError} from "../model.ts";
import {type BundledFile, openBundle} from "./open-bundle.ts";
import {openMail} from "./open-mail.ts";
import {type FileType, sniff} from "./sniff.ts";
import {unreadable} from "./unreadable.ts";

/** A document in a ZIP or a message: its path there, and its bytes, or why they do not come out. */
export type Member = {name: string} & ({bytes: Uint8Array; problem: null} | {bytes: null; problem: Problem});

/** Containers still to be opened on the way down: a ZIP in a message, or a message in a ZIP, but neither in its own kind. */
type Left = {zip: boolean; eml: boolean};

const CONTAINERS = new Set<FileType>(["zip", "eml"]);

/**
 * The type of bytes that hold documents of their own, `zip` or `eml`; null for all else, what cannot be recognised included.
 * An office file, though a ZIP, is no container.
 */
export async function containerType(bytes: Uint8Array, name: string): Promise<"zip" | "eml" | null> {
  try {
    const {type} = await sniff(bytes, name);
    return CONTAINERS.has(type) ? (type as "zip" | "eml") : null;
  } catch {
    return null;
  }
}

/**
 * The documents in a ZIP or a message, in its order, each under a path of its own (`báo cáo/quý 1.docx`, `kèm.zip/a.docx`).
 * A message's text is a document only when nothing attached to it is one. A ZIP in a ZIP is a member with a problem.
 * Throws `UnreadableError` when the container cannot be opened, holds nothing, or none of its members comes out.
 */
export async function* openContainer(bytes: Uint8Array, name: string): AsyncGenerator<Member> {
  let first_problem: Problem | null = null;
  let come_out = 0;
  const held: Member[] = [];
  for await (const member of walk(await filesOf(bytes, name), allLeft(await containerType(bytes, name)))) {
    if (member.problem === null) come_out += 1;
    else first_problem ??= member.problem;
    if (come_out > 0) {
      yield* held.splice(0);
      yield member;
    } else held.push(member);
  }
  if (come_out > 0) return;
  if (first_problem === null) throw unreadable("empty", "không có văn bản bên trong");
  throw new UnreadableError(first_problem);
}

/** The bytes of the member at `path` of a container. Throws `UnreadableError` when there is none, or it does not come out. */
export async function readMember(bytes: Uint8Array, name: string, path: string): Promise<Uint8Array> {
  for (const file of unlike(await filesOf(bytes, name))) {
    if (file.name === path) return file.read();
    if (path.startsWith(`${file.name}/`))
      return readMember(await file.read(), file.name, path.slice(file.name.length + 1));
  }
  throw unreadable("empty", path);
}

function allLeft(opened: "zip" | "eml" | null): Left {
  return {zip: opened !== "zip", eml: opened !== "eml"};
}

async function* walk(files: BundledFile[], left: Left): AsyncGenerator<Member> {
  for (const {name, read} of unlike(files)) {
    try {
      const bytes = await read();
      const type = await containerType(bytes, name);
      if (type === null) yield {name, bytes, problem: null};
      else if (!left[type]) throw unreadable("nested-bundle", type);
      else
        for await (const member of walk(await filesOf(bytes, name), {...left, [type]: false}))
          yield {...member, name: `${name}/${member.name}`};
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      yield {name, bytes: null, problem: error.problem};
    }
  }
}

async function filesOf(bytes: Uint8Array, name: string): Promise<BundledFile[]> {
  const {type} = await sniff(bytes, name);
  if (type === "zip") return openBundle(bytes);
  if (type !== "eml") throw unreadable("wrong-type", type);
  const {attached, text} = await openMail(bytes);
  if (text === null) return attached;
  for (const file of attached) if (await isDocument(file)) return attached;
  return [...attached, text];
}

/** Whether a file is of a kind we read, sound or not: a report cut short is still the report, and the text around it a letter. */
async function isDocument({name, read}: BundledFile): Promise<boolean> {
  try {
    await sniff(await read(), name);
    return true;
  } catch (error) {
    return !(error instanceof UnreadableError) || !["wrong-type", "empty"].includes(error.problem.rule);
  }
}

/** The files under names that are NFC, without control characters, and each only once. */
function unlike(files: BundledFile[]): BundledFile[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const name = file.name.normalize("NFC").replace(/[\u0000-\u001f\u007f]/gu, "") || "tep";
    let free = name;
    for (let i = 2; taken.has(free); i++) free = name.replace(/(\.\w{1,6})?$/u, ` (${i})$1`);
    taken.add(free);
    return {...file, name: free};
  });
}

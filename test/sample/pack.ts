import {writeMail} from "../support/write-mail.ts";
import {writeZip} from "../support/write-zip.ts";
import type {SampleFile} from "./making.ts";
import type {FileRow} from "./truth.ts";

const CONTAINER = /^(.+\.(zip|eml))\/(.+)$/u;
const LETTER =
  "Kính gửi: Văn phòng Đảng ủy Khối\n\nĐơn vị xin gửi báo cáo theo yêu cầu, trong tệp kèm theo.\nTrân trọng.\n";

/** The files as they come: those whose path leads into a ZIP or a message are put into it, in order of paths; the rest as they are. */
export function pack(files: readonly SampleFile[]): SampleFile[] {
  const packed = new Map<string, SampleFile[]>();
  const plain = files.filter((file) => {
    const container = CONTAINER.exec(file.path)?.[1];
    if (container === undefined) return true;
    packed.set(container, [...(packed.get(container) ?? []), file]);
    return false;
  });
  const containers = [...packed].map(([path, inside]): SampleFile => {
    const entries = inside
      .map(({path: whole, bytes}) => ({name: whole.slice(path.length + 1), bytes}))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const mail = {subject: "Gửi báo cáo", text: LETTER, files: entries};
    return {path, bytes: path.endsWith(".zip") ? writeZip(entries) : writeMail(mail)};
  });
  return [...plain, ...containers];
}

/** The truth of the containers among these files: opened, nothing of their own. */
export function containerRows(files: readonly FileRow[]): FileRow[] {
  const formats = new Map(
    files.flatMap(({path}) => {
      const [, container, format] = CONTAINER.exec(path) ?? [];
      return container === undefined ? [] : [[container, format as string] as const];
    }),
  );
  return [...formats].map(([path, format]) => ({
    path,
    status: "opened",
    unit_id: null,
    period: null,
    other_periods: [],
    number: null,
    issued_on: null,
    title: null,
    signer: null,
    format,
    problems: [],
    see: null,
  }));
}

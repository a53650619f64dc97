/** A message as a mail program sends it; `date` null leaves the field out. */
export type MailContent = {
  subject: string;
  text: string;
  files: readonly {name: string; bytes: Uint8Array | string}[];
  date?: string;
};

const BOUNDARY = "=_phan";

/** An .eml file: the text in base64, the files attached with their names by RFC 2231. The same content gives the same bytes. */
export function writeMail({subject, text, files, date}: MailContent): Uint8Array {
  const parts = [
    ...(text === ""
      ? []
      : [
          `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines(text)}`,
        ]),
    ...files.map(
      ({name, bytes}) =>
        `Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment;\r\n filename*=UTF-8''${percent(name)}\r\n\r\n${lines(bytes)}`,
    ),
  ];
  const head = [
    "From: van-thu@don-vi.invalid",
    "To: tong-hop@khoi.invalid",
    `Subject: =?UTF-8?B?${Buffer.from(subject).toString("base64")}?=`,
    ...(date === undefined ? [] : [`Date: ${date}`]),
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
  ];
  const body = parts.map((part) => `--${BOUNDARY}\r\n${part}\r\n`).join("");
  return new Uint8Array(Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}--${BOUNDARY}--\r\n`));
}

function lines(content: Uint8Array | string): string {
  return Buffer.from(content as Uint8Array)
    .toString("base64")
    .replace(/.{76}/gu, "$&\r\n");
}

function percent(name: string): string {
  return [...Buffer.from(name)]
    .map((byte) => `%${byte.toString(16).padStart(2, "0").toUpperCase()}`)
    .join("");
}

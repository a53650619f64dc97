import {describe, expect, it} from "vitest";
import {openMail} from "../pipeline/1-read/open-mail.ts";

const NAME = "Báo cáo tháng 3.docx";
const base64 = (text: string) => Buffer.from(text, "utf8").toString("base64");
const percent = (text: string) =>
  [...Buffer.from(text, "utf8")].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");

function mail(...parts: string[]): Uint8Array {
  const body = parts.map((part) => `--b\r\n${part}\r\n`).join("");
  return Buffer.from(
    `From: a@x.invalid\r\nSubject: x\r\nContent-Type: multipart/mixed;\r\n boundary="b"\r\n\r\n${body}--b--\r\n`,
    "utf8",
  );
}

function attachment(header: string): string {
  return `Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; ${header}\r\n\r\n${base64("PK nội dung")}`;
}

const TEXT = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64("Kính gửi Văn phòng.")}`;

describe("openMail", () => {
  it.each([
    ["plain", `filename="${NAME}"`],
    ["RFC 2047", `filename="=?UTF-8?B?${base64(NAME)}?="`],
    [
      "RFC 2047 in two words",
      `filename="=?UTF-8?B?${base64("Báo cáo ")}?= =?UTF-8?B?${base64("tháng 3.docx")}?="`,
    ],
    ["RFC 2231", `filename*=UTF-8''${percent(NAME)}`],
    [
      "RFC 2231 in pieces",
      `filename*0*=UTF-8''${percent("Báo cáo ")};\r\n filename*1*=${percent("tháng 3.docx")}`,
    ],
    ["a path", `filename="..\\\\..\\\\${NAME}"`],
  ])("gives the attachment under its name, %s", (_, header) => {
    const files = openMail(mail(TEXT, attachment(header)));
    expect(files.map(({name, bytes}) => [name, Buffer.from(bytes).toString("utf8")])).toEqual([
      [NAME, "PK nội dung"],
    ]);
  });

  it("gives the text when nothing is attached, pictures aside", () => {
    const quoted =
      "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>K=C3=ADnh g=E1=BB=\r\n=ADi</p>";
    const picture = attachment('filename="logo.png"');
    expect(
      openMail(mail(TEXT, quoted, picture)).map(({name, bytes}) => [
        name,
        Buffer.from(bytes).toString("utf8"),
      ]),
    ).toEqual([["thu.txt", "Kính gửi Văn phòng."]]);
    expect(openMail(mail(quoted)).map(({bytes}) => Buffer.from(bytes).toString("utf8").trim())).toEqual([
      "<p>Kính gửi</p>",
    ]);
  });

  it("opens a message inside a message, to a depth", () => {
    const inner = Buffer.from(mail(attachment(`filename="a.docx"`))).toString("latin1");
    const outer = Buffer.from(`Content-Type: message/rfc822\r\n\r\n${inner}`, "latin1");
    expect(openMail(outer).map(({name}) => name)).toEqual(["a.docx"]);
    let deep = Buffer.from("Content-Type: text/plain\r\n\r\nx");
    for (let i = 0; i < 50; i++)
      deep = Buffer.concat([Buffer.from("Content-Type: message/rfc822\r\n\r\n"), deep]);
    expect(openMail(deep)).toEqual([]);
  });

  it("gives nothing for a message without content", () => {
    expect(openMail(new Uint8Array())).toEqual([]);
  });
});

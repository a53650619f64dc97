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

function attachment(header: string, type = "application/octet-stream"): string {
  return `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; ${header}\r\n\r\n${base64("PK nội dung")}`;
}

const TEXT = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64("Kính gửi Văn phòng.")}`;

/** Names of the files attached, and the text with its name, as a reader sees them. */
async function show(bytes: Uint8Array): Promise<[string[], string, string] | [string[], null]> {
  const {attached, text} = await openMail(bytes);
  const names = attached.map(({name}) => name);
  return text === null ? [names, null] : [names, text.name, await textOf(text)];
}

async function textOf({read}: {read: () => Promise<Uint8Array>}): Promise<string> {
  return Buffer.from(await read())
    .toString("utf8")
    .trim();
}

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
  ])("gives the attachment under its name, %s", async (_, header) => {
    const {attached} = await openMail(mail(TEXT, attachment(header)));
    expect(attached.map(({name}) => name)).toEqual([NAME]);
    expect(await textOf(attached[0]!)).toBe("PK nội dung");
  });

  it("gives the text beside what is attached, the plain one of two", async () => {
    const quoted =
      "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>K=C3=ADnh g=E1=BB=\r\n=ADi</p>";
    expect(await show(mail(TEXT))).toEqual([[], "thu.txt", "Kính gửi Văn phòng."]);
    expect(await show(mail(quoted))).toEqual([[], "thu.html", "<p>Kính gửi</p>"]);
    expect(await show(mail(TEXT, attachment('filename="a.docx"')))).toEqual([
      ["a.docx"],
      "thu.txt",
      "Kính gửi Văn phòng.",
    ]);
  });

  it("leaves out pictures within the text and what mail programs add, not a picture that was attached", async () => {
    const logo = `Content-Type: image/png\r\nContent-ID: <logo>\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: inline; filename="logo.png"\r\n\r\n${base64("x")}`;
    const signature = attachment('filename="smime.p7s"', "application/pkcs7-signature");
    expect(await show(mail(logo, signature, attachment('filename="trang 1.jpg"', "image/jpeg")))).toEqual([
      ["trang 1.jpg"],
      null,
    ]);
  });

  it("opens a message inside a message, and refuses one without end", async () => {
    const inner = Buffer.from(mail(attachment(`filename="a.docx"`))).toString("latin1");
    const outer = Buffer.from(`Content-Type: message/rfc822\r\n\r\n${inner}`, "latin1");
    expect(await show(outer)).toEqual([["a.docx"], null]);
    const forwarded = Buffer.from(
      `Content-Type: message/rfc822\r\n\r\nFrom: Hoàng Thí Dụ <a@x.invalid>\r\nTo: b@x.invalid\r\n${TEXT}`,
    );
    expect(await show(forwarded)).toEqual([[], "thu.txt", "Kính gửi Văn phòng."]);
    let deep = TEXT;
    for (let i = 0; i < 200; i++)
      deep = `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n${deep}\r\n--b${i}--\r\n`;
    await expect(openMail(Buffer.from(deep))).rejects.toMatchObject({problem: {rule: "xml-too-deep"}});
  });

  it("gives nothing for a message without content", async () => {
    expect(await show(new Uint8Array())).toEqual([[], null]);
  });
});

import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {parse} from "yaml";
import {readDocument} from "../pipeline/1-read/header/read-header.ts";
import {readFile} from "../pipeline/1-read/read-file.ts";
import type {Block, Header, Reading} from "../pipeline/model.ts";

type Case = {text: string; is: Partial<Header>; body: string[]; names?: string[]};

const cases = parse(readFileSync(new URL("input/headers.yaml", import.meta.url), "utf8")) as Case[];
const NOTHING: Header = {
  system: null,
  superior: null,
  unit: null,
  number: null,
  kind: null,
  place: null,
  issued_on: null,
  title: null,
  period: null,
  other_periods: [],
  recipients: [],
  is_draft: false,
  secrecy: null,
  replaces: null,
};

function reading(text: string, {labels = false} = {}): Reading {
  const blocks = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line): Block => {
      const is_cell = line.startsWith("| ");
      const printed = is_cell ? line.slice(2) : line;
      const label =
        labels && !is_cell
          ? (/^(?:[IVX]{1,4}[.-]|\d{1,2}\.|[A-Z]-|[-+](?=\s))\s?/u.exec(printed)?.[0] ?? null)
          : null;
      const kind = is_cell ? "cell" : label === null ? "paragraph" : /^[-+]/.test(label) ? "list" : "heading";
      return {
        kind,
        level: label === null ? null : 1,
        label: label?.trim() ?? null,
        text: printed.slice(label?.length ?? 0),
        page: null,
      };
    });
  return {media_type: "text/plain", encoding: "utf-8", blocks, tables: [], problems: []};
}

function printed({body}: {body: Block[]}): string[] {
  return body.map(({label, text}) => (label === null ? text : `${label} ${text}`));
}

describe.each([{labels: false}, {labels: true}])("readDocument, labels apart: $labels", (options) => {
  it.each(cases.map((one) => [one.is.number ?? one.is.title ?? one.text.slice(0, 40), one] as const))(
    "%s",
    (_, one) => {
      const document = readDocument(reading(one.text, options));
      expect(document.header).toEqual({...NOTHING, ...one.is});
      expect(printed(document)).toEqual(one.body);
      const kept = JSON.stringify(document);
      for (const name of one.names ?? []) expect(kept).not.toContain(name);
    },
  );

  it("gives NFD text what it gives NFC text", () => {
    for (const {text} of cases) {
      expect(readDocument(reading(text.normalize("NFD"), options)).header).toEqual(
        readDocument(reading(text, options)).header,
      );
    }
  });
});

// Written apart from the parser: of these it had 264 of 269 facts right before it saw them.
describe("documents it was not made on", () => {
  const blind = parse(readFileSync(new URL("input/headers-blind.yaml", import.meta.url), "utf8")) as Pick<
    Case,
    "text" | "is"
  >[];
  it.each(blind.map((one, at) => [`${at + 1}: ${one.is.unit ?? one.is.number}`, one] as const))(
    "%s",
    async (_, {text, is}) => {
      const {header} = readDocument(await readFile(Buffer.from(text), "a.txt"));
      expect(header).toMatchObject(is);
    },
  );
});

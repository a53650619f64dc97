import type {Block} from "../../model.ts";
import {foldTones} from "../../text.ts";

/** A block as it is printed, label and text joined, with its place in `Reading.blocks` and its folded twin of the same length. */
export type Line = {ordinal: number; block: Block; text: string; low: string};

/** The printed lines of blocks that are not empty, NFC, single spaces, in order. */
export function toLines(blocks: Block[]): Line[] {
  const lines: Line[] = [];
  for (const [ordinal, block] of blocks.entries()) {
    const text = clean(printed(block));
    if (text !== "") lines.push({ordinal, block, text, low: lower(text)});
  }
  return lines;
}

/** A date at the start of a line (`28.2.2018`) may have been taken for a list number: there the space is left out. */
function printed({label, text}: Block): string {
  if (label === null) return text;
  return /^\d{1,2}\.$/.test(label) && /^\d{1,2}[.]\d{4}/.test(text) ? label + text : `${label} ${text}`;
}

/** NFC, one kind of space, Đ for the Icelandic Ð, no spaces at the ends. */
export function clean(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\u00d0/gu, "Đ")
    .replace(/[\s\u00a0\u200b]+/gu, " ")
    .trim();
}

/** Lower case with one tone style; of the same length as `text` for all Vietnamese text. */
export function lower(text: string): string {
  return foldTones(text.toLowerCase());
}

/** Whether the letters of the text are capitals, and there are at least two. */
export function isCaps(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, "");
  return letters.length >= 2 && letters === letters.toUpperCase();
}

/** A rule, a star, a page number: nothing to read. */
export function isRule(text: string): boolean {
  return /^[-–—_*=~. \d]{1,80}$/u.test(text) && !/^\d{1,2}[./-]\d{1,2}[./-]\d{4}/u.test(text);
}

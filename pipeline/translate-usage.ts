import {is_english} from "./say.ts";

const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/^error: /u, "Lỗi: "],
  [/unknown command '(.+?)'/u, "không có lệnh '$1'"],
  [/unknown option '(.+?)'/u, "không có tùy chọn '$1'"],
  [/missing required argument '(.+?)'/u, "thiếu tham số '$1'"],
  [/option '(.+?)' argument missing/u, "tùy chọn '$1' thiếu giá trị"],
  [
    /too many arguments(?: for '(.+?)')?\. Expected (\d+) arguments? but got (\d+)[^.]*\./u,
    "thừa tham số: cần $2, được $3.",
  ],
  [/\(Did you mean one of (.+?)\?\)/u, "(ý là một trong: $1?)"],
  [/\(Did you mean (.+?)\?\)/u, "(ý là $1?)"],
  [/\[options\]/gu, "[tùy chọn]"],
  [/\[command\]/gu, "[lệnh]"],
  [/^Usage:$/u, "Cách dùng:"],
  [/^Options:$/u, "Tùy chọn:"],
  [/^Commands:$/u, "Lệnh:"],
  [/^Arguments:$/u, "Tham số:"],
];

/** What the parser of the command line says, in the language of the user; words it does not know stay as they are. */
export function translateUsage(text: string): string {
  return is_english
    ? text.replace(/^error: /u, "Error: ")
    : PHRASES.reduce((said, [from, to]) => said.replace(from, to), text);
}

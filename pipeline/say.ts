/** Whether messages are in English (`TONGHOP_LANG=en`); Vietnamese otherwise. */
export const is_english = process.env["TONGHOP_LANG"]?.startsWith("en") === true;

/** The message in the language of the user. */
export function say(vi: string, en: string): string {
  return is_english ? en : vi;
}
